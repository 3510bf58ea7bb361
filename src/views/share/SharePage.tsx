/** Sharing the page of a run: as a link that trains it again, as a recording, or as a frame in another page. */
import { useState } from 'react';
import { defaultsOf } from '../../options/option.ts';
import { linkOptions } from '../../share/options.ts';
import { shareText as text } from '../../text/share.ts';
import { FrameChoices, type Framed, frameSize, type TypedSize } from './FrameChoices.tsx';
import { webOrigin } from './origin.ts';
import { Part } from './Part.tsx';
import { RecordingChoices, type RecordingPicked } from './RecordingChoices.tsx';
import { RunChoices } from './RunChoices.tsx';
import { type Enlarging, Sheet } from './Sheet.tsx';
import { FRAME, LENGTHS, type ShareChoice, type SharedPage } from './shared.ts';
import { useRecorded } from './useRecorded.ts';

const KINDS = ['run', 'recording', 'frame'] as const;

export function SharePage({ shared, ...enlarging }: Enlarging & { readonly shared: SharedPage }) {
  const [kind, setKind] = useState<(typeof KINDS)[number]>(shared.plays ? 'recording' : 'run');
  const [choice, setChoice] = useState<ShareChoice>(() => ({
    place: true,
    camera: shared.held,
    layout: false,
    options: defaultsOf(linkOptions),
  }));
  const [carries, setCarries] = useState(false);
  const [picked, setPicked] = useState<RecordingPicked>({ iterations: shared.to, look: false });
  const [framed, setFramed] = useState<Framed>(shared.plays ? 'recording' : 'run');
  const [size, setSize] = useState<TypedSize>({ width: FRAME.width.usual, height: FRAME.height.usual });
  const [origin, setOrigin] = useState('');

  const ofRecording = kind === 'recording' || (kind === 'frame' && framed === 'recording');
  const withRun = kind === 'run' && carries && choice.place;
  const recorded = useRecorded(shared.recording, ofRecording ? picked.iterations : withRun ? shared.to : null);

  const together = withRun && recorded?.ok ? shared.link(choice, recorded.text) : null;
  const tooLong = together !== null && together.length > LENGTHS.x ? together.length : null;
  const runLink = together !== null && tooLong === null ? together : shared.link(choice, null);
  const recordingLink = recorded?.ok ? (shared.recording?.link(recorded.text, picked.look) ?? null) : null;
  const link = ofRecording ? recordingLink : withRun && recorded === null ? null : runLink;
  const made =
    link === null
      ? null
      : { link, html: kind === 'frame' ? shared.frame(link, frameSize(size), webOrigin(origin)) : null };
  const trouble = recorded?.ok === false ? 'impossible' : (recordingLink?.length ?? 0) > LENGTHS.x ? 'long' : null;
  const working = recorded === null && shared.recording !== null;

  const recordingChoices = (
    <RecordingChoices shared={shared} picked={picked} onPick={setPicked} trouble={ofRecording ? trouble : null} />
  );
  return (
    <>
      {!shared.imported && (
        <fieldset className="share-kinds">
          <legend className="visually-hidden">{text.kinds.label}</legend>
          <div className="switch">
            {KINDS.map((one) => (
              <label key={one} title={text.kinds[one].hint}>
                <input
                  type="radio"
                  name="share-kind"
                  className="visually-hidden"
                  checked={kind === one}
                  onChange={() => setKind(one)}
                />
                {text.kinds[one].name}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <Sheet made={made} instead={working ? text.recording.working : ''} {...enlarging}>
        {kind === 'run' && (
          <RunChoices
            shared={shared}
            choice={choice}
            onChoice={setChoice}
            carries={carries}
            onCarries={setCarries}
            recorded={recorded}
            tooLong={tooLong}
          />
        )}
        {kind === 'recording' && (
          <>
            <p className="soft">{text.intro.recording}</p>
            {recordingChoices}
          </>
        )}
        {kind === 'frame' && (
          <FrameChoices
            framed={framed}
            onFramed={setFramed}
            runOnly={shared.recording === null}
            size={size}
            onSize={setSize}
            origin={origin}
            onOrigin={setOrigin}
          >
            {framed === 'recording' ? (
              recordingChoices
            ) : (
              <Part
                label={text.parts.layout}
                help={text.layoutHelp}
                checked={choice.layout}
                onChange={(layout) => setChoice({ ...choice, layout })}
              />
            )}
          </FrameChoices>
        )}
      </Sheet>
    </>
  );
}
