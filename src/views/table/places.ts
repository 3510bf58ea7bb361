/** Which rows a selection stands for, and which selection a row makes. */
import type { Selection } from '../../store/view.ts';
import type { ElementIndex } from '../locate.ts';

/** The three kinds of rows. */
export const TABS = ['node', 'edge', 'trajectory'] as const;
export type Tab = (typeof TABS)[number];

/** The kind of rows that lists a selection; null where nothing is selected. */
export function tabOf(selection: Selection | null): Tab | null {
  if (selection === null) return null;
  return selection.kind === 'bundle' ? 'edge' : selection.kind;
}

/** Keys of the rows that a selection covers among those of a kind: several for a bundle, none where it is of another kind. */
export function selectedKeys(
  selection: Selection | null,
  tab: Tab,
  index: Pick<ElementIndex, 'bundles' | 'edgeKeys'>,
): ReadonlySet<string> {
  if (selection === null || tabOf(selection) !== tab) return new Set();
  switch (selection.kind) {
    case 'node':
      return new Set([selection.node]);
    case 'edge':
      return new Set([selection.edge]);
    case 'bundle':
      return new Set((index.bundles.get(selection.bundle) ?? []).map((edge) => index.edgeKeys[edge]));
    case 'trajectory':
      return new Set([String(selection.trajectory)]);
  }
}

/** What the row of a key selects. */
export function selectionOf(tab: Tab, key: string): Selection {
  switch (tab) {
    case 'node':
      return { kind: 'node', node: key };
    case 'edge':
      return { kind: 'edge', edge: key };
    case 'trajectory':
      return { kind: 'trajectory', trajectory: Number(key), step: null };
  }
}

/** The row that a key moves to among `count` rows in their order; null where the key does not move by rows. */
export function moveByRows(from: number, count: number, key: string, page: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowUp: -1,
    ArrowDown: 1,
    PageUp: -page,
    PageDown: page,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  };
  const by = steps[key];
  return by === undefined || count === 0 ? null : Math.max(0, Math.min(count - 1, from + by));
}
