/** Where estimators disagree, in figures: how often each pair does, and the steps to look at. */
import { useMemo, useState } from 'react';
import { disagreementMatrix, rankPairs } from '../../credit/comparison.ts';
import type { Shown } from '../../store/shown.ts';
import { LEAST_COMPARED } from '../../store/view.ts';
import { compareText } from '../../text/compare.ts';
import { percent } from '../format.ts';
import { useLab } from '../lab.tsx';
import { useMedia } from '../media.ts';
import { WithSymbols } from '../symbols.tsx';
import { type Column, type Compared, matrixColumns } from './columns.ts';
import { Matrix } from './Matrix.tsx';
import { StepLists } from './StepLists.tsx';
import { advantagesOf, type Compartment } from './useComparison.ts';

/** Where there is room for two rows of graphs and the figures: else more than two graphs come first, and the figures are a click away. */
const ROOM = '(min-height: 820px), (max-width: 900px)';

/** Pairs that are named beside the matrix. */
const NAMED_PAIRS = 3;

interface FiguresProps {
  readonly trained: Shown;
  readonly compared: Compared;
  readonly compartments: readonly Compartment[];
}

/** Two columns of the matrix. */
export type Pair = readonly [first: string, second: string];

export function Figures({ trained, compared, compartments }: FiguresProps) {
  const lab = useLab();
  const [picked, setPicked] = useState<Pair | null>(null);
  const roomy = useMedia(ROOM);
  const [asked, setAsked] = useState<boolean | null>(null);
  const open = asked ?? (roomy || compartments.length <= LEAST_COMPARED);
  const columns = useMemo(
    () =>
      matrixColumns(
        compartments.map(({ column }) => column),
        compared,
      ),
    [compartments, compared],
  );
  const advantages = useMemo(
    () =>
      columns.map(({ variant: { estimator, settings } }) => advantagesOf(lab.creditOf(trained, estimator, settings))),
    [lab, trained, columns],
  );
  const matrix = useMemo(() => disagreementMatrix(advantages), [advantages]);
  const pairs = useMemo(() => rankPairs(matrix), [matrix]);
  const placeOf = (id: string) => columns.findIndex((column) => column.id === id);
  // Until one is picked: the first two graphs, or those most opposed where these are the same.
  const graphs = compartments.slice(0, 2).map(({ column }) => placeIn(columns, column));
  const most = pairs[0] === undefined ? [-1, -1] : [pairs[0].first, pairs[0].second];
  const [first, second] = picked?.map(placeOf) ?? (graphs[0] === graphs[1] ? most : graphs);
  const places = [first, second] as const;
  const text = compareText.matrix;
  return (
    <details
      className="compare-figures"
      open={open}
      onToggle={({ currentTarget }) => currentTarget.open !== open && setAsked(currentTarget.open)}
    >
      <summary>{compareText.figures}</summary>
      <div className="compare-panels">
        <div className="compare-pairs">
          <Matrix
            columns={columns}
            matrix={matrix}
            steps={trained.rollouts.stepCount}
            picked={places}
            onPick={(a, b) => setPicked([columns[a].id, columns[b].id])}
          />
          <h3>{text.most}</h3>
          {pairs.length === 0 && <p className="soft">{text.none}</p>}
          <ul className="edges">
            {pairs.slice(0, NAMED_PAIRS).map(({ first, second, share }) => (
              <li key={`${columns[first].id} ${columns[second].id}`}>
                <button
                  type="button"
                  className="edge-button"
                  aria-pressed={places.includes(first) && places.includes(second)}
                  onClick={() => setPicked([columns[first].id, columns[second].id])}
                >
                  <span className="edge-name">
                    <WithSymbols text={`${columns[first].name} × ${columns[second].name}`} />
                  </span>
                  <span className="figure">{percent(share)}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
        <StepLists
          trained={trained}
          compartments={compartments}
          pair={places.map((place) => ({ column: columns[place], advantage: advantages[place] ?? null }))}
        />
      </div>
    </details>
  );
}

/** Place of the matrix' column that says what a graph shows. */
function placeIn(columns: readonly Column[], { id, name }: Column): number {
  const own = columns.findIndex((column) => column.id === id);
  return own >= 0 ? own : columns.findIndex((column) => column.name === name);
}
