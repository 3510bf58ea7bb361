/** The graph panel fed from the stores: what is on screen, coloured as picked, selection and hover both ways. */
import { useMemo, useState } from 'react';
import { stageDelay } from '../store/settings.ts';
import type { Selection } from '../store/view.ts';
import { graphText } from '../text/graph.ts';
import { findWorld } from '../worlds/registry.ts';
import { useDrawnTheme } from './drawnTheme.ts';
import { GraphPanel } from './graph/GraphPanel.tsx';
import type { GraphView } from './graph/graphView.ts';
import { useLab, useRun, useSettings, useView } from './lab.tsx';
import { centreShown } from './map/offered.ts';
import { type Screen, useScreen } from './screen.tsx';
import { ColouringName } from './symbols.tsx';
import { halfWidthOf } from './truth.ts';
import { useGraphKeys } from './useGraphKeys.ts';
import { useLinkCamera } from './useLinkCamera.ts';

/** Milliseconds for which a stage has to stand for rollouts to be drawn apart and to melt into the graph. */
const STAGE_TO_LOOK_AT = 800;

interface ConnectedGraphProps {
  /** Receives the running view, and null when it ends. */
  readonly onView: (view: GraphView | null) => void;
  /** Something else draws the rollouts apart over the graph. */
  readonly drawnApart?: boolean;
}

export function ConnectedGraph({ onView, drawnApart = false }: ConnectedGraphProps) {
  const { view, trains, graphAt } = useLab();
  const screen = useScreen();
  const [drawn, setDrawn] = useState<GraphView | null>(null);
  useLinkCamera(drawn, screen);
  const onKey = useGraphKeys(drawn, screen);
  const theme = useDrawnTheme();
  const config = useRun((state) => state.config);
  const { world } = config;
  const { successReward } = screen?.shown.config ?? config;
  const selection = useView((state) => state.selection);
  const walking = useView((state) => state.walking);
  const tidied = useView((state) => (state.tidied?.task === screen?.shown.task.index ? state.tidied : null));
  const quick = useSettings(({ speed }) => stageDelay(speed) < STAGE_TO_LOOK_AT);
  const passing = useRun(({ status }) => status === 'playing') && quick;
  // While a twin lies over it, what is hovered there need not be drawn here.
  const hover = useView((state) => (centreShown(state.centre, trains ? world : null) === 'graph' ? state.hover : null));
  const imported = screen?.shown.imported ?? null;
  const shownWorld = imported === null ? world : null;
  const title = useMemo(() => (shownWorld === null ? null : findWorld(shownWorld).title), [shownWorld]);
  const perStep = screen?.perStep ?? null;
  return (
    <GraphPanel
      shown={screen?.shown ?? null}
      perStep={perStep !== null && 'values' in perStep ? perStep.values : null}
      against={screen?.against ?? null}
      stateValues={screen?.stateValues ?? null}
      halfWidth={screen === null ? 0 : halfWidthShown(screen)}
      graphAt={graphAt}
      tidied={tidied}
      successReward={successReward}
      title={title}
      theme={theme}
      coloured={screen === null ? graphText.legend.advantage : <ColouringName colouring={screen.colouring} />}
      selection={selection}
      walking={walking}
      passing={passing}
      drawnApart={drawnApart}
      hover={hover}
      onSelect={(selected: Selection | null) => view.setState({ selection: selected })}
      onTidied={(when) => {
        // Of the picture: the task that is asked for may be on its way.
        if (screen === null) return;
        view.setState({ tidied: when === null ? null : { task: screen.shown.task.index, ...when } });
      }}
      onWalked={() => view.setState({ walking: false })}
      onKey={onKey}
      onView={(graph) => {
        setDrawn(graph);
        onView(graph);
      }}
      onHover={(hovered: Selection | null) => view.setState({ hover: hovered })}
    />
  );
}

/** Half width of the truth's interval where the graph shows it; 0 where it does not, or the truth is exact. */
function halfWidthShown({ shown: { truth }, stateValues, colouring }: Screen): number {
  if (truth === null || (stateValues.of === 'estimate' && colouring.other !== 'truth')) return 0;
  return halfWidthOf(truth);
}
