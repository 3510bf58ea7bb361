/** The lecture of a page: its scenes, and a stage with workers of its own, which end with it. Its code comes when it is opened. */
import { scenes } from '../lessons/scenes.ts';
import type { Lab } from '../store/lab.ts';
import type { Lecture, LectureStore } from '../store/lecture.ts';
import { createLab } from './createLab.ts';
import { createLecture } from './lecture.ts';
import { holdRun } from './openRace.ts';
import { createRace, raceWorkers } from './race.ts';
import type { TrainingWorker } from './trainer.ts';
import { createTrainingWorker } from './trainingWorker.ts';

/**
 * @param lab the page's own, which waits meanwhile
 * @param recorded the lab of an open recording, which waits as well; null where none is open
 */
export function openLecture(
  lab: Lab,
  recorded: () => Lab | null,
  store: LectureStore,
  nextFrame: (callback: () => void) => void,
): Lecture {
  return createLecture({
    store,
    settings: lab.settings,
    scenes,
    hold: () => {
      const releases = [lab, recorded()].map((held) => (held === null ? () => {} : holdRun(held)));
      return () => {
        for (const release of releases) release();
      };
    },
    createLab: () => {
      const workers: TrainingWorker[] = [];
      const value = createLab({
        hash: '',
        storage: null,
        settings: lab.settings,
        createWorker: () => {
          const worker = createTrainingWorker();
          workers.push(worker);
          return worker;
        },
        nextFrame,
      });
      return { value, end: () => workers.map((worker) => worker.terminate()) };
    },
    createRace: () =>
      createRace({
        createWorker: createTrainingWorker,
        workers: raceWorkers(navigator.hardwareConcurrency),
        storage: null,
        now: () => performance.now(),
        hold: () => () => {},
      }),
  });
}
