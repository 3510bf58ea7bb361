/**
 * Catching up: iterations of a graph that were not drawn (another task was on screen, drawing was slow, the page was reloaded)
 * are remembered in their order before a later one is. Places and ghosts depend on the run alone, not on who watched it how: the
 * same link shows everybody the same picture.
 */
import type { Lab } from '../../store/lab.ts';
import type { Shown } from '../../store/shown.ts';
import { type GraphBook, graphName } from './graphBook.ts';
import type { GraphScene } from './memory.ts';
import { graphModel } from './model.ts';

/** What of the lab it takes. */
export interface CatchUpHost {
  readonly book: GraphBook;
  readonly graphAt: Lab['graphAt'];
  /** The world's short title of an observation; null for foreign texts. */
  readonly title: ((observation: string) => string) | null;
}

/** Scenes of the iterations before a picture that the book has not seen, the earliest first. */
export function* catchingUp(
  shown: Shown,
  { book, graphAt, title }: CatchUpHost,
): Generator<GraphScene, void, undefined> {
  // A group of a file is one graph, whichever of its iterations are looked at.
  if (shown.imported !== null) return;
  const graph = graphName(shown);
  for (let iteration = book.reached(graph) + 1; iteration < shown.iteration; iteration++) {
    const then = graphAt(shown, iteration);
    if (then === null) continue;
    const credit = { values: null, perStep: null, criticality: null };
    yield book.remember(graph, graphModel({ ...then, ...credit, successReward: 1, title }), iteration);
  }
}

/** Milliseconds of catching up at a time: a picture's. */
const AT_ONCE = 12;

/** A catching up that is under way, or over. */
export interface CatchingUp {
  /** Does at once what is left of it. */
  finish(): void;
  /** Gives it up; what was caught up with stays. */
  stop(): void;
}

/**
 * Catches up, with a pause between two pieces of work, and then draws.
 * @param place gives the nodes of a scene their places
 */
export function catchUp(
  shown: Shown,
  host: CatchUpHost,
  place: (scene: GraphScene) => void,
  draw: () => void,
): CatchingUp {
  const scenes = catchingUp(shown, host);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const goOn = (milliseconds: number): void => {
    const until = performance.now() + milliseconds;
    do {
      const next = scenes.next();
      if (next.done) {
        over = true;
        draw();
        return;
      }
      place(next.value);
    } while (performance.now() < until);
    timer = setTimeout(goOn, 0, AT_ONCE);
  };
  const stop = (): void => {
    over = true;
    clearTimeout(timer);
  };
  goOn(AT_ONCE);
  return {
    stop,
    finish: () => {
      if (over) return;
      clearTimeout(timer);
      goOn(Number.POSITIVE_INFINITY);
    },
  };
}
