/** Keeps the keyboard on the page where what had the focus goes: a button, a bar, a whole page that another takes the place of. */
import {
  createContext,
  type ReactNode,
  type RefCallback,
  type RefObject,
  use,
  useCallback,
  useEffect,
  useRef,
} from 'react';
import { flushSync } from 'react-dom';

/** Name of the page that was on screen last; null before the first. */
const LastPage = createContext<RefObject<string | null> | null>(null);

/** Round all pages that take each other's place. */
export function PagesInTurn({ children }: { readonly children: ReactNode }) {
  const last = useRef<string | null>(null);
  return <LastPage value={last}>{children}</LastPage>;
}

/** Where what had the focus is gone, gives it to the page's middle: screen readers and Tab go on from there, not from the top. */
export function holdFocus(): void {
  if (document.activeElement === document.body) document.querySelector('main')?.focus({ preventScroll: true });
}

/**
 * Whether what is opened in the page's middle takes the keyboard. Opened by its key it does, from wherever that was; by the switch,
 * or by a scene whose panel is being used, it does not: the keyboard stays there.
 */
export function takesKeyboard(): boolean {
  return document.activeElement?.closest('.switch, .lecture-panel') == null;
}

/** Does what takes away the button that was pressed for it, and keeps the keyboard on the page. */
export function holdFocusAfter(act: () => void): void {
  // Only then is the button gone.
  flushSync(act);
  holdFocus();
}

/**
 * For what goes by itself, some time after a button in it was pressed: where it had the focus, this is kept on the page.
 * @returns the reference of its element
 */
export function useHeldFocus(): RefCallback<HTMLElement> {
  return useCallback((element) => {
    // Called before the element is taken away.
    return () => {
      if (element?.contains(document.activeElement)) queueMicrotask(holdFocus);
    };
  }, []);
}

/**
 * Stands at the end of a page, within what it waits for: where another page was there before and the focus is nowhere, it goes
 * to the page's middle, and screen readers go on from there.
 */
export function FocusOnPage({ page }: { readonly page: string }) {
  const last = use(LastPage);
  useEffect(() => {
    if (last === null) return;
    const before = last.current;
    last.current = page;
    // The first page is read from its top.
    if (before !== null && before !== page) holdFocus();
  }, [last, page]);
  return null;
}
