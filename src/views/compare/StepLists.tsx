/** Steps to look at: those that two estimators judge oppositely, good ones of failed rollouts, bad ones of successful rollouts. */
import { useMemo, useState } from 'react';
import { disagreeingSteps, surprisingSteps } from '../../credit/comparison.ts';
import type { Shown } from '../../store/shown.ts';
import { compareText } from '../../text/compare.ts';
import { Signed } from '../inspector/EdgeList.tsx';
import { Jump } from '../inspector/Jump.tsx';
import { WithSymbols } from '../symbols.tsx';
import type { Column } from './columns.ts';
import { advantagesOf, type Compartment } from './useComparison.ts';

/** How many are listed before "more" is asked for. */
const FIRST = 30;

const LISTS = ['disagree', 'goodInFailed', 'badInSuccessful'] as const;
type List = (typeof LISTS)[number];

/** A credit with the name that it goes by. */
interface Judge {
  readonly column: Column | undefined;
  readonly advantage: Float64Array | null;
}

interface StepListsProps {
  readonly trained: Shown;
  readonly compartments: readonly Compartment[];
  /** The pair whose disagreements are listed. */
  readonly pair: readonly Judge[];
}

const NO_STEPS = new Int32Array(0);

export function StepLists({ trained, compartments, pair }: StepListsProps) {
  const [list, setList] = useState<List>('disagree');
  const [by, setBy] = useState(0);
  const judges = compartments.map(({ column, answer }): Judge => ({ column, advantage: advantagesOf(answer) }));
  const judge = judges[Math.min(by, judges.length - 1)];
  const { rollouts } = trained;
  const surprising = useMemo(
    () => (judge?.advantage ? surprisingSteps(rollouts, judge.advantage) : null),
    [rollouts, judge?.advantage],
  );
  const [a, b] = [pair[0]?.advantage ?? null, pair[1]?.advantage ?? null];
  const opposed = useMemo(() => (a === null || b === null || a === b ? NO_STEPS : disagreeingSteps(a, b)), [a, b]);
  const steps: Readonly<Record<List, Int32Array>> = {
    disagree: opposed,
    goodInFailed: surprising?.goodInFailed ?? NO_STEPS,
    badInSuccessful: surprising?.badInSuccessful ?? NO_STEPS,
  };
  const text = compareText.lists;
  const names = pair.map(({ column }) => column?.name ?? '');
  const help =
    list === 'disagree' && a === null && b === null
      ? text.pick
      : list === 'disagree'
        ? text.help.disagree(names[0] ?? '', names[1] ?? '')
        : text.help[list](judge?.column?.name ?? '');
  return (
    <div className="compare-steps">
      <div className="compare-list-bar">
        <fieldset className="switch">
          <legend className="visually-hidden">{text.label}</legend>
          {LISTS.map((id) => (
            <label key={id}>
              <input
                type="radio"
                name="compare-list"
                className="visually-hidden"
                checked={list === id}
                onChange={() => setList(id)}
              />
              {text[id]} <span className="figure">{steps[id].length}</span>
            </label>
          ))}
        </fieldset>
        {list !== 'disagree' && (
          <label>
            {text.by}{' '}
            <select value={by} onChange={(event) => setBy(Number(event.currentTarget.value))}>
              {judges.map(({ column }, k) => (
                <option key={column?.id} value={k}>
                  {column?.name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <p className="soft compare-list-help">
        <WithSymbols text={help} />
      </p>
      <Steps key={list} trained={trained} steps={steps[list]} judges={list === 'disagree' ? pair : judges} />
    </div>
  );
}

interface StepsProps {
  readonly trained: Shown;
  /** Rows of the steps. */
  readonly steps: Int32Array;
  /** Whose advantages stand beside each. */
  readonly judges: readonly Judge[];
}

function Steps({ trained, steps, judges }: StepsProps) {
  const [all, setAll] = useState(false);
  const text = compareText.lists;
  if (steps.length === 0) return <p className="soft">{text.none}</p>;
  const shown = all ? steps : steps.subarray(0, FIRST);
  return (
    <div className="compare-rows">
      <table>
        <thead>
          <tr>
            <th scope="col">{text.columns.step}</th>
            {judges.map(({ column }) => (
              <th key={column?.id} scope="col" className="number-cell" title={column?.name}>
                <WithSymbols text={column?.name ?? ''} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from(shown, (row) => (
            <StepRow key={row} trained={trained} row={row} judges={judges} />
          ))}
        </tbody>
      </table>
      {steps.length > FIRST && (
        <button type="button" className="more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? text.fewer : text.more(steps.length - FIRST)}
        </button>
      )}
    </div>
  );
}

function StepRow({
  trained,
  row,
  judges,
}: {
  readonly trained: Shown;
  readonly row: number;
  readonly judges: readonly Judge[];
}) {
  const { rollouts } = trained;
  const trajectory = rollouts.trajectory[row];
  const step = rollouts.position[row];
  const action = rollouts.actions[rollouts.action[row]];
  const success = rollouts.success[trajectory] === 1;
  const text = compareText.lists;
  return (
    <tr>
      <td>
        <Jump
          to={{ kind: 'trajectory', trajectory, step }}
          look="row"
          title={text.entry(trajectory + 1, step + 1, success ? text.success : text.failure, action)}
        >
          <span className="outcome-glyph" role="img" aria-label={success ? text.success : text.failure}>
            {success ? '✓' : '✕'}
          </span>
          <span className="figure soft">{text.step(trajectory + 1, step + 1)}</span>
          <span className="edge-name">{action}</span>
        </Jump>
      </td>
      {judges.map(({ column, advantage }) => (
        <td key={column?.id} className="number-cell">
          {advantage === null ? '–' : <Signed value={advantage[row]} />}
        </td>
      ))}
    </tr>
  );
}
