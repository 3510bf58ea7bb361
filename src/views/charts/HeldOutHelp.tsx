/** What the points of the success chart are, and how sure the last of them is. */
import { configAt } from '../../config/changes.ts';
import { chartsText } from '../../text/charts.ts';
import { findWorld } from '../../worlds/registry.ts';
import { percent, roundTo, settingNumber } from '../format.ts';
import { type ChartData, useMetricsOnScreen } from './chartData.ts';
import { wilsonInterval } from './interval.ts';

export function HeldOutHelp({ data }: { readonly data: ChartData }) {
  const { config, changes, metrics } = data.run;
  const iteration = useMetricsOnScreen(data)?.iteration ?? 0;
  const evaluated = metrics.slice(0, iteration).findLast(({ heldOutSuccess }) => heldOutSuccess !== null);
  // Tasks and temperature may change during a run: what is said of a number is what it was measured with.
  const { evaluationEvery, evaluationTasks, evaluationTemperature } = configAt(
    config,
    changes,
    evaluated?.iteration ?? Number.POSITIVE_INFINITY,
  );
  const text = chartsText.heldOut;
  const distinct = findWorld(config.world).distinctTasks?.(config.worldOptions);
  return (
    <>
      <span>
        {evaluationEvery === 0
          ? text.off
          : text.what(evaluationTasks, evaluationEvery, settingNumber(evaluationTemperature))}
      </span>
      {distinct !== undefined && <span>{text.fewTasks(distinct)}</span>}
      {typeof evaluated?.heldOutSuccess === 'number' && (
        <Interval iteration={evaluated.iteration} share={evaluated.heldOutSuccess} tasks={evaluationTasks} />
      )}
    </>
  );
}

interface IntervalProps {
  readonly iteration: number;
  readonly share: number;
  readonly tasks: number;
}

function Interval({ iteration, share, tasks }: IntervalProps) {
  const { low, high, halfWidth } = wilsonInterval(share, tasks);
  const points = String(roundTo(100 * halfWidth, 0));
  return (
    <span>{chartsText.heldOut.interval(iteration, percent(share), tasks, percent(low), percent(high), points)}</span>
  );
}
