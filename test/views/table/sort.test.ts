import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextSort, type SortKey, sortRows } from '../../../src/views/table/sort.ts';

const by = (keys: readonly SortKey[], descending: boolean) =>
  sortRows(
    keys.map((key, place) => ({ key, place })),
    ({ key }) => key,
    descending,
  );

describe('sorting', () => {
  it('keeps equal rows in their order, both ways', () => {
    expect(by([2, 1, 2, 1], false).map(({ place }) => place)).toEqual([1, 3, 0, 2]);
    expect(by([2, 1, 2, 1], true).map(({ place }) => place)).toEqual([0, 2, 1, 3]);
  });

  it('puts what has no number last, both ways', () => {
    const keys = [null, 1, Number.NaN, -3];
    expect(by(keys, false).map(({ key }) => key)).toEqual([-3, 1, null, Number.NaN]);
    expect(by(keys, true).map(({ key }) => key)).toEqual([1, -3, null, Number.NaN]);
  });

  it('orders texts by code unit: the same on every machine', () => {
    expect(by(['b', 'a', 'B', 'ä'], false).map(({ key }) => key)).toEqual(['B', 'a', 'b', 'ä']);
  });

  it('loses no row and puts none before a smaller one', () => {
    const key = fc.oneof(fc.constant(null), fc.double(), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(fc.array(key), fc.boolean(), (keys, descending) => {
        const sorted = by(keys, descending);
        expect(sorted.map(({ place }) => place).sort((a, b) => a - b)).toEqual(keys.map((_, place) => place));
        const numbers = sorted.flatMap((row) => (row.key === null || Number.isNaN(row.key) ? [] : [Number(row.key)]));
        for (let k = 1; k < numbers.length; k++) {
          expect(descending ? numbers[k] <= numbers[k - 1] : numbers[k] >= numbers[k - 1]).toBe(true);
        }
      }),
    );
  });
});

describe('a click on a header', () => {
  it('sorts numbers largest first and texts from a, then turns round', () => {
    const value = { id: 'value', numeric: true };
    const first = nextSort(null, value);
    expect(first).toEqual({ column: 'value', descending: true });
    expect(nextSort(first, value)).toEqual({ column: 'value', descending: false });
    expect(nextSort(first, { id: 'title', numeric: false })).toEqual({ column: 'title', descending: false });
  });
});
