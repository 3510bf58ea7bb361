/** The words of the editor of a world of one's own. What is wrong with a definition is said by worlds/custom/check.ts. */
import { count } from './counting.ts';
import { words } from './language.ts';

export const worldText = words('worldText', {
  /** In the settings. */
  edit: 'Edit world…',
  unfinished: 'Has unfinished changes.',

  heading: 'Your own world',
  close: 'Close',
  closeHint: 'Back to the page. Your changes wait in the settings for Apply',
  closeHintErrors: 'Back to the page. The world that runs stays; your changes are kept here',
  undo: 'Undo',
  undoHint: 'Take the last change back (Ctrl Z)',
  redo: 'Redo',
  redoHint: 'Make it again (Ctrl Shift Z)',
  examples: 'Begin with',
  choose: 'an example…',
  views: 'Edit as',
  form: 'Form',
  json: 'JSON',
  load: 'Import…',
  loadHint: 'Read a definition from a JSON file',
  save: 'Export',
  saveHint: 'Save the definition as a JSON file',
  fileName: 'g2po-world.json',
  loaded: (name: string) => `${name} is read.`,
  notLoaded: (name: string, problems: string) => `${name} could not be read. ${problems}`,
  train: 'Train on it',
  trainHint: 'starts a new run',

  tooLarge: 'It is too large for a definition.',

  task: 'Task',
  taskHelp: 'What the agent is asked to do',
  maxSteps: 'Step limit',
  states: 'States',
  name: 'Name',
  nameOf: (n: number) => `Name of state ${n}`,
  text: 'What the agent sees',
  textOf: (name: string) => `What the agent sees in ${name}`,
  start: 'start',
  startOf: (name: string) => `A task may start in ${name}`,
  actionsOf: (name: string) => `Actions of ${name}`,
  action: (n: number, name: string) => `Action ${n} of ${name}`,
  actionPlaceholder: 'action',
  to: (n: number, name: string) => `Where action ${n} of ${name} leads`,
  outcomes: {
    success: 'success',
    failure: 'failure',
    invalid: 'invalid: no effect',
  },
  outcomeGroup: 'Outcomes',
  missing: (name: string) => `“${name}”: not there`,
  addState: 'Add state',
  addAction: 'Add action',
  up: (what: string) => `Move ${what} up`,
  down: (what: string) => `Move ${what} down`,
  remove: (what: string) => `Delete ${what}`,
  /** What is said once something has moved, gone or come. */
  said: {
    undone: 'Undone.',
    redone: 'Made again.',
    removed: (what: string) => `${what} is deleted. Undo brings it back.`,
    example: (label: string) => `${label}. Undo brings the former world back.`,
  },
  /** Without quotation marks in menus, where the first letters that are typed pick an entry. */
  target: (n: number, name: string) => (name.trim() === '' ? `state ${n}` : name),
  stateName: (n: number, name: string) => (name.trim() === '' ? `state ${n}` : `“${name}”`),

  raw: 'Definition as JSON',
  rawHint:
    'task, maxSteps and start (a name, or a list of them); states with name, text and actions; each action with text and to: the name of a state, or success, failure or invalid.',
  apply: 'Apply',
  applyHint: 'Take the text over into the form',
  applied: 'The text is taken over.',

  preview: 'Preview',
  previewName: (states: number, transitions: number) =>
    `The world as a graph: ${count(states, 'state', 'states')}, ${count(transitions, 'transition', 'transitions')}.`,
  previewHint: 'Click a state to go to it. Dashed: looks like another, so both are one node of the trained graph.',
  findings: 'Errors and warnings',
  fine: 'Nothing is wrong with it.',
  error: 'Error',
  warning: 'Warning',
  summary: (errors: number, warnings: number) =>
    [
      ...(errors > 0 ? [count(errors, 'error', 'errors')] : []),
      ...(warnings > 0 ? [count(warnings, 'warning', 'warnings')] : []),
    ].join(', '),
  same: 'Every task of this world is the same one: success on fresh and held-out tasks is success on the task that is trained on.',
  starts: (n: number) =>
    `Tasks differ only in which of the ${n} starts they begin at: fresh and held-out tasks are among those that are trained on.`,
});
