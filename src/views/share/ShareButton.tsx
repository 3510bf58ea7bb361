/** The button that opens the share dialog; its code, and what it works on, are loaded with the first click. */
import { lazy, Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import { shareText } from '../../text/share.ts';
import type { Shared } from './shared.ts';

const loadDialog = async () => ({ default: (await import('./ShareDialog.tsx')).ShareDialog });
const ShareDialog = lazy(loadDialog);

interface ShareButtonProps {
  /** The page as it stands now. */
  readonly share: () => Promise<Shared>;
}

export function ShareButton({ share }: ShareButtonProps) {
  const [shared, setShared] = useState<Shared | null>(null);
  const [failed, setFailed] = useState(false);
  const show = async (): Promise<void> => {
    setFailed(false);
    try {
      // Both at once. The dialog is then there when it is first drawn.
      const [now] = await Promise.all([share(), loadDialog()]);
      setShared(now);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <button
        type="button"
        data-tour="share"
        title={failed ? shareText.loadFailed : shareText.buttonHint}
        onClick={() => void show()}
      >
        {shareText.button}
      </button>
      {failed && (
        <output className="visually-hidden" role="alert">
          {shareText.loadFailed}
        </output>
      )}
      {shared !== null &&
        // Outside the header, whose narrow buttons are not meant.
        createPortal(
          <Suspense>
            <ShareDialog shared={shared} onClose={() => setShared(null)} />
          </Suspense>,
          document.body,
        )}
    </>
  );
}
