/** Finds what a scene wants selected in the rollouts on screen, whatever they are. Pure. */
import { NODE_FAILURE, NODE_STATE, stepsOfEdge, stepsOfNode } from '../../credit/graph.ts';
import { trajectoryLength } from '../../credit/rollouts.ts';
import { groupStatistics } from '../../credit/statistics.ts';
import type { Target } from '../../lessons/scene.ts';
import type { Shown } from '../../store/shown.ts';
import type { Selection } from '../../store/view.ts';
import { indexElements, rowOf } from '../locate.ts';

/** The selection that a target means; null where the rollouts have none. */
export function selectionOf(target: Target, shown: Shown): Selection | null {
  const { rollouts, graph } = shown;
  switch (target.kind) {
    case 'spoiltRollout': {
      const trajectory = spoiltRollout(shown);
      return trajectory === null ? null : { kind: 'trajectory', trajectory, step: null };
    }
    case 'unsureState':
      return nodeSelection(
        shown,
        best(graph.nodeCount, (node) => unsureness(shown, node)),
      );
    case 'greatestGain':
      return edgeSelection(shown, greatestGain(shown));
    case 'criticalEdge':
      return edgeSelection(shown, shown.criticality.ranked[0] ?? null);
    case 'state':
      return nodeSelection(
        shown,
        best(graph.nodeCount, (node) => (observationOf(shown, node) === target.observation ? 1 : null)),
      );
    case 'transition':
      return edgeSelection(
        shown,
        best(graph.edgeCount, (edge) =>
          observationOf(shown, graph.edgeSource[edge]) === target.observation &&
          rollouts.actions[graph.edgeAction[edge]] === target.action
            ? stepsOfEdge(graph, edge).length
            : null,
        ),
      );
  }
}

/** Whether a selection is still of what the scene is about: of its rollout any step will do. */
export function isOf(selection: Selection | null, subject: Selection): boolean {
  switch (subject.kind) {
    case 'node':
      return selection?.kind === 'node' && selection.node === subject.node;
    case 'bundle':
      return selection?.kind === 'bundle' && selection.bundle === subject.bundle;
    case 'edge':
      return selection?.kind === 'edge' && selection.edge === subject.edge;
    case 'trajectory':
      return selection?.kind === 'trajectory' && selection.trajectory === subject.trajectory;
  }
}

/** The edge with the largest δ = V(G') − V(G); null without edges. Ties: the first seen. */
export function greatestGain({ graph, values }: Pick<Shown, 'graph' | 'values'>): number | null {
  return best(graph.edgeCount, (edge) => values.node[graph.edgeTarget[edge]] - values.node[graph.edgeSource[edge]]);
}

/** Of the rollouts that ended in failure by an action of their own, the one whose last step lost most value; shorter ones first. */
function spoiltRollout({ rollouts, graph, values }: Shown): number | null {
  return best(rollouts.trajectories.length, (trajectory) => {
    const length = trajectoryLength(rollouts, trajectory);
    if (length === 0) return null;
    const last = rowOf(rollouts, trajectory, length - 1);
    if (graph.nodeKind[graph.stepNextNode[last]] !== NODE_FAILURE) return null;
    return values.node[graph.stepNode[last]] - 1e-6 * length;
  });
}

function unsureness(shown: Shown, node: number): number | null {
  const { graph } = shown;
  if (graph.nodeKind[node] !== NODE_STATE) return null;
  return stepsOfNode(graph, node).length * valueSpread(shown, node) ** 2;
}

/** Sample standard deviation of the step values of a state; 0 of fewer than two. */
export function valueSpread({ graph, values }: Pick<Shown, 'graph' | 'values'>, node: number): number {
  const own = Float64Array.from(stepsOfNode(graph, node), (row) => values.step[row]);
  return groupStatistics(own, new Int32Array(own.length), 1).std[0];
}

function observationOf({ rollouts, graph }: Shown, node: number): string | null {
  return graph.nodeKind[node] === NODE_STATE ? rollouts.observations[graph.nodeObservation[node]] : null;
}

/** The number in 0 … count − 1 whose score is highest, the first of equals; null where all are null. */
function best(count: number, score: (k: number) => number | null): number | null {
  let found: number | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < count; k++) {
    const own = score(k);
    if (own === null || !(own > highest)) continue;
    found = k;
    highest = own;
  }
  return found;
}

function nodeSelection({ rollouts, graph }: Shown, node: number | null): Selection | null {
  return node === null ? null : { kind: 'node', node: indexElements(rollouts, graph).nodeKeys[node] };
}

function edgeSelection({ rollouts, graph }: Shown, edge: number | null): Selection | null {
  return edge === null ? null : { kind: 'edge', edge: indexElements(rollouts, graph).edgeKeys[edge] };
}
