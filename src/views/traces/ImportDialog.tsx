/** The dialog that brings rollouts in: a file, pasted text, an address; then how far the reading is. Mounted while it is open. */
import {
  type ClipboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { said } from '../../text/language.ts';
import { tracesText } from '../../text/traces.ts';
import { AddressField } from './AddressField.tsx';
import { acceptedEndings, type TraceFormat } from './formats.ts';
import { type Incoming, looksLikeAddress, pastedText } from './incoming.ts';
import { Reading } from './Reading.tsx';
import { RetryForm } from './RetryForm.tsx';
import { useTraces, useTracesState } from './traces.tsx';

/** The recorder lies beside the page. */
const RECORDER = './g2po_recorder.py';

interface ImportDialogProps {
  readonly formats: readonly TraceFormat[];
  /** Files are being dragged over the page. */
  readonly dragging: boolean;
  /** Address to begin with. */
  readonly source: string | null;
  /** Why files that were dropped cannot be read. */
  readonly refused: string | null;
  /** Number of the file that was open when one was dropped; null where none was. */
  readonly number: number | null;
  readonly onFiles: (files: readonly File[]) => void;
  /** The dialog is closed: unmount it. A reading goes on without it. */
  readonly onClose: () => void;
}

export function ImportDialog({ formats, dragging, source, refused, number, onFiles, onClose }: ImportDialogProps) {
  const traces = useTraces();
  const dialog = useRef<HTMLDialogElement>(null);
  const reading = useTracesState((state) => state.reading);
  const failure = useTracesState((state) => state.failure);
  const closed = useTracesState((state) => (state.opened === null ? state.closed : null));
  const again = useTracesState((state) => state.refused);
  const [address, setAddress] = useState<string | null>(source);
  const text = tracesText.open;
  useCloseWhenRead(number, () => dialog.current?.close());

  const choose = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // Effects run twice in development.
    if (dialog.current?.open !== false) return;
    dialog.current.showModal();
    // Not the button that closes it, which comes first. A question about an address takes the focus after this.
    choose.current?.focus();
  }, []);
  const progress = useRef<HTMLDivElement>(null);
  const busy = reading !== null;
  const wasBusy = useRef(false);
  useEffect(() => {
    // What had the focus is hidden, or gone.
    if (busy) progress.current?.querySelector('button')?.focus();
    else if (wasBusy.current)
      (dialog.current?.querySelector<HTMLElement>('.import-retry select') ?? choose.current)?.focus();
    wasBusy.current = busy;
  }, [busy]);

  const open = ({ file, name }: Incoming) => traces.open(file, name);
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    const pasted = event.clipboardData.getData('text/plain');
    // Into a field a text goes as anywhere else; a file does not.
    const typing = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
    if (files.length === 0 && (typing || pasted === '' || reading !== null)) return;
    event.preventDefault();
    if (files.length > 0) onFiles(files);
    else if (looksLikeAddress(pasted)) setAddress(pasted);
    else open(pastedText(pasted));
  };
  const problem = failure ?? refused;
  return (
    <dialog
      ref={dialog}
      className="import"
      aria-label={text.heading}
      onClose={onClose}
      onPaste={onPaste}
      // The page's shortcuts are not meant while the dialog is open.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header>
        <h2>{text.heading}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          {text.close}
        </button>
      </header>
      <div className="import-body">
        {problem !== null && !busy && (
          <div className="import-failure">
            <div role="alert">
              <p>
                {failure !== null && again !== null && <b>{text.refusedName(again.source.name)}</b>}
                {problem !== null && said(problem)}
              </p>
              <p className="soft">{text.failedHint}</p>
            </div>
            {refused === null && again !== null && <RetryForm refused={again} formats={formats} />}
          </div>
        )}
        <div ref={progress}>{reading !== null && <Reading reading={reading} />}</div>
        {/* Kept while something is read: what was typed is needed again where that fails. */}
        <div className="import-ways" hidden={busy}>
          {closed !== null && (
            <div className="import-again">
              <button type="button" onClick={traces.openAgain}>
                {text.again(closed)}
              </button>
              <small className="soft">{text.againHint}</small>
            </div>
          )}
          <DropZone button={choose} formats={formats} dragging={dragging} onFiles={onFiles} />
          <PasteField onText={(pasted) => open(pastedText(pasted))} />
          <AddressField key={address} initial={address} />
          <Formats formats={formats} unfolded={problem !== null} />
        </div>
      </div>
      <footer className="soft">
        <p>{text.local}</p>
        <p>
          <a href={RECORDER} download>
            {text.recorder}
          </a>{' '}
          {text.recorderHint}
        </p>
      </footer>
    </dialog>
  );
}

/**
 * Runs once a reading that was seen here, or began before this was here, has ended with another file.
 * @param dropped number of the file that was open when one was dropped; null where none was
 */
function useCloseWhenRead(dropped: number | null, close: () => void): void {
  const reading = useTracesState((state) => state.reading !== null);
  const number = useTracesState((state) => state.number);
  const failed = useTracesState((state) => state.failure !== null);
  /** Number of the file that was open when the reading began. */
  const [before, setBefore] = useState(dropped);
  if (reading && before === null) setBefore(number);
  if (!reading && before !== null && (failed || number === before)) setBefore(null);
  const done = !reading && !failed && before !== null && number !== before;
  const end = useEffectEvent(close);
  useEffect(() => {
    if (done) end();
  }, [done]);
}

interface DropZoneProps extends Pick<ImportDialogProps, 'formats' | 'dragging' | 'onFiles'> {
  readonly button: RefObject<HTMLButtonElement | null>;
}

function DropZone({ button, formats, dragging, onFiles }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const text = tracesText.open;
  return (
    <div className="import-drop" data-dragging={dragging}>
      <p className="import-drop-name">{dragging ? text.dropAnywhere : text.drop}</p>
      <p className="soft">{text.dropHint}</p>
      <button ref={button} type="button" className="primary" onClick={() => input.current?.click()}>
        {text.choose}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        // A recording opens here too.
        accept={`${acceptedEndings(formats)},.g2po`}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          // So that the same file can be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}

function PasteField({ onText }: { readonly onText: (text: string) => void }) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [empty, setEmpty] = useState(true);
  const text = tracesText.open;
  return (
    <div className="import-row">
      <label htmlFor={id}>{text.pasteLabel}</label>
      <div className="import-field">
        {/* Not a controlled field: a large text would be copied with every key. */}
        <textarea
          ref={field}
          id={id}
          rows={2}
          spellCheck={false}
          placeholder={text.pasteHint}
          onInput={(event) => setEmpty(event.currentTarget.value.trim() === '')}
        />
        <button type="button" disabled={empty} onClick={() => onText(field.current?.value ?? '')}>
          {text.readPasted}
        </button>
      </div>
    </div>
  );
}

function Formats({ formats, unfolded }: { readonly formats: readonly TraceFormat[]; readonly unfolded: boolean }) {
  const text = tracesText.open;
  return (
    <details className="import-formats" open={unfolded}>
      <summary>{text.formats}</summary>
      <dl>
        {formats.map(({ id, label, help, extensions }) => (
          <div key={id}>
            <dt>
              {said(label)} <small>{extensions.join(', ')}</small>
            </dt>
            <dd className="soft">{said(help)}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{text.formatsHint}</p>
    </details>
  );
}
