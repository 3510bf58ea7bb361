/** Results on disk: what is kept comes back, what is torn, foreign or stale does not. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job } from './jobs.ts';
import { appendResult, currentResults, parseLines, type ResultLine, readResults } from './results.ts';
import { keysOf } from './stamp.ts';

const line = (id: string, key: string, digest: string): ResultLine => ({
  id,
  key,
  seconds: 1.5,
  result: { kind: 'learning', success: [0, 0.5], envSteps: [20, 10], score: null, families: { pick: 0.25 }, digest },
});

describe('the file of results', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'g2po-science-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives back what was appended, from a file for each kind and world', () => {
    const lines = [line('learning/house/g2po/1', 'k', 'a'), line('learning/shop/g2po/1', 'k', 'b')];
    for (const one of lines) appendResult(folder, one);
    expect(readResults(folder)).toEqual({ lines, refused: 0 });
    expect(readFileSync(join(folder, 'learning-house.jsonl'), 'utf8')).toBe(`${JSON.stringify(lines[0])}\n`);
  });

  it('outlives a line that was torn: it is left out, and the next one stands on its own', () => {
    const [first, second] = [line('learning/house/g2po/1', 'k', 'a'), line('learning/house/g2po/2', 'k', 'b')];
    appendResult(folder, first);
    appendFileSync(join(folder, 'learning-house.jsonl'), '{"id":"learning/house/g2po/3","key"');
    appendResult(folder, second);
    expect(readResults(folder)).toEqual({ lines: [first, second], refused: 1 });
  });

  it('is empty where there is no folder, and refuses lines of another form', () => {
    expect(readResults(join(folder, 'none'))).toEqual({ lines: [], refused: 0 });
    const other = JSON.stringify({ ...line('x/y/1', 'k', 'a'), result: { kind: 'learning' } });
    expect(parseLines(`${other}\n\n42\n`)).toEqual({ lines: [], refused: 2 });
  });
});

describe('resuming', () => {
  it('takes the results of today’s keys only, and of several the last', () => {
    const keys = new Map([
      ['learning/house/g2po/1', 'now'],
      ['learning/house/g2po/2', 'now'],
    ]);
    const current = currentResults(
      [
        line('learning/house/g2po/1', 'now', 'first'),
        line('learning/house/g2po/1', 'before', 'stale'),
        line('learning/house/g2po/1', 'now', 'again'),
        line('learning/house/g2po/2', 'before', 'stale'),
        line('learning/house/gone/1', 'now', 'no job'),
      ],
      keys,
    );
    expect([...current.values()].map(({ id, result }) => [id, 'digest' in result && result.digest])).toEqual([
      ['learning/house/g2po/1', 'again'],
    ]);
  });

  it('holds a result stale as soon as settings, budget, world options or the code are others', async () => {
    const job: Job = {
      kind: 'learning',
      id: 'a/b/1',
      world: 'custom',
      settings: { world: 'custom', pinned: 0 },
      seed: 1,
      iterations: 3,
    };
    const keyOf = async (one: Job, code = 'code') => (await keysOf([one], code)).get(one.id);
    const key = await keyOf(job);
    expect(key).toMatch(/^[0-9a-f]{16}$/);
    const others = [
      await keyOf(job, 'other code'),
      await keyOf({ ...job, iterations: 4 }),
      await keyOf({ ...job, seed: 2 }),
      await keyOf({ ...job, settings: { ...job.settings, weight: 2 } }),
      await keyOf({ ...job, world: 'house', settings: { ...job.settings, world: 'house' } }),
    ];
    expect(new Set([key, ...others]).size).toBe(6);
    // Its name in the plan is no part of what it does.
    expect(await keyOf({ ...job, id: 'c/d/1' })).toBe(key);
  });
});
