/** Every task of the file as a row, sorted and searched; the one on screen is marked, and a click shows another. */
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import type { OpenedTraces, TaskOverview } from '../../store/traces/state.ts';
import { tracesText } from '../../text/traces.ts';
import { decimal, grouped, percent } from '../format.ts';
import { useView } from '../lab.tsx';
import type { Column } from '../table/columns.tsx';
import { Grid } from '../table/Grid.tsx';
import { moveByRows } from '../table/places.ts';
import { type Sort, sortRows } from '../table/sort.ts';
import {
  findTasks,
  NUMBER_COLUMNS,
  type NumberColumn,
  nameOrder,
  overviewNumber,
  type TaskRow,
  taskRowsOf,
  totalOf,
} from './overviewRows.ts';
import { startHints, taskHint } from './taskHints.ts';
import { useTraces, useTracesState } from './traces.tsx';

export function Overview() {
  const opened = useTracesState((state) => state.opened);
  const overview = useTracesState((state) => state.overview);
  return opened === null ? null : <Tasks opened={opened} overview={overview} />;
}

interface TasksProps {
  readonly opened: OpenedTraces;
  /** Null while it is worked out. */
  readonly overview: TaskOverview | null;
}

function Tasks({ opened, overview }: TasksProps) {
  const traces = useTraces();
  const task = useView((state) => state.task);
  const [sort, setSort] = useState<Sort | null>(null);
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed);
  const [all, setAll] = useState(false);
  const [active, setActive] = useState<string | null>(String(task));
  const [followed, setFollowed] = useState(task);
  if (followed !== task) {
    setFollowed(task);
    setActive(String(task));
  }

  const several = useMemo(() => new Set(opened.iteration).size > 1, [opened.iteration]);
  const only = several && !all ? opened.iteration[task] : null;
  const rows = useMemo(() => taskRowsOf(opened), [opened]);
  const found = useMemo(() => findTasks(rows, opened, only, query), [rows, opened, only, query]);
  const hints = useMemo(() => startHints(opened.starts), [opened.starts]);
  const columns = useMemo(
    () => columnsOf(opened, hints, overview, several && all),
    [opened, hints, overview, several, all],
  );
  const ordered = useMemo(() => {
    const column = columns.find(({ id }) => id === sort?.column);
    return column === undefined || sort === null ? found : sortRows(found, column.sortKey, sort.descending);
  }, [found, columns, sort]);
  const text = tracesText.overview;

  const show = (key: string) => {
    setActive(key);
    traces.look(Number(key));
  };
  const onKey = (key: string, page: number): boolean => {
    const from = ordered.findIndex((row) => row.key === active);
    if (key === 'Enter') {
      if (from >= 0) show(ordered[from].key);
      return from >= 0;
    }
    const row = moveByRows(from, ordered.length, key, page);
    if (row !== null) setActive(ordered[row].key);
    return row !== null;
  };
  return (
    <section className="overview" aria-label={text.heading}>
      <div className="overview-bar">
        <input
          type="search"
          className="number"
          aria-label={text.search}
          placeholder={text.search}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {several && (
          <fieldset className="switch">
            <legend className="visually-hidden">{text.scope}</legend>
            {[false, true].map((every) => (
              <label key={String(every)}>
                <input
                  type="radio"
                  name="overview-scope"
                  className="visually-hidden"
                  checked={all === every}
                  onChange={() => setAll(every)}
                />
                {every ? text.allIterations : text.thisIteration(opened.iteration[task])}
              </label>
            ))}
          </fieldset>
        )}
        <Total overview={overview} rows={found} />
        <span className="overview-keys soft">{text.keys}</span>
      </div>
      {found.length === 0 ? (
        <p className="soft">{text.none}</p>
      ) : (
        <Grid
          label={text.label(found.length)}
          columns={columns}
          agentLanguage=""
          rows={ordered}
          sort={sort}
          onSort={setSort}
          selected={new Set([String(task)])}
          active={active}
          onSelect={show}
          onHover={() => undefined}
          onKey={onKey}
        />
      )}
    </section>
  );
}

/** What the rows come to. */
function Total({ overview, rows }: { readonly overview: TaskOverview | null; readonly rows: readonly TaskRow[] }) {
  const total = useMemo(() => (overview === null ? null : totalOf(overview, rows)), [overview, rows]);
  const { overview: text, units } = tracesText;
  return (
    <output className="overview-total soft">
      <span>
        <b>{grouped(rows.length)}</b> {units.tasks(rows.length)}
      </span>
      {total === null ? (
        <span>{text.waiting}</span>
      ) : (
        <>
          <span>
            <b>{percent(total.successes / total.trajectories)}</b> {text.columns.success.label}
          </span>
          <span title={text.columns.flat.help}>
            <b>{grouped(total.flat)}</b> {text.flat}
          </span>
        </>
      )}
    </output>
  );
}

/** Widths in em. */
const WIDTHS: Readonly<Record<NumberColumn, number>> = {
  trajectories: 6,
  success: 8,
  steps: 5,
  nodes: 5,
  singletons: 5,
  meanReward: 5.5,
  flat: 8,
  disagreement: 6.5,
  peak: 6,
};

function columnsOf(
  opened: OpenedTraces,
  hints: readonly string[],
  overview: TaskOverview | null,
  withIteration: boolean,
): readonly Column<TaskRow>[] {
  const text = tracesText.overview.columns;
  const { groups, iteration } = opened;
  const nameOf = ({ task }: TaskRow) => groups[task];
  return [
    {
      id: 'group',
      header: text.group.label,
      help: text.group.help,
      numeric: false,
      width: 11,
      sortKey: (row) => nameOrder(nameOf(row)),
      cell: nameOf,
      full: (row) => text.group.full(nameOf(row), taskHint(opened, hints, row.task)),
    },
    ...(withIteration
      ? [
          {
            id: 'iteration',
            header: text.iteration.label,
            help: text.iteration.help,
            numeric: true,
            width: 7,
            sortKey: ({ task }: TaskRow) => iteration[task],
            cell: ({ task }: TaskRow) => String(iteration[task]),
          },
        ]
      : []),
    ...NUMBER_COLUMNS.map((id): Column<TaskRow> => {
      const read = ({ task }: TaskRow) => overviewNumber(overview, id, task);
      return {
        id,
        header: text[id].label,
        help: text[id].help,
        numeric: true,
        width: WIDTHS[id],
        sortKey: read,
        cell: (row) => {
          const value = read(row);
          return value === null ? '–' : write[id](value);
        },
      };
    }),
  ];
}

/** A share as a bar with its number: a column of them is read at a glance. */
function ShareBar({ share }: { readonly share: number }) {
  return (
    <span className="overview-share">
      <svg className="overview-bar-track" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect width={100 * share} height="6" />
      </svg>
      <span className="overview-percent">{percent(share)}</span>
    </span>
  );
}

const write: Readonly<Record<NumberColumn, (value: number) => ReactNode>> = {
  trajectories: grouped,
  success: (share) => <ShareBar share={share} />,
  steps: grouped,
  nodes: grouped,
  singletons: (share) => percent(share),
  meanReward: (reward) => decimal(reward),
  flat: (flat) => (flat === 1 ? tracesText.overview.yes : ''),
  disagreement: (share) => percent(share),
  peak: (peak) => decimal(peak),
};
