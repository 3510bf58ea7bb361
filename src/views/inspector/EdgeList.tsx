/** Lists of transitions as buttons that select them: those of a bundle, the critical ones. */
import type { ReactNode } from 'react';
import { stepsOfEdge } from '../../credit/graph.ts';
import { summarise } from '../../credit/statistics.ts';
import { inspectorText } from '../../text/inspector.ts';
import { AgentText } from '../AgentText.tsx';
import { decimal, signed } from '../format.ts';
import type { Screen } from '../screen.tsx';
import { Jump } from './Jump.tsx';

/** ▲ for progress, ▼ for setback, nothing otherwise: the sign must not hang on colour alone. */
export function CriticalGlyph({ kind }: { readonly kind: number }) {
  if (kind === 0) return <span className="glyph-critical" />;
  const { progress, setback } = inspectorText.critical;
  return (
    <span
      className={`glyph-critical ${kind > 0 ? 'positive' : 'negative'}`}
      role="img"
      aria-label={kind > 0 ? progress : setback}
    >
      {kind > 0 ? '▲' : '▼'}
    </span>
  );
}

/** A signed value in the colour of its sign. */
export function Signed({ value, digits = 2 }: { readonly value: number; readonly digits?: number }) {
  const text = signed(value, digits);
  const sign = text.startsWith('+') ? 'positive' : text.startsWith('−') ? 'negative' : 'zero';
  return <span className={`figure ${sign}`}>{text}</span>;
}

/** One transition: action, a line below it, a figure at the right. */
export function EdgeButton({
  screen,
  edge,
  detail,
  figure,
}: {
  readonly screen: Screen;
  readonly edge: number;
  readonly detail: ReactNode;
  readonly figure: ReactNode;
}) {
  const { shown, index } = screen;
  return (
    <li>
      <Jump to={{ kind: 'edge', edge: index.edgeKeys[edge] }} look="row">
        {screen.has.credit && <CriticalGlyph kind={shown.criticality.kind[edge]} />}
        <span className="edge-name">
          <AgentText shown={shown}>{shown.rollouts.actions[shown.graph.edgeAction[edge]]}</AgentText>
          <small>{detail}</small>
        </span>
        {figure}
      </Jump>
    </li>
  );
}

/** Mean of the colouring over the steps of an edge, its range where they differ. */
export function EdgeFigure({ screen, edge }: { readonly screen: Screen; readonly edge: number }) {
  const { perStep, shown } = screen;
  if (perStep === null || 'unavailable' in perStep) return null;
  const { mean, min, max } = summarise(perStep.values, stepsOfEdge(shown.graph, edge));
  const range = `${decimal(min)} … ${decimal(max)}`;
  return (
    <span className="edge-figure" title={max - min < 0.005 ? undefined : range}>
      <Signed value={mean} />
    </span>
  );
}
