/** The words of the settings form. Labels and help of the settings themselves are option data. */
import { words } from './language.ts';

const count = (n: number) => (n === 1 ? '1 setting' : `${n} settings`);

export const settingsText = words('settingsText', {
  groups: {
    world: 'World',
    estimator: 'Estimator',
    policy: 'Policy',
    batch: 'Batch',
    evaluation: 'Evaluation',
    run: 'Run',
  },
  /** The estimator's settings that the one that trains does not read. */
  others: 'Of other estimators',
  othersHelp: (estimator: string) =>
    `${estimator} does not read these. They matter for edges coloured by another estimator, for comparisons, and once you train with one that does.`,

  /** Which settings apply at once, told once above the form and again with every setting. */
  legend: 'Changes apply from the next iteration.',
  legendMark: 'asks for a new run.',
  live: 'Applies from the next iteration; the run goes on.',
  fixed: 'Needs a new run: it waits for Apply, which starts over.',
  needsRun: 'needs a new run',
  drafted: 'changed, waits for Apply',

  apply: 'Apply',
  applyHint: 'starts over',
  discard: 'Discard',
  waiting: (n: number) => `${count(n)} ${n === 1 ? 'needs' : 'need'} a new run`,
  waitingWorld: 'Another world needs a new run, with the settings shown here',
  dropped: (n: number) =>
    `The run is a new one: ${n === 1 ? 'a change' : `${n} changes`} that had not been applied went with the old one.`,
  dismiss: 'Dismiss',

  tools: 'Edit the settings',
  undo: 'Undo',
  undoHint: (what: string | null) => (what === null ? 'Nothing to undo' : `Undo ${what} (Ctrl Z)`),
  redo: 'Redo',
  redoHint: (what: string | null) => (what === null ? 'Nothing to redo' : `Redo ${what} (Ctrl Shift Z)`),
  several: count,
  resetAll: 'Reset all',
  resetAllHint: (world: string) => `Every setting back to the preset of ${world}`,
  resetGroup: (group: string) => `${group}: all back to the preset`,
  resetOne: (label: string, value: string) => `${label}: back to ${value}`,
  backTo: (value: string) => `back to ${value}`,

  fromIteration: (n: number) => `from iteration ${n}`,
  fromNextIteration: 'from the next iteration',
  sinceIteration: (n: number) => `since iteration ${n}`,
  log: 'Changes',
  /** Over the column of iterations. */
  logColumn: 'from iteration',
  change: (label: string, before: string, after: string) => `${label} ${before} → ${after}`,
  pending: (label: string, value: string, when: string) => `${label} ${value} ${when}`,

  /** A text that is none of the examples. */
  ownText: 'your own',

  on: 'on',
  off: 'off',
  range: (min: string, max: string) => `${min} to ${max}`,
  slider: (label: string) => `${label}, slider`,
  defaultValue: (value: string) => `Default ${value}.`,

  shortcuts: {
    undo: { keys: 'Ctrl / ⌘ Z', label: 'Undo a change of the settings' },
    redo: { keys: 'Shift Ctrl / ⌘ Z', label: 'Make it again' },
  },
});
