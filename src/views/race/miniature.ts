/** Small graphs of one task for several racers: what the large graph draws, at places that all of them share. Pure. */
import type { RacePicture, Racer, RaceSetup } from '../../store/race.ts';
import { type Drawing, draw } from '../graph/elements.ts';
import { type GraphScene, remember } from '../graph/memory.ts';
import { graphModel } from '../graph/model.ts';
import { place } from '../graph/place.ts';
import { advantageScale, type GraphTheme } from '../graph/themes.ts';
import type { Placement } from '../graph/topology.ts';

/** Width to height of a miniature. */
export const MINIATURE_ASPECT = 1.6;

/** The scene of a racer's picture. Nothing of earlier iterations is kept in sight: the shapes are to be compared. */
export function sceneOf(
  { rollouts, graph, values, credit, iteration }: RacePicture,
  successReward: number,
  title: (observation: string) => string,
): GraphScene {
  const perStep = credit.advantage;
  const model = graphModel({ rollouts, graph, values, perStep, criticality: null, successReward, title });
  return remember(null, model, iteration);
}

/** Places for the nodes of all scenes: those that `previous` has stay where they are. Null for no scenes. */
export function placeAll(scenes: readonly GraphScene[], previous: Placement | null): Placement | null {
  return scenes.reduce<Placement | null>((placement, scene) => place(scene, placement, MINIATURE_ASPECT), previous);
}

/** A scene as elements with looks, at the shared places. */
export function drawMiniature(scene: GraphScene, placement: Placement, theme: GraphTheme): Drawing {
  const advantages = [...scene.bundles.values()].flatMap(({ spread }) => spread?.mean ?? []);
  return draw(scene, placement, theme, advantageScale(advantages));
}

/** The box round every place, as an SVG view box. Nodes reach beyond their places by `margin`. */
export function viewBoxOf({ places }: Placement, margin: number): string {
  const xs = [...places.values()].map(({ x }) => x);
  const ys = [...places.values()].map(({ y }) => y);
  const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin];
  return [left, top, Math.max(...xs) + margin - left, Math.max(...ys) + margin - top].map(Math.round).join(' ');
}

/**
 * The seed whose task is shown: the latest that every estimator has rollouts of; until there is one, the first seed that any
 * has. Null where none has.
 */
export function seedShown(
  { seeds, estimators }: RaceSetup,
  racers: readonly Racer[],
  has: ReadonlyMap<number, unknown>,
): number | null {
  const begun = (seed: number) => racers.filter((racer, k) => racer.seed === seed && has.has(k)).length;
  return seeds.findLast((seed) => begun(seed) === estimators.length) ?? seeds.find((seed) => begun(seed) > 0) ?? null;
}
