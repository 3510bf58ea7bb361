/** The words of the race. */
import { count } from './counting.ts';
import { words } from './language.ts';

export const raceText = words('raceText', {
  button: 'Race',
  buttonHint: 'Train several estimators side by side, from the same seeds on the same tasks',
  heading: 'Race',
  close: 'Close',
  loadFailed: 'The race could not be loaded. Reload the page and try again.',
  workerStopped: 'The training worker stopped.',

  intro: 'Which estimator learns faster? Each trains the same policy on the same tasks; only the credit differs.',
  estimators: 'Estimators',
  estimatorsHint: (least: number, most: number) => `Pick ${least} to ${most}.`,
  seedsHint: (first: number, last: number) => (first === last ? `seed ${first}` : `seeds ${first} to ${last}`),
  iterationsHint: 'of each run',
  pause: 'Pause the run on screen meanwhile',
  pauseHint: 'It goes on afterwards. Otherwise both share the processor, and the race takes longer.',
  start: 'Start the race',
  startNew: 'Start a new race',
  startNewHint: 'The results of the last race are replaced.',
  newRace: 'New race…',
  back: 'Back to the results',
  proceed: 'Continue',
  proceedHint: (n: number) => `${count(n, 'unfinished run starts', 'unfinished runs start')} again from the beginning.`,
  cancel: 'Stop',
  cancelHint: 'What has been trained stays.',
  runs: (estimators: number, seeds: number, iterations: number) =>
    `${estimators} estimators × ${count(seeds, 'seed', 'seeds')} × ${count(iterations, 'iteration', 'iterations')}`,

  settings: 'Settings of all',
  world: (name: string) => `World: ${name}.`,
  asPreset: 'All settings are the preset’s.',
  differ: 'Different from the preset:',

  fair: 'Fair by construction',
  fairText:
    'For each seed, every estimator starts from the same initial weights and meets the same tasks in the same order: all chance derives from the seed alone. Rollouts differ only once the policies do.',
  fairTrue: 'Checked: their first iterations agree in success and steps, seed by seed.',
  fairFalse: 'Their first iterations differ: the runs did not start alike. Do not compare them.',
  backend: (names: string) => `Computed on ${names}.`,

  progress: 'Progress',
  progressText: (done: number, total: number) => `${done} of ${count(total, 'iteration', 'iterations')}`,
  left: (time: string) => `about ${time} left`,
  atOnce: (n: number) => (n === 1 ? 'one run at a time' : `${n} runs at a time`),
  status: {
    none: '',
    running: 'Racing',
    finished: 'Finished',
    stopped: 'Stopped',
  },
  announce: (done: number, of: number) => `${done} of ${count(of, 'run', 'runs')} finished`,
  announceEnd: 'The race is finished.',
  failed: (estimator: string, seed: number, why: string) => `${estimator}, seed ${seed}, failed twice: ${why}`,
  retried: (estimator: string, seed: number) =>
    `${estimator}, seed ${seed}, was trained by a second worker: the first one broke.`,
  unsaved: (why: string) => `The results are not saved in this browser (${why}). Export them to keep them.`,
  csv: 'Export as CSV',
  csvWhat: 'race',

  curves: 'Curves',
  measure: 'Curve of',
  measures: {
    success: 'success on fresh tasks',
    heldOut: 'success on held-out tasks',
  },
  axes: {
    iterations: 'against iterations',
    envSteps: 'against environment steps',
  },
  axisNames: {
    iterations: 'iteration',
    envSteps: 'environment steps so far',
  },
  noHeldOut: 'Held-out tasks are not evaluated: set “Evaluate every” in the settings to a number above 0.',
  noCurve: 'Nothing to draw yet.',
  meanOf: (n: number, of: number) => `${n} of ${count(of, 'seed', 'seeds')}`,
  curveNote: (least: number) =>
    `Bold: mean of the finished seeds, from ${least} of them on with its 95 % interval. Thin: each seed.`,
  stepsNote:
    'Environment steps are those sampled for training up to and with an iteration. Means are taken between the points of each seed, where all finished seeds have come.',
  chartLabel: (measure: string, axis: string, readings: string) => `${measure} ${axis}. ${readings}`,
  chartReading: (estimator: string, share: string) => `${estimator} ${share}`,
  at: (axis: string, x: string) => `${axis} ${x}`,

  table: 'Results',
  tableOf: (n: number) => `Finished runs only. Intervals are 95 %, over seeds${n < 2 ? ': they need two' : ''}.`,
  columns: {
    estimator: { name: 'Estimator', help: '' },
    finished: { name: 'Seeds', help: 'Runs that came to their end, of all.' },
    auc: {
      name: 'AUC',
      help: 'Area under the curve of success on fresh tasks: its mean over all iterations. 1 would be success from the first iteration on. It rewards learning early and well.',
    },
    lastTen: { name: 'Last ten', help: 'Success on fresh tasks, mean of the last ten iterations.' },
    heldOut: {
      name: 'Held-out',
      help: 'Success on the held-out tasks at the last evaluation: unseen tasks, the same each time, at the evaluation temperature.',
    },
    t90: {
      name: 't90',
      help: 'Median over seeds of the first iteration at which the mean of five iterations is 90 %. Runs that never get there count as later than any that do.',
    },
    steps90: { name: 'Steps to 90 %', help: 'Environment steps used by then: what the learning costs in the world.' },
    seconds: {
      name: 'Time',
      help: 'Computing time of a run, mean over seeds. Runs side by side slow each other down: compare with care.',
    },
  },
  never: (iterations: number) => `> ${iterations}`,
  neverSteps: 'not reached',
  missing: (n: number, of: number) => `${n} of ${of} not reached`,
  toEach: (low: string, high: string) => `${low}–${high}`,
  range: (low: string, high: string) => `[${low}, ${high}]`,
  seconds: (s: string) => `${s} s`,
  thousand: (k: string) => `${k} k`,
  share: (n: number, of: number) => `${n} of ${of}`,
  none: '–',

  pairs: 'Pair by pair',
  pairsHelp:
    'Differences in AUC on the same seeds: paired, so that easy and hard seeds cancel out. Where the interval leaves out 0, the difference is more than chance at the 95 % level.',
  pair: (first: string, second: string) => `${first} − ${second}`,
  above: (n: number, of: number) => `above on ${n} of ${count(of, 'seed', 'seeds')}`,
  noPairs: 'Pairs appear when a seed is finished by two estimators.',

  graphs: 'The same task, as each sees it now',
  graphsNote: (task: string, seed: number) => `Seed ${seed}: ${task}`,
  graphsHint: 'A state stands at the same place in every picture. Nodes by value, edges by the racer’s own advantage.',
  graphLabel: (estimator: string, iteration: number, nodes: number, successes: number, rollouts: number) =>
    `${estimator}, iteration ${iteration}: ${nodes} states, ${successes} of ${rollouts} rollouts succeed`,
  graphCaption: (iteration: number, successes: number, rollouts: number) =>
    `iteration ${iteration} · ${successes} of ${rollouts} succeed`,
  graphWaiting: 'waits for its turn',
});
