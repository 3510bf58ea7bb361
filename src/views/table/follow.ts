/** Following edges with the arrow keys: on along the strongest, back the way one came, up and down among the siblings. */
import { type StateGraph, stepsOfEdge } from '../../credit/graph.ts';
import { summarise } from '../../credit/statistics.ts';
import type { ElementIndex } from '../locate.ts';

/** Where the keyboard stands: an element by its key, and those it came by, oldest first. */
export interface Position {
  readonly at: string;
  readonly trail: readonly string[];
}

/** Neighbours of an element by key, the strongest way first; none where it is not in this graph. */
export interface Ways {
  next(key: string): readonly string[];
  previous(key: string): readonly string[];
}

/** Longest trail that is remembered: graphs have cycles. */
const LONGEST_TRAIL = 200;

/**
 * Edges by strength: largest |mean of the colouring| first (the widest drawn), then most traversals, then by number.
 * Self-loops are left out: they lead nowhere.
 * @param perStep the colouring, null where there is none
 */
function edgesByStrength(graph: StateGraph, perStep: Float64Array | null): readonly number[] {
  const strength = Array.from({ length: graph.edgeCount }, (_, edge) =>
    perStep === null ? 0 : Math.abs(summarise(perStep, stepsOfEdge(graph, edge)).mean),
  );
  const traversals = (edge: number) => graph.edgeStart[edge + 1] - graph.edgeStart[edge];
  return Array.from(graph.edgeSource.keys())
    .filter((edge) => graph.edgeSource[edge] !== graph.edgeTarget[edge])
    .sort((a, b) => strength[b] - strength[a] || traversals(b) - traversals(a) || a - b);
}

/** The strongest edge that leaves a node for another; null where none does. */
export function strongestFrom(graph: StateGraph, perStep: Float64Array | null, node: number): number | null {
  return edgesByStrength(graph, perStep).find((edge) => graph.edgeSource[edge] === node) ?? null;
}

/** Edges of each node by one of their ends, in the order given. */
function byNode(edges: readonly number[], end: Int32Array): ReadonlyMap<number, readonly number[]> {
  const lists = new Map<number, number[]>();
  for (const edge of edges) {
    const list = lists.get(end[edge]);
    if (list === undefined) lists.set(end[edge], [edge]);
    else list.push(edge);
  }
  return lists;
}

/** From node to node. */
export function nodeWays(
  graph: StateGraph,
  index: Pick<ElementIndex, 'nodes' | 'nodeKeys'>,
  perStep: Float64Array | null,
): Ways {
  const edges = edgesByStrength(graph, perStep);
  const along = (from: Int32Array, to: Int32Array) => {
    const lists = byNode(edges, from);
    return (key: string): readonly string[] => {
      const node = index.nodes.get(key);
      const list = node === undefined ? [] : (lists.get(node) ?? []);
      return [...new Set(list.map((edge) => index.nodeKeys[to[edge]]))];
    };
  };
  return { next: along(graph.edgeSource, graph.edgeTarget), previous: along(graph.edgeTarget, graph.edgeSource) };
}

/** From edge to edge: those that leave the node which one leads to. */
export function edgeWays(
  graph: StateGraph,
  index: Pick<ElementIndex, 'edges' | 'edgeKeys'>,
  perStep: Float64Array | null,
): Ways {
  const edges = edgesByStrength(graph, perStep);
  const along = (from: Int32Array, to: Int32Array) => {
    const lists = byNode(edges, from);
    return (key: string): readonly string[] => {
      const edge = index.edges.get(key);
      return edge === undefined ? [] : (lists.get(to[edge]) ?? []).map((next) => index.edgeKeys[next]);
    };
  };
  return { next: along(graph.edgeSource, graph.edgeTarget), previous: along(graph.edgeTarget, graph.edgeSource) };
}

/** The ways on that the position was one of, where it was reached by following one; else none. */
export function siblingsOf(ways: Ways, { at, trail }: Position): readonly string[] {
  const from = trail.at(-1);
  const siblings = from === undefined ? [] : ways.next(from);
  return siblings.includes(at) ? siblings : [];
}

/**
 * Where an arrow key leads. The position itself where there is no way; null where the key means the row above or below,
 * as no edge has been followed.
 */
export function follow(ways: Ways, position: Position, key: string): Position | null {
  const { at, trail } = position;
  switch (key) {
    case 'ArrowRight': {
      const [on] = ways.next(at);
      return on === undefined ? position : { at: on, trail: [...trail, at].slice(-LONGEST_TRAIL) };
    }
    case 'ArrowLeft': {
      const back = trail.at(-1);
      if (back !== undefined) return { at: back, trail: trail.slice(0, -1) };
      const [source] = ways.previous(at);
      return source === undefined ? position : { at: source, trail: [] };
    }
    case 'ArrowUp':
    case 'ArrowDown': {
      const siblings = siblingsOf(ways, position);
      if (siblings.length === 0) return null;
      const to = siblings.indexOf(at) + (key === 'ArrowDown' ? 1 : -1);
      return { at: siblings[Math.max(0, Math.min(siblings.length - 1, to))], trail };
    }
    default:
      return null;
  }
}
