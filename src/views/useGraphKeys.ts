/** What keys do while the graph has the focus: they move the selection along its edges, and keep it in sight. */
import { useRef } from 'react';
import type { GraphView } from './graph/graphView.ts';
import { nodeToSee, reachedBy } from './graphKeys.ts';
import { useLab } from './lab.tsx';
import { locate } from './locate.ts';
import type { Screen } from './screen.tsx';

/** Nearest that what is selected may stand to the edge of the canvas, CSS pixels. */
const MARGIN = 24;

/**
 * @param drawn the running graph; null while there is none
 * @returns the handler of a key; it says whether the key was of use
 */
export function useGraphKeys(drawn: GraphView | null, screen: Screen | null): (key: string) => boolean {
  const { view } = useLab();
  // The way by which the keyboard came to a selection; another selection has none.
  const came = useRef<{ readonly to: string; readonly by: readonly string[] }>({ to: '', by: [] });
  return (key) => {
    if (screen === null) return false;
    const { shown, index, has } = screen;
    const perStep = screen.perStep !== null && 'values' in screen.perStep ? screen.perStep.values : null;
    const { selection } = view.getState();
    const trail = came.current.to === JSON.stringify(selection) ? came.current.by : [];
    // Training goes on: a part of the way may be gone from this iteration.
    const known = trail.filter((past) => index.nodes.has(past) || index.edges.has(past));
    const picture = { shown, index, merged: has.graph, perStep };
    const reached = reachedBy(key, selection, known, picture);
    if (reached === null) return false;
    came.current = { to: JSON.stringify(reached.selection), by: reached.trail };
    view.setState({ selection: reached.selection, walking: false });
    const located = locate(reached.selection, shown.rollouts, index);
    const node = located === null ? null : nodeToSee(located, shown);
    if (drawn !== null && node !== null) bringIntoSight(drawn, index.nodeKeys[node]);
    return true;
  };
}

/** Moves the camera as little as it takes; a graph that is seen whole stays where it is. */
function bringIntoSight(drawn: GraphView, nodeKey: string): void {
  const at = drawn.positionOf(nodeKey);
  if (at === null) return;
  const { width, height } = drawn.canvas();
  const by = (place: number, size: number) => {
    const margin = Math.min(MARGIN, size / 2);
    return Math.max(margin, Math.min(size - margin, place)) - place;
  };
  const [x, y] = [by(at.x, width), by(at.y, height)];
  if (x === 0 && y === 0) return;
  const { zoom, pan } = drawn.camera();
  drawn.placeCamera({ zoom, pan: { x: pan.x + x, y: pan.y + y } }, true);
}
