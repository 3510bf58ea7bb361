/** Words are looked up when they are shown: no module of the page keeps one from the time when it was loaded. */
import { describe, expect, it, vi } from 'vitest';

const recorder = vi.hoisted(() => ({ read: [] as string[] }));

/** Dictionaries that note which words are read; a nested dictionary may be kept by a name. */
vi.mock('../../src/text/language.ts', async (original) => {
  const recorded = (path: string, dictionary: object): object =>
    new Proxy(dictionary, {
      get: (_, key) => {
        const word: unknown = Reflect.get(dictionary, key);
        const here = `${path}.${String(key)}`;
        if (typeof word === 'object' && word !== null && !Array.isArray(word)) return recorded(here, word);
        if (typeof key === 'string') recorder.read.push(here);
        return word;
      },
    });
  return { ...(await original<object>()), words: recorded };
});

// What starts something as soon as it is loaded, and so is loaded by nothing else.
const ENTRIES = /\/(main|standalone|serviceWorker)\.tsx?$|[wW]orker\.ts$/;
const modules = Object.entries(
  import.meta.glob(['../../src/views/**/*.{ts,tsx}', '../../src/app/**/*.{ts,tsx}', '../../src/store/**/*.ts']),
).filter(([path]) => !ENTRIES.test(path));

describe('modules of the page', () => {
  it('notes what is read', async () => {
    const { stageText } = await import('../../src/text/page.ts');
    expect(stageText.merge).toBe('Merge');
    expect(recorder.read).toEqual(['stageText.merge']);
    recorder.read.length = 0;
  });

  it('read no word while they are loaded', async () => {
    expect(modules.length).toBeGreaterThan(100);
    const captured: string[] = [];
    for (const [path, load] of modules) {
      await load();
      captured.push(...recorder.read.splice(0).map((word) => `${path}: ${word}`));
    }
    expect(captured).toEqual([]);
  });
});
