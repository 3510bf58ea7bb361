/** The page's language while its words do not come, and when they do. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { followLanguage } from '../../src/app/language.ts';
import { createSettingsStore } from '../../src/store/settings.ts';
import { speak } from '../../src/text/language.ts';

/** Whether the words of the other language can be loaded. */
const network = vi.hoisted(() => ({ up: false }));
vi.mock('../../src/text/zh/translation.ts', async (original) => {
  const words = await original<typeof import('../../src/text/zh/translation.ts')>();
  return {
    get translation() {
      if (!network.up) throw new Error('Failed to fetch dynamically imported module');
      return words.translation;
    },
  };
});

afterEach(() => speak('en'));

describe('a language whose words cannot be loaded', () => {
  // First of all: words that came once are there.
  it('is told, leaves the page as it is, and comes when it is chosen again', async () => {
    const settings = createSettingsStore(null);
    const root = { lang: '' };
    const spoken = await followLanguage(settings, root, ['en']);
    expect(spoken.getState()).toEqual({ language: 'en', failed: null });

    spoken.choose('zh-CN');
    await expect.poll(() => spoken.getState()).toEqual({ language: 'en', failed: { language: 'zh-CN' } });
    const { failed } = spoken.getState();
    // Once more in vain is told once more; what else is set tries nothing.
    spoken.choose('zh-CN');
    await expect.poll(() => spoken.getState().failed).not.toBe(failed);
    expect(spoken.getState().failed).toEqual(failed);
    expect(root.lang).toBe('en');
    network.up = true;
    settings.setState({ speed: 0.5 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(spoken.getState().language).toBe('en');

    spoken.choose('zh-CN');
    await expect.poll(() => spoken.getState()).toEqual({ language: 'zh-CN', failed: null });
    expect(root.lang).toBe('zh-CN');
    expect(settings.getState().language).toBe('zh-CN');
  });

  it('is followed from the settings, as links lend them', async () => {
    const settings = createSettingsStore(null);
    const spoken = await followLanguage(settings, { lang: '' }, ['en']);
    settings.lend({ language: 'zh-CN' });
    await expect.poll(() => spoken.getState().language).toBe('zh-CN');
  });
});
