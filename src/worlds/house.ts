/** World `house`: household tasks in text, in the style of ALFWorld (Shridhar et al., arXiv 2010.03768). WORLDS.md. */
import type { ChoiceOption } from '../options/option.ts';
import { generateHouse, sizes } from './house/generate.ts';
import { houseState } from './house/state.ts';
import { taskText } from './house/texts.ts';
import { houseTitle } from './house/title.ts';
import { settingsOf } from './settings.ts';
import { actionListOption, inventoryOption } from './variants.ts';
import type { World } from './world.ts';

const houseOptions = {
  size: {
    kind: 'choice',
    default: 'small',
    choices: [
      { id: 'small', label: 'small', help: '5 receptacles, 2 objects, 30 steps.' },
      { id: 'medium', label: 'medium', help: '8 receptacles, 4 objects, 40 steps.' },
      { id: 'large', label: 'large', help: '12 receptacles, 6 objects, 50 steps.' },
    ],
    label: 'House',
    help: 'How much there is to search. A larger house has more commands and longer episodes.',
  },
  family: {
    kind: 'choice',
    default: 'all',
    choices: [
      { id: 'all', label: 'all six' },
      { id: 'pick', label: 'pick', help: 'Put an object somewhere.' },
      { id: 'look', label: 'look', help: 'Hold an object under the desklamp.' },
      { id: 'clean', label: 'clean', help: 'Clean an object at the sinkbasin, then put it somewhere.' },
      { id: 'heat', label: 'heat', help: 'Heat an object at the microwave, then put it somewhere.' },
      { id: 'cool', label: 'cool', help: 'Cool an object at the fridge, then put it somewhere.' },
      { id: 'pick2', label: 'pick two', help: 'Put two objects of a kind in one kind of place.' },
    ],
    label: 'Tasks',
    help: 'Kind of task that is drawn: each of the six families equally often, or one of them only.',
  },
  actionList: actionListOption(
    'Every command of the task, always. One that cannot be carried out changes nothing and counts as invalid.',
  ),
  inventory: inventoryOption('Observations leave out what is carried and whether it is clean, hot or cold.'),
} as const satisfies Record<string, ChoiceOption>;

const shared = { family: 'all', actionList: 'admissible', inventory: 'shown' } as const;

export const house = {
  id: 'house',
  label: 'House',
  help: 'Household tasks in the style of ALFWorld: find an object, perhaps clean, heat or cool it, and put it in its place.',
  version: 1,
  options: houseOptions,
  presets: [
    { id: 'small', label: 'Small house', values: { size: 'small', ...shared } },
    { id: 'medium', label: 'Medium house', values: { size: 'medium', ...shared } },
    { id: 'large', label: 'Large house', values: { size: 'large', ...shared } },
    { id: 'fixed', label: 'Fixed action list', values: { size: 'small', ...shared, actionList: 'fixed' } },
    { id: 'hidden', label: 'Hidden inventory', values: { size: 'small', ...shared, inventory: 'hidden' } },
  ],
  recommended: { learningRate: 1e-3, prior: 'task-words' },
  task(seed, options) {
    const settings = settingsOf(houseOptions, options);
    const { maxSteps } = sizes[settings.size];
    const generated = generateHouse(seed, sizes[settings.size], settings.family);
    const manner = { fixedList: settings.actionList === 'fixed', hideInventory: settings.inventory === 'hidden' };
    return {
      text: taskText(generated.house.goal),
      family: generated.house.goal.family,
      maxSteps,
      start: houseState(generated.house, generated.start, manner),
    };
  },
  title: houseTitle,
} as const satisfies World<'house'>;
