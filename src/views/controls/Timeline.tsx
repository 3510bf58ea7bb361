/** Which iteration is on screen: a slider over all of them with marks where settings changed, and the way back to the newest. */
import { useMemo, useRef, useState } from 'react';
import { pageText } from '../../text/page.ts';
import { recordingText } from '../../text/recording.ts';
import { ChangeMarks } from '../charts/ChangeMarks.tsx';
import { describeChanges, noteNear } from '../charts/changes.ts';
import { useLab, useRun, useView } from '../lab.tsx';
import { Slider } from './Slider.tsx';
import { isPlaying, scrub } from './shortcuts.ts';

/** How near the pointer comes to a mark to read it, in CSS pixels. */
const REACH_PX = 6;

export function Timeline() {
  const lab = useLab();
  const count = useRun((state) => state.records.length);
  const shown = useRun((state) => state.shown?.iteration ?? null);
  const playing = useRun(isPlaying);
  const iteration = useView((state) => state.iteration);
  const config = useRun((state) => state.config);
  const changes = useRun((state) => state.changes);
  const notes = useMemo(() => describeChanges({ config, changes }), [config, changes]);
  const marks = useRef<HTMLDivElement>(null);
  // What the slider says where the pointer rests on a mark.
  const [pointed, setPointed] = useState<string>();
  const text = pageText.timeline;
  const at = Math.max(1, Math.min(iteration ?? count, count));
  const live = iteration === null;
  const following = live && lab.recorded !== true;
  const position = count === 0 ? text.empty : following ? text.following(shown ?? count) : text.position(at, count);
  const noted = notes.find((note) => note.iteration === at)?.text;
  return (
    <section className="timeline" data-tour="timeline" aria-label={text.region}>
      <button
        type="button"
        aria-label={text.previous}
        title={text.previous}
        disabled={count === 0 || at <= 1}
        onClick={() => scrub(lab, -1)}
      >
        ◂
      </button>
      <button
        type="button"
        aria-label={text.next}
        title={text.next}
        disabled={count === 0 || live}
        onClick={() => scrub(lab, 1)}
      >
        ▸
      </button>
      {/* While iterations follow each other by themselves, they are told less often (ProgressNews). */}
      <output className="timeline-position" aria-live={following || playing ? 'off' : 'polite'}>
        {position}
      </output>
      <div className="timeline-track">
        <Slider
          aria-label={text.label}
          aria-valuetext={noted === undefined ? position : `${position}; ${noted}`}
          title={pointed}
          min={1}
          max={Math.max(1, count)}
          step={1}
          value={at}
          disabled={count < 2}
          onChange={(to) => lab.view.setState({ iteration: to >= count ? null : to })}
          onPointerMove={({ clientX }) => {
            if (marks.current === null) return;
            const { left, width } = marks.current.getBoundingClientRect();
            const iterations = (pixels: number) => ((count - 1) * pixels) / width;
            setPointed(noteNear(notes, 1 + iterations(clientX - left), iterations(REACH_PX))?.text);
          }}
        />
        <div ref={marks} className="timeline-marks">
          <ChangeMarks notes={notes} last={count} />
        </div>
      </div>
      <button
        type="button"
        className="live"
        aria-pressed={live}
        disabled={count === 0}
        title={lab.recorded ? recordingText.page.lastHint : text.liveHint}
        onClick={() => lab.view.setState({ iteration: null })}
      >
        {!lab.recorded && <span className="live-dot" />}
        {lab.recorded ? recordingText.page.last : text.live}
      </button>
    </section>
  );
}
