/** What each stage of an iteration did to the watched task, as numbers and elements to jump to. Pure. */
import type { Term, TermId } from '../../credit/estimator.ts';
import { NODE_STATE, stepsOfEdge, stepsOfNode } from '../../credit/graph.ts';
import { nodeKey } from '../../credit/keys.ts';
import { trajectoryLength } from '../../credit/rollouts.ts';
import { summarise } from '../../credit/statistics.ts';
import type { Shown } from '../../store/shown.ts';
import { actionsOf, outsideClip, ratiosOf, takenAt } from './actionProbabilities.ts';

/** Smallest |A| that counts as credit, as in credit/diagnostics.ts. */
const NO_CREDIT = 1e-6;
/** Smallest change that shows at two decimals. */
const VISIBLE = 0.005;

/** Rollout: what was sampled. */
export interface RolloutReport {
  readonly rollouts: number;
  readonly succeeded: number;
  readonly steps: number;
  /** Steps of a rollout. */
  readonly shortest: number;
  readonly longest: number;
  /** Different first actions with the rollouts that took each, the most frequent first. */
  readonly openings: readonly { readonly action: string; readonly trajectories: readonly number[] }[];
}

export function rolloutReport({ rollouts }: Pick<Shown, 'rollouts'>): RolloutReport {
  const { trajectories, trajectoryStart, trajectorySteps, success, stepCount } = rollouts;
  const lengths = trajectories.map((_, trajectory) => trajectoryLength(rollouts, trajectory));
  const openings = new Map<string, number[]>();
  for (let i = 0; i < trajectories.length; i++) {
    const action = rollouts.actions[rollouts.action[trajectorySteps[trajectoryStart[i]]]];
    const known = openings.get(action);
    if (known === undefined) openings.set(action, [i]);
    else known.push(i);
  }
  return {
    rollouts: trajectories.length,
    succeeded: success.reduce((sum, one) => sum + one, 0),
    steps: stepCount,
    shortest: Math.min(...lengths),
    longest: Math.max(...lengths),
    openings: [...openings]
      .map(([action, takers]) => ({ action, trajectories: takers }))
      .sort((a, b) => b.trajectories.length - a.trajectories.length),
  };
}

/** Merge: which steps became one state. */
export interface MergeReport {
  readonly steps: number;
  readonly states: number;
  /** States that several rollouts visited, that one rollout visited several times, that a single step visited. */
  readonly shared: number;
  readonly revisited: number;
  readonly once: number;
  /** State groups of more than one step, the largest first. */
  readonly groups: readonly { readonly node: number; readonly steps: number; readonly rollouts: number }[];
  readonly edges: number;
  /** Pairs of states that edges connect: as many arrows are drawn. */
  readonly arrows: number;
  /** Edges that share an arrow, the most travelled arrow first. */
  readonly bundles: readonly { readonly edges: readonly number[]; readonly steps: number }[];
}

export function mergeReport({ rollouts, graph }: Pick<Shown, 'rollouts' | 'graph'>): MergeReport {
  const groups = stateNodes(graph).map((node) => {
    const steps = stepsOfNode(graph, node);
    const visitors = new Set(Array.from(steps, (row) => rollouts.trajectory[row]));
    return { node, steps: steps.length, rollouts: visitors.size };
  });
  const arrows = new Map<number, number[]>();
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const pair = graph.edgeSource[edge] * graph.nodeCount + graph.edgeTarget[edge];
    const known = arrows.get(pair);
    if (known === undefined) arrows.set(pair, [edge]);
    else known.push(edge);
  }
  const shared = groups.filter((group) => group.rollouts > 1).length;
  const once = groups.filter((group) => group.steps === 1).length;
  return {
    steps: rollouts.stepCount,
    states: groups.length,
    shared,
    revisited: groups.length - shared - once,
    once,
    groups: groups.filter((group) => group.steps > 1).sort((a, b) => b.steps - a.steps || a.node - b.node),
    edges: graph.edgeCount,
    arrows: arrows.size,
    bundles: [...arrows.values()]
      .filter((edges) => edges.length > 1)
      .map((edges) => ({ edges, steps: edges.reduce((sum, edge) => sum + stepsOfEdge(graph, edge).length, 0) }))
      .sort((a, b) => b.steps - a.steps),
  };
}

/** Value: what changed against the iteration before. */
export interface ValueReport {
  /** Whether there is an iteration before of the same task. Without one every state is fresh. */
  readonly compared: boolean;
  /** States of both whose V differs so that it shows, the largest change first. */
  readonly changed: readonly { readonly node: number; readonly before: number; readonly after: number }[];
  /** States of both whose V is the same at two decimals. */
  readonly kept: number;
  /** States that the iteration before did not visit, the most valuable first. */
  readonly fresh: readonly { readonly node: number; readonly value: number }[];
  /** States that only the iteration before visited: number and key in its graph, the most valuable first. */
  readonly gone: readonly { readonly node: number; readonly key: string; readonly value: number }[];
}

type Valued = Pick<Shown, 'rollouts' | 'graph' | 'values' | 'task'>;

/** @param previous The iteration before; another task's counts as none. */
export function valueReport(shown: Valued, previous: Valued | null): ValueReport {
  const former = previous?.task.seed === shown.task.seed ? previous : null;
  const keyed = ({ rollouts, graph }: Valued) =>
    new Map(stateNodes(graph).map((node) => [nodeKey(rollouts, graph, node), node]));
  const now = keyed(shown);
  const then = former === null ? new Map<string, number>() : keyed(former);
  const changed: { node: number; before: number; after: number }[] = [];
  const fresh: { node: number; value: number }[] = [];
  let kept = 0;
  for (const [key, node] of now) {
    const after = shown.values.node[node];
    const known = then.get(key);
    if (former === null || known === undefined) fresh.push({ node, value: after });
    else if (Math.abs(after - former.values.node[known]) < VISIBLE) kept++;
    else changed.push({ node, before: former.values.node[known], after });
  }
  const gone =
    former === null
      ? []
      : [...then]
          .filter(([key]) => !now.has(key))
          .map(([key, node]) => ({ node, key, value: former.values.node[node] }));
  return {
    compared: former !== null,
    changed: changed.sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || a.node - b.node),
    kept,
    fresh: fresh.sort((a, b) => b.value - a.value || a.node - b.node),
    gone: gone.sort((a, b) => b.value - a.value || a.node - b.node),
  };
}

/** Steps that a term gives nothing, by reason. */
export interface Silent {
  readonly term: TermId;
  /** No other step in their group: nothing to compare with. */
  readonly alone: number;
  /** All values of their group are equal: a group without variance. */
  readonly alike: number;
  /** Exactly at the mean of a group that does vary. */
  readonly average: number;
}

/** Advantage: where the credit of the estimator that trains went. */
export interface AdvantageReport {
  readonly steps: number;
  /** Edges with credit, largest |mean A| first, with the term that gave most of it: its weighted mean. */
  readonly edges: readonly {
    readonly edge: number;
    readonly mean: number;
    readonly term: TermId;
    readonly share: number;
  }[];
  /** Steps with |A| of nothing. */
  readonly nothing: number;
  readonly silent: readonly Silent[];
}

export function advantageReport({
  rollouts,
  graph,
  credit,
}: Pick<Shown, 'rollouts' | 'graph' | 'credit'>): AdvantageReport {
  const edges = Array.from({ length: graph.edgeCount }, (_, edge) => {
    const steps = stepsOfEdge(graph, edge);
    const { mean } = summarise(credit.advantage, steps);
    const parts = credit.terms.map(({ id, weight, values }) => ({
      term: id,
      share: weight * summarise(values, steps).mean,
    }));
    return { edge, mean, parts };
  }).flatMap(({ edge, mean, parts }) => {
    if (Math.abs(mean) < NO_CREDIT) return [];
    const { term, share } = parts.reduce((most, part) => (part.share / mean > most.share / mean ? part : most));
    return [{ edge, mean, term, share }];
  });
  return {
    steps: rollouts.stepCount,
    edges: edges.sort((a, b) => Math.abs(b.mean) - Math.abs(a.mean) || a.edge - b.edge),
    nothing: credit.advantage.reduce((sum, value) => sum + (Math.abs(value) < NO_CREDIT ? 1 : 0), 0),
    silent: credit.terms.map(silentSteps),
  };
}

function silentSteps(term: Term): Silent {
  const counts = { alone: 0, alike: 0, average: 0 };
  for (let row = 0; row < term.values.length; row++) {
    if (Math.abs(term.values[row]) >= NO_CREDIT) continue;
    // Of several groupings (HGPO) the ones that have others to compare with decide.
    const groups = (term.levels ?? [term])
      .filter(({ group, count }) => group[row] >= 0 && count[group[row]] > 1)
      .map(({ group, std }) => std[group[row]]);
    if (groups.length === 0) counts.alone++;
    else counts[groups.every((std) => std < NO_CREDIT) ? 'alike' : 'average']++;
  }
  return { term: term.id, ...counts };
}

/** Update: how the policy moved on the decisions of the watched task. */
export interface UpdateReport {
  readonly steps: number;
  /** Actions of states by how far their mean probability moved, the farthest first; all that moved so that it shows. */
  readonly moves: readonly {
    readonly node: number;
    readonly action: string;
    /** Its most travelled edge; null where no rollout took it. */
    readonly edge: number | null;
    readonly before: number;
    readonly after: number;
    /** Mean A of the steps that took it; null where none did. */
    readonly advantage: number | null;
  }[];
  /** Mean |π − π_old| of the action taken, over the steps. */
  readonly meanMove: number;
  /** Steps with credit, and those of them whose action became likelier where A > 0, less likely where A < 0. */
  readonly credited: number;
  readonly followed: number;
  /** Steps whose ratio ρ lies outside the clip range after the update. */
  readonly outside: number;
}

/** Smallest change of a probability that shows: a twentieth of a percentage point. */
const VISIBLE_MOVE = 0.0005;

/** Null where the updated policy is not known. */
export function updateReport(
  shown: Pick<Shown, 'rollouts' | 'graph' | 'policy' | 'credit' | 'config'>,
): UpdateReport | null {
  const { rollouts, graph, credit, config } = shown;
  const taken = takenAt(
    shown,
    Array.from({ length: rollouts.stepCount }, (_, row) => row),
  );
  if (taken?.after == null) return null;
  const { before, after } = taken;
  const changes = after.map((probability, row) => probability - before[row]);
  const credited = Array.from(changes.keys()).filter((row) => Math.abs(credit.advantage[row]) >= NO_CREDIT);
  const moves = stateNodes(graph).flatMap((node) =>
    actionsOf(shown, node).flatMap(({ action, steps, edges, before, after }) => {
      if (before === null || after === null || Math.abs(after.mean - before.mean) < VISIBLE_MOVE) return [];
      const advantage = steps.length === 0 ? null : summarise(credit.advantage, steps).mean;
      return [{ node, action, edge: edges[0] ?? null, before: before.mean, after: after.mean, advantage }];
    }),
  );
  return {
    steps: rollouts.stepCount,
    moves: moves.sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || a.node - b.node),
    meanMove: changes.reduce((sum, change) => sum + Math.abs(change), 0) / rollouts.stepCount,
    credited: credited.length,
    followed: credited.filter((row) => changes[row] * credit.advantage[row] > 0).length,
    outside: outsideClip(ratiosOf(before, after), config.clip),
  };
}

function stateNodes({ nodeCount, nodeKind }: Shown['graph']): readonly number[] {
  return Array.from({ length: nodeCount }, (_, node) => node).filter((node) => nodeKind[node] === NODE_STATE);
}
