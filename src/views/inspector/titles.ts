/** Short names of nodes for lists: the world's title of the observation, or the terminal's name. */
import { useCallback } from 'react';
import { NODE_FAILURE, NODE_SUCCESS } from '../../credit/graph.ts';
import { inspectorText } from '../../text/inspector.ts';
import { findWorld } from '../../worlds/registry.ts';
import { useRun } from '../lab.tsx';
import type { Screen } from '../screen.tsx';

/** A function from node number to title, for the graph on screen. */
export function useTitles({ shown }: Pick<Screen, 'shown'>): (node: number) => string {
  const world = useRun((state) => state.config.world);
  return useCallback(
    (node) => {
      const { nodeKind, nodeObservation } = shown.graph;
      if (nodeKind[node] === NODE_SUCCESS) return inspectorText.node.success;
      if (nodeKind[node] === NODE_FAILURE) return inspectorText.node.failure;
      return findWorld(world).title(shown.rollouts.observations[nodeObservation[node]]);
    },
    [shown, world],
  );
}
