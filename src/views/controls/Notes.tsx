/** Bars below the header that say what went otherwise than asked: corrections to a link, a failure and what to do. */
import type { ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { nextConfig, type RunState } from '../../store/run.ts';
import { joining } from '../../text/joining.ts';
import { said } from '../../text/language.ts';
import { pageText } from '../../text/page.ts';
import { holdFocusAfter } from '../FocusOnPage.tsx';
import { useLab, useRun } from '../lab.tsx';
import { LinkNote } from '../share/LinkNote.tsx';
import { WhatIfNote } from '../whatIf/WhatIfNote.tsx';
import { CorrectionsNote } from './CorrectionsNote.tsx';
import { StorageNote } from './StorageNote.tsx';

interface NotesProps {
  /** What can be done about a full storage. */
  readonly storageActions?: ReactNode;
}

export function Notes({ storageActions }: NotesProps) {
  const lab = useLab();
  const failure = useRun((state) => state.failure);
  const recovery = useRun((state) => state.recovery);
  const moved = useRun(useShallow(movedOf));
  return (
    <div className="notes">
      {failure !== null && (
        <section className="note failure" role="alert">
          <p>
            <b>
              {pageText.failure.heading[failure.kept === null ? 'before' : 'during']}
              {joining.stop}
            </b>
            {said(failure.message)}
            {joining.space}
            {pageText.failure.advice(failure.kept)}
          </p>
          {failure.detail !== '' && (
            <details>
              <summary>{pageText.failure.detail}</summary>
              <pre>{said(failure.detail)}</pre>
            </details>
          )}
          <button type="button" className="primary" onClick={() => holdFocusAfter(() => lab.retry())}>
            {pageText.failure.retry}
          </button>
          <button type="button" onClick={() => holdFocusAfter(() => lab.reset(nextConfig(lab.run.getState())))}>
            {pageText.reset}
          </button>
        </section>
      )}
      {recovery !== null && (
        <section className="note" role="status" aria-label={pageText.recovery.label}>
          <p>
            {recovery.cause === 'fault'
              ? pageText.recovery.fault(said(recovery.message), recovery.iteration)
              : pageText.recovery[recovery.cause](recovery.iteration)}
            {joining.space}
            {moved === null
              ? pageText.recovery.again(recovery.again)
              : pageText.recovery.moved(recovery.again, moved.before, moved.now)}
          </p>
          {recovery.detail !== '' && (
            <details>
              <summary>{pageText.failure.detail}</summary>
              <pre>{said(recovery.detail)}</pre>
            </details>
          )}
          <button type="button" onClick={() => holdFocusAfter(() => lab.dismissNotes())}>
            {pageText.notes.dismiss}
          </button>
        </section>
      )}
      <LinkNote />
      <StorageNote actions={storageActions} />
      <WhatIfNote />
      <CorrectionsNote />
    </div>
  );
}

/** The names of the backends before and after a fault; null where the same one goes on, or none is up yet. */
function movedOf({ recovery, backend }: RunState): { readonly before: string; readonly now: string } | null {
  if (recovery === null || recovery.before === null || backend === null || backend.name === recovery.before)
    return null;
  const { names } = pageText.backend;
  return { before: names[recovery.before], now: names[backend.name] };
}
