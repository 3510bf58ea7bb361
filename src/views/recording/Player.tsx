/** What a recording is played with: play, one stage, speed; and where it stands. */
import type { OpenedRecording } from '../../store/recordings.ts';
import { pageText, stageText } from '../../text/page.ts';
import { recordingText } from '../../text/recording.ts';
import { PlayGlyph, Speed } from '../controls/Header.tsx';
import { ProgressNews } from '../controls/ProgressNews.tsx';
import { isPlaying, togglePlay } from '../controls/shortcuts.ts';
import { percent } from '../format.ts';
import { useLab, useRun } from '../lab.tsx';
import { canStep, nextStage } from '../stages.ts';
import { recordingName } from './recordingName.ts';

/** @param quiet something else on the page is what is to be pressed first */
export function PlayButtons({ quiet = false }: { readonly quiet?: boolean }) {
  const lab = useLab();
  const playing = useRun(isPlaying);
  const stage = useRun((state) => state.stage);
  const steps = useRun((state) => canStep(lab, state));
  const text = lab.recorded ? recordingText.page : pageText;
  const next = stageText[nextStage(stage)];
  return (
    <>
      <fieldset className="buttons" aria-label={text.controls}>
        <button
          type="button"
          className={quiet ? undefined : 'primary'}
          title={playing ? text.pauseHint : text.playHint}
          onClick={() => togglePlay(lab)}
        >
          <PlayGlyph playing={playing} />
          {playing ? text.pause : text.play}
        </button>
        <button type="button" data-tour="step" disabled={!steps} title={text.stepHint(next)} onClick={() => lab.step()}>
          {text.step(next)}
        </button>
      </fieldset>
      <Speed />
    </>
  );
}

/** Its name, and the success of the iteration on screen. */
export function RecordingStatus({ opened }: { readonly opened: OpenedRecording }) {
  const success = useRun(({ iteration, metrics }) => metrics[iteration - 1]?.successRate ?? null);
  const text = recordingText.page;
  return (
    <p className="status recording-status">
      <b title={opened.name ?? undefined}>{recordingName(opened)}</b>
      {opened.oneTask && ` · ${text.oneTask}`}
      {success !== null && ` · ${text.success(percent(success))}`}
      <ProgressNews />
    </p>
  );
}
