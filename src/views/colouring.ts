/** What edges can be coloured by: the terms of G2PO, the advantage of every estimator on the same rollouts, and the true one. */
import type { TermId } from '../credit/estimator.ts';
import { type EstimatorId, estimators } from '../credit/estimators/registry.ts';

export interface Colouring {
  /** In links and stores: `g2po`, `g2po.edge_centric`, `gigpo`, `truth` … */
  readonly id: string;
  /** Null for the true advantage, which is no estimator's. */
  readonly estimator: EstimatorId | null;
  readonly term: TermId | null;
}

const G2PO_TERMS = ['edge_centric', 'node_centric', 'episode'] as const satisfies readonly TermId[];

/** By A^π, where it is worked out. */
export const TRUTH: Colouring = { id: 'truth', estimator: null, term: null };

/** Every colouring, G2PO's terms first. */
export const colourings: readonly Colouring[] = [
  { id: 'g2po', estimator: 'g2po', term: null },
  ...G2PO_TERMS.map((term): Colouring => ({ id: `g2po.${term}`, estimator: 'g2po', term })),
  ...estimators.filter(({ id }) => id !== 'g2po').map(({ id }): Colouring => ({ id, estimator: id, term: null })),
  TRUTH,
];
