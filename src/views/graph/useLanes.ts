/** Puts rollouts that are not merged yet over the graph as lanes, and lets them melt into it. */
import { useEffect, useRef, useState } from 'react';
import type { Shown } from '../../store/shown.ts';
import type { Selection } from '../../store/view.ts';
import { graphText } from '../../text/graph.ts';
import { rowOf } from '../locate.ts';
import type { GraphView } from './graphView.ts';
import { laneNodes, layLanes } from './lanes.ts';
import { type LanesPhase, nextPhase } from './lanesPhase.ts';

export interface LanesInput {
  readonly view: GraphView | null;
  readonly shown: Shown | null;
  /** Stages pass too quickly to be looked at. */
  readonly passing: boolean;
  /** The trajectory that stands out, and its step; null for none. */
  readonly focus: Extract<Selection, { kind: 'trajectory' }> | null;
}

/** Whether the rollouts stand apart; they do so from the moment that their picture is written. */
export function useLanes({ view, shown, passing, focus }: LanesInput): boolean {
  const phase = useRef<LanesPhase | null>(null);
  const [apart, setApart] = useState(false);

  useEffect(() => {
    // A view that was just made shows the graph, whatever one before it showed.
    if (view !== null) phase.current = null;
  }, [view]);

  useEffect(() => {
    if (view === null) return;
    if (shown === null) {
      phase.current = null;
      setApart(false);
      view.overlay.showGraph();
      return;
    }
    const next = nextPhase(phase.current, shown, passing);
    phase.current = next.phase;
    setApart(next.phase.shows === 'lanes');
    const { rollouts, graph } = shown;
    switch (next.change) {
      case 'lanes':
        view.overlay.showLanes({
          lay: (room, { laneScale }) => layLanes(rollouts, room, laneScale),
          nodes: laneNodes(rollouts, graph),
          credit: null,
        });
        break;
      case 'melt':
        view.overlay.melt();
        break;
      case 'graph':
        view.overlay.showGraph();
    }
  }, [view, shown, passing]);

  useEffect(() => {
    if (view === null) return;
    const { trajectory, step } = focus ?? { trajectory: -1, step: null };
    const rollouts = shown?.rollouts;
    if (rollouts?.trajectories[trajectory] === undefined) {
      view.overlay.focus(null);
      return;
    }
    const row = step === null ? undefined : rowOf(rollouts, trajectory, step);
    const caption =
      row === undefined ? '' : graphText.laneStep((step ?? 0) + 1, rollouts.actions[rollouts.action[row]]);
    view.overlay.focus({ trajectory, step, caption });
  }, [view, shown, focus]);

  return apart;
}
