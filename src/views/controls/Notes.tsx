/** Bars below the header that say what went otherwise than asked: corrections to a link, a failure and what to do. */
import type { ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { fieldsOf } from '../../config/config.ts';
import type { OptionValue } from '../../options/option.ts';
import { nextConfig, type RunState } from '../../store/run.ts';
import { joining } from '../../text/joining.ts';
import { said } from '../../text/language.ts';
import { pageText } from '../../text/page.ts';
import type { WorldId } from '../../worlds/registry.ts';
import { useLab, useRun } from '../lab.tsx';
import { LinkNote } from '../share/LinkNote.tsx';
import { WhatIfNote } from '../whatIf/WhatIfNote.tsx';
import { optionText } from './optionText.ts';
import { StorageNote } from './StorageNote.tsx';

interface NotesProps {
  /** What can be done about a full storage. */
  readonly storageActions?: ReactNode;
}

export function Notes({ storageActions }: NotesProps) {
  const lab = useLab();
  const notes = useRun((state) => state.notes);
  const world = useRun((state) => state.config.world);
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
          <button type="button" className="primary" onClick={() => lab.retry()}>
            {pageText.failure.retry}
          </button>
          <button type="button" onClick={() => lab.reset(nextConfig(lab.run.getState()))}>
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
          <button type="button" onClick={() => lab.dismissNotes()}>
            {pageText.notes.dismiss}
          </button>
        </section>
      )}
      <LinkNote />
      <StorageNote actions={storageActions} />
      <WhatIfNote />
      {notes.length > 0 && (
        <section className="note" aria-label={pageText.notes.label}>
          <p>
            <b>
              {pageText.notes.heading(notes.length)}
              {joining.stop}
            </b>
            {notes.map(({ key, message, used }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes; one key can be wrong twice
              <span key={index} className="correction">
                <code>{key}</code>
                {joining.colon}
                {said(message)}
                {used !== undefined && `${joining.semicolon}${pageText.notes.used(usedText(world, key, used))}`}
              </span>
            ))}
          </p>
          <button type="button" onClick={() => lab.dismissNotes()}>
            {pageText.notes.dismiss}
          </button>
        </section>
      )}
    </div>
  );
}

/** The value that was taken instead; of a text its name, for it can be long. */
function usedText(world: WorldId, key: string, used: OptionValue): string {
  const option = fieldsOf(world).find((field) => field.key === key)?.option;
  return option?.kind === 'text' ? optionText(option, used) : String(used);
}

/** The names of the backends before and after a fault; null where the same one goes on, or none is up yet. */
function movedOf({ recovery, backend }: RunState): { readonly before: string; readonly now: string } | null {
  if (recovery === null || recovery.before === null || backend === null || backend.name === recovery.before)
    return null;
  const { names } = pageText.backend;
  return { before: names[recovery.before], now: names[backend.name] };
}
