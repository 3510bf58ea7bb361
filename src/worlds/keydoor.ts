/** World `keydoor`: a classic teaching grid. Fetch the key, open the vault; a compass points to both. WORLDS.md. */
import type { ChoiceOption } from '../options/option.ts';
import { generateMaze, sizes } from './keydoor/generate.ts';
import { startState } from './keydoor/state.ts';
import { readObservation, TASK_TEXT } from './keydoor/texts.ts';
import { keydoorTitle } from './keydoor/title.ts';
import { settingsOf } from './settings.ts';
import { actionListOption, inventoryOption } from './variants.ts';
import type { GridPhase, World } from './world.ts';

const keydoorOptions = {
  size: {
    kind: 'choice',
    default: 'small',
    choices: [
      { id: 'small', label: 'small', help: '6 × 6 cells, 5 of them walls; 50 steps.' },
      { id: 'medium', label: 'medium', help: '8 × 8 cells, 10 of them walls; 50 steps.' },
      { id: 'large', label: 'large', help: '10 × 10 cells, 15 of them walls; 50 steps.' },
    ],
    label: 'Grid',
    help: 'How many rooms there are. In a larger grid an untrained agent hardly ever happens on the key and then the vault.',
  },
  actionList: actionListOption(
    'All seven commands, always. One that cannot be carried out changes nothing and counts as invalid; from scratch this is learnt only with the invalid-action penalty at 0.',
  ),
  inventory: inventoryOption('Observations do not say whether the key is carried, and go on pointing to where it lay.'),
} as const satisfies Record<string, ChoiceOption>;

const phases = {
  without: { id: 'without', label: 'Before the key', help: 'The key is not carried yet.' },
  with: {
    id: 'with',
    label: 'With the key',
    help: 'The key is carried: the same cells are other states, with values of their own.',
  },
  untold: {
    id: 'untold',
    label: 'With and without the key',
    help: 'Observations do not say whether the key is carried, so both halves of the way share these cells: each value is the average of two different states, and what is right in one half is wrong in the other.',
  },
} as const satisfies Record<string, GridPhase>;

const shared = { actionList: 'admissible', inventory: 'shown' } as const;

export const keydoor = {
  id: 'keydoor',
  label: 'Key and vault',
  help: 'A grid of rooms and walls: fetch the key, then open the vault. A compass points to both, through walls too.',
  version: 1,
  options: keydoorOptions,
  presets: [
    { id: 'small', label: 'Small grid', values: { size: 'small', ...shared } },
    { id: 'medium', label: 'Medium grid', values: { size: 'medium', ...shared } },
    { id: 'large', label: 'Large grid', values: { size: 'large', ...shared } },
    { id: 'fixed', label: 'Fixed action list', values: { size: 'small', ...shared, actionList: 'fixed' } },
    { id: 'hidden', label: 'Hidden inventory', values: { size: 'small', ...shared, inventory: 'hidden' } },
  ],
  recommended: { learningRate: 1e-3, prior: 'none' },
  task(seed, options) {
    const settings = settingsOf(keydoorOptions, options);
    const maze = generateMaze(seed, sizes[settings.size]);
    const manner = { fixedList: settings.actionList === 'fixed', hideInventory: settings.inventory === 'hidden' };
    return {
      text: TASK_TEXT,
      family: 'vault',
      maxSteps: sizes[settings.size].maxSteps,
      start: startState(maze, manner),
    };
  },
  title: keydoorTitle,
  layout: {
    of(seed, options) {
      const { size, inventory } = settingsOf(keydoorOptions, options);
      const { side, walls, start, key, vault } = generateMaze(seed, sizes[size]);
      return {
        width: side,
        height: side,
        walls,
        landmarks: [
          { id: 'start', label: 'start', cell: start },
          { id: 'key', label: 'key', cell: key },
          { id: 'vault', label: 'vault', cell: vault },
        ],
        phases: inventory === 'hidden' ? [phases.untold] : [phases.without, phases.with],
      };
    },
    cellOf(observation, { width, height }) {
      const reading = readObservation(observation);
      if (reading === null || reading.row > height || reading.column > width) return null;
      return (reading.row - 1) * width + reading.column - 1;
    },
    phaseOf(observation) {
      const reading = readObservation(observation);
      if (reading === null) return null;
      return (reading.carried === null ? phases.untold : reading.carried ? phases.with : phases.without).id;
    },
  },
} as const satisfies World<'keydoor'>;
