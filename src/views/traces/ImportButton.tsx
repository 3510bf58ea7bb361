/** Bringing rollouts in from anywhere on the page: the button, and the catcher of dropped files. The dialog comes when it is asked for. */
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  use,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
} from 'react';
import type { RecordingsControl } from '../../store/recordings.ts';
import { tracesText } from '../../text/traces.ts';
import { holdFocus } from '../FocusOnPage.tsx';
import { percent } from '../format.ts';
import type { TraceFormat } from './formats.ts';
import { joinFiles } from './incoming.ts';
import { shareRead } from './Reading.tsx';
import { useTraces, useTracesState } from './traces.tsx';

const ImportDialog = lazy(async () => ({ default: (await import('./ImportDialog.tsx')).ImportDialog }));

/** Opens the dialog. */
const OpenImport = createContext<(() => void) | null>(null);

/** The button of a header, below a `DropCatcher`. While a file is read with the dialog closed it says how far it is. */
export function ImportButton() {
  const open = use(OpenImport);
  if (open === null) throw new Error('ImportButton needs a DropCatcher above it.');
  const reading = useTracesState((state) => state.reading);
  const share = reading === null ? null : shareRead(reading);
  const text = tracesText.open;
  return (
    <button type="button" className="import-button" title={text.buttonHint} onClick={open}>
      {reading === null ? (
        <>
          <span className="import-long">{text.button}</span>
          <span className="import-short">{text.buttonShort}</span>
        </>
      ) : (
        text.reading(share === null ? '…' : percent(share))
      )}
    </button>
  );
}

interface DropCatcherProps {
  readonly formats: readonly TraceFormat[];
  /** Recordings of this page; absent where there are none. */
  readonly recordings?: RecordingsControl['store'];
  readonly children: ReactNode;
}

/** Round the whole page: takes files dropped anywhere, and holds the dialog. Dropped texts and links are left alone. */
export function DropCatcher({ formats, recordings, children }: DropCatcherProps) {
  const traces = useTraces();
  const [asked, setAsked] = useState(false);
  // Read at once where it is of this page's own host, else after a click; once, however often this is made anew.
  const address = useTracesState((state) => state.asked);
  // Over a training run nothing else would say that a reading failed after its dialog was closed.
  const failed = useTracesState((state) => state.failure !== null && !state.active);
  const open = asked || failed || address !== null;
  const [refused, setRefused] = useState<string | null>(null);
  // Number of the file on screen when another was dropped: that may be read before the dialog's code is there.
  const [number, setNumber] = useState<number | null>(null);
  const show = useMemo(
    () => () => {
      // What went wrong elsewhere is no answer to what is opened now.
      traces.dismissFailure();
      setAsked(true);
    },
    [traces],
  );
  const drop = (files: readonly File[]) => {
    const incoming = joinFiles(files);
    if (incoming === null) return;
    setAsked(true);
    setNumber(traces.store.getState().number);
    setRefused(incoming === 'several' ? tracesText.open.several : null);
    if (incoming === 'several') traces.dismissFailure();
    else traces.open(incoming.file, incoming.name);
  };
  const dragging = useFileDrag(drop);
  const closeFor = useEffectEvent(() => {
    setAsked(false);
    traces.store.setState({ asked: null });
  });
  // What was given turned out to be no rollouts but a recording: it has a page of its own.
  useEffect(() => recordings?.subscribe(({ reading }) => reading !== null && closeFor()), [recordings]);
  return (
    <OpenImport value={show}>
      {children}
      {dragging && !open && (
        <div className="drop-anywhere" aria-hidden="true">
          <p>{tracesText.open.dropAnywhere}</p>
        </div>
      )}
      {open && (
        <Suspense>
          <ImportDialog
            formats={formats}
            dragging={dragging}
            source={address}
            refused={refused}
            number={number}
            onFiles={drop}
            onClose={() => {
              traces.dismissFailure();
              setAsked(false);
              traces.store.setState({ asked: null });
              setRefused(null);
              setNumber(null);
              // The button that opened it may have gone with its page.
              holdFocus();
            }}
          />
        </Suspense>
      )}
    </OpenImport>
  );
}

/** Hears of files that are dragged over the page and dropped. */
function useFileDrag(onDrop: (files: readonly File[]) => void): boolean {
  const [dragging, setDragging] = useState(false);
  const drop = useEffectEvent(onDrop);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // Else the browser would leave the page for the file.
      event.preventDefault();
      setDragging(true);
    };
    const leave = (event: DragEvent) => {
      // Between two elements of the page there is one that it goes to.
      if (event.relatedTarget === null) setDragging(false);
    };
    const end = (event: DragEvent) => {
      setDragging(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      drop([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', end);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', end);
    };
  }, []);
  return dragging;
}
