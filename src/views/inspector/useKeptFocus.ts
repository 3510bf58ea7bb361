/** Keeps the keyboard in a panel whose focused control goes away: with a jump, or with an iteration that has no such row. */
import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

interface KeptFocus {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
}

/**
 * Properties for the element round the panel's content; the focus falls back to the `data-panel` above it. Without this
 * the browser would start over at the top of the page.
 * @param content Changes with what the panel shows; the new content is then read from its top.
 */
export function useKeptFocus(content: unknown): KeptFocus {
  const root = useRef<HTMLDivElement>(null);
  const focused = useRef<HTMLElement | null>(null);
  const shown = useRef(content);
  // After every render: whatever took the focused control away, it is gone now.
  useLayoutEffect(() => {
    const replaced = shown.current !== content;
    shown.current = content;
    if (focused.current === null || focused.current.isConnected) return;
    focused.current = null;
    const panel = root.current?.closest<HTMLElement>('[data-panel]');
    if (!panel || document.activeElement !== document.body) return;
    panel.focus({ preventScroll: true });
    if (replaced) panel.scrollTop = 0;
  });
  return {
    ref: root,
    onFocus: ({ target }) => {
      focused.current = target;
    },
    onBlur: () => {
      focused.current = null;
    },
  };
}
