/** Walks the token along the selected trajectory, and keeps it at the selected step otherwise. */
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { trajectoryLength } from '../../credit/rollouts.ts';
import type { Shown } from '../../store/shown.ts';
import type { Selection } from '../../store/view.ts';
import { useMedia } from '../media.ts';
import type { GraphView } from './graphView.ts';
import { laneNodes } from './lanes.ts';
import { pictureKey } from './lanesPhase.ts';
import { type Anchor, isOver, JUMPING, progressOf, SMOOTH, startOf, type WalkPlace, walkAt } from './walk.ts';

export interface WalkInput {
  readonly view: GraphView | null;
  readonly shown: Shown | null;
  readonly selection: Selection | null;
  readonly walking: boolean;
  /** The walk came to another step (0-based) of a trajectory. */
  readonly onStep: (trajectory: number, step: number) => void;
  /** The walk came to its end, or what it went along is gone. */
  readonly onStop: () => void;
}

export function useWalk({ view, shown, selection, walking, onStep, onStop }: WalkInput): void {
  const pace = useMedia('(prefers-reduced-motion: reduce)') ? JUMPING : SMOOTH;
  const nodes = useMemo(() => (shown === null ? [] : laneNodes(shown.rollouts, shown.graph)), [shown]);
  const chosen = selection?.kind === 'trajectory' && nodes[selection.trajectory] !== undefined ? selection : null;
  const trajectory = chosen?.trajectory ?? null;
  const length = shown === null || trajectory === null ? 0 : trajectoryLength(shown.rollouts, trajectory);
  // A trajectory of an earlier iteration may have been longer.
  const step = chosen === null || chosen.step === null ? null : Math.min(chosen.step, length - 1);
  /** What a walk goes along; it ends with it. */
  const course = shown === null || trajectory === null ? null : `${pictureKey(shown)}/${trajectory}`;

  const place = useRef<WalkPlace | null>(null);
  const anchor = useRef<Anchor | null>(null);
  /** Course of the place, and of the walk under way. */
  const placed = useRef<string | null>(null);
  const walked = useRef<string | null>(null);
  const walkedTo = useEffectEvent(onStep);
  const stopped = useEffectEvent(onStop);
  const putToken = useEffectEvent(() => {
    const at = place.current;
    const keys = trajectory === null ? undefined : nodes[trajectory];
    const source = at === null ? undefined : keys?.[at.step];
    const target = at === null ? undefined : keys?.[at.step + 1];
    if (at === null || trajectory === null || source === undefined || target === undefined)
      view?.overlay.setToken(null);
    else view?.overlay.setToken({ trajectory, step: at.step, progress: progressOf(at, pace), source, target });
  });

  // A step that was not walked to was selected by hand: the token goes there, and a walk goes on from there.
  useEffect(() => {
    if (placed.current !== course) place.current = null;
    if (step === null || place.current?.step !== step) {
      place.current = step === null ? null : { step, share: 0 };
      if (step !== null && anchor.current !== null) anchor.current = { step, share: 0, time: performance.now() };
    }
    placed.current = course;
    putToken();
  }, [course, step]);

  useEffect(() => {
    if (view !== null && nodes.length > 0) putToken();
  }, [view, nodes]);

  const firstStep = useEffectEvent(() => startOf(place.current, step, length));
  const walkOn = useEffectEvent((now: number): boolean => {
    if (anchor.current === null || trajectory === null) return false;
    const at = walkAt(anchor.current, now, length, pace);
    const another = at.step !== place.current?.step;
    place.current = at;
    if (another) walkedTo(trajectory, at.step);
    putToken();
    return !isOver(at, length);
  });
  useEffect(() => {
    const before = walked.current;
    walked.current = walking ? course : null;
    if (!walking) return;
    if (course === null || (before !== null && before !== course)) {
      walked.current = null;
      stopped();
      return;
    }
    let frame = 0;
    const next = (): void => {
      if (walkOn(performance.now())) frame = requestAnimationFrame(next);
      else stopped();
    };
    anchor.current = { ...firstStep(), time: performance.now() };
    next();
    return () => {
      cancelAnimationFrame(frame);
      anchor.current = null;
    };
  }, [walking, course]);
}
