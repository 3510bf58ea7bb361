/** A long table that stays quick: a real <table> with sortable headers, of which only the rows in sight are in the document. */
import {
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Column } from './columns.tsx';
import { rowsInSight, scrollToRow, type Viewport } from './rowWindow.ts';
import { nextSort, type Sort } from './sort.ts';

/** Height of a row before one has been measured, in CSS pixels. */
const ROW_HEIGHT = 28;

interface GridProps<Row extends { readonly key: string }> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** In the order shown. */
  readonly rows: readonly Row[];
  /** Language of what the agent saw and did ('' is unknown). */
  readonly agentLanguage: string;
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort) => void;
  readonly selected: ReadonlySet<string>;
  /** Row that the keyboard stands on, by key. */
  readonly active: string | null;
  /** The pointer or the keyboard picks a row. */
  readonly onSelect: (key: string) => void;
  readonly onHover: (key: string | null) => void;
  /** A key that the grid leaves alone: returns true where it was of use. `page` is the number of rows in sight. */
  readonly onKey: (key: string, page: number) => boolean;
}

export function Grid<Row extends { readonly key: string }>(props: GridProps<Row>) {
  const { label, columns, rows, agentLanguage, sort, onSort, selected, active, onSelect, onHover, onKey } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLTableSectionElement>(null);
  const [seen, setSeen] = useState({ scrollTop: 0, height: 600 });
  const [rowHeight, setRowHeight] = useState(ROW_HEIGHT);
  const { first, end } = rowsInSight({ ...seen, rowHeight }, rows.length);
  // Not with every scrolled row: a file can have a hundred thousand of them.
  const activeRow = useMemo(() => (active === null ? -1 : rows.findIndex(({ key }) => key === active)), [rows, active]);
  const drawn = rows.slice(first, end);

  /** What is seen now; null before there is an element. */
  const look = (): Viewport | null => {
    const element = scroller.current;
    if (element === null) return null;
    const row = element.querySelector<HTMLElement>('tr[data-row]');
    return {
      scrollTop: element.scrollTop,
      height: element.clientHeight - (head.current?.offsetHeight ?? 0),
      // With its fraction: over a thousand rows it adds up.
      rowHeight: row?.getBoundingClientRect().height || rowHeight,
    };
  };
  // Measured where it changes: scrolling, another size of the window, another theme.
  const measure = useEffectEvent(() => {
    const now = look();
    if (now === null) return;
    if (now.rowHeight !== rowHeight) setRowHeight(now.rowHeight);
    // Within a row nothing changes: a state for every pixel would draw the table sixty times a second.
    const scrollTop = Math.floor(now.scrollTop / now.rowHeight) * now.rowHeight;
    if (now.height !== seen.height || scrollTop !== seen.scrollTop) setSeen({ scrollTop, height: now.height });
  });
  useLayoutEffect(() => measure());
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => measure());
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const reveal = useEffectEvent(() => {
    const now = look();
    if (scroller.current === null || now === null || activeRow < 0) return;
    scroller.current.scrollTop = scrollToRow(now, activeRow);
  });
  // Another row, not the same row at another place: sorting and training must not move what is looked at.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another row becomes active
  useEffect(() => reveal(), [active]);

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(seen.height / rowHeight) - 1);
    if (!onKey(event.key, page)) return;
    // The page's own arrow keys scrub through iterations.
    event.preventDefault();
    event.stopPropagation();
  };
  const keyOf = (target: EventTarget): string | null => {
    const row = target instanceof Element ? target.closest<HTMLElement>('tr[data-row]') : null;
    return row === null ? null : (rows[Number(row.dataset.row)]?.key ?? null);
  };

  return (
    <div ref={scroller} className="table-scroll" onScroll={() => measure()}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that the keyboard moves in
        role="grid"
        className="rows"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={activeRow >= first && activeRow < end ? `${id}-${activeRow}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => onHover(null)}
        onPointerOver={(event: PointerEvent) => onHover(keyOf(event.target))}
        onPointerLeave={() => onHover(null)}
        onClick={(event) => {
          const key = keyOf(event.target);
          if (key !== null) onSelect(key);
        }}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={{ width: `${column.width}em` }} />
          ))}
        </colgroup>
        <thead ref={head}>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={column.numeric ? 'number-cell' : undefined}
                aria-sort={sort?.column !== column.id ? 'none' : sort.descending ? 'descending' : 'ascending'}
              >
                <button type="button" title={column.help} onClick={() => onSort(nextSort(sort, column))}>
                  {column.header}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <Gap height={first * rowHeight} />
        <tbody>
          {drawn.map((row, k) => (
            <tr
              key={row.key}
              id={`${id}-${first + k}`}
              data-row={first + k}
              aria-rowindex={first + k + 2}
              aria-selected={selected.has(row.key)}
              data-active={first + k === activeRow}
            >
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={column.numeric ? 'number-cell' : undefined}
                  dir={column.numeric ? undefined : 'auto'}
                  lang={column.agent ? agentLanguage : undefined}
                  title={column.full?.(row)}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <Gap height={(rows.length - end) * rowHeight} />
      </table>
    </div>
  );
}

/** Stands for the rows that are not in the document. */
function Gap({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tbody aria-hidden="true" className="gap">
      <tr>
        <td style={{ height }} />
      </tr>
    </tbody>
  );
}
