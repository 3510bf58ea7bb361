/** The view's part of a link: only what differs from the page's defaults; what does not fit is left out. */
import type { RunConfig } from '../config/config.ts';
import type { LinkView } from '../config/link.ts';
import { createViewStore, type ViewState } from '../store/view.ts';
import { colourings } from '../views/colouring.ts';

const defaults = createViewStore().getInitialState();

export function writeView({ task, colouring, threshold }: ViewState): LinkView {
  return {
    ...(task === defaults.task ? {} : { task: String(task + 1) }),
    ...(colouring === defaults.colouring ? {} : { colour: colouring }),
    ...(threshold === defaults.threshold ? {} : { critical: String(threshold) }),
  };
}

/** Reads `task` (from 1), `colour` and `critical`. */
export function readView(link: LinkView, config: RunConfig): Partial<ViewState> {
  const task = Number(link.task);
  const threshold = Number(link.critical);
  const colouring = colourings.find(({ id }) => id === link.colour)?.id;
  return {
    ...(Number.isInteger(task) && task >= 1 && task <= Math.max(1, config.pinned) ? { task: task - 1 } : {}),
    ...(link.critical !== undefined && threshold >= 0 && threshold <= 10 ? { threshold } : {}),
    ...(colouring ? { colouring } : {}),
  };
}
