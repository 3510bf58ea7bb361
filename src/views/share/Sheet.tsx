/** The lower part of the share dialog: choices beside the QR code of what they make, and below the link or HTML, to be copied. */
import { type ReactNode, useRef, useState } from 'react';
import { joining } from '../../text/joining.ts';
import { shareText as text } from '../../text/share.ts';
import { QrCode } from './QrCode.tsx';
import { fitOf, isLocal, LONGEST_CODE } from './shared.ts';

/** What the choices make. */
export interface Made {
  readonly link: string;
  /** HTML of a frame that shows the link; null where the link itself is shared. */
  readonly html: string | null;
}

/** Whether the code fills the window. */
export interface Enlarging {
  readonly large: boolean;
  readonly onLarge: (large: boolean) => void;
}

interface SheetProps extends Enlarging {
  /** Null while it is being worked out, and where nothing can be made. */
  readonly made: Made | null;
  /** What to say while there is nothing. */
  readonly instead?: string;
  readonly children: ReactNode;
}

export function Sheet({ made, instead = '', children, ...enlarging }: SheetProps) {
  return (
    <>
      <div className="share-body">
        <div className="share-choices">{children}</div>
        {made !== null && made.html === null && <Code link={made.link} {...enlarging} />}
      </div>
      <Line made={made} instead={instead} />
    </>
  );
}

interface CodeProps extends Enlarging {
  readonly link: string;
}

function Code({ link, large, onLarge }: CodeProps) {
  if (link.length > LONGEST_CODE) return <p className="share-no-code soft">{text.code.tooLong(LONGEST_CODE)}</p>;
  return (
    <div className="share-code-place">
      <QrCode link={link} />
      <button type="button" title={large ? text.code.shrink : text.code.enlargeHint} onClick={() => onLarge(!large)}>
        {large ? text.code.shrink : text.code.enlarge}
      </button>
    </div>
  );
}

/** The link or HTML, the button that copies it, and what its length means. */
function Line({ made, instead }: Required<Pick<SheetProps, 'made' | 'instead'>>) {
  const area = useRef<HTMLTextAreaElement>(null);
  const value = made === null ? '' : (made.html ?? made.link);
  const ofFrame = made !== null && made.html !== null;
  // Of another link it is not true any more.
  const [said, setSaid] = useState<{ readonly of: string; readonly text: string }>({ of: value, text: '' });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setSaid({ of: value, text: text.copied });
    } catch {
      // Refused, or a page without a secure context, where there is no clipboard at all.
      area.current?.focus();
      area.current?.select();
      setSaid({ of: value, text: text.refused });
    }
  };
  return (
    <footer className="share-link">
      <textarea
        ref={area}
        readOnly
        rows={2}
        aria-label={ofFrame ? text.frame.snippet : text.link}
        aria-busy={made === null}
        value={value}
        spellCheck={false}
      />
      <button type="button" className="primary" disabled={made === null} onClick={() => void copy()}>
        {ofFrame ? text.frame.copy : text.copy}
      </button>
      <p className="soft">
        {made === null ? (
          instead
        ) : (
          <>
            <b className="figure">{text.length(value.length)}</b>
            {joining.colon}
            {ofFrame ? text.frame.paste : text.fits[fitOf(value.length)]}
            {joining.space}
            {isLocal(made.link) && <span className="share-local">{text.local}</span>}
          </>
        )}
      </p>
      <output className="share-said">{said.of === value && said.text}</output>
    </footer>
  );
}
