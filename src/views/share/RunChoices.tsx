/** What goes into a link of the run. */
import { joining } from '../../text/joining.ts';
import { shareText as text } from '../../text/share.ts';
import { LectureOptions } from './LectureOptions.tsx';
import { Part } from './Part.tsx';
import { SaveRecording } from './SaveRecording.tsx';
import type { RecordedText, ShareChoice, SharedPage } from './shared.ts';

interface RunChoicesProps {
  readonly shared: SharedPage;
  readonly choice: ShareChoice;
  readonly onChoice: (choice: ShareChoice) => void;
  /** Whether a recording is to go with it. */
  readonly carries: boolean;
  readonly onCarries: (carries: boolean) => void;
  /** The recording; null before it is wanted and known. */
  readonly recorded: RecordedText | null;
  /** Characters of the link with the recording, where that is too long; else null. */
  readonly tooLong: number | null;
}

export function RunChoices({ shared, choice, onChoice, carries, onCarries, recorded, tooLong }: RunChoicesProps) {
  const change = (part: Partial<ShareChoice>) => onChoice({ ...choice, ...part });
  const recordable = shared.recording !== null && choice.place;
  const refused = recordable && carries && (tooLong !== null || recorded?.ok === false);
  return (
    <>
      <p className="soft">{shared.imported ? text.imported : text.intro.run}</p>
      {!shared.imported && (
        <>
          <fieldset>
            <legend>{text.contents}</legend>
            <Part label={text.parts.configuration} checked fixed />
            <Part
              label={text.parts.place}
              help={placeHelp(shared, choice.place)}
              checked={choice.place}
              onChange={(place) => change({ place })}
            />
            {shared.to > 0 && (
              <Part
                label={text.parts.recording}
                help={recordable ? text.recorded.help : text.recorded.needsPlace}
                checked={recordable && carries}
                fixed={!recordable}
                onChange={onCarries}
              />
            )}
            {refused && (
              <div className="share-instead">
                <p role="status">{tooLong === null ? text.recorded.none : text.recorded.tooLong(tooLong)}</p>
                <SaveRecording recording={shared.recording} />
              </div>
            )}
            <Part
              label={text.parts.camera}
              help={shared.held ? text.cameraHelp.held : text.cameraHelp.fits}
              checked={choice.camera}
              fixed={!shared.held}
              onChange={(camera) => change({ camera })}
            />
            <Part
              label={text.parts.layout}
              help={text.layoutHelp}
              checked={choice.layout}
              onChange={(layout) => change({ layout })}
            />
          </fieldset>
          <LectureOptions options={choice.options} onChange={(options) => change({ options })} />
        </>
      )}
    </>
  );
}

function placeHelp({ to, at, selected, running }: SharedPage, taken: boolean): string {
  const { none, plays, waits, without } = text.placeHelp;
  if (to === 0) return selected ? waits : none;
  if (!taken) return without;
  const plan = plays(to, at, selected);
  return running ? `${plan}${joining.space}${text.running}` : plan;
}
