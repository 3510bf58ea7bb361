/** What goes into a link of a recording: how many of the run's iterations, and how the page looks. */
import { shareText } from '../../text/share.ts';
import { Slider } from '../controls/Slider.tsx';
import { Part } from './Part.tsx';
import { SaveRecording } from './SaveRecording.tsx';
import type { SharedPage } from './shared.ts';

export interface RecordingPicked {
  /** 1 … the run's. */
  readonly iterations: number;
  /** With theme and language. */
  readonly look: boolean;
}

interface RecordingChoicesProps {
  readonly shared: SharedPage;
  readonly picked: RecordingPicked;
  readonly onPick: (picked: RecordingPicked) => void;
  /** The recording is more than a link holds, or long for one; null: neither, or not known yet. */
  readonly trouble: 'impossible' | 'long' | null;
}

export function RecordingChoices({ shared, picked, onPick, trouble }: RecordingChoicesProps) {
  const text = shareText.recording;
  if (shared.recording === null) return <p className="soft">{text.none}</p>;
  return (
    <>
      <label className="share-iterations">
        <span>{text.iterations}</span>
        <Slider
          min={1}
          max={shared.to}
          value={picked.iterations}
          disabled={shared.to === 1}
          aria-valuetext={text.upTo(picked.iterations, shared.to)}
          onChange={(iterations) => onPick({ ...picked, iterations })}
        />
        <output className="figure">{text.upTo(picked.iterations, shared.to)}</output>
      </label>
      <Part
        label={shareText.parts.look}
        help={shareText.lookHelp}
        checked={picked.look}
        onChange={(look) => onPick({ ...picked, look })}
      />
      <div className="share-instead">
        <p role="status">{text[trouble ?? 'whole']}</p>
        <SaveRecording recording={shared.recording} />
      </div>
    </>
  );
}
