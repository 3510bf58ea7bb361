/** Sorting rows by a column: stable, and what has no number comes last either way. */
import { compareTexts } from '../graph/titles.ts';

/** What a row is sorted by; null (and NaN) where it has nothing. */
export type SortKey = number | string | null;

export interface Sort {
  /** Id of the column. */
  readonly column: string;
  readonly descending: boolean;
}

const isNothing = (key: SortKey): boolean => key === null || Number.isNaN(key);

/** Rows in order of a key, equal ones in the order given. The rows given are left alone. */
export function sortRows<Row>(rows: readonly Row[], keyOf: (row: Row) => SortKey, descending: boolean): readonly Row[] {
  const sign = descending ? -1 : 1;
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => {
      const missing = Number(isNothing(a.key)) - Number(isNothing(b.key));
      return missing !== 0 ? missing : isNothing(a.key) ? 0 : sign * compareKeys(a.key, b.key);
    })
    .map(({ row }) => row);
}

/** Numbers by size, texts by code unit, numbers before texts. */
function compareKeys(a: SortKey, b: SortKey): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  return typeof a === 'number' ? -1 : 1;
}

/** What a click on a column's header leads to: the other direction, or a new column, numbers largest first. */
export function nextSort(current: Sort | null, column: { readonly id: string; readonly numeric: boolean }): Sort {
  if (current?.column === column.id) return { column: column.id, descending: !current.descending };
  return { column: column.id, descending: column.numeric };
}
