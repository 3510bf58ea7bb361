/** Bars below the header that say what went otherwise than asked: corrections to a link, a failure and what to do. */
import { pageText } from '../../text/page.ts';
import { useLab, useRun } from '../lab.tsx';

export function Notes() {
  const lab = useLab();
  const notes = useRun((state) => state.notes);
  const failure = useRun((state) => state.failure);
  const recovery = useRun((state) => state.recovery);
  const storage = useRun((state) => state.storage);
  return (
    <div className="notes">
      {failure !== null && (
        <section className="note failure" role="alert">
          <p>
            <b>{pageText.failure.heading}.</b> {failure.message} {pageText.failure.advice}
          </p>
          {failure.detail !== '' && (
            <details>
              <summary>{pageText.failure.detail}</summary>
              <pre>{failure.detail}</pre>
            </details>
          )}
          <button type="button" onClick={() => lab.reset(lab.run.getState().config)}>
            {pageText.reset}
          </button>
        </section>
      )}
      {recovery !== null && (
        <section className="note" role="status" aria-label={pageText.recovery.label}>
          <p>
            {recovery.cause === 'reload'
              ? pageText.recovery.reload(recovery.iteration)
              : pageText.recovery.fault(recovery.message, recovery.iteration)}{' '}
            {pageText.recovery.again(recovery.again)}
          </p>
          {recovery.detail !== '' && (
            <details>
              <summary>{pageText.failure.detail}</summary>
              <pre>{recovery.detail}</pre>
            </details>
          )}
          <button type="button" onClick={() => lab.dismissNotes()}>
            {pageText.notes.dismiss}
          </button>
        </section>
      )}
      {storage !== null && (
        <section className="note" role="status">
          <p>{pageText.storage(storage)}</p>
        </section>
      )}
      {notes.length > 0 && (
        <section className="note" aria-label={pageText.notes.label}>
          <p>
            <b>{pageText.notes.heading(notes.length)}.</b>{' '}
            {notes.map(({ key, message, used }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes; one key can be wrong twice
              <span key={index} className="correction">
                <code>{key}</code>: {message}
                {used !== undefined && `; ${pageText.notes.used(String(used))}`}
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
