/** The advantages of the iteration on screen: setbacks left of 0, progress right of it, zeros in words. */
import { ADVANTAGE_EDGES } from '../../credit/diagnostics.ts';
import { chartText } from '../../text/charts.ts';
import { grouped, percent, settingNumber } from '../format.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { type ChartData, useMetricsOnScreen } from './chartData.ts';
import { type Bar, type Histogram, histogramOf, TALLEST } from './histogram.ts';

const text = chartText.advantages;

/** Height of the drawing in its own units; its width is one unit a bar. */
const HEIGHT = 100;
/** What of a bar's place it fills. */
const FILLED = 0.84;

export function AdvantageHistogram({ data }: { readonly data: ChartData }) {
  const metrics = useMetricsOnScreen(data);
  const histogram = metrics === undefined ? null : histogramOf(metrics.advantages);
  return (
    <ChartFrame
      id="advantages"
      help={
        <>
          <span>{text.help}</span>
          <span>{text.healthy}</span>
          <small>{text.unitHelp}</small>
        </>
      }
      readings={
        histogram !== null &&
        histogram.steps > 0 && (
          <>
            {text.zero(percent(histogram.shares.zero))}
            <span className="reading-label">{text.zeroRest}</span>
          </>
        )
      }
    >
      {metrics !== undefined && histogram !== null && histogram.steps > 0 ? (
        <Picture histogram={histogram} label={spoken(metrics.iteration, histogram)} />
      ) : (
        <div className="chart-body" />
      )}
    </ChartFrame>
  );
}

function Picture({ histogram: { bars, ticks }, label }: { readonly histogram: Histogram; readonly label: string }) {
  const zero = bars.filter(({ sign }) => sign < 0).length;
  return (
    <div className="chart-body histogram" role="img" aria-label={label}>
      <div className="histogram-counts">
        {ticks.map(({ count, height }) => (
          <span key={count} style={{ bottom: `${100 * height}%` }}>
            {grouped(count)}
          </span>
        ))}
      </div>
      <div className="histogram-plot">
        <svg viewBox={`0 0 ${bars.length} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          {ticks.map(({ count, height }) => (
            <path key={count} className="grid" d={`M0 ${HEIGHT * (1 - height)}H${bars.length}`} />
          ))}
          <path className="zero" d={`M${zero} ${HEIGHT}v${-HEIGHT * TALLEST}`} />
          {bars.map((bar, k) => (
            <g key={bar.from} className={bar.sign < 0 ? 'below-zero' : 'above-zero'}>
              <title>{text.bar(rangeText(bar), grouped(bar.count))}</title>
              <rect className="reach" x={k} y={0} width={1} height={HEIGHT} />
              <rect
                x={k + (1 - FILLED) / 2}
                y={HEIGHT * (1 - bar.height)}
                width={FILLED}
                height={HEIGHT * bar.height}
              />
            </g>
          ))}
        </svg>
        <span className="histogram-name">{text.unit}</span>
      </div>
      <div className="histogram-bounds">
        <span>{text.below(settingNumber(ADVANTAGE_EDGES[0]))}</span>
        <span>0</span>
        <span>{text.above(settingNumber(ADVANTAGE_EDGES[ADVANTAGE_EDGES.length - 1]))}</span>
      </div>
    </div>
  );
}

function rangeText({ from, to }: Bar): string {
  if (from === Number.NEGATIVE_INFINITY) return text.range.below(settingNumber(to));
  if (to === Number.POSITIVE_INFINITY) return text.range.above(settingNumber(from));
  return text.range.between(settingNumber(from), settingNumber(to));
}

function spoken(iteration: number, { steps, shares: { zero, negative, positive } }: Histogram): string {
  return text.spoken(iteration, grouped(steps), percent(zero), percent(negative), percent(positive));
}
