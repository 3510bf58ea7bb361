/** Which iteration is on screen: a slider over all of them, and the way back to the newest. */
import { pageText } from '../../text/page.ts';
import { useLab, useRun, useView } from '../lab.tsx';
import { Slider } from './Slider.tsx';
import { scrub } from './shortcuts.ts';

export function Timeline() {
  const lab = useLab();
  const count = useRun((state) => state.records.length);
  const shown = useRun((state) => state.shown?.iteration ?? null);
  const iteration = useView((state) => state.iteration);
  const text = pageText.timeline;
  const at = Math.max(1, Math.min(iteration ?? count, count));
  const live = iteration === null;
  const position = count === 0 ? text.empty : live ? text.following(shown ?? count) : text.position(at, count);
  return (
    <section className="timeline" aria-label={text.region}>
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
      <output className="timeline-position">{position}</output>
      <Slider
        aria-label={text.label}
        aria-valuetext={position}
        min={1}
        max={Math.max(1, count)}
        step={1}
        value={at}
        disabled={count < 2}
        onChange={(to) => lab.view.setState({ iteration: to >= count ? null : to })}
      />
      <button
        type="button"
        className="live"
        aria-pressed={live}
        disabled={count === 0}
        title={text.liveHint}
        onClick={() => lab.view.setState({ iteration: null })}
      >
        <span className="live-dot" />
        {text.live}
      </button>
    </section>
  );
}
