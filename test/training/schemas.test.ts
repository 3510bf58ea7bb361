/** The bounds of what is kept of a run hold what runs write. */
import { describe, expect, it } from 'vitest';
import { list, MAX_FAMILIES, metricsSchema, table, whole } from '../../src/training/schemas.ts';
import { BOUNDS } from '../../src/worlds/custom/check.ts';
import { recordedRun } from '../share/recording/recorded.ts';

describe('the families of an iteration', () => {
  it('are as many as a world of one’s own has starts, with the longest names', async () => {
    const [metrics] = (await recordedRun({}, 1)).metrics;
    const name = (k: number) => `from ${String(k).padEnd(BOUNDS.name, '\u{4e00}')}`;
    const of = (count: number) => ({
      ...metrics,
      familySuccess: Object.fromEntries(Array.from({ length: count }, (_, k) => [name(k), 0.5])),
    });
    expect(metricsSchema.safeParse(of(BOUNDS.states)).data).toEqual(of(BOUNDS.states));
    expect(metricsSchema.safeParse(of(MAX_FAMILIES + 1)).success).toBe(false);
    expect(metricsSchema.safeParse({ ...metrics, familySuccess: { ['x'.repeat(65)]: 1 } }).success).toBe(false);
  });
});

describe('what is too much', () => {
  /** An entry that is not to be looked at. */
  const trap = {
    get a(): never {
      throw new Error('it was looked at');
    },
  };

  it('is refused before its entries are looked at', () => {
    const issues = (result: { readonly error?: { readonly issues: readonly { readonly message: string }[] } }) =>
      result.error?.issues.map(({ message }) => message);
    const many = new Array<number>(1000).fill(-1);
    expect(issues(list(whole(0, 9), 3, 'are more than 3').safeParse(many))).toEqual(['are more than 3']);
    expect(issues(table(whole(0, 9), 3, 9).safeParse({ b: -1, c: -1, d: -1, ...many }))).toEqual([
      'has more than 3 entries',
    ]);
    expect(() => table(whole(0, 9), 3, 9).safeParse(trap)).toThrow('looked at');
    expect(table(whole(0, 9), 0, 9).safeParse(trap).success).toBe(false);
  });

  it('is told from what is no list or table at all', () => {
    expect(list(whole(0, 9), 3, 'are more than 3').safeParse('1234').success).toBe(false);
    expect(table(whole(0, 9), 3, 9).safeParse(null).success).toBe(false);
    expect(list(whole(0, 9), 3, 'are more than 3').safeParse([1, 2, 3]).data).toEqual([1, 2, 3]);
    expect(table(whole(0, 9), 2, 9).safeParse({ a: 1, b: 2 }).data).toEqual({ a: 1, b: 2 });
  });
});
