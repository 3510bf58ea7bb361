/** The graph on screen as rows: states, transitions, rollouts, with the numbers that each column shows. */
import { PROGRESS, SETBACK } from '../../credit/criticality.ts';
import type { Credit, EstimatorSettings, TermId } from '../../credit/estimator.ts';
import { NODE_STATE, stepsOfEdge, stepsOfNode } from '../../credit/graph.ts';
import { trajectoryLength } from '../../credit/rollouts.ts';
import { type Summary, summarise } from '../../credit/statistics.ts';
import type { Shown } from '../../store/shown.ts';
import { bottlenecksTell } from '../bottlenecks.ts';
import type { Colouring } from '../colouring.ts';
import type { ElementIndex } from '../locate.ts';
import { trueValues } from '../truth.ts';

/** What rows are made of. Numbers of stages that are not done yet are left out, as everywhere on the page. */
export interface TableInput {
  readonly shown: Pick<Shown, 'rollouts' | 'graph' | 'values' | 'truth' | 'criticality' | 'credit' | 'trained'>;
  readonly index: Pick<ElementIndex, 'nodeKeys' | 'edgeKeys'>;
  /** Whether values and advantages may be shown. */
  readonly has: { readonly values: boolean; readonly credit: boolean };
  /** The colouring: one number a step; null where there is none. */
  readonly perStep: Float64Array | null;
  /** The same as it trains, under a what-if; null otherwise. */
  readonly trained: Float64Array | null;
  /** Credit of the colouring's estimator, whose terms get columns; null where there is none. */
  readonly credit: Credit | null;
  /** Short name of a node. */
  readonly title: (node: number) => string;
}

export interface NodeRow {
  /** credit/keys.ts `nodeKey`. */
  readonly key: string;
  readonly title: string;
  /** The observation; empty for the terminal nodes. */
  readonly text: string;
  /** V(G) */
  readonly value: number | null;
  /** V^π; null where it is not worked out. */
  readonly trueValue: number | null;
  /** Steps that start here; for the terminal nodes, trajectories that end here. */
  readonly visits: number;
  /** Of the step values v(i,j); null for the terminal nodes. */
  readonly spread: Summary | null;
  /** Edges that leave it. */
  readonly outgoing: number;
}

/** One row a node, in the order of the graph; terminal nodes only where a trajectory ends in them. */
export function nodeRows({ shown, index, has, title }: TableInput): NodeRow[] {
  const { rollouts, graph, values, truth } = shown;
  const known = has.values && truth !== null ? trueValues(graph, values, truth) : null;
  const outgoing = new Int32Array(graph.nodeCount);
  for (const source of graph.edgeSource) outgoing[source]++;
  const ended = new Int32Array(graph.nodeCount);
  for (const next of graph.stepNextNode) ended[next]++;
  const rows: NodeRow[] = [];
  for (let node = 0; node < graph.nodeCount; node++) {
    const state = graph.nodeKind[node] === NODE_STATE;
    const steps = stepsOfNode(graph, node);
    if (!state && ended[node] === 0) continue;
    rows.push({
      key: index.nodeKeys[node],
      title: title(node),
      text: state ? rollouts.observations[graph.nodeObservation[node]] : '',
      value: has.values ? values.node[node] : null,
      trueValue: known === null ? null : known[node],
      visits: state ? steps.length : ended[node],
      spread: has.values && state ? summarise(values.step, steps) : null,
      outgoing: outgoing[node],
    });
  }
  return rows;
}

export interface EdgeRow {
  /** credit/keys.ts `edgeKey`. */
  readonly key: string;
  readonly action: string;
  /** Titles of the nodes that it connects. */
  readonly source: string;
  readonly target: string;
  readonly traversals: number;
  /** Of the current colouring over its steps. */
  readonly colouring: Summary | null;
  /** The mean of the same as it trains; null without a what-if. */
  readonly trained: number | null;
  /** δ = V(G') − V(G) */
  readonly tdError: number | null;
  /** Mean A_EC under mean_std_norm: what criticality is measured by. */
  readonly edgeAdvantage: number | null;
  readonly critical: 'progress' | 'setback' | null;
  readonly bottleneck: boolean;
  /** Mean of each term of the credit over its steps. */
  readonly terms: readonly number[];
}

/** Which figures of transitions get a column of their own besides the colouring. */
export interface EdgeFigures {
  /** Whether `EdgeRow.edgeAdvantage` does. */
  readonly edgeAdvantage: boolean;
  /** Terms that do, with their place in `EdgeRow.terms`. */
  readonly terms: readonly { readonly id: TermId; readonly at: number }[];
}

/**
 * Leaves out what another column says already: the term that is the colouring itself, the only term of an estimator,
 * and the edge-centric term where it is the yardstick of criticality.
 * @param settings those that the credit was estimated with
 */
export function edgeFigures(
  colouring: Colouring,
  credit: Credit | null,
  settings: Pick<EstimatorSettings, 'normalisation' | 'valueAggregation'>,
): EdgeFigures {
  const yardstick =
    colouring.estimator === 'g2po' &&
    settings.normalisation === 'mean_std_norm' &&
    settings.valueAggregation === 'group';
  const terms = credit === null || credit.terms.length < 2 ? [] : credit.terms.map(({ id }, at) => ({ id, at }));
  return {
    edgeAdvantage: !(yardstick && colouring.term === 'edge_centric'),
    terms: terms.filter(({ id }) => id !== colouring.term && !(yardstick && id === 'edge_centric')),
  };
}

/** One row an edge, in the order of the graph. */
export function edgeRows({ shown, index, has, perStep, trained, credit, title }: TableInput): EdgeRow[] {
  const { rollouts, graph, values, criticality } = shown;
  const tell = bottlenecksTell(rollouts);
  return Array.from({ length: graph.edgeCount }, (_, edge): EdgeRow => {
    const steps = stepsOfEdge(graph, edge);
    const source = graph.edgeSource[edge];
    const target = graph.edgeTarget[edge];
    const kind = has.credit ? criticality.kind[edge] : 0;
    return {
      key: index.edgeKeys[edge],
      action: rollouts.actions[graph.edgeAction[edge]],
      source: title(source),
      target: title(target),
      traversals: steps.length,
      colouring: perStep === null ? null : summarise(perStep, steps),
      trained: trained === null ? null : summarise(trained, steps).mean,
      tdError: has.values ? values.node[target] - values.node[source] : null,
      edgeAdvantage: has.credit ? criticality.edgeAdvantage[edge] : null,
      critical: kind === PROGRESS ? 'progress' : kind === SETBACK ? 'setback' : null,
      bottleneck: has.credit && tell && criticality.bottleneck[edge] === 1,
      terms: credit?.terms.map((term) => summarise(term.values, steps).mean) ?? [],
    };
  });
}

export interface TrajectoryRow {
  /** The trajectory's number, from 0, as text. */
  readonly key: string;
  readonly trajectory: number;
  readonly success: boolean;
  /** T_i */
  readonly length: number;
  /** Steps whose action was not admissible. */
  readonly invalid: number;
  /** R_i */
  readonly return: number;
  /** Mean advantage under the estimator that trains. */
  readonly advantage: number | null;
  /** Of the current colouring over its steps. */
  readonly colouring: Summary | null;
}

/** One row a trajectory, in order of their numbers. */
export function trajectoryRows({ shown, has, perStep }: TableInput): TrajectoryRow[] {
  const { rollouts } = shown;
  const { credit } = shown.trained ?? shown;
  return rollouts.trajectories.map((_, trajectory): TrajectoryRow => {
    const { trajectoryStart, trajectorySteps } = rollouts;
    const steps = trajectorySteps.subarray(trajectoryStart[trajectory], trajectoryStart[trajectory + 1]);
    return {
      key: String(trajectory),
      trajectory,
      success: rollouts.success[trajectory] === 1,
      length: trajectoryLength(rollouts, trajectory),
      invalid: steps.reduce((sum, row) => sum + 1 - rollouts.valid[row], 0),
      return: rollouts.episodeReward[trajectory],
      advantage: has.credit ? summarise(credit.advantage, steps).mean : null,
      colouring: perStep === null ? null : summarise(perStep, steps),
    };
  });
}
