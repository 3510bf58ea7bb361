/** The figures of a race: a row an estimator, and a row a pair. */
import { type ReactNode, useMemo } from 'react';
import type { CensoredMedian, Interval } from '../../credit/learningCurves.ts';
import type { Racer, RaceSetup } from '../../store/race.ts';
import { raceText } from '../../text/race.ts';
import { Tooltip } from '../controls/Tooltip.tsx';
import { decimal, grouped, percent, signed } from '../format.ts';
import { WithSymbols } from '../symbols.tsx';
import { labelOf } from './look.ts';
import { Swatch } from './Swatch.tsx';
import { type EstimatorSummary, type PairSummary, summarise } from './summary.ts';

type Figures = NonNullable<EstimatorSummary['figures']>;
type ColumnId = Exclude<keyof typeof raceText.columns, 'estimator' | 'finished'>;

/** An average with its interval below it, where there is one. */
function Spread({ interval, write }: { readonly interval: Interval; readonly write: (value: number) => string }) {
  const { mean, half } = interval;
  return (
    <>
      <b>{write(mean)}</b>
      {Number.isFinite(half) && <small>{raceText.range(write(mean - half), write(mean + half))}</small>}
    </>
  );
}

interface MedianProps {
  readonly median: CensoredMedian;
  readonly write: (value: number) => string;
  /** What stands for a time that never came. */
  readonly never: string;
}

function Median({ median: { low, high, missing, of }, write, never }: MedianProps) {
  const text = (value: number | null) => (value === null ? never : write(value));
  const both = text(low) === text(high) ? text(low) : raceText.toEach(text(low), text(high));
  return (
    <>
      <b>{both}</b>
      {missing > 0 && <small>{raceText.missing(missing, of)}</small>}
    </>
  );
}

/** Environment steps: thousands, as the last digits say nothing. */
const stepsText = (steps: number): string => raceText.thousand(grouped(Math.round(steps / 1000)));
const wholeText = (value: number): string => String(value);

/** Kept within what a share can be: an interval may reach beyond. */
const shareText = (value: number): string => percent(Math.min(1, Math.max(0, value)));

const cells: Readonly<Record<ColumnId, (figures: Figures, setup: RaceSetup) => ReactNode>> = {
  auc: ({ auc }) => <Spread interval={auc} write={(value) => decimal(value, 3)} />,
  lastTen: ({ lastTen }) => <Spread interval={lastTen} write={shareText} />,
  heldOut: ({ heldOut }) => (heldOut === null ? raceText.none : <Spread interval={heldOut} write={shareText} />),
  t90: ({ t90 }, { iterations }) => <Median median={t90} write={wholeText} never={raceText.never(iterations)} />,
  steps90: ({ steps90 }) => <Median median={steps90} write={stepsText} never={raceText.neverSteps} />,
  seconds: ({ seconds }) => raceText.seconds(decimal(seconds, 1)),
};

const COLUMNS: readonly ColumnId[] = ['auc', 'lastTen', 'heldOut', 't90', 'steps90', 'seconds'];

export function RaceTables({ setup, racers }: { readonly setup: RaceSetup; readonly racers: readonly Racer[] }) {
  const { estimators, pairs } = useMemo(() => summarise(setup, racers), [setup, racers]);
  const columns = raceText.columns;
  return (
    <div className="race-tables">
      <section>
        <h3>{raceText.table}</h3>
        <div className="race-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{columns.estimator.name}</th>
                {(['finished', ...COLUMNS] as const).map((id) => (
                  <th key={id} scope="col">
                    <Tooltip content={<WithSymbols text={columns[id].help} />}>
                      {(describedBy) => (
                        <button type="button" className="term" aria-describedby={describedBy}>
                          {columns[id].name}
                        </button>
                      )}
                    </Tooltip>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {estimators.map(({ estimator, finished, of, figures }) => (
                <tr key={estimator}>
                  <th scope="row">
                    {labelOf(estimator)} <Swatch estimator={estimator} />
                  </th>
                  <td>{raceText.share(finished, of)}</td>
                  {COLUMNS.map((id) => (
                    <td key={id}>{figures === null ? raceText.none : cells[id](figures, setup)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="soft race-note">{raceText.tableOf(setup.seeds.length)}</p>
      </section>
      <section>
        <h3>{raceText.pairs}</h3>
        {pairs.length === 0 ? (
          <p className="soft">{raceText.noPairs}</p>
        ) : (
          <table className="race-pairs">
            <tbody>
              {pairs.map((pair) => (
                <PairRow key={`${pair.first} ${pair.second}`} pair={pair} />
              ))}
            </tbody>
          </table>
        )}
        <p className="soft race-note">{raceText.pairsHelp}</p>
      </section>
    </div>
  );
}

function PairRow({ pair: { first, second, difference } }: { readonly pair: PairSummary }) {
  const { interval, above, of } = difference;
  return (
    <tr>
      <th scope="row">{raceText.pair(labelOf(first), labelOf(second))}</th>
      <td>
        <Spread interval={interval} write={(value) => signed(value, 3)} />
      </td>
      <td>{raceText.above(above, of)}</td>
    </tr>
  );
}
