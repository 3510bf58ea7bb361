/** The terms of an advantage on one edge as bars round zero: mean over its traversals, with the range where they differ. */
import type { ReactNode } from 'react';
import type { Credit, TermId } from '../../credit/estimator.ts';
import { type Summary, summarise } from '../../credit/statistics.ts';
import { inspectorText } from '../../text/inspector.ts';
import { decimal } from '../format.ts';
import { AdvantageSymbol } from '../symbols.tsx';
import { Signed } from './EdgeList.tsx';
import { Explained } from './Explained.tsx';

/** Smallest magnitude that a full bar stands for: weak advantages look weak. In standard deviations. */
const LEAST_SCALE = 3;

export function AdvantageBars({ credit, steps }: { readonly credit: Credit; readonly steps: Int32Array }) {
  const rows = credit.terms.map((term) => ({ term: term.id, summary: summarise(term.values, steps) }));
  const total = summarise(credit.advantage, steps);
  const scale = Math.max(
    LEAST_SCALE,
    ...[total, ...rows.map(({ summary }) => summary)].flatMap(({ min, max }) => [Math.abs(min), Math.abs(max)]),
  );
  return (
    <div className="bars">
      {rows.map(({ term, summary }) => (
        <Bar key={term} term={term} summary={summary} scale={scale} symbol={<AdvantageSymbol term={term} />} />
      ))}
      {rows.length > 1 && (
        <Bar term="advantage" summary={total} scale={scale} symbol={<AdvantageSymbol term={null} />} />
      )}
    </div>
  );
}

interface BarProps {
  readonly term: TermId | 'advantage';
  readonly summary: Summary;
  readonly scale: number;
  readonly symbol: ReactNode;
}

function Bar({ term, summary, scale, symbol }: BarProps) {
  const { mean, min, max, n } = summary;
  const x = (value: number) => 50 + (50 * value) / scale;
  const left = Math.min(50, x(mean));
  const varies = max - min >= 0.005;
  return (
    <div className="bar-row" data-term={term}>
      <div className="bar-label">
        <Explained term={term}>{symbol}</Explained>
        <span className="soft">{inspectorText.edge.terms[term]}</span>
        {n > 1 && varies && (
          <small className="bar-spread">{inspectorText.edge.spread(decimal(min), decimal(max), n)}</small>
        )}
        <Signed value={mean} />
      </div>
      <svg className="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className="bar-track" x={0} y={0} width={100} height={6} />
        <rect
          className={mean < 0 ? 'bar-negative' : 'bar-positive'}
          x={left}
          y={0}
          width={Math.abs(x(mean) - 50)}
          height={6}
        />
        {varies && <rect className="bar-range" x={x(min)} y={2.4} width={x(max) - x(min)} height={1.2} />}
        <rect className="bar-zero" x={49.8} y={0} width={0.4} height={6} />
      </svg>
    </div>
  );
}
