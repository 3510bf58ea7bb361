/** Presenter mode: full screen, large type, the keys that clickers send, a black screen, a ring round the pointer, notes elsewhere. */
import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Lab } from '../../store/lab.ts';
import type { Lecture, LectureStore } from '../../store/lecture.ts';
import { presentText } from '../../text/present.ts';
import { toggleDialog } from '../controls/Shortcuts.tsx';
import { belongsToTarget } from '../controls/shortcuts.ts';
import { KeyList } from './KeyList.tsx';
import { endsBlack, findKey, keysInForce, walksOn } from './keys.ts';
import { NotesWindow } from './NotesWindow.tsx';
import { PointerRing } from './PointerRing.tsx';

interface PresenterProps {
  readonly store: LectureStore;
  /** The open lecture; null where none is. */
  readonly lecture: Lecture | null;
  /** What is on screen. */
  readonly lab: () => Lab;
}

/** How long a hint stays, in milliseconds. */
const HINT_STAYS = 4000;
/** And one that asks for something to be done. */
const REQUEST_STAYS = 10_000;

export function Presenter({ store, lecture, lab }: PresenterProps) {
  const presenting = useStore(store, (state) => state.presenting);
  const black = useStore(store, (state) => state.black);
  const ring = useStore(store, (state) => state.ring);
  const dialog = useRef<HTMLDialogElement>(null);
  const [notesOpen, setNotesOpen] = useState(false);
  const [hint, setHint] = useState('');
  usePresentLook(presenting, lab().settings);

  /** Full screen ends by a key of the page, which is no wish to leave presenter mode. */
  const byKey = useRef(false);

  const full = useEffectEvent(() => {
    if (document.fullscreenElement === null) {
      void enterFullScreen();
      return;
    }
    byKey.current = true;
    void document.exitFullscreen();
  });
  const notes = useEffectEvent(() => {
    if (presenting) setNotesOpen((open) => !open);
    else store.setState((state) => ({ notes: !state.notes }));
  });
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // Nothing happens behind a black screen: no key goes further into the page, and most bring the picture back first.
    if (presenting && black) {
      event.stopImmediatePropagation();
      if (!endsBlack(event)) return;
      event.preventDefault();
      store.setState({ black: false });
      return;
    }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    const entry = findKey(keysInForce({ presenting, lecture: lecture !== null }), event.key);
    if (entry === undefined) return;
    if (isElement(target) && (belongsToTarget(target, event.key) || walksOn(target, event.key, presenting))) return;
    // An open dialog has the keyboard to itself; only "?" closes its own again.
    const inFront = document.querySelector('dialog:modal');
    if (inFront !== null && !(inFront === dialog.current && event.key === '?')) return;
    // What is unfolded is folded by Escape first.
    if (event.key === 'Escape' && isElement(target) && target.closest('details.popover[open]') !== null) return;
    const context = { store, lecture, lab: lab(), help: () => toggleDialog(dialog.current), full, notes };
    if (entry.when?.(context) === false) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    entry.act(context, event.key);
  });
  /** Listens on a window: the page's, and that of the notes. */
  const listen = useCallback((on: Window) => {
    const listener = (event: KeyboardEvent) => onKey(event);
    on.addEventListener('keydown', listener, { capture: true });
    return () => on.removeEventListener('keydown', listener, { capture: true });
  }, []);
  useEffect(() => listen(window), [listen]);

  useEffect(() => {
    if (!presenting) return;
    let ended = false;
    void enterFullScreen().then((entered) => {
      if (!ended) setHint(entered ? presentText.welcome : presentText[windowedHint()]);
    });
    // The browser's own Escape leaves full screen without telling the page its key.
    let was = document.fullscreenElement !== null;
    const changed = () => {
      const is = document.fullscreenElement !== null;
      if (was && !is && !byKey.current) store.setState({ presenting: false, black: false });
      byKey.current = false;
      was = is;
    };
    document.addEventListener('fullscreenchange', changed);
    return () => {
      ended = true;
      setHint('');
      document.removeEventListener('fullscreenchange', changed);
      // Made anew, in another language or for a scene that is opened, it goes on as it was.
      if (!store.getState().presenting && document.fullscreenElement !== null) void document.exitFullscreen();
    };
  }, [presenting, store]);

  useEffect(() => {
    if (hint === '') return;
    const timer = setTimeout(() => setHint(''), hint === presentText.blocked ? REQUEST_STAYS : HINT_STAYS);
    return () => clearTimeout(timer);
  }, [hint]);

  return (
    <>
      {presenting && ring && <PointerRing />}
      {presenting && (
        <button type="button" className="present-leave" onClick={() => store.setState({ presenting: false })}>
          {presentText.leave}
        </button>
      )}
      {notesOpen && presenting && (
        <NotesWindow
          store={store}
          listen={listen}
          onClose={() => setNotesOpen(false)}
          onBlocked={() => {
            setNotesOpen(false);
            setHint(presentText.blocked);
          }}
        />
      )}
      <output className="present-hint" data-shown={hint !== ''}>
        {hint}
      </output>
      {presenting && black && (
        <button
          type="button"
          className="present-black"
          aria-label={presentText.black}
          onClick={() => store.setState({ black: false })}
        />
      )}
      <KeyList dialog={dialog} />
    </>
  );
}

function isElement(target: EventTarget | null): target is HTMLElement {
  // Elements of the notes' window are of another realm.
  return target !== null && 'tagName' in target;
}

/** Whether the page is full screen afterwards; not where the browser has none, or was not asked by a hand. */
async function enterFullScreen(): Promise<boolean> {
  if (document.fullscreenElement !== null) return true;
  try {
    await document.documentElement.requestFullscreen();
    return true;
  } catch {
    return false;
  }
}

/** What to say where the page is not full screen: a browser that could be refuses what no hand asked for, as after a link. */
function windowedHint(): 'offered' | 'windowed' {
  return document.fullscreenEnabled ? 'offered' : 'windowed';
}

/** Hands presenter mode to the style sheet, and borrows the projector's theme for as long as it lasts. */
function usePresentLook(presenting: boolean, settings: Lab['settings']): void {
  useLayoutEffect(() => {
    if (!presenting) return;
    const root = document.documentElement;
    const { theme } = settings.lent();
    root.dataset.present = '';
    settings.lend({ ...settings.lent(), theme: 'projector' });
    return () => {
      delete root.dataset.present;
      // What else is on loan may have changed meanwhile.
      const { theme: _, ...others } = settings.lent();
      settings.lend(theme === undefined ? others : { ...others, theme });
    };
  }, [presenting, settings]);
}
