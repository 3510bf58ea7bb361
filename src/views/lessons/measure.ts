/** What every number of a scene is worth, from the picture on screen. Pure. */
import { NOTHING } from '../../credit/accuracy.ts';
import { NODE_STATE, stepsOfEdge, stepsOfNode } from '../../credit/graph.ts';
import { summarise } from '../../credit/statistics.ts';
import type { FactId } from '../../lessons/facts.ts';
import type { Lab } from '../../store/lab.ts';
import type { Shown } from '../../store/shown.ts';
import type { Selection } from '../../store/view.ts';
import { settingNumber } from '../format.ts';
import { type ActionRow, actionsOf } from '../inspector/actionProbabilities.ts';
import { indexElements, type Located, locate, rowsOf } from '../locate.ts';
import { termValues } from '../perStep.ts';
import { greatestGain, valueSpread } from './targets.ts';

export interface FactInput {
  readonly shown: Shown;
  /** What the numbers are about. */
  readonly selection: Selection | null;
  /** The picture when the reveal was asked for; null before. */
  readonly before: Shown | null;
  readonly creditOf: Lab['creditOf'];
}

/** A number, a text, or null where there is none (yet). */
export type FactValue = number | string | null;

/** Facts by id. */
export type Measured = Readonly<Partial<Record<FactId, FactValue>>>;

/** Everything that is known of a picture. Linear in its steps, but for the estimates, which `creditOf` keeps. */
export function measure({ shown, selection, before, creditOf }: FactInput): Measured {
  const index = indexElements(shown.rollouts, shown.graph);
  const located = selection === null ? null : locate(selection, shown.rollouts, index);
  return {
    ...ofTask(shown, creditOf),
    ...(before === null ? {} : againstBefore(shown, before)),
    ...(located?.kind === 'trajectory' ? ofRollout(shown, located, creditOf) : {}),
    ...(located?.kind === 'node' ? { ...ofState(shown, located.node), ...ofChoice(shown, located.node) } : {}),
    ...(located?.kind === 'edge' ? ofTransition(shown, located.edge, creditOf) : {}),
  };
}

function lengthsOf({ rollouts: { trajectories, trajectoryStart } }: Shown): readonly number[] {
  return trajectories.map((_, i) => trajectoryStart[i + 1] - trajectoryStart[i]);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const total = (values: Uint8Array): number => values.reduce((sum, value) => sum + value, 0);
const peakOf = (values: Iterable<number>): number => Math.max(0, ...Array.from(values, Math.abs));

/** An estimator's credit of the picture; null where it has none. */
function credit(shown: Shown, id: string, creditOf: Lab['creditOf']) {
  const answer = creditOf(shown, id);
  return 'credit' in answer ? answer.credit : null;
}

function ofTask(shown: Shown, creditOf: Lab['creditOf']): Measured {
  const { rollouts, graph } = shown;
  const lengths = lengthsOf(shown);
  const states = graph.nodeKind.filter((kind) => kind === NODE_STATE).length;
  const g2po = credit(shown, 'g2po', creditOf);
  const grpo = credit(shown, 'grpo', creditOf);
  const outside = creditOf(shown, shown.credit.estimator, { penaltyPlace: 'outside' });
  const term = (id: 'episode' | 'edge_centric') => peakOf((g2po && termValues(g2po, id)) ?? []);
  return {
    rollouts: lengths.length,
    steps: rollouts.stepCount,
    successes: total(rollouts.success),
    states,
    // A rollout's outcome is told once, after its last step.
    rewardedShare: lengths.length / rollouts.stepCount,
    mergedShare: states / rollouts.stepCount,
    meanLength: mean(lengths),
    shortest: Math.min(...lengths),
    longest: Math.max(...lengths),
    gainPlace: gainPlace(shown),
    signs: g2po && rightSigns(shown, g2po.advantage),
    signsGrpo: grpo && rightSigns(shown, grpo.advantage),
    peak: peakOf(shown.credit.advantage),
    peakOutside: 'credit' in outside ? peakOf(outside.credit.advantage) : null,
    invalid: rollouts.stepCount - total(rollouts.valid),
    penalty: settingNumber(shown.config.invalidPenalty),
    reward: settingNumber(shown.config.successReward),
    episodePeak: term('episode'),
    edgePeak: term('edge_centric'),
  };
}

function againstBefore(shown: Shown, before: Shown): Measured {
  const lengthBefore = mean(lengthsOf(before));
  return {
    lengthBefore,
    lengthChange: (mean(lengthsOf(shown)) - lengthBefore) / lengthBefore,
    successesBefore: total(before.rollouts.success),
    signsBefore: before.credit.estimator === 'g2po' ? rightSigns(before, before.credit.advantage) : null,
  };
}

/** Of the steps whose true advantage is not zero, the share whose estimate has its sign; null where the truth is not known. */
function rightSigns({ truth }: Shown, estimate: Float64Array): number | null {
  if (truth === null) return null;
  const open = Array.from(truth.advantage.keys()).filter((s) => Math.abs(truth.advantage[s]) > NOTHING);
  const right = open.filter(
    (s) => Math.abs(estimate[s]) > NOTHING && Math.sign(estimate[s]) === Math.sign(truth.advantage[s]),
  );
  return open.length === 0 ? null : right.length / open.length;
}

/** Where in the successful rollouts the transition with the largest TD error is taken first: 0 first step … 1 last. */
function gainPlace(shown: Shown): number | null {
  const { rollouts, graph } = shown;
  const edge = greatestGain(shown);
  if (edge === null) return null;
  const lengths = lengthsOf(shown);
  const places = Array.from(stepsOfEdge(graph, edge)).flatMap((row) => {
    const trajectory = rollouts.trajectory[row];
    return rollouts.success[trajectory] === 1 && lengths[trajectory] > 1
      ? [rollouts.position[row] / (lengths[trajectory] - 1)]
      : [];
  });
  return places.length === 0 ? null : mean(places);
}

/** Advantages that differ by less are one. */
const SAME = 1e-6;

function ofRollout(
  shown: Shown,
  located: Extract<Located, { kind: 'trajectory' }>,
  creditOf: Lab['creditOf'],
): Measured {
  const { rollouts, graph } = shown;
  const rows = [...rowsOf({ ...located, step: null }, rollouts, graph)];
  const grpo = credit(shown, 'grpo', creditOf);
  const g2po = credit(shown, 'g2po', creditOf);
  const edgeCentric = g2po && termValues(g2po, 'edge_centric');
  if (rows.length === 0 || grpo === null || edgeCentric === null || edgeCentric === undefined) return {};
  const blames = rows.map((row) => grpo.advantage[row]).sort((a, b) => a - b);
  const last = rows[rows.length - 1];
  const earlier = rows.slice(0, -1);
  return {
    rollout: located.trajectory + 1,
    length: rows.length,
    blame: mean(blames),
    blames: blames.filter((blame, k) => k === 0 || blame - blames[k - 1] > SAME).length,
    lastAdvantage: edgeCentric[last],
    earlierAdvantage: earlier.length === 0 ? null : mean(earlier.map((row) => edgeCentric[row])),
    lastAction: rollouts.actions[rollouts.action[last]],
  };
}

function ofState({ rollouts, graph, values }: Shown, node: number): Measured {
  if (graph.nodeKind[node] !== NODE_STATE) return {};
  const steps = stepsOfNode(graph, node);
  const { min, max, n } = summarise(values.step, steps);
  const spread = valueSpread({ graph, values }, node);
  const standardError = spread / Math.sqrt(n);
  return {
    state: rollouts.observations[graph.nodeObservation[node]].replace(/\.$/, ''),
    visits: n,
    value: values.node[node],
    lowest: min,
    highest: max,
    spread,
    standardError,
    shrinking: spread === 0 ? null : standardError / spread,
  };
}

function ofTransition(shown: Shown, edge: number, creditOf: Lab['creditOf']): Measured {
  const { rollouts, graph, values } = shown;
  const [row] = stepsOfEdge(graph, edge);
  const gains = Array.from(graph.stepNode, (node, step) => values.node[graph.stepNextNode[step]] - values.node[node]);
  const from = values.node[graph.edgeSource[edge]];
  const to = values.node[graph.edgeTarget[edge]];
  const answer = credit(shown, 'g2po', creditOf);
  const local = answer?.terms.find(({ id }) => id === 'node_centric');
  const nodeCentric = local?.values[row] ?? null;
  const edgeCentric = (answer && termValues(answer, 'edge_centric'))?.[row] ?? null;
  return {
    action: rollouts.actions[graph.edgeAction[edge]],
    fromValue: from,
    toValue: to,
    tdError: to - from,
    nodeCentric,
    edgeCentric,
    exitMean: local === undefined || local.group[row] < 0 ? null : local.mean[local.group[row]],
    yardsticks:
      nodeCentric === null || edgeCentric === null || Math.abs(nodeCentric) < SAME
        ? null
        : Math.abs(edgeCentric / nodeCentric),
    calmer: gains.filter((gain) => Math.abs(gain) < Math.abs(to - from) / 2).length / gains.length,
  };
}

/** What the update did in a state. */
function ofChoice(shown: Shown, node: number): Measured {
  const rows = actionsOf(shown, node);
  const gainOf = ({ before, after }: ActionRow) =>
    before === null || after === null ? Number.NEGATIVE_INFINITY : after.mean - before.mean;
  const [gainer] = [...rows].sort((a, b) => gainOf(b) - gainOf(a));
  if (gainer === undefined || gainer.before === null || gainer.after === null) return {};
  const advantageOf = ({ steps }: ActionRow) => summarise(shown.credit.advantage, steps).mean;
  const own = advantageOf(gainer);
  return {
    gainer: gainer.action,
    before: gainer.before.mean,
    after: gainer.after.mean,
    gainerAdvantage: own,
    // An action that nobody took has no advantage, and stands behind those that have one.
    gainerRank: Number.isNaN(own) ? rows.length : 1 + rows.filter((row) => advantageOf(row) > own).length,
  };
}
