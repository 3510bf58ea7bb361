/** Rows of one kind with their order and the keyboard's place among them. */
import { useMemo, useState } from 'react';
import { tableText } from '../../text/table.ts';
import { agentText } from '../AgentText.tsx';
import { useLab, useView } from '../lab.tsx';
import type { Screen } from '../screen.tsx';
import type { Column } from './columns.tsx';
import { follow, type Position, siblingsOf, type Ways } from './follow.ts';
import { Grid } from './Grid.tsx';
import { moveByRows, selectedKeys, selectionOf, type Tab } from './places.ts';
import { type Sort, sortRows } from './sort.ts';

export interface TableProps<Row extends { readonly key: string }> {
  readonly tab: Tab;
  readonly screen: Screen;
  readonly columns: readonly Column<Row>[];
  /** In the order of the graph. */
  readonly rows: readonly Row[];
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort) => void;
  /** Along which the arrow keys lead; null where rows have no edges. */
  readonly ways: Ways | null;
  /** Short name of a row, for the line that says where the arrow keys have led. */
  readonly nameOf: (row: Row) => string;
}

export function Table<Row extends { readonly key: string }>(props: TableProps<Row>) {
  const { tab, screen, columns, rows, sort, onSort, ways, nameOf } = props;
  const { view } = useLab();
  const selection = useView((state) => state.selection);
  const selected = useMemo(() => selectedKeys(selection, tab, screen.index), [selection, tab, screen.index]);
  const ordered = useMemo(() => {
    const column = columns.find(({ id }) => id === sort?.column);
    return column === undefined || sort === null ? rows : sortRows(rows, column.sortKey, sort.descending);
  }, [rows, columns, sort]);
  const byKey = useMemo(() => new Map(rows.map((row) => [row.key, row])), [rows]);
  const firstSelected = () => ordered.find(({ key }) => selected.has(key))?.key ?? null;
  const startAt = (key: string | null): Position | null => (key === null ? null : { at: key, trail: [] });

  const [position, setPosition] = useState(() => startAt(firstSelected()));
  const [followed, setFollowed] = useState(selection);
  if (followed !== selection) {
    setFollowed(selection);
    // A selection made here is where the keyboard already stands, with its way behind it.
    if (selected.size > 0 && !(position !== null && selected.has(position.at))) setPosition(startAt(firstSelected()));
  }
  // Training goes on: what the keyboard stood on may be gone from this iteration.
  const active = position !== null && byKey.has(position.at) ? position : null;

  const go = (to: Position) => {
    setPosition(to);
    view.setState({ hover: selectionOf(tab, to.at) });
  };
  const select = (key: string) => {
    if (active?.at !== key) setPosition(startAt(key));
    view.setState({ selection: selectionOf(tab, key) });
  };
  const onKey = (key: string, page: number): boolean => {
    if (key === 'Enter') {
      if (active !== null) select(active.at);
      return active !== null;
    }
    if (active !== null && ways !== null) {
      const known = { at: active.at, trail: active.trail.filter((past) => byKey.has(past)) };
      const to = follow(ways, known, key);
      if (to !== null) {
        if (byKey.has(to.at)) go(to);
        return true;
      }
    }
    const from = active === null ? -1 : ordered.findIndex((row) => row.key === active.at);
    const row = moveByRows(from, ordered.length, key, page);
    if (row !== null) go({ at: ordered[row].key, trail: [] });
    return row !== null || key === 'ArrowLeft' || key === 'ArrowRight';
  };

  return (
    <>
      <Grid
        label={tableText.label[tab](rows.length)}
        columns={columns}
        rows={ordered}
        agentLanguage={agentText(screen.shown).lang}
        sort={sort}
        onSort={onSort}
        selected={selected}
        active={active?.at ?? null}
        onSelect={select}
        onHover={(key) => view.setState({ hover: key === null ? null : selectionOf(tab, key) })}
        onKey={onKey}
      />
      <output className="table-way soft">
        {active !== null && ways !== null && active.trail.length > 0
          ? wayText(ways, active, (key) => {
              const row = byKey.get(key);
              return row === undefined ? '?' : nameOf(row);
            })
          : tableText.keys[tab]}
      </output>
    </>
  );
}

/** Names of a way that are written out. */
const WRITTEN = 4;

function wayText(ways: Ways, position: Position, nameOf: (key: string) => string): string {
  const siblings = siblingsOf(ways, position);
  const path = [...position.trail, position.at];
  const names = path.slice(-WRITTEN).map(nameOf).join(' → ');
  const cut = path.length > WRITTEN ? tableText.wayStart : '';
  return tableText.way(cut + names, siblings.indexOf(position.at) + 1, siblings.length);
}
