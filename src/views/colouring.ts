/** What edges can be coloured by: the terms of G2PO, and the advantage of every estimator on the same rollouts. */
import type { TermId } from '../credit/estimator.ts';
import { type EstimatorId, estimators } from '../credit/estimators/registry.ts';

export interface Colouring {
  /** In links and stores: `g2po`, `g2po.edge_centric`, `gigpo` … */
  readonly id: string;
  readonly estimator: EstimatorId;
  readonly term: TermId | null;
}

const G2PO_TERMS = ['edge_centric', 'node_centric', 'episode'] as const satisfies readonly TermId[];

/** Every colouring, G2PO's terms first. */
export const colourings: readonly Colouring[] = [
  { id: 'g2po', estimator: 'g2po', term: null },
  ...G2PO_TERMS.map((term): Colouring => ({ id: `g2po.${term}`, estimator: 'g2po', term })),
  ...estimators.filter(({ id }) => id !== 'g2po').map(({ id }): Colouring => ({ id, estimator: id, term: null })),
];
