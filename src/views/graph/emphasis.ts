/** What stands out: the selection, the neighbourhood of what is hovered, a trajectory's path. Pure. */
import type { StateGraph } from '../../credit/graph.ts';
import { bundleKey, nodeKey } from '../../credit/keys.ts';
import type { Rollouts } from '../../credit/rollouts.ts';
import type { Selection } from '../../store/view.ts';
import type { GraphScene } from './memory.ts';

export interface Emphasis {
  /** Keys that stay bright while the rest is dimmed; null where nothing is dimmed. */
  readonly lit: ReadonlySet<string> | null;
  /** The selected element's key. */
  readonly selected: string | null;
  /** Bundles whose actions are written out, at most two: the hovered one before the selected one. */
  readonly open: readonly string[];
  /** Bundles of the highlighted trajectory. */
  readonly path: ReadonlySet<string>;
}

/** Key of the drawn element that a selection names, or null: a trajectory, or an element that is not in the scene. */
export function elementOf(scene: GraphScene, selection: Selection | null): string | null {
  switch (selection?.kind) {
    case 'node':
      return scene.nodes.has(selection.node) ? selection.node : null;
    case 'bundle':
      return scene.bundles.has(selection.bundle) ? selection.bundle : null;
    case 'edge':
      for (const { key, actions } of scene.bundles.values()) {
        if (actions.some(({ edgeKey }) => edgeKey === selection.edge)) return key;
      }
      return null;
    default:
      return null;
  }
}

/**
 * @param path keys of bundles along a trajectory; empty where none is highlighted
 * @param at the one of them that is marked as selected: the bundle of the step in question
 */
export function emphasise(
  scene: GraphScene,
  selection: Selection | null,
  hover: Selection | null,
  path: readonly string[],
  at: string | null = null,
): Emphasis {
  const selected = elementOf(scene, selection) ?? (at !== null && scene.bundles.has(at) ? at : null);
  const hovered = elementOf(scene, hover);
  const known = path.filter((key) => scene.bundles.has(key));
  return {
    lit: hovered !== null ? neighbourhood(scene, hovered) : known.length > 0 ? withEnds(scene, known) : null,
    selected,
    open: [...new Set([hovered, selected])].filter((key) => key !== null && scene.bundles.has(key)).map(String),
    path: new Set(known),
  };
}

function neighbourhood(scene: GraphScene, key: string): Set<string> {
  if (scene.bundles.has(key)) return withEnds(scene, [key]);
  const incident = [...scene.bundles.values()].filter(({ source, target }) => source === key || target === key);
  return withEnds(
    scene,
    incident.map((bundle) => bundle.key),
  ).add(key);
}

function withEnds(scene: GraphScene, bundles: readonly string[]): Set<string> {
  const keys = new Set(bundles);
  for (const bundle of bundles) {
    const ends = scene.bundles.get(bundle);
    if (ends !== undefined) keys.add(ends.source).add(ends.target);
  }
  return keys;
}

/** Keys of the bundles that a trajectory traverses, step by step. Throws RangeError where there is no such trajectory. */
export function trajectoryPath(rollouts: Rollouts, graph: StateGraph, trajectory: number): readonly string[] {
  if (rollouts.trajectories[trajectory] === undefined) throw new RangeError(`there is no trajectory ${trajectory}`);
  const { trajectoryStart, trajectorySteps } = rollouts;
  return Array.from(trajectorySteps.subarray(trajectoryStart[trajectory], trajectoryStart[trajectory + 1]), (step) =>
    bundleKey(nodeKey(rollouts, graph, graph.stepNode[step]), nodeKey(rollouts, graph, graph.stepNextNode[step])),
  );
}
