/** World `apps`: errands in a few apps of a phone, in the style of AppWorld (Trivedi et al., arXiv 2407.18901). WORLDS.md. */
import type { ChoiceOption } from '../options/option.ts';
import { generateDevice, sizes } from './apps/generate.ts';
import { startState } from './apps/state.ts';
import { taskText } from './apps/texts.ts';
import { appsTitle } from './apps/title.ts';
import { settingsOf } from './settings.ts';
import { actionListOption } from './variants.ts';
import type { World } from './world.ts';

const appsOptions = {
  size: {
    kind: 'choice',
    default: 'small',
    choices: [
      { id: 'small', label: 'small', help: '3 apps, 2 contacts, 2 notes, 30 steps.' },
      { id: 'large', label: 'large', help: '4 apps, 4 contacts, 3 notes and 3 mails, 50 steps.' },
    ],
    label: 'Apps',
    help: 'How much there is to look up. With more contacts and amounts known there are many more messages that could be sent.',
  },
  family: {
    kind: 'choice',
    default: 'all',
    choices: [
      { id: 'all', label: 'all three' },
      { id: 'pay', label: 'pay', help: 'Pay somebody the amount that a note names.' },
      { id: 'request', label: 'request', help: 'Ask somebody for the amount that a note names.' },
      { id: 'text', label: 'text', help: 'Text somebody the amount that a note names.' },
    ],
    label: 'Tasks',
    help: 'Kind of task that is drawn: each of the three families equally often, or one of them only.',
  },
  actionList: actionListOption(
    'Every command of the task, always. One that cannot be carried out changes nothing and counts as invalid.',
  ),
  progress: {
    kind: 'choice',
    default: 'shown',
    choices: [
      { id: 'shown', label: 'shown' },
      {
        id: 'hidden',
        label: 'hidden',
        help: 'Observations are the last response only: not what is logged in to and known by now, nor what was sent.',
      },
    ],
    label: 'Progress',
    help: 'Hiding it makes different states look alike. They then share one node, and group aggregation averages what should stay apart.',
  },
} as const satisfies Record<string, ChoiceOption>;

const shared = { family: 'all', actionList: 'admissible', progress: 'shown' } as const;

export const apps = {
  id: 'apps',
  label: 'Apps',
  help: 'Errands in the style of AppWorld: log in, find a number and an amount, then pay, request or text the right amount to the right number.',
  version: 1,
  options: appsOptions,
  presets: [
    { id: 'small', label: 'Few apps', values: { size: 'small', ...shared } },
    { id: 'large', label: 'More apps', values: { size: 'large', ...shared } },
    { id: 'fixed', label: 'Fixed action list', values: { size: 'small', ...shared, actionList: 'fixed' } },
    { id: 'hidden', label: 'Hidden progress', values: { size: 'small', ...shared, progress: 'hidden' } },
  ],
  recommended: { learningRate: 2e-3, prior: 'none' },
  task(seed, options) {
    const settings = settingsOf(appsOptions, options);
    const size = sizes[settings.size];
    const device = generateDevice(seed, size, settings.family);
    const manner = { fixedList: settings.actionList === 'fixed', lastResponse: settings.progress === 'hidden' };
    return {
      text: taskText(device),
      family: device.goal.family,
      maxSteps: size.maxSteps,
      start: startState(device, manner),
    };
  },
  title: appsTitle,
} as const satisfies World<'apps'>;
