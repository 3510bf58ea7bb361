/** A short explanation on hover, focus or tap: in the top layer, so that no scrolling panel cuts it off. */
import { type ReactNode, useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { placeTooltip } from './placeTooltip.ts';

interface TooltipProps {
  readonly children: (describedBy: string) => ReactNode;
  readonly content: ReactNode;
  /** Class of the element round trigger and tooltip. */
  readonly className?: string;
  readonly side?: 'below' | 'beside';
  /** The explanation has something to press in it: pointer and focus may move into it. */
  readonly enterable?: boolean;
}

/** How long the pointer rests before a tooltip opens: passing over a form must not make it flicker. */
const HOVER_DELAY_MS = 300;
/** How long the pointer may be on its way into the explanation: WCAG 2.2, 1.4.13. */
const LEAVE_DELAY_MS = 250;

/** Wraps a control, a button where it is enterable; `children` receives the id to put into its `aria-describedby`. Escape closes it. */
export function Tooltip({ children, content, className, side = 'below', enterable = false }: TooltipProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);

  useLayoutEffect(() => {
    const element = tip.current;
    const around = anchor.current;
    if (!open || element === null || around === null) return;
    element.showPopover();
    const { clientWidth, clientHeight } = document.documentElement;
    const window = { width: clientWidth, height: clientHeight };
    const place = placeTooltip(around.getBoundingClientRect(), element.getBoundingClientRect(), window, side);
    element.style.left = `${place.left}px`;
    element.style.top = `${place.top}px`;
    return () => element.hidePopover();
  }, [open, side]);

  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);
  const close = () => {
    clearTimeout(resting.current);
    setOpen(false);
  };
  const turn = (to: boolean, after: number) => {
    clearTimeout(resting.current);
    resting.current = setTimeout(() => setOpen(to), after);
  };

  // Opened by the pointer, it is closed from wherever the keyboard is, before Escape does anything else there. What has the focus
  // hears of the key first where that is within: a field takes back what is typed.
  const closeFromOutside = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    if (event.target instanceof Node && anchor.current?.contains(event.target)) return;
    event.stopPropagation();
    // An open dialog stays.
    event.preventDefault();
    close();
  });
  useEffect(() => {
    if (!open) return;
    const listener = (event: KeyboardEvent) => closeFromOutside(event);
    document.addEventListener('keydown', listener, { capture: true });
    return () => document.removeEventListener('keydown', listener, { capture: true });
  }, [open]);

  return (
    // Only hover and focus are listened to; what can be pressed is the control inside.
    // biome-ignore lint/a11y/noStaticElementInteractions: the wrapper reacts to what happens to the control within
    <span
      ref={anchor}
      className={className ?? 'tooltip-anchor'}
      onPointerEnter={() => turn(true, HOVER_DELAY_MS)}
      onPointerLeave={() => (enterable ? turn(false, LEAVE_DELAY_MS) : close())}
      onFocus={() => setOpen(true)}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) close();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        // What has the focus goes with it.
        if (tip.current?.contains(document.activeElement)) anchor.current?.querySelector('button')?.focus();
        close();
      }}
    >
      {children(id)}
      <span
        ref={tip}
        id={id}
        // A tooltip has nothing to press in it.
        role={enterable ? 'note' : 'tooltip'}
        popover="manual"
        className="tooltip"
        data-enterable={enterable}
      >
        {content}
      </span>
    </span>
  );
}
