/** The graph panel fed from the stores: what is on screen, coloured as picked, selection and hover both ways. */
import { useCallback, useSyncExternalStore } from 'react';
import type { Selection } from '../store/view.ts';
import { findWorld } from '../worlds/registry.ts';
import { GraphPanel } from './graph/GraphPanel.tsx';
import { useLab, useRun, useSettings, useView } from './lab.tsx';
import { useScreen } from './screen.tsx';

const DARK = '(prefers-color-scheme: dark)';

function subscribeToScheme(changed: () => void): () => void {
  const query = window.matchMedia(DARK);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** The theme with 'system' resolved: a canvas cannot ask a media query itself. */
function useDrawnTheme(): 'light' | 'dark' | 'projector' {
  const theme = useSettings((state) => state.theme);
  const dark = useSyncExternalStore(subscribeToScheme, () => window.matchMedia(DARK).matches);
  if (theme !== 'system') return theme;
  return dark ? 'dark' : 'light';
}

export function ConnectedGraph() {
  const { view } = useLab();
  const screen = useScreen();
  const theme = useDrawnTheme();
  const world = useRun((state) => state.config.world);
  const successReward = useRun((state) => state.config.successReward);
  const selection = useView((state) => state.selection);
  const hover = useView((state) => state.hover);
  const title = useCallback((observation: string) => findWorld(world).title(observation), [world]);
  const perStep = screen?.perStep ?? null;
  return (
    <GraphPanel
      shown={screen?.shown ?? null}
      perStep={perStep !== null && 'values' in perStep ? perStep.values : null}
      successReward={successReward}
      title={title}
      theme={theme}
      selection={selection}
      hover={hover}
      onSelect={(selected: Selection | null) => view.setState({ selection: selected })}
      onHover={(hovered: Selection | null) => view.setState({ hover: hovered })}
    />
  );
}
