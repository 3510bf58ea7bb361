/** A text to copy by hand, marked and ready, where the browser keeps the page from the clipboard. */
import { useEffect, useRef } from 'react';
import { exportText } from '../../text/export.ts';

/** Opens as it is mounted; `onClose` is to unmount it. */
export function CopyByHand({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    area.current?.select();
    return () => element?.close();
  }, []);
  const words = exportText.refused;
  return (
    <dialog
      ref={dialog}
      className="copy-by-hand"
      aria-label={words.heading}
      // Its own closing before it opened again (effects run twice in development) is none.
      onClose={() => dialog.current?.open === false && onClose()}
    >
      <h2>{words.heading}</h2>
      <p>{words.advice}</p>
      <textarea ref={area} readOnly aria-label={exportText.copy} value={text} rows={16} />
      <button type="button" onClick={onClose}>
        {words.close}
      </button>
    </dialog>
  );
}
