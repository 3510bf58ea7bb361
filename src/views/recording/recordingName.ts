/** What the page calls an open recording. */
import type { OpenedRecording } from '../../store/recordings.ts';
import { recordingText } from '../../text/recording.ts';
import { tourText } from '../../text/tour.ts';

/** Its file's name, or what there is to say of one without. */
export function recordingName({ name, welcome }: Pick<OpenedRecording, 'name' | 'welcome'>): string {
  if (welcome) return tourText.welcome.name;
  return name ?? recordingText.page.fromLink;
}
