/**
 * What the page says of the link that it was opened with: the way to where it was made, what comes out otherwise, and the
 * recording that came with it.
 */
import { useShallow } from 'zustand/react/shallow';
import type { ComputedOn, LinkRemark, RunState } from '../../store/run.ts';
import { joining } from '../../text/joining.ts';
import { pageText } from '../../text/page.ts';
import { shareText } from '../../text/share.ts';
import { isPlaying } from '../controls/shortcuts.ts';
import { holdFocusAfter } from '../FocusOnPage.tsx';
import { useLab, useRun } from '../lab.tsx';
import { useRecordings, useRecordingsState } from '../recording/recordings.tsx';

const text = shareText.arrival;

export function LinkNote() {
  const lab = useLab();
  const { aim, done, going } = useRun(
    useShallow((state: RunState) => ({
      aim: state.aim,
      done: state.aim === null ? 0 : state.metrics.length,
      going: isPlaying(state),
    })),
  );
  const remarks = useRun((state) => state.remarks);
  const elsewhere = useElsewhere();
  const carried = useRecordingsState((state) => state.carried);
  if (aim === null && remarks.length === 0 && elsewhere === null) return null;
  return (
    <section className="note" aria-label={text.label}>
      <p>
        {aim !== null && (
          <span className="figure">
            {(going ? text.playing : text.waiting)(aim, done)}
            {joining.space}
          </span>
        )}
        {remarks.map((remark) => (
          <span key={remark.kind} role="status">
            {told(remark)}
            {joining.space}
          </span>
        ))}
        {elsewhere !== null && (
          <span role="status">
            {elsewhere}
            {joining.space}
            {carried === null ? text.askRecording : text.hasRecording}
          </span>
        )}
      </p>
      {aim !== null && (
        <>
          <progress max={aim} value={done} aria-label={(going ? text.playing : text.waiting)(aim, done)} />
          <button
            type="button"
            onClick={() =>
              holdFocusAfter(() => {
                lab.run.setState({ aim: null });
                lab.pause();
              })
            }
          >
            {text.giveUp}
          </button>
        </>
      )}
      {carried !== null && <PlayCarried text={carried} />}
      {(remarks.length > 0 || elsewhere !== null) && (
        <button type="button" onClick={() => holdFocusAfter(() => lab.run.setState({ remarks: [], elsewhere: null }))}>
          {pageText.notes.dismiss}
        </button>
      )}
    </section>
  );
}

function told(remark: LinkRemark): string {
  switch (remark.kind) {
    case 'noSelection':
      return text.noSelection;
    case 'otherVersion':
      return text.otherVersion(remark.of.join(joining.comma));
  }
}

/** What the run of the link was computed on, and what computes here, where these are not the same; else null. */
function useElsewhere(): string | null {
  const then = useRun((state) => state.elsewhere);
  const now = useRun((state) => state.backend);
  if (then === null || now === null) return null;
  return text.otherBackend(nameOf(then), nameOf({ backend: now.name, adapter: now.adapter }));
}

function nameOf({ backend, adapter }: ComputedOn): string {
  const name = pageText.backend.names[backend];
  return adapter === '' ? name : `${name} (${adapter})`;
}

function PlayCarried({ text: carried }: { readonly text: string }) {
  const lab = useLab();
  const recordings = useRecordings();
  return (
    <button
      type="button"
      title={text.playRecordingHint}
      onClick={() => {
        lab.pause();
        void recordings.openText(carried);
      }}
    >
      {text.playRecording}
    </button>
  );
}
