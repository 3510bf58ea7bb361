/** A probability before and after the update: as a pair of bars, as numbers, as a change. */
import type { Summary } from '../../credit/statistics.ts';
import { stagesText } from '../../text/stages.ts';
import { decimal, roundTo, signed } from '../format.ts';
import { varies } from './actionProbabilities.ts';

/** Decimals of a percentage. */
const DIGITS = 1;

/** "12.3 → 18.1 %", or the one that is known. */
export function BeforeAfter({ before, after }: { readonly before: number; readonly after: number | null }) {
  const was = decimal(100 * before, DIGITS);
  return <span className="figure">{after === null ? `${was} %` : `${was} → ${decimal(100 * after, DIGITS)} %`}</span>;
}

/** "↑ +5.8 pp" in the colour of its sign; the glyph says it too, and is not the ▲ of critical transitions. */
export function Move({ by, unit = false }: { readonly by: number; readonly unit?: boolean }) {
  const points = roundTo(100 * by, DIGITS);
  const text = signed(100 * by, DIGITS);
  const { likelier, unlikelier, points: withUnit } = stagesText.policy;
  return (
    <span className={`figure ${points > 0 ? 'positive' : points < 0 ? 'negative' : 'zero'}`}>
      {points !== 0 && (
        <span className="glyph-move" role="img" aria-label={points > 0 ? likelier : unlikelier}>
          {points > 0 ? '↑' : '↓'}
        </span>
      )}{' '}
      {unit ? withUnit(text) : text}
    </span>
  );
}

interface BarPairProps {
  readonly before: Summary;
  readonly after: Summary | null;
}

/** Before outlined, after filled, 0 … 100 %; thin lines are the range over the steps. */
export function BarPair({ before, after }: BarPairProps) {
  return (
    <svg className="bar-pair" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
      <rect className="bar-before" x={0.5} y={1} width={99 * before.mean} height={4.5} />
      <Range of={before} y={2.75} />
      {after !== null && (
        <>
          <rect className="bar-after" x={0} y={8} width={100 * after.mean} height={5.5} />
          <Range of={after} y={10.25} />
        </>
      )}
    </svg>
  );
}

function Range({ of, y }: { readonly of: Summary; readonly y: number }) {
  if (!varies(of)) return null;
  return <rect className="bar-range" x={100 * of.min} y={y} width={100 * (of.max - of.min)} height={1} />;
}
