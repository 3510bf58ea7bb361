/** A second window for the speaker: the notes of the scene, the title of the next, the time. */
import { useEffect, useEffectEvent, useState } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { scenes } from '../../lessons/scenes.ts';
import type { LectureStore } from '../../store/lecture.ts';
import { lessonsText } from '../../text/lessons.ts';
import { presentText } from '../../text/present.ts';
import { WithSymbols } from '../symbols.tsx';

interface NotesWindowProps {
  readonly store: LectureStore;
  /** Listens for the keys on a window; what it returns ends that. */
  readonly listen: (on: Window) => () => void;
  readonly onClose: () => void;
  readonly onBlocked: () => void;
}

export function NotesWindow({ store, listen, onClose, onBlocked }: NotesWindowProps) {
  const [body, setBody] = useState<HTMLElement | null>(null);
  const closed = useEffectEvent(onClose);
  const blocked = useEffectEvent(onBlocked);
  useEffect(() => {
    const opened = window.open('', '', 'popup,width=860,height=640');
    if (opened === null) {
      blocked();
      return;
    }
    opened.document.title = presentText.notes.title;
    // Fonts and screen readers go by it.
    opened.document.documentElement.lang = document.documentElement.lang;
    for (const sheet of document.querySelectorAll('link[rel="stylesheet"], style')) {
      const copy = sheet.cloneNode(true);
      // Its own address is about:blank: relative ones would lead nowhere.
      if (sheet instanceof HTMLLinkElement && copy instanceof HTMLLinkElement) copy.href = sheet.href;
      opened.document.head.append(copy);
    }
    opened.document.body.className = 'notes-window';
    const unlisten = listen(opened);
    const gone = () => closed();
    opened.addEventListener('pagehide', gone);
    // Without its page nothing in it would move any more.
    const left = () => opened.close();
    window.addEventListener('pagehide', left);
    setBody(opened.document.body);
    return () => {
      unlisten();
      opened.removeEventListener('pagehide', gone);
      window.removeEventListener('pagehide', left);
      opened.close();
    };
  }, [listen]);
  return body === null ? null : createPortal(<Notes store={store} />, body);
}

function Notes({ store }: Pick<NotesWindowProps, 'store'>) {
  const number = useStore(store, (state) => state.scene);
  const minutes = useMinutes();
  const words = presentText.notes;
  const scene = number === null ? undefined : lessonsText.scenes[scenes[number].id];
  const next = number === null ? undefined : scenes[number + 1];
  return (
    <main>
      <p className="soft figure">{words.elapsed(minutes)}</p>
      {scene === undefined || number === null ? (
        <p>{words.none}</p>
      ) : (
        <>
          <h1>
            {number + 1}. {scene.title}
          </h1>
          <p>
            <WithSymbols text={scene.notes.replaceAll(/\{(\w+)\}/g, '…')} />
          </p>
          <p className="soft">{next === undefined ? words.last : words.next(lessonsText.scenes[next.id].title)}</p>
        </>
      )}
    </main>
  );
}

const MINUTE = 60_000;

/** Whole minutes since the window was opened. */
function useMinutes(): number {
  const [minutes, setMinutes] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setMinutes((passed) => passed + 1), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return minutes;
}
