import { afterEach, describe, expect, it } from 'vitest';
import type { ArchivedSummary } from '../../../src/store/archive/archive.ts';
import { speak } from '../../../src/text/language.ts';
import { agoText, bytesText, titleOf } from '../../../src/views/runs/describe.ts';

describe('bytesText', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [9949, '9.9 kB'],
    // 9.95 would round to 10.0, three digits where two say it.
    [9951, '10 kB'],
    [12_345, '12 kB'],
    // 999.5 kB would read 1000 kB.
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [8_672_332, '8.7 MB'],
    [128e6, '128 MB'],
  ])('%d bytes are %s', (bytes, text) => expect(bytesText(bytes)).toBe(text));
});

describe('agoText', () => {
  const now = Date.UTC(2026, 4, 10, 12);
  const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
  it.each([
    [-hour, 'just now'],
    [minute - 1, 'just now'],
    [minute, '1 min ago'],
    [hour - 1, '59 min ago'],
    [hour, '1 h ago'],
    [day - 1, '23 h ago'],
    [day, '1 day ago'],
    [7 * day - 1, '6 days ago'],
    // Noon on 10 May less eight days: 2 May in every time zone less than 12 hours from UTC.
    [8 * day, '2 May 2026'],
  ])('%d ms ago reads “%s”', (passed, text) => expect(agoText(now - passed, now)).toBe(text));

  afterEach(() => speak('en'));

  it('is in the language that the page has when it is asked', async () => {
    await speak('zh-CN');
    expect(agoText(now - 3 * 60_000, now)).toBe('3 分钟前');
    expect(agoText(new Date(2026, 4, 3, 12).getTime(), new Date(2026, 5, 3, 12).getTime())).toBe('2026年5月3日');
  });
});

it('a run is called by its name, or by what it is a run of', () => {
  const run: ArchivedSummary = {
    id: 'a',
    name: null,
    created: 0,
    updated: 0,
    world: 'house',
    estimator: 'g2po',
    seed: 58,
    iterations: 0,
    success: null,
    checkpoint: null,
    bytes: 0,
  };
  expect(titleOf(run)).toBe('House · G2PO · seed 58');
  expect(titleOf({ ...run, name: 'baseline' })).toBe('baseline');
});
