/** The line above the graph that says what it shows. */
import { useRun } from './lab.tsx';
import { useScreen } from './screen.tsx';
import { storyOf } from './story.ts';

/** Keeps its room while there is nothing to say, so that the graph below does not move. */
export function Story() {
  const screen = useScreen();
  const first = useRun((state) => state.records.length === 0 && state.status !== 'failed');
  return (
    <p className="story soft">{screen !== null && storyOf({ shown: screen.shown, perStep: screen.perStep, first })}</p>
  );
}
