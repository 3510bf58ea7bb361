/** Rollouts as separate lines that melt into one graph and come apart again: by a slider, by keys, or on their way by themselves. */
import { useEffect, useEffectEvent } from 'react';
import { lessonsText } from '../../text/lessons.ts';
import { Slider } from '../controls/Slider.tsx';
import type { GraphView } from '../graph/graphView.ts';
import { alongLanes, between, ease, laneNodes, layLanes } from '../graph/lanes.ts';
import { useMedia } from '../media.ts';
import { useScreen } from '../screen.tsx';
import { useLecture, useLectureState } from './lecture.tsx';

/** Milliseconds that the whole way takes: a hall has to follow it. */
const WHOLE_WAY = 2400;
/** Most milliseconds of it that pass in one frame: a busy page must not swallow it. */
const LONGEST_FRAME = 50;

interface MeltProps {
  readonly view: GraphView | null;
  /** Whether there is a slider; without one they move all the same. */
  readonly slider: boolean;
}

/** Belongs to a component above the graph: what the graph itself does to its overlay comes first. */
export function Melt({ view, slider }: MeltProps) {
  const lecture = useLecture();
  const screen = useScreen();
  const shown = screen?.shown ?? null;
  const melt = useLectureState((state) => state.melt);
  const meltTo = useLectureState((state) => state.meltTo);
  const tinted = useLectureState((state) => state.tinted);
  const perStep = tinted && screen?.perStep != null && 'values' in screen.perStep ? screen.perStep.values : null;
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const apart = melt < 1;

  const place = useEffectEvent(() => view?.overlay.meltTo(melt));
  useEffect(() => {
    if (view === null || shown === null || !apart) return;
    const { rollouts, graph } = shown;
    view.overlay.showLanes({
      lay: (room, { laneScale }) => layLanes(rollouts, room, laneScale),
      nodes: laneNodes(rollouts, graph),
      credit: perStep === null ? null : alongLanes(rollouts, perStep),
    });
    place();
    return () => view.overlay.showGraph();
  }, [view, shown, apart, perStep]);
  useEffect(() => {
    if (apart) view?.overlay.meltTo(melt);
  }, [view, apart, melt]);

  const start = useEffectEvent(() => melt);
  useEffect(() => {
    if (meltTo === null) return;
    if (still) {
      lecture.melt(meltTo);
      return;
    }
    const from = start();
    const duration = WHOLE_WAY * Math.abs(meltTo - from);
    let passed = 0;
    let last: number | null = null;
    let frame = requestAnimationFrame(function move(now) {
      passed += last === null ? 0 : Math.min(LONGEST_FRAME, now - last);
      last = now;
      const share = duration === 0 ? 1 : Math.min(1, passed / duration);
      lecture.melt(share === 1 ? meltTo : between(from, meltTo, ease(share)), meltTo);
      if (share < 1) frame = requestAnimationFrame(move);
    });
    return () => cancelAnimationFrame(frame);
  }, [lecture, meltTo, still]);

  if (!slider) return null;
  const text = lessonsText;
  return (
    <div className="melt">
      <span className="melt-label" aria-hidden="true">
        {text.melt}
      </span>
      <Slider
        aria-label={text.melt}
        title={text.meltHint}
        min={0}
        max={1}
        step={0.01}
        value={melt}
        aria-valuetext={text.meltValue(melt)}
        onChange={(t) => lecture.melt(t)}
      />
    </div>
  );
}
