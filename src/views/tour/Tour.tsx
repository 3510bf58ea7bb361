/**
 * The tour of the page: a ring round a part of it and a small card beside, stop by stop. The page stays usable all the while.
 * Own code and not a library: those there are dim and lock the page round what they explain, and keep the keyboard to themselves.
 */
import { type KeyboardEvent, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { tourText } from '../../text/tour.ts';
import type { Box } from '../controls/placeTooltip.ts';
import { isPlaying } from '../controls/shortcuts.ts';
import { useLab } from '../lab.tsx';
import { useMedia } from '../media.ts';
import { WithSymbols } from '../symbols.tsx';
import { placeCard } from './placeCard.ts';
import { stopsOf, type TourStop } from './stops.ts';
import { useTargets } from './useTargets.ts';

/** Width up to which the card stands at the lower edge (tour.css). */
const NARROW = '(max-width: 900px)';

/** Begins as it is mounted; `onClose` is to unmount it. */
export function Tour({ onClose }: { readonly onClose: () => void }) {
  const lab = useLab();
  const [stops] = useState(() => stopsOf(lab));
  const [at, setAt] = useState(0);
  const playOn = useStillRecording();
  const close = useCallback(() => {
    playOn();
    onClose();
  }, [playOn, onClose]);

  // The focus goes back to where it was.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    },
    [before],
  );
  useEffect(() => {
    // Escape ends it wherever the focus is, unless something over it is to be closed first.
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog:modal') !== null) return;
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [close]);

  const go = (to: number) => (to >= stops.length ? close() : setAt(Math.max(0, to)));
  return <Stop key={at} stop={stops[at]} place={at + 1} of={stops.length} onGo={(by) => go(at + by)} onClose={close} />;
}

/**
 * A recording rests at the end of an iteration while it is explained. A run that trains is left alone.
 * @returns what lets it play on where it played. A page that is left takes the tour with it: nothing plays on behind the next one
 */
function useStillRecording(): () => void {
  const lab = useLab();
  const played = useRef(false);
  useEffect(() => {
    if (lab.recorded !== true) return;
    // Effects run twice in development.
    played.current ||= isPlaying(lab.run.getState());
    lab.pause();
    if (lab.run.getState().stage !== 'update') lab.iterate(1);
  }, [lab]);
  return useCallback(() => {
    if (played.current) lab.play();
  }, [lab]);
}

interface StopProps {
  readonly stop: TourStop;
  /** From 1. */
  readonly place: number;
  readonly of: number;
  readonly onGo: (by: 1 | -1) => void;
  readonly onClose: () => void;
}

function Stop({ stop, place, of, onGo, onClose }: StopProps) {
  const lab = useLab();
  const id = useId();
  const card = useRef<HTMLDivElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const narrow = useMedia(NARROW);
  useLayoutEffect(() => {
    stop.unfold?.(lab);
    next.current?.focus({ preventScroll: true });
  }, [lab, stop]);
  const boxes = useTargets(stop.targets, narrow);

  useLayoutEffect(() => {
    const element = card.current;
    if (element === null) return;
    const { clientWidth, clientHeight } = document.documentElement;
    const size = { width: element.offsetWidth, height: element.offsetHeight };
    const { left, top } = placeCard(boxes[0] ?? null, size, { width: clientWidth, height: clientHeight });
    element.style.left = narrow ? '' : `${left}px`;
    element.style.top = narrow ? '' : `${top}px`;
  }, [boxes, narrow]);

  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
    if (by === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    // Past the last stop only by its button: a key too many must not close it.
    if (place + by <= of) onGo(by);
  };
  const last = place === of;
  const { title, text } = tourText.stops[stop.id];
  return (
    <>
      {boxes.map((box, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the targets of a stop keep their order
        <Ring key={k} box={box} />
      ))}
      <div
        ref={card}
        className="tour-card"
        role="dialog"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
        onKeyDown={onKeyDown}
      >
        <h2 id={`${id}-title`}>{title}</h2>
        <p id={`${id}-text`}>
          <WithSymbols text={text} />
        </p>
        <div className="tour-ways">
          <span className="soft">{tourText.place(place, of)}</span>
          {!last && (
            <button type="button" className="link" onClick={onClose}>
              {tourText.skip}
            </button>
          )}
          <button type="button" disabled={place === 1} onClick={() => onGo(-1)}>
            {tourText.back}
          </button>
          <button ref={next} type="button" className="primary" onClick={() => onGo(1)}>
            {last ? tourText.done : tourText.next}
          </button>
        </div>
      </div>
    </>
  );
}

/** How far the ring keeps off what it goes round, where the window has the room, and off the window's edge. CSS pixels. */
const OFF = 5;
const EDGE = 2;

/** Round a part of the page; nothing can be pressed on it. */
function Ring({ box }: { readonly box: Box }) {
  const ring = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (ring.current === null) return;
    const { clientWidth, clientHeight } = document.documentElement;
    const [left, top] = [Math.max(EDGE, box.left - OFF), Math.max(EDGE, box.top - OFF)];
    const width = Math.min(clientWidth - EDGE, box.right + OFF) - left;
    const height = Math.min(clientHeight - EDGE, box.bottom + OFF) - top;
    Object.assign(ring.current.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
  }, [box]);
  return <div ref={ring} className="tour-ring" aria-hidden="true" />;
}
