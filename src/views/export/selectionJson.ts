/**
 * A selection as a plain object for other programs: everything that the inspector knows of it. What a stage that is not
 * done yet would bring is null; numbers that do not exist are null too.
 */
import { PROGRESS, SETBACK } from '../../credit/criticality.ts';
import type { Credit, TermId } from '../../credit/estimator.ts';
import { estimators } from '../../credit/estimators/registry.ts';
import { NODE_FAILURE, NODE_STATE, NODE_SUCCESS, stepsOfEdge, stepsOfNode } from '../../credit/graph.ts';
import { trajectoryLength } from '../../credit/rollouts.ts';
import { type Summary, summarise } from '../../credit/statistics.ts';
import type { CreditOrReason, Lab } from '../../store/lab.ts';
import type { Shown, ShownTask } from '../../store/shown.ts';
import type { Selection } from '../../store/view.ts';
import { accountOf, type StepAccount } from '../inspector/account.ts';
import { indexElements, locate, rowOf } from '../locate.ts';
import { reached } from '../stages.ts';
import { trueValues } from '../truth.ts';

/** An estimator's answer, by its id in the registry, or why there is none. */
export type ByEstimator<T> = Readonly<Record<string, T | { readonly unavailable: string }>>;

export interface NodeJson {
  readonly kind: 'state' | 'success' | 'failure';
  /** The whole text; null for the terminal nodes. */
  readonly observation: string | null;
  /** V(G) */
  readonly value: number | null;
}

/** Mean, range and number over the steps of an edge; `terms` add up to the advantage with their weights. */
export interface EdgeCreditJson {
  readonly advantage: Summary;
  readonly terms: readonly ({ readonly id: TermId; readonly weight: number } & Summary)[];
}

export interface EdgeSummaryJson {
  readonly action: string;
  readonly source: NodeJson;
  readonly target: NodeJson;
  /** Steps that took it, and how many rollouts they belong to. */
  readonly traversals: number;
  readonly rollouts: number;
  /** A^π over its steps; null where it is not worked out. */
  readonly trueAdvantage: Summary | null;
  /** δ = V(G') − V(G) */
  readonly tdError: number | null;
  readonly criticality: {
    /** Mean A_EC in standard deviations of δ over the task, and what it makes of the edge at the page's threshold. */
    readonly edgeCentric: number;
    readonly critical: 'progress' | 'setback' | null;
    /** Every successful rollout takes it. */
    readonly bottleneck: boolean;
  } | null;
  readonly estimators: ByEstimator<EdgeCreditJson> | null;
}

/** What an estimator made of one step: the advantage, and each term with the quantity, mean, std and number that it comes from. */
export type StepCreditJson = Pick<StepAccount, 'advantage' | 'terms' | 'states'>;

export interface StepJson {
  /** Number of the rollout as the page counts, from 1, and its id in files. */
  readonly rollout: number;
  readonly trajUid: string;
  /** 0-based position, as in files; the paper's j is this plus 1. */
  readonly step: number;
  readonly anchorObs: string;
  readonly textAction: string;
  readonly isActionValid: boolean;
  /** log π_old of the action, and π_old itself. */
  readonly logProb: number;
  readonly probability: number;
  /** v(i,j) = γ^(T − j + 1) · R, V(G) of its state, and δ of its transition. */
  readonly stepValue: number | null;
  readonly value: number | null;
  readonly tdError: number | null;
  /** V^π and A^π of the step, and half the width of the latter's 95 % interval, 0 where exact; null where not worked out. */
  readonly truth: { readonly value: number; readonly advantage: number; readonly halfWidth: number } | null;
  readonly estimators: ByEstimator<StepCreditJson> | null;
}

export type SelectedJson =
  | (NodeJson & {
      readonly type: 'node';
      /** Steps that start here (that end here, for a terminal node), and the rollouts they belong to. */
      readonly visits: number;
      readonly rollouts: { readonly count: number; readonly succeeded: number };
      /** v of each step that starts here: V is their mean. */
      readonly stepValues: readonly number[] | null;
      /** V^π, the mean over its visits; null where it is not worked out. */
      readonly trueValue: number | null;
      readonly outgoing: readonly EdgeSummaryJson[];
    })
  | {
      readonly type: 'bundle';
      readonly source: NodeJson;
      readonly target: NodeJson;
      readonly edges: readonly (EdgeSummaryJson & { readonly steps: readonly StepJson[] })[];
    }
  | (EdgeSummaryJson & { readonly type: 'edge'; readonly steps: readonly StepJson[] })
  | {
      readonly type: 'trajectory';
      readonly rollout: number;
      readonly trajUid: string;
      readonly success: boolean;
      readonly episodeReward: number;
      readonly length: number;
      /** The step that is picked, 0-based; null where the whole rollout is. */
      readonly selectedStep: number | null;
      readonly steps: readonly StepJson[];
    };

export interface SelectionJson {
  readonly format: 'g2po-lab.selection';
  /** Raised when a field changes its meaning or goes. */
  readonly version: 1;
  readonly task: Omit<ShownTask, 'index'>;
  readonly iteration: number;
  /** The last stage that is done. */
  readonly stage: Shown['stage'];
  readonly selected: SelectedJson;
}

/** What is selected, in full. Null where the iteration on screen does not have it, or its states are not merged yet. */
export function selectionJson(shown: Shown, selection: Selection, creditOf: Lab['creditOf']): SelectionJson | null {
  if (selection.kind !== 'trajectory' && !reached(shown.stage, 'merge')) return null;
  const located = locate(selection, shown.rollouts, indexElements(shown.rollouts, shown.graph));
  if (located === null) return null;
  const { text, family, seed, maxSteps } = shown.task;
  const teller = new Teller(shown, creditOf);
  const selected = ((): SelectedJson => {
    switch (located.kind) {
      case 'node':
        return teller.node(located.node);
      case 'bundle':
        return teller.bundle(located.edges);
      case 'edge':
        return { type: 'edge', ...teller.edge(located.edge) };
      case 'trajectory':
        return teller.trajectory(located.trajectory, located.step);
    }
  })();
  return {
    format: 'g2po-lab.selection',
    version: 1,
    task: { text, family, seed, maxSteps },
    iteration: shown.iteration,
    stage: shown.stage,
    selected,
  };
}

/** Tells elements of one picture, with every estimator asked once. */
class Teller {
  readonly #shown: Shown;
  readonly #valued: boolean;
  readonly #credits: readonly (readonly [string, CreditOrReason])[] | null;

  constructor(shown: Shown, creditOf: Lab['creditOf']) {
    this.#shown = shown;
    this.#valued = reached(shown.stage, 'value');
    this.#credits = reached(shown.stage, 'advantage')
      ? estimators.map(({ id }) => [id, creditOf(shown, id)] as const)
      : null;
  }

  node(node: number): SelectedJson {
    const { rollouts, graph, values, truth } = this.#shown;
    const state = graph.nodeKind[node] === NODE_STATE;
    const steps = state
      ? stepsOfNode(graph, node)
      : Int32Array.from(graph.stepNextNode.keys()).filter((row) => graph.stepNextNode[row] === node);
    const visitors = new Set(Array.from(steps, (row) => rollouts.trajectory[row]));
    return {
      type: 'node',
      ...this.#nodeName(node),
      visits: steps.length,
      rollouts: {
        count: visitors.size,
        succeeded: [...visitors].filter((trajectory) => rollouts.success[trajectory] === 1).length,
      },
      stepValues: this.#valued ? Array.from(state ? steps : [], (row) => values.step[row]) : null,
      trueValue: truth === null ? null : trueValues(graph, values, truth)[node],
      outgoing: Array.from(graph.edgeSource.keys())
        .filter((edge) => graph.edgeSource[edge] === node)
        .map((edge) => this.#edgeSummary(edge)),
    };
  }

  bundle(edges: readonly number[]): SelectedJson {
    const { edgeSource, edgeTarget } = this.#shown.graph;
    return {
      type: 'bundle',
      source: this.#nodeName(edgeSource[edges[0]]),
      target: this.#nodeName(edgeTarget[edges[0]]),
      edges: edges.map((edge) => this.edge(edge)),
    };
  }

  edge(edge: number): EdgeSummaryJson & { readonly steps: readonly StepJson[] } {
    const steps = Array.from(stepsOfEdge(this.#shown.graph, edge), (row) => this.#step(row));
    return { ...this.#edgeSummary(edge), steps };
  }

  trajectory(trajectory: number, selectedStep: number | null): SelectedJson {
    const { rollouts } = this.#shown;
    const length = trajectoryLength(rollouts, trajectory);
    return {
      type: 'trajectory',
      rollout: trajectory + 1,
      trajUid: rollouts.trajectories[trajectory],
      success: rollouts.success[trajectory] === 1,
      episodeReward: rollouts.episodeReward[trajectory],
      length,
      selectedStep,
      steps: Array.from({ length }, (_, position) => this.#step(rowOf(rollouts, trajectory, position))),
    };
  }

  #nodeName(node: number): NodeJson {
    const { rollouts, graph, values } = this.#shown;
    const kind = graph.nodeKind[node];
    return {
      kind: kind === NODE_SUCCESS ? 'success' : kind === NODE_FAILURE ? 'failure' : 'state',
      observation: kind === NODE_STATE ? rollouts.observations[graph.nodeObservation[node]] : null,
      value: this.#valued ? values.node[node] : null,
    };
  }

  #tdError(source: number, target: number): number | null {
    const { values } = this.#shown;
    return this.#valued ? values.node[target] - values.node[source] : null;
  }

  #edgeSummary(edge: number): EdgeSummaryJson {
    const { rollouts, graph, criticality, truth } = this.#shown;
    const steps = stepsOfEdge(graph, edge);
    const source = graph.edgeSource[edge];
    const target = graph.edgeTarget[edge];
    const kind = criticality.kind[edge];
    return {
      action: rollouts.actions[graph.edgeAction[edge]],
      source: this.#nodeName(source),
      target: this.#nodeName(target),
      traversals: steps.length,
      rollouts: new Set(Array.from(steps, (row) => rollouts.trajectory[row])).size,
      trueAdvantage: truth === null ? null : summarise(truth.advantage, steps),
      tdError: this.#tdError(source, target),
      criticality:
        this.#credits === null
          ? null
          : {
              edgeCentric: criticality.edgeAdvantage[edge],
              critical: kind === PROGRESS ? 'progress' : kind === SETBACK ? 'setback' : null,
              bottleneck: criticality.bottleneck[edge] === 1,
            },
      estimators: this.#ask(({ advantage, terms }) => ({
        advantage: summarise(advantage, steps),
        terms: terms.map(({ id, weight, values }) => ({ id, weight, ...summarise(values, steps) })),
      })),
    };
  }

  #step(row: number): StepJson {
    const { rollouts, graph, values, logProbs, truth } = this.#shown;
    const trajectory = rollouts.trajectory[row];
    return {
      rollout: trajectory + 1,
      trajUid: rollouts.trajectories[trajectory],
      step: rollouts.position[row],
      anchorObs: rollouts.observations[rollouts.observation[row]],
      textAction: rollouts.actions[rollouts.action[row]],
      isActionValid: rollouts.valid[row] === 1,
      logProb: logProbs[row],
      probability: Math.exp(logProbs[row]),
      stepValue: this.#valued ? values.step[row] : null,
      value: this.#valued ? values.node[graph.stepNode[row]] : null,
      tdError: this.#tdError(graph.stepNode[row], graph.stepNextNode[row]),
      truth:
        truth === null
          ? null
          : { value: truth.value[row], advantage: truth.advantage[row], halfWidth: truth.halfWidth[row] },
      estimators: this.#ask((credit) => {
        const { advantage, terms, states } = accountOf(rollouts, credit, row);
        return { advantage, terms, states };
      }),
    };
  }

  #ask<T>(tell: (credit: Credit) => T): ByEstimator<T> | null {
    if (this.#credits === null) return null;
    return Object.fromEntries(
      this.#credits.map(([id, answer]) => [id, 'credit' in answer ? tell(answer.credit) : answer]),
    );
  }
}
