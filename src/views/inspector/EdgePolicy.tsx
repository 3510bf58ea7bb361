/** What the update did to the action of a transition: its probability, and the ratio ρ against the clip range. */
import { summarise } from '../../credit/statistics.ts';
import { stagesText } from '../../text/stages.ts';
import { decimal } from '../format.ts';
import type { Screen } from '../screen.tsx';
import { outsideClip, ratiosOf, takenAt } from './actionProbabilities.ts';
import { Explained } from './Explained.tsx';
import { BeforeAfter, Move } from './Probability.tsx';
import { Fact } from './TaskSummary.tsx';

/** @param steps Rows that traversed the edge. */
export function EdgePolicy({ screen, steps }: { readonly screen: Screen; readonly steps: Int32Array }) {
  const taken = takenAt(screen.shown, steps);
  if (taken === null) return null;
  const before = summarise(taken.before, taken.before.keys()).mean;
  const after = taken.after && summarise(taken.after, taken.after.keys()).mean;
  const text = stagesText.policy;
  return (
    <dl className="facts">
      <Fact label={<Explained term="policy">{text.edge}</Explained>}>
        <BeforeAfter before={before} after={after} /> {after !== null && <Move by={after - before} unit />}
      </Fact>
      {taken.after !== null && (
        <Fact label={<Explained term="ratio">{text.ratio} ρ</Explained>}>
          <Ratio ratios={ratiosOf(taken.before, taken.after)} clip={screen.shown.config.clip} />
        </Fact>
      )}
    </dl>
  );
}

function Ratio({ ratios, clip }: { readonly ratios: Float64Array; readonly clip: number }) {
  const { mean, min, max } = summarise(ratios, ratios.keys());
  const [low, high] = [decimal(1 - clip), decimal(1 + clip)];
  const outside = outsideClip(ratios, clip);
  const text = stagesText.policy;
  return (
    <>
      <RatioStrip ratios={ratios} clip={clip} />{' '}
      <b className="figure" title={max - min < 0.005 ? undefined : text.range(decimal(min), decimal(max))}>
        {decimal(mean)}
      </b>
      <br />
      <small>
        <Explained term="clip">
          {outside === 0 ? text.ratioIn(low, high) : text.ratioOut(outside, ratios.length, low, high)}
        </Explained>
      </small>
    </>
  );
}

/** Every ratio as a stroke, the clip range as a band round 1. */
function RatioStrip({ ratios, clip }: { readonly ratios: Float64Array; readonly clip: number }) {
  const low = Math.min(1 - 2 * clip, ...ratios.filter(Number.isFinite));
  const high = Math.max(1 + 2 * clip, ...ratios.filter(Number.isFinite));
  const x = (ratio: number) => 1 + (98 * (ratio - low)) / (high - low);
  return (
    <svg className="ratio-strip" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect className="ratio-band" x={x(1 - clip)} y={0} width={x(1 + clip) - x(1 - clip)} height={12} />
      <rect className="bar-zero" x={x(1) - 0.4} y={0} width={0.8} height={12} />
      {Array.from(ratios, (ratio, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: strokes have no other name
        <rect key={k} className="ratio-stroke" x={x(ratio) - 0.8} y={2} width={1.6} height={8} />
      ))}
    </svg>
  );
}
