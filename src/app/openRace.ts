/** The race beside the lab: its workers, its place in the browser's storage, and the run on screen, which may rest meanwhile. */
import type { Lab } from '../store/lab.ts';
import type { Race } from '../store/race.ts';
import type { RaceStorage } from '../store/raceStorage.ts';
import { createRace, raceWorkers } from './race.ts';
import { createTrainingWorker } from './trainingWorker.ts';

/** Pauses the run where it plays. What it returns lets it go on, unless another run has taken its place, or it is busy. */
export function holdRun({ run, play, pause }: Pick<Lab, 'run' | 'play' | 'pause'>): () => void {
  const { run: id, status, queued } = run.getState();
  if (status !== 'playing' && queued !== 'playing') return () => {};
  pause();
  return () => {
    const now = run.getState();
    if (now.run === id && now.status === 'idle') play();
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
