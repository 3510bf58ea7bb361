/** The bar that says what of the run is not saved, what a closed tab would cost, and what can be done. */
import type { ReactNode } from 'react';
import type { StorageTrouble } from '../../store/run.ts';
import { joining } from '../../text/joining.ts';
import { said } from '../../text/language.ts';
import { pageText } from '../../text/page.ts';
import { holdFocusAfter } from '../FocusOnPage.tsx';
import { useLab, useRun } from '../lab.tsx';

interface StorageNoteProps {
  /** What helps where there is no room: buttons. */
  readonly actions?: ReactNode;
}

export function StorageNote({ actions }: StorageNoteProps) {
  const lab = useLab();
  const storage = useRun((state) => state.storage);
  const iterations = useRun((state) => state.metrics.length);
  if (storage === null) return null;
  const dismissible = storage.reason === 'memory';
  return (
    <section className="note" aria-label={pageText.storage.label}>
      <p role="status">{storageText(storage, iterations)}</p>
      {storage.reason === 'quota' && <div className="note-actions">{actions}</div>}
      {dismissible && (
        <button type="button" onClick={() => holdFocusAfter(() => lab.dismissNotes())}>
          {pageText.notes.dismiss}
        </button>
      )}
    </section>
  );
}

/** @param iterations Iterations of the run that are done. */
export function storageText({ reason, message, saved, checkpoint }: StorageTrouble, iterations: number): string {
  const text = pageText.storage;
  if (reason === 'memory') return text.memory(said(message));
  const missing = iterations > saved ? text.iterations(said(message), saved + 1) : text.checkpoint(said(message));
  return `${missing}${joining.space}${text.closed(saved, checkpoint)}`;
}
