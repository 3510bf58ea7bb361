/** The selection as text for the clipboard. */
import { differences } from '../../config/config.ts';
import type { Lab } from '../../store/lab.ts';
import { selectionJson } from './selectionJson.ts';

/**
 * What is selected on screen as indented JSON, with `settings`: those of the run that differ from the world's preset, as
 * `g2poLab.reset()` takes them. Null where nothing is selected, or the iteration on screen does not have it.
 */
export function selectionText(lab: Pick<Lab, 'run' | 'view' | 'creditOf'>): string | null {
  const { shown, config } = lab.run.getState();
  const { selection } = lab.view.getState();
  if (shown === null || selection === null) return null;
  const json = selectionJson(shown, selection, lab.creditOf);
  return json === null ? null : JSON.stringify({ ...json, settings: differences(config) }, null, 2);
}
