import { describe, expect, it } from 'vitest';
import { createSettingsStore } from '../../src/store/settings.ts';

/** What a browser keeps. */
function storage(text: string | null = null) {
  const kept = { text };
  return {
    kept,
    getItem: () => kept.text,
    setItem: (_: string, value: string) => {
      kept.text = value;
    },
  };
}

describe('preferences on loan', () => {
  it('are shown and not kept', () => {
    const host = storage(JSON.stringify({ theme: 'light', speed: 0.5 }));
    const settings = createSettingsStore(host, { theme: 'projector', hiddenCharts: ['kl'] });
    expect(settings.getState()).toMatchObject({ theme: 'projector', hiddenCharts: ['kl'], speed: 0.5 });
    // What is changed by hand is kept, and nothing else.
    settings.setState({ speed: 0.2 });
    expect(JSON.parse(host.kept.text ?? '')).toMatchObject({ theme: 'light', hiddenCharts: [], speed: 0.2 });
    expect(settings.lent()).toEqual({ theme: 'projector', hiddenCharts: ['kl'] });
  });

  it('become one’s own when they are chosen', () => {
    const host = storage();
    const settings = createSettingsStore(host, { theme: 'projector' });
    settings.setState({ theme: 'dark' });
    expect(settings.lent()).toEqual({});
    expect(JSON.parse(host.kept.text ?? '').theme).toBe('dark');
  });

  it('go back with the next link', () => {
    const host = storage(JSON.stringify({ theme: 'light' }));
    const settings = createSettingsStore(host, { theme: 'projector' });
    settings.lend({ hiddenCharts: ['clip'] });
    expect(settings.getState()).toMatchObject({ theme: 'light', hiddenCharts: ['clip'] });
    settings.lend({});
    expect(settings.getState()).toMatchObject({ theme: 'light', hiddenCharts: [] });
    expect(JSON.parse(host.kept.text ?? '')).toEqual({ theme: 'light' });
  });
});

describe('two tabs', () => {
  it('each write what was changed in them, over what the other has kept by then', () => {
    const host = storage();
    const first = createSettingsStore(host);
    const second = createSettingsStore(host);
    first.setState({ newcomer: false });
    first.setState({ language: 'zh-CN', seenScenes: ['sparse', 'blame'] });
    second.setState({ speed: 0.5 });
    expect(createSettingsStore(host).getState()).toMatchObject({
      ...{ newcomer: false, language: 'zh-CN', seenScenes: ['sparse', 'blame'], speed: 0.5 },
    });
    // What is on screen in a tab is its own.
    expect(second.getState().language).toBe('auto');
  });

  it('take nothing over unchecked', () => {
    const host = storage(JSON.stringify({ theme: 'light' }));
    const settings = createSettingsStore(host);
    host.setItem('', JSON.stringify({ theme: 'neon', speed: 7, language: 'zh-CN' }));
    settings.setState({ background: true });
    expect(JSON.parse(host.kept.text ?? '')).toMatchObject({
      ...{ theme: 'system', speed: 1, language: 'zh-CN', background: true },
    });
  });

  it('keep later what a full storage refused', () => {
    const host = storage(JSON.stringify({ theme: 'light' }));
    let full = true;
    const settings = createSettingsStore({
      ...host,
      setItem: (key, value) => {
        if (full) throw new Error('QuotaExceededError');
        host.setItem(key, value);
      },
    });
    settings.setState({ theme: 'dark' });
    full = false;
    settings.setState({ speed: 0.2 });
    expect(JSON.parse(host.kept.text ?? '')).toMatchObject({ theme: 'dark', speed: 0.2 });
  });
});

describe('a newcomer', () => {
  it('is whoever comes with a browser in which nothing is kept', () => {
    const host = storage();
    const settings = createSettingsStore(host);
    expect(settings.getState().newcomer).toBe(true);
    // Another preference does not make a regular of them; being welcomed does.
    settings.setState({ theme: 'dark' });
    expect(createSettingsStore(host).getState()).toMatchObject({ newcomer: true, theme: 'dark' });
    settings.setState({ newcomer: false });
    expect(createSettingsStore(host).getState()).toMatchObject({ newcomer: false, theme: 'dark' });
  });

  it.each([
    ['with settings kept before there was a welcome', storage(JSON.stringify({ theme: 'light' }))],
    ['with settings that cannot be read', storage('{')],
    ['where nothing can be kept: the welcome would come every time', null],
  ])('is nobody %s', (_, host) => {
    expect(createSettingsStore(host).getState().newcomer).toBe(false);
  });
});
