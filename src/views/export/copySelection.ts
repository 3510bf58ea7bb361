/** The selection as text for the clipboard. */
import { differences } from '../../config/config.ts';
import type { Lab } from '../../store/lab.ts';
import { selectionJson } from './selectionJson.ts';

/**
 * What is selected on screen as indented JSON, with `settings`: those of the run that differ from the world's preset, as
 * `g2poLab.reset()` takes them. Under a what-if its numbers are those on screen, and `whatIf` says of which estimator settings.
 * Null where nothing is selected, or the iteration on screen does not have it.
 */
export function selectionText(lab: Pick<Lab, 'run' | 'view' | 'creditOf'>): string | null {
  const { shown, config } = lab.run.getState();
  const { selection, whatIf } = lab.view.getState();
  if (shown === null || selection === null) return null;
  const json = selectionJson(shown, selection, lab.creditOf);
  if (json === null) return null;
  const supposed = shown.trained === null ? {} : { whatIf };
  return JSON.stringify({ ...json, settings: differences(config), ...supposed }, null, 2);
}
