/** The view's part of a link: only what differs from the page's defaults. */
import type { RunConfig } from '../config/config.ts';
import type { LinkView } from '../config/link.ts';
import { schemaOf } from '../config/schema.ts';
import { criticalityOptions } from '../credit/criticality.ts';
import { CENTRES, createViewStore, type ViewState } from '../store/view.ts';
import { watchedTasks } from '../training/replay.ts';
import { colourings } from '../views/colouring.ts';
import { centreShown } from '../views/map/offered.ts';

const defaults = createViewStore().getInitialState();

export function writeView({ task, colouring, threshold, centre }: ViewState): LinkView {
  return {
    ...(task === defaults.task ? {} : { task: String(task + 1) }),
    ...(colouring === defaults.colouring ? {} : { colour: colouring }),
    ...(threshold === defaults.threshold ? {} : { critical: String(threshold) }),
    ...(centre === defaults.centre ? {} : { centre }),
  };
}

/** Reads `task` (from 1), `colour`, `critical` and `centre`; what is missing or does not fit is at its default. */
export function readView(
  link: LinkView,
  config: RunConfig,
): Pick<ViewState, 'task' | 'colouring' | 'threshold' | 'centre'> {
  const task = Number(link.task);
  const threshold = Number(link.critical);
  return {
    task: Number.isInteger(task) && task >= 1 && task <= watchedTasks(config) ? task - 1 : defaults.task,
    colouring: colourings.find(({ id }) => id === link.colour)?.id ?? defaults.colouring,
    threshold: schemaOf(criticalityOptions.threshold).safeParse(threshold).success ? threshold : defaults.threshold,
    centre: centreShown(CENTRES.find((centre) => centre === link.centre) ?? defaults.centre, config.world),
  };
}
