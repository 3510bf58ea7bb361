/** Listens for the keyboard shortcuts and shows the dialog that lists them. */
import { type RefObject, useLayoutEffect, useMemo } from 'react';
import { pageText } from '../../text/page.ts';
import { useLab } from '../lab.tsx';
import { usePageActions } from '../pageActions.tsx';
import { TourButton } from '../tour/TourButton.tsx';
import { belongsToTarget, editShortcuts, findShortcut, shortcutsOf } from './shortcuts.ts';

/** Opens the dialog where it is closed, closes it where it is open. */
export function toggleDialog(dialog: HTMLDialogElement | null): void {
  if (dialog?.open) dialog.close();
  else dialog?.showModal();
}

interface ShortcutsProps {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  /** No key takes the run on. */
  readonly held?: boolean;
}

export function Shortcuts({ dialog, held = false }: ShortcutsProps) {
  const lab = useLab();
  const { search, copy, tour } = usePageActions();
  const shortcuts = useMemo(
    () =>
      shortcutsOf({ help: () => toggleDialog(dialog.current), search, copy }).filter(
        ({ trains = false, advances = false }) => (lab.trains || !trains) && !(held && advances),
      ),
    [lab, held, dialog, search, copy],
  );

  // With the first picture: a key that is pressed as soon as the page is there is heard.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      if (target instanceof HTMLElement && belongsToTarget(target, event.key)) return;
      const shortcut = findShortcut(shortcuts, event.key);
      if (shortcut === undefined) return;
      // An open dialog has the keyboard to itself; only "?" closes its own again.
      const inFront = document.querySelector('dialog:modal');
      if (inFront !== null && !(inFront === dialog.current && event.key === '?')) return;
      event.preventDefault();
      shortcut.act(lab, event.key);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [lab, shortcuts, dialog]);

  const text = pageText.shortcuts;
  return (
    <dialog ref={dialog} className="shortcuts" aria-label={text.heading}>
      <h2>{text.heading}</h2>
      <table>
        <tbody>
          {[...shortcuts.map(({ keys, label }) => ({ keys: keysText(keys), label })), ...editShortcuts].map(
            ({ keys, label }) => (
              <tr key={label}>
                <td>
                  <kbd>{keys}</kbd>
                </td>
                <td>{label}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      <div className="shortcuts-ways">
        <button type="button" onClick={() => dialog.current?.close()}>
          {text.close}
        </button>
        {tour !== null && (
          <TourButton
            onClick={() => {
              dialog.current?.close();
              tour();
            }}
          />
        )}
      </div>
    </dialog>
  );
}

function keysText(keys: readonly string[]): string {
  const name = (key: string) => pageText.shortcuts.keys[key] ?? key.toUpperCase();
  return keys.length > 2 ? `${name(keys[0])} … ${name(keys[keys.length - 1])}` : keys.map(name).join(' / ');
}
