/** Says over any page that a recording is being opened, or why it cannot be. */
import { useEffect, useRef } from 'react';
import type { RecordingFailure } from '../../store/recordings.ts';
import { said } from '../../text/language.ts';
import { recordingText } from '../../text/recording.ts';
import { useRecordings, useRecordingsState } from './recordings.tsx';

export function RecordingNews() {
  const reading = useRecordingsState((state) => state.reading);
  const failure = useRecordingsState((state) => state.failure);
  return (
    <>
      <output className="page-message" data-shown={reading !== null}>
        {reading !== null && recordingText.opening(reading.name)}
      </output>
      {failure !== null && <Failure failure={failure} />}
    </>
  );
}

function Failure({ failure: { name, fault, detail } }: { readonly failure: RecordingFailure }) {
  const recordings = useRecordings();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    // Effects run twice in development.
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const text = recordingText.failed;
  const heading = text.heading(name);
  return (
    <dialog
      ref={dialog}
      className="recording-failure"
      role="alertdialog"
      aria-label={heading}
      onClose={recordings.dismissFailure}
    >
      <h2>{heading}</h2>
      <p>{text.faults[fault]}</p>
      <details>
        <summary>{text.detail}</summary>
        <pre>{said(detail)}</pre>
      </details>
      <button type="button" className="primary" onClick={() => dialog.current?.close()}>
        {text.close}
      </button>
    </dialog>
  );
}
