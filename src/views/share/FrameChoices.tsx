/** What a frame in another page shows, and its size. */
import { type ReactNode, useId } from 'react';
import { shareText } from '../../text/share.ts';
import { webOrigin } from './origin.ts';
import { FRAME, type FrameSize } from './shared.ts';

export type Framed = 'run' | 'recording';

const FRAMED = ['run', 'recording'] as const;
const SIDES = ['width', 'height'] as const;

/** As it is typed: may be empty, or out of bounds. */
export type TypedSize = Readonly<Record<(typeof SIDES)[number], number>>;

interface FrameChoicesProps {
  readonly framed: Framed;
  readonly onFramed: (framed: Framed) => void;
  /** Nothing is recorded: only the run can be shown. */
  readonly runOnly: boolean;
  readonly size: TypedSize;
  readonly onSize: (size: TypedSize) => void;
  /** Of the page that is to drive it, as it is typed; '': none. */
  readonly origin: string;
  readonly onOrigin: (origin: string) => void;
  /** Choices of what it shows. */
  readonly children: ReactNode;
}

export function FrameChoices(props: FrameChoicesProps) {
  const { framed, onFramed, runOnly, size, onSize, origin, onOrigin, children } = props;
  const help = useId();
  const text = shareText.frame;
  const wrong = origin.trim() !== '' && webOrigin(origin) === null;
  return (
    <>
      <p className="soft">{shareText.intro.frame}</p>
      <fieldset>
        <legend>{text.shows}</legend>
        {FRAMED.map((one) => (
          <label key={one} className="choice">
            <input
              type="radio"
              name="framed"
              checked={framed === one}
              disabled={runOnly && one === 'recording'}
              onChange={() => onFramed(one)}
            />
            <span className="choice-name">{text[one]}</span>
          </label>
        ))}
      </fieldset>
      <div className="share-size">
        {SIDES.map((side) => (
          <label key={side}>
            {text[side]}
            <input
              type="number"
              className="figure"
              min={FRAME[side].min}
              max={FRAME[side].max}
              step={10}
              value={Number.isNaN(size[side]) ? '' : size[side]}
              onChange={(event) => onSize({ ...size, [side]: event.currentTarget.valueAsNumber })}
            />
            {text.pixels}
          </label>
        ))}
      </div>
      {children}
      <div className="share-origin">
        <label>
          {text.origin}
          <input
            type="url"
            value={origin}
            placeholder="https://"
            maxLength={200}
            spellCheck={false}
            aria-describedby={help}
            aria-invalid={wrong}
            onChange={(event) => onOrigin(event.currentTarget.value)}
          />
        </label>
        <small id={help} className={wrong ? 'share-wrong' : 'soft'} role="status">
          {wrong ? text.originWrong : text.originHelp}
        </small>
      </div>
    </>
  );
}

/** The size that is typed, within its bounds. */
export function frameSize(typed: TypedSize): FrameSize {
  const within = (side: (typeof SIDES)[number]): number => {
    const { usual, min, max } = FRAME[side];
    return Number.isNaN(typed[side]) ? usual : Math.min(max, Math.max(min, Math.round(typed[side])));
  };
  return { width: within('width'), height: within('height') };
}
