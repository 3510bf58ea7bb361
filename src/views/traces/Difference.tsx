/** What the edits of the file changed on the task on screen: in one line, and step by step. */
import { useMemo, useState } from 'react';
import type { Rollouts } from '../../credit/rollouts.ts';
import type { Shown } from '../../store/shown.ts';
import { tracesText } from '../../text/traces.ts';
import { Tooltip } from '../controls/Tooltip.tsx';
import { decimal, grouped } from '../format.ts';
import { Signed } from '../inspector/EdgeList.tsx';
import { useLab, useView } from '../lab.tsx';
import { useScreen } from '../screen.tsx';
import type { Column } from '../table/columns.tsx';
import { Grid } from '../table/Grid.tsx';
import { moveByRows } from '../table/places.ts';
import { type Sort, sortRows } from '../table/sort.ts';
import { type Differences, differencesOf, type StepDifference, sizeOfChange } from './differences.ts';
import { useTraces, useTracesState } from './traces.tsx';

export function Difference() {
  const shown = useScreen()?.shown ?? null;
  const kept = useTracesState((state) => state.baseline !== null);
  const now = shown?.imported ?? null;
  const before = now?.baseline?.imported ?? null;
  const differences = useMemo(() => {
    if (shown === null || now === null || now.baseline === null || before === null) return null;
    return differencesOf({ credit: now.baseline.credit, imported: before }, { credit: shown.credit, imported: now });
  }, [shown, now, before]);
  const text = tracesText.difference;
  const against = kept ? 'edits' : 'file';
  return (
    <section className="difference" aria-label={text.heading}>
      <div className="difference-bar">
        <p className="difference-summary">
          {differences === null ? text.same[against] : <Summary differences={differences} against={against} />}
        </p>
        <Baseline kept={kept} />
      </div>
      {differences !== null && shown !== null && now?.baseline != null && (
        <Steps differences={differences} before={now.baseline} now={shown} />
      )}
    </section>
  );
}

/** What differences are counted from. */
function Baseline({ kept }: { readonly kept: boolean }) {
  const traces = useTraces();
  const edits = useTracesState((state) => state.edits);
  const text = tracesText.difference;
  return (
    <div className="difference-baseline">
      {kept && (
        <button type="button" onClick={() => traces.setBaseline(null)}>
          {text.againstFile}
        </button>
      )}
      <button type="button" title={text.againstNowHint} onClick={() => traces.setBaseline(edits)}>
        {text.againstNow}
      </button>
    </div>
  );
}

interface SummaryProps {
  readonly differences: Differences;
  readonly against: 'file' | 'edits';
}

function Summary({ differences, against }: SummaryProps) {
  const { common, gone, added } = differences;
  const text = tracesText.difference;
  return (
    <>
      <span>
        {text.baseline[against]}: <b>{text.flipped(grouped(common.flipped), grouped(common.steps))}</b>
      </span>
      <span>
        {common.correlation === null ? (
          text.noCorrelation
        ) : (
          <Tooltip content={text.correlationHelp}>
            {(describedBy) => (
              <button type="button" className="term" aria-describedby={describedBy}>
                {text.correlation(decimal(common.correlation ?? Number.NaN))}
              </button>
            )}
          </Tooltip>
        )}
      </span>
      {gone > 0 && (
        <span>
          {grouped(gone)} {text.gone(gone)}
        </span>
      )}
      {added > 0 && (
        <span>
          {grouped(added)} {text.added(added)}
        </span>
      )}
    </>
  );
}

interface StepsProps {
  readonly differences: Differences;
  readonly before: Shown;
  readonly now: Shown;
}

function Steps({ differences, before, now }: StepsProps) {
  const { view } = useLab();
  const [sort, setSort] = useState<Sort>({ column: 'change', descending: true });
  const [active, setActive] = useState<string | null>(null);
  const selection = useView((state) => state.selection);
  const columns = useMemo(() => columnsOf(before.rollouts, now.rollouts), [before, now]);
  const { steps } = differences;
  const ordered = useMemo(() => {
    const column = columns.find(({ id }) => id === sort.column);
    return column === undefined ? steps : sortRows(steps, column.sortKey, sort.descending);
  }, [steps, columns, sort]);
  const byKey = useMemo(() => new Map(steps.map((step) => [step.key, step])), [steps]);
  const selected = useMemo(() => {
    if (selection?.kind !== 'trajectory') return new Set<string>();
    const { trajectory, position } = now.rollouts;
    const chosen = ({ now: row }: StepDifference) =>
      row >= 0 && trajectory[row] === selection.trajectory && position[row] === selection.step;
    return new Set(steps.filter(chosen).map(({ key }) => key));
  }, [selection, steps, now]);

  /** The step as a selection; null where it is not on screen. */
  const placeOf = (key: string | null) => {
    const row = key === null ? -1 : (byKey.get(key)?.now ?? -1);
    const { trajectory, position } = now.rollouts;
    return row < 0 ? null : ({ kind: 'trajectory', trajectory: trajectory[row], step: position[row] } as const);
  };
  const select = (key: string) => {
    setActive(key);
    const place = placeOf(key);
    if (place !== null) view.setState({ selection: place });
  };
  const onKey = (key: string, page: number): boolean => {
    const from = ordered.findIndex((row) => row.key === active);
    if (key === 'Enter') {
      if (from >= 0) select(ordered[from].key);
      return from >= 0;
    }
    const row = moveByRows(from, ordered.length, key, page);
    if (row !== null) {
      setActive(ordered[row].key);
      view.setState({ hover: placeOf(ordered[row].key) });
    }
    return row !== null;
  };
  return (
    <Grid
      label={tracesText.difference.label(steps.length)}
      columns={columns}
      agentLanguage=""
      rows={ordered}
      sort={sort}
      onSort={setSort}
      selected={selected}
      active={active}
      onSelect={select}
      onHover={(key) => view.setState({ hover: placeOf(key) })}
      onKey={onKey}
    />
  );
}

function columnsOf(before: Rollouts, now: Rollouts): readonly Column<StepDifference>[] {
  const text = tracesText.difference;
  /** Where the texts of a step stand: now, or before where it is left out. */
  const place = (step: StepDifference): readonly [Rollouts, number] =>
    step.now >= 0 ? [now, step.now] : [before, step.before];
  const action = (step: StepDifference) => {
    const [rollouts, row] = place(step);
    return rollouts.actions[rollouts.action[row]];
  };
  const rollout = (step: StepDifference) => {
    const [rollouts, row] = place(step);
    const trajectory = rollouts.trajectory[row];
    return step.now >= 0 ? String(trajectory + 1) : rollouts.trajectories[trajectory];
  };
  const advantage = (value: number | null, missing: string) =>
    value === null ? <small>{missing}</small> : <Signed value={value} />;
  return [
    {
      id: 'rollout',
      header: text.columns.rollout.label,
      help: text.columns.rollout.help,
      numeric: false,
      width: 6,
      sortKey: (step) => (step.now >= 0 ? now.trajectory[step.now] : null),
      cell: rollout,
      full: rollout,
    },
    {
      id: 'step',
      header: text.columns.step.label,
      help: text.columns.step.help,
      numeric: true,
      width: 4,
      sortKey: (step) => {
        const [rollouts, row] = place(step);
        return rollouts.position[row];
      },
      cell: (step) => {
        const [rollouts, row] = place(step);
        return String(rollouts.position[row] + 1);
      },
    },
    {
      id: 'action',
      header: text.columns.action.label,
      help: text.columns.action.help,
      numeric: false,
      width: 16,
      sortKey: action,
      cell: action,
      full: action,
    },
    {
      id: 'before',
      header: text.columns.before.label,
      help: text.columns.before.help,
      numeric: true,
      width: 6,
      sortKey: ({ advantageBefore }) => advantageBefore,
      cell: ({ advantageBefore }) => advantage(advantageBefore, text.onlyNow),
    },
    {
      id: 'now',
      header: text.columns.now.label,
      help: text.columns.now.help,
      numeric: true,
      width: 6,
      sortKey: ({ advantageNow }) => advantageNow,
      cell: ({ advantageNow }) => advantage(advantageNow, text.onlyBefore),
    },
    {
      id: 'change',
      header: text.columns.change.label,
      help: text.columns.change.help,
      numeric: true,
      width: 5,
      sortKey: sizeOfChange,
      cell: ({ change }) => (change === null ? '–' : <Signed value={change} />),
    },
  ];
}
