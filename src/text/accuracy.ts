/** Words of "How right is each estimator": the tables on the rollouts on screen, and the study on fresh ones. Imports nothing. */
import { count } from './counting.ts';
import { words } from './language.ts';

export const accuracyText = words('accuracyText', {
  /** In the switch above the graph. */
  name: 'Accuracy',
  hint: 'How right each estimator is, against the truth (A)',
  shortcut: 'Graph, or how right each estimator is',
  heading: 'How right is each estimator',
  intro: 'Every estimator’s advantages of the same rollouts, compared step by step with the true ones.',

  estimator: 'Estimator',
  figures: {
    pearson: 'Pearson',
    spearman: 'Spearman',
    signAgreement: 'Right signs',
    scaledRmse: 'Error',
  },
  flat: 'Flat',
  flatOf: (flat: number, tasks: number) => `${flat} of ${tasks}`,
  best: 'best',
  bestMark: '★',
  legend: '★ the best of its column. A dash: nothing to compare.',
  mean: (tasks: number) => (tasks === 1 ? 'The watched task' : `Mean of the ${tasks} watched tasks`),
  task: (n: number) => `Task ${n}, on screen`,
  rollouts: (iteration: number, rollouts: number) =>
    `Iteration ${iteration}, ${count(rollouts, 'rollout', 'rollouts')} a task.`,
  steps: (n: number) => count(n, 'step', 'steps'),
  sampled: 'Part of this truth is sampled: figures near each other may change places.',
  missing: {
    none: 'The truth is not worked out yet.',
    iteration: (n: number) => `The truth of iteration ${n} was not worked out.`,
    stage: 'The advantages are not computed yet: the next stage is Advantage.',
  },
  /** Sentences below the tables. */
  sentences: (all: readonly string[]) => all.join(' '),
  csv: 'Save as CSV',
  csvSaid: (file: string) => `Saved ${file}`,

  study: {
    heading: 'With more rollouts',
    intro:
      'Fresh rollouts of the watched tasks by the policy as it is now, in groups of 2 and more. Training waits meanwhile, and comes out the same.',
    largest: 'Groups of up to',
    largestOption: (n: number) => `${n} rollouts`,
    start: 'Compare',
    again: 'Compare again',
    failed: 'The training worker has stopped; a comparison needs it.',
    cancel: 'Cancel',
    progress: 'Progress of the comparison',
    waiting: 'Begins as soon as the worker is free.',
    at: (done: number, of: number) => `task ${Math.min(done + 1, of)} of ${of}`,
    status: {
      running: 'Comparing',
      done: 'Compared',
      cancelled: 'Cancelled',
      lost: 'Not finished: the training worker broke or began anew',
    },
    /** While it runs, and once it has ended: a status with what it is the status of, where that is known. */
    runs: (status: string, at: string) => `${status}: ${at}`,
    ended: (status: string, what: string | null) => (what === null ? `${status}.` : `${status}: ${what}.`),
    of: (tasks: number, rollouts: number, iteration: number) =>
      `${count(tasks, 'task', 'tasks')}, ${rollouts} rollouts each, the policy ${
        iteration === 0 ? 'before training' : `after iteration ${iteration}`
      }`,
    figure: 'Figure',
    higher: 'higher is better',
    lower: 'lower is better',
    axis: 'rollouts in a group',
    chart: (figure: string, readings: readonly string[]) =>
      `${figure} by the number of rollouts in a group. ${readings.join(', ')}`,
    reading: (estimator: string, value: string, size: number) => `${estimator} ${value} at ${size}`,
    caption: (figure: string) => `${figure}, by the rollouts in a group`,
    groups: 'Groups',
    halfWidth: (width: string) => `± ${width}`,
    cell: (groups: number, flat: number) =>
      `mean of ${count(groups, 'group', 'groups')}${flat === 0 ? '' : `; ${flat} more without variance`}`,
    note: 'Means over groups; ± and whiskers: 95 % t-intervals over the groups, for these tasks and this policy. Groups without variance have no correlation and are left out of its mean.',
    announce: { done: 'The comparison is done.', lost: 'The comparison was not finished.' },
  },
});
