/** The race beside the lab: its workers, its place in the browser's storage, and the run on screen, which may rest meanwhile. */
import type { Lab } from '../store/lab.ts';
import type { Race } from '../store/race.ts';
import type { RaceStorage } from '../store/raceStorage.ts';
import { isPlaying } from '../views/controls/shortcuts.ts';
import { createRace, raceWorkers } from './race.ts';
import { createTrainingWorker } from './trainingWorker.ts';

/**
 * Pauses the run where it plays, or is on its way to where a link was made. What it returns lets it go on, unless another run has
 * taken its place, or it does something else by then.
 */
export function holdRun({ run, play, pause }: Pick<Lab, 'run' | 'play' | 'pause'>): () => void {
  const { run: id } = run.getState();
  if (!isPlaying(run.getState())) return () => {};
  pause();
  return () => {
    const { run: now, status, aim } = run.getState();
    // The worker may not have said yet that it is idle: what was paused goes on all the same.
    const busy = status === 'working' && aim === null;
    if (now === id && status !== 'failed' && !busy) play();
  };
}

/** Opens the race of a page, with what is kept of the last one. */
export function openRace(lab: Lab, storage: RaceStorage): Race {
  const race = createRace({
    createWorker: createTrainingWorker,
    workers: raceWorkers(navigator.hardwareConcurrency),
    storage,
    now: () => performance.now(),
    hold: () => holdRun(lab),
  });
  window.addEventListener('pagehide', race.save);
  return race;
}
