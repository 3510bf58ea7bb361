/** The graph panel fed from the stores: what is on screen, coloured as picked, selection and hover both ways. */
import { useCallback } from 'react';
import type { Selection } from '../store/view.ts';
import { graphText } from '../text/graph.ts';
import { findWorld } from '../worlds/registry.ts';
import { GraphPanel } from './graph/GraphPanel.tsx';
import type { GraphView } from './graph/graphView.ts';
import { useLab, useRun, useSettings, useView } from './lab.tsx';
import { useMedia } from './media.ts';
import { useScreen } from './screen.tsx';
import { ColouringName } from './symbols.tsx';

/** The theme with 'system' resolved: a canvas cannot ask a media query itself. */
function useDrawnTheme(): 'light' | 'dark' | 'projector' {
  const theme = useSettings((state) => state.theme);
  const dark = useMedia('(prefers-color-scheme: dark)');
  if (theme !== 'system') return theme;
  return dark ? 'dark' : 'light';
}

/** @param onView receives the running view, and null when it ends. */
export function ConnectedGraph({ onView }: { readonly onView: (view: GraphView | null) => void }) {
  const { view } = useLab();
  const screen = useScreen();
  const theme = useDrawnTheme();
  const world = useRun((state) => state.config.world);
  const successReward = useRun((state) => state.config.successReward);
  const selection = useView((state) => state.selection);
  // While the table lies over it, what is hovered there need not be drawn here.
  const hover = useView((state) => (state.centre === 'table' ? null : state.hover));
  const title = useCallback((observation: string) => findWorld(world).title(observation), [world]);
  const perStep = screen?.perStep ?? null;
  return (
    <GraphPanel
      shown={screen?.shown ?? null}
      perStep={perStep !== null && 'values' in perStep ? perStep.values : null}
      successReward={successReward}
      title={title}
      theme={theme}
      coloured={screen === null ? graphText.legend.advantage : <ColouringName colouring={screen.colouring} />}
      selection={selection}
      hover={hover}
      onSelect={(selected: Selection | null) => view.setState({ selection: selected })}
      onView={onView}
      onHover={(hovered: Selection | null) => view.setState({ hover: hovered })}
    />
  );
}
