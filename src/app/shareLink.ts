/** The links that the share dialog makes: of the page as it stands when the dialog opens. */
import { recordChanges } from '../config/changes.ts';
import { type LinkContent, type LinkView, linkTo, writeLink } from '../share/link.ts';
import { madeWith } from '../share/made.ts';
import { writeCamera, writeSelection } from '../share/place.ts';
import type { Lab } from '../store/lab.ts';
import { nextConfig, type RunState } from '../store/run.ts';
import type { GraphView } from '../views/graph/graphView.ts';
import { heldCamera } from '../views/graph/heldCamera.ts';
import { indexElements } from '../views/locate.ts';
import type { ShareChoice, Shared } from '../views/share/shared.ts';
import { findWorld } from '../worlds/registry.ts';
import { pointAt } from './arrival.ts';
import { writeLayout, writeView } from './viewLink.ts';

/**
 * @param lab whose page it is: of imported rollouts the settings of the estimators alone are shared
 * @param graph the graph on screen; null while there is none
 * @param address of the page; its search and hash are left out
 */
export function shareOf(
  { trains, ...lab }: Pick<Lab, 'trains' | 'run' | 'view' | 'settings'>,
  graph: GraphView | null,
  address: string,
): Shared {
  const state = lab.run.getState();
  const view = lab.view.getState();
  const { theme, language, hiddenCharts } = lab.settings.getState();
  const { shown } = state;
  // Whole iterations only: whoever opens the link cannot be brought to the middle of one.
  const to = trains ? state.metrics.length : 0;
  const at = view.iteration !== null && view.iteration < to ? view.iteration : null;
  const pointed = shown === null || view.selection === null ? null : pointAt(view.selection, shown);
  const camera =
    shown === null || graph === null ? null : heldCamera(graph, indexElements(shown.rollouts, shown.graph).nodeKeys);

  const parts = ({ place, camera: framed, layout }: ShareChoice): LinkView => ({
    ...writeView(view),
    ...(layout ? writeLayout(view, { theme, language, hiddenCharts }) : {}),
    ...(place && pointed !== null ? { select: writeSelection(pointed) } : {}),
    ...(framed && camera !== null ? { camera: writeCamera(camera) } : {}),
  });
  const link = (choice: ShareChoice): string => {
    const content: LinkContent = trains
      ? {
          ...(choice.place && to > 0 ? placeOf(state, to, at) : linkTo(nextConfig(state))),
          view: parts(choice),
          options: choice.options,
        }
      : linkTo(nextConfig(state));
    const url = new URL(address);
    url.search = '';
    url.hash = '';
    return `${url.href}#${writeLink(content)}`;
  };
  return {
    imported: !trains,
    to,
    at,
    selected: pointed !== null,
    held: camera !== null,
    running: state.status === 'playing' || state.status === 'working',
    link,
  };
}

/** The run up to an iteration, with what waits for the next. */
function placeOf(state: RunState, to: number, at: number | null): Omit<LinkContent, 'view' | 'options'> {
  const { config, pending, iteration, backend } = state;
  const changes = recordChanges(state.changes, iteration + 1, pending).filter((change) => change.iteration <= to + 2);
  return {
    config,
    changes,
    to,
    at,
    on: backend === null ? null : { backend: backend.name, adapter: backend.adapter },
    made: madeWith(config, changes, findWorld(config.world).version),
  };
}
