/** Between a recording and the training run: back, on from its weights, and in again. */
import { recordingText } from '../../text/recording.ts';
import { tourText } from '../../text/tour.ts';
import { recordingName } from './recordingName.ts';
import { useRecordings, useRecordingsState } from './recordings.tsx';

/** In the header of a recording. */
export function Ways() {
  const recordings = useRecordings();
  const weights = useRecordingsState(({ opened }) => opened?.weights ?? null);
  const welcome = useRecordingsState(({ opened }) => opened?.welcome === true);
  const text = recordingText.page;
  if (welcome) {
    const { own, ownHint } = tourText.welcome;
    return (
      <button type="button" className="primary" data-tour="own" title={ownHint} onClick={recordings.close}>
        {own}
      </button>
    );
  }
  return (
    <fieldset className="buttons recording-ways" aria-label={text.controls}>
      {weights !== null && (
        <button type="button" title={text.goOnHint(weights)} onClick={recordings.goOn}>
          {text.goOn}
        </button>
      )}
      <button type="button" title={text.backHint} onClick={() => recordings.show(false)}>
        {text.back}
      </button>
    </fieldset>
  );
}

/** In the header of the training run, while a recording is open behind it. */
export function ReopenButton() {
  const recordings = useRecordings();
  const name = useRecordingsState(({ opened }) => opened && recordingName(opened));
  if (name === null) return null;
  return (
    <button type="button" title={recordingText.page.reopenHint(name)} onClick={() => recordings.show(true)}>
      {recordingText.page.reopen}
    </button>
  );
}
