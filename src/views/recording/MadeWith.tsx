/** The settings that a recorded run was made with, to be read, and what its file says of itself. */
import type { OpenedRecording } from '../../store/recordings.ts';
import { recordingText } from '../../text/recording.ts';
import { Settings } from '../controls/Settings.tsx';
import { dateFormat } from '../dates.ts';

export function MadeWith({ opened: { app, created, on } }: { readonly opened: OpenedRecording }) {
  const made = created > 0 ? dateFormat({ dateStyle: 'medium' }).format(created) : '';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: with its fields disabled nothing else in it takes the focus to scroll it by keyboard
    <section className="recording-settings" tabIndex={0} aria-label={recordingText.page.madeWith}>
      <p className="recording-about soft">
        {app !== '' && <span>{recordingText.about(app, made, on)} </span>}
        {recordingText.page.readOnly}
      </p>
      <fieldset className="recording-locked" disabled>
        <Settings />
      </fieldset>
    </section>
  );
}
