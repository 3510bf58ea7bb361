/** The share dialog: what is shared and what goes into it, the link with its length, and its QR code. Mounted while it is open. */
import { useEffect, useRef, useState } from 'react';
import { shareText as text } from '../../text/share.ts';
import { SharePage } from './SharePage.tsx';
import { ShareScene } from './ShareScene.tsx';
import type { Shared } from './shared.ts';

interface ShareDialogProps {
  readonly shared: Shared;
  /** The dialog is closed: unmount it. */
  readonly onClose: () => void;
}

export function ShareDialog({ shared, onClose }: ShareDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [large, setLarge] = useState(false);
  useEffect(() => {
    // Effects run twice in development.
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);

  const enlarging = { large, onLarge: setLarge };
  return (
    <dialog
      ref={dialog}
      className="share"
      data-large={large}
      aria-label={text.heading}
      onClose={onClose}
      onCancel={(event) => {
        if (!large) return;
        event.preventDefault();
        setLarge(false);
      }}
      // The page's shortcuts are not meant while the dialog is open.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header>
        <h2>{text.heading}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          {text.close}
        </button>
      </header>
      {shared.kind === 'scene' ? (
        <ShareScene shared={shared} {...enlarging} />
      ) : (
        <SharePage shared={shared} {...enlarging} />
      )}
    </dialog>
  );
}
