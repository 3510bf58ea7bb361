/** Success by family of tasks: one row each, averaged over the last iterations up to the one on screen. */
import { chartText } from '../../text/charts.ts';
import { findWorld } from '../../worlds/registry.ts';
import { percent } from '../format.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { type ChartData, useMetricsOnScreen } from './chartData.ts';
import { FAMILY_WINDOW, familySuccess } from './families.ts';

const text = chartText.families;

export function FamilyBars({ data }: { readonly data: ChartData }) {
  const iteration = useMetricsOnScreen(data)?.iteration ?? 0;
  const { config, metrics } = data.run;
  const rows = familySuccess(findWorld(config.world), metrics, iteration);
  return (
    <ChartFrame
      id="families"
      help={<span>{text.help(FAMILY_WINDOW)}</span>}
      readings={
        rows.length > 0 && (
          <>
            {text.window(FAMILY_WINDOW)}
            <span className="reading-label">{text.windowRest}</span>
          </>
        )
      }
    >
      <ul className="chart-body families">
        {rows.map(({ family, name, mean, iterations }) => (
          <li key={family} title={text.mean(name, percent(mean), iterations)}>
            <span className="family-name">{name}</span>
            <span className="family-bar" aria-hidden="true">
              <span style={{ width: `${100 * (mean ?? 0)}%` }} />
            </span>
            <span className="family-share">{percent(mean)}</span>
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}
