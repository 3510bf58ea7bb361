/** When rollouts stand apart as lanes, and when they melt into the graph. Pure. */
import type { Shown } from '../../store/shown.ts';

/** Names a picture: its run, iteration and task. Its stages share their rollouts. */
export function pictureKey({ run, iteration, task }: Pick<Shown, 'run' | 'iteration' | 'task'>): string {
  return `${run}/${iteration}/${task.index}/${task.seed}`;
}

/** What is over the graph's place, for one picture. */
export interface LanesPhase {
  /** Its `pictureKey`: rollouts of another are never melted into this one's graph. */
  readonly picture: string;
  readonly shows: 'lanes' | 'graph';
}

/** What the overlay has to do. */
export type LanesChange = 'lanes' | 'melt' | 'graph' | 'none';

/**
 * The phase that follows from a picture: rollouts that nothing has merged yet stand apart; when the iteration goes on to Merge
 * they melt; any other picture shows its graph at once.
 * @param before the phase so far, null at first
 * @param passing stages pass too quickly to be looked at: lanes are not begun, those that stand are kept
 */
export function nextPhase(
  before: LanesPhase | null,
  shown: Pick<Shown, 'run' | 'iteration' | 'task' | 'stage'>,
  passing: boolean,
): { readonly phase: LanesPhase; readonly change: LanesChange } {
  const picture = pictureKey(shown);
  const same = before?.picture === picture;
  const stood = same && before.shows === 'lanes';
  if (shown.stage === 'rollout' && (stood || !passing)) {
    return { phase: { picture, shows: 'lanes' }, change: stood ? 'none' : 'lanes' };
  }
  return { phase: { picture, shows: 'graph' }, change: stood ? 'melt' : same ? 'none' : 'graph' };
}
