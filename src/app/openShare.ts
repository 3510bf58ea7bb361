/** What the share dialog works on; its code comes when the dialog is first opened. */
import type { Lab } from '../store/lab.ts';
import type { LectureStore } from '../store/lecture.ts';
import type { ExportFiles } from '../views/export/exports.ts';
import type { GraphView } from '../views/graph/graphView.ts';
import type { Shared } from '../views/share/shared.ts';
import type { Recordings } from './recordings.ts';

/**
 * The page as it stands.
 * @param graph the graph on screen; null while there is none
 * @param files makes recordings as files; absent where no run is trained
 */
export async function sharePage(
  lab: Lab,
  graph: () => GraphView | null,
  files?: ExportFiles['recording'],
): Promise<Shared> {
  const { shareOf } = await import('./shareLink.ts');
  return shareOf(lab, { graph: graph(), address: window.location.href, files });
}

/** The recording that is on screen. */
export async function shareRecording(
  recordings: Recordings,
  graph: () => GraphView | null,
  files: ExportFiles['recording'],
): Promise<Shared> {
  const { shareOf } = await import('./shareLink.ts');
  const { opened } = recordings.store.getState();
  const recorded = recordings.recording();
  if (opened === null || recorded === null) throw new Error('no recording is open');
  return shareOf(opened.lab, { graph: graph(), address: window.location.href, files, recorded });
}

/** The scene that is open. */
export async function shareScene(lecture: LectureStore, settings: Lab['settings']): Promise<Shared> {
  const { shareOfScene } = await import('./shareLink.ts');
  return shareOfScene(lecture.getState(), settings, window.location.href);
}
