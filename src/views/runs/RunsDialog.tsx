/** The dialog of saved runs: open one, keep it by naming it, delete it and take that back. Mounted while it is open. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ArchiveListing, ArchiveResult, RemovedRun } from '../../store/archive/archive.ts';
import { said } from '../../text/language.ts';
import { runsText } from '../../text/runs.ts';
import { titleOf } from './describe.ts';
import { RunRow } from './RunRow.tsx';
import type { SavedRuns } from './savedRuns.ts';

interface RunsDialogProps {
  readonly runs: SavedRuns;
  /** The dialog is closed: unmount it. */
  readonly onClose: () => void;
}

interface Removal {
  readonly title: string;
  readonly removed: RemovedRun;
}

export function RunsDialog({ runs, onClose }: RunsDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const closeButton = useRef<HTMLButtonElement>(null);
  const [listing, setListing] = useState<(ArchiveListing & { readonly now: number }) | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [removal, setRemoval] = useState<Removal | null>(null);

  const { list } = runs;
  const refresh = useCallback(async () => {
    const result = await list();
    if (result.ok) setListing({ ...result, now: Date.now() });
    else setFailure(said(result.message));
  }, [list]);

  useEffect(() => {
    // Effects run twice in development.
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  useEffect(() => {
    void refresh();
  }, [refresh]);

  /** Does something with the saved runs, says where it failed, and shows how they are afterwards. */
  const act = async <T extends object>(action: Promise<ArchiveResult<T>>, done: (answer: T) => void) => {
    const result = await action;
    setFailure(result.ok ? null : said(result.message));
    if (result.ok) done(result);
    await refresh();
  };
  const remove = (id: string, title: string) => act(runs.remove(id), ({ removed }) => setRemoval({ title, removed }));
  const restore = (removed: RemovedRun) =>
    act(runs.restore(removed), () => {
      setRemoval(null);
      // The button that had the focus is gone.
      closeButton.current?.focus();
    });

  return (
    <dialog
      ref={dialog}
      className="runs"
      aria-label={runsText.heading}
      onClose={onClose}
      // The page's shortcuts are not meant while the dialog is open.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header>
        <h2>{runsText.heading}</h2>
        <button ref={closeButton} type="button" onClick={() => dialog.current?.close()}>
          {runsText.close}
        </button>
      </header>
      {!runs.persistent && <p className="runs-warning">{runsText.inMemory(said(runs.reason ?? ''))}</p>}
      {failure !== null && (
        <p className="runs-warning" role="alert">
          {failure}
        </p>
      )}
      {removal !== null && (
        <Undo key={removal.removed.id} title={removal.title} onUndo={() => void restore(removal.removed)} />
      )}
      {listing === null && failure === null && <p className="soft">{runsText.reading}</p>}
      {listing?.runs.length === 0 && listing.broken.length === 0 && <p className="runs-empty">{runsText.empty}</p>}
      {listing !== null && (
        <ul className="runs-list">
          {listing.runs.map((run) => (
            <RunRow
              key={run.id}
              run={run}
              now={listing.now}
              current={run.id === runs.current}
              onOpen={() => void act(runs.open(run.id), () => dialog.current?.close())}
              onRename={(name) => void act(runs.rename(run.id, name), () => {})}
              onRemove={() => void remove(run.id, titleOf(run))}
            />
          ))}
          {listing.broken.map(({ id, message }) => (
            <li key={id} className="run">
              <div className="run-text">
                <h3>{runsText.broken}</h3>
                <p className="run-facts soft">{said(message)}</p>
              </div>
              <div className="run-buttons">
                <button
                  type="button"
                  aria-label={runsText.removeLabel(id)}
                  onClick={() => void remove(id, id.slice(0, 8))}
                >
                  {runsText.remove}
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <footer className="soft">
        <p>{runsText.hint(runs.kept)}</p>
        {runs.persistent && <p>{runsText.local}</p>}
      </footer>
    </dialog>
  );
}

/** Says what was deleted, and takes the focus that the deleted row had. */
function Undo({ title, onUndo }: { readonly title: string; readonly onUndo: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <p className="runs-undo" role="status">
      <span>{runsText.removed(title)}</span>
      <button ref={button} type="button" onClick={onUndo}>
        {runsText.undo}
      </button>
    </p>
  );
}
