/** The graph by keyboard: arrow keys lead from the selection along edges, Enter from a state to its transition and on. Pure. */
import { type StateGraph, stepsOfNode } from '../credit/graph.ts';
import { trajectoryLength } from '../credit/rollouts.ts';
import type { Shown } from '../store/shown.ts';
import type { Selection } from '../store/view.ts';
import { type ElementIndex, type Located, locate, rowOf } from './locate.ts';
import { edgeWays, follow, nodeWays, type Position, strongestFrom } from './table/follow.ts';

/** The picture that the keys move in. */
export interface Walkable {
  readonly shown: Pick<Shown, 'rollouts' | 'graph'>;
  readonly index: ElementIndex;
  /** Whether the rollouts are merged: before that there are no states to walk among. */
  readonly merged: boolean;
  /** What ranks the ways; null where there is none. */
  readonly perStep: Float64Array | null;
}

/** What a key selects, and by which elements the keyboard came there, oldest first. */
export interface Reached {
  readonly selection: Selection;
  readonly trail: readonly string[];
}

const ARROWS: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']);

/**
 * Where a key leads in the graph.
 * @param trail by which the selection was reached; empty where it was picked otherwise
 * @returns what to select, the same selection where there is no way; null where the key means nothing here
 */
export function reachedBy(
  key: string,
  selection: Selection | null,
  trail: readonly string[],
  picture: Walkable,
): Reached | null {
  if (!ARROWS.has(key) && key !== 'Enter' && key !== 'Home') return null;
  const { shown, index, merged } = picture;
  const { rollouts, graph } = shown;
  const at = selection === null ? null : locate(selection, rollouts, index);
  if (at?.kind === 'trajectory') return alongRollout(key, at, picture);
  if (!merged || rollouts.stepCount === 0) return null;
  if (at === null || key === 'Home') return nodeReached(index, graph.stepNode[rowOf(rollouts, 0, 0)]);
  if (at.kind === 'node') {
    if (key === 'Enter') {
      const edge = strongestFrom(graph, picture.perStep, at.node);
      return edge === null ? nodeReached(index, at.node) : edgeReached(index, edge);
    }
    const ways = nodeWays(graph, index, picture.perStep);
    const { at: node, trail: way } = onward(key, { at: index.nodeKeys[at.node], trail }, ways);
    return { selection: { kind: 'node', node }, trail: way };
  }
  const edge = at.kind === 'edge' ? at.edge : at.edges[0];
  if (key === 'Enter') return nodeReached(index, graph.edgeTarget[edge]);
  const ways = edgeWays(graph, index, picture.perStep);
  const { at: next, trail: way } = onward(key, { at: index.edgeKeys[edge], trail }, ways);
  return { selection: { kind: 'edge', edge: next }, trail: way };
}

/** As the table follows edges; up and down reach the siblings even of what was picked by other means. */
function onward(key: string, position: Position, ways: Parameters<typeof follow>[0]): Position {
  const to = follow(ways, position, key);
  if (to !== null) return to;
  const [from] = ways.previous(position.at);
  return (from === undefined ? null : follow(ways, { at: position.at, trail: [from] }, key)) ?? position;
}

function nodeReached(index: ElementIndex, node: number): Reached {
  return { selection: { kind: 'node', node: index.nodeKeys[node] }, trail: [] };
}

function edgeReached(index: ElementIndex, edge: number): Reached {
  return { selection: { kind: 'edge', edge: index.edgeKeys[edge] }, trail: [] };
}

/** Step by step along a rollout, from rollout to rollout; Enter opens the transition that the step took. */
function alongRollout(
  key: string,
  { trajectory, step }: Extract<Located, { kind: 'trajectory' }>,
  { shown: { rollouts, graph }, index, merged }: Walkable,
): Reached | null {
  const select = (of: number, at: number | null): Reached => {
    const last = trajectoryLength(rollouts, of) - 1;
    const within = at === null ? null : Math.max(0, Math.min(last, at));
    return { selection: { kind: 'trajectory', trajectory: of, step: within }, trail: [] };
  };
  const other = (by: number) => Math.max(0, Math.min(rollouts.trajectories.length - 1, trajectory + by));
  switch (key) {
    case 'ArrowRight':
      return select(trajectory, step === null ? 0 : step + 1);
    case 'ArrowLeft':
      return select(trajectory, step === null ? 0 : step - 1);
    case 'ArrowUp':
      return select(other(-1), step);
    case 'ArrowDown':
      return select(other(1), step);
    case 'Enter':
      return step === null || !merged ? null : edgeReached(index, graph.stepEdge[rowOf(rollouts, trajectory, step)]);
    default:
      return select(trajectory, 0);
  }
}

/** The node by which a selection is brought into sight: itself, where a transition leads, where a step begins. */
export function nodeToSee(located: Located, { rollouts, graph }: Walkable['shown']): number | null {
  switch (located.kind) {
    case 'node':
      return located.node;
    case 'edge':
      return graph.edgeTarget[located.edge];
    case 'bundle':
      return graph.edgeTarget[located.edges[0]];
    case 'trajectory':
      return located.step === null ? null : graph.stepNode[rowOf(rollouts, located.trajectory, located.step)];
  }
}

/** Number of different transitions that leave a node, loops among them, as the table counts them. */
export function waysOn(graph: StateGraph, node: number): number {
  return new Set(Array.from(stepsOfNode(graph, node), (row) => graph.stepEdge[row])).size;
}
