/** World `shop`: a shop in text, in the style of WebShop (Yao et al., arXiv 2207.01206). Find, choose, buy. WORLDS.md. */
import type { ChoiceOption } from '../options/option.ts';
import { settingsOf } from './settings.ts';
import { generateShop, sizes } from './shop/generate.ts';
import { startState } from './shop/state.ts';
import { taskText } from './shop/texts.ts';
import { shopTitle } from './shop/title.ts';
import { actionListOption, inventoryOption } from './variants.ts';
import type { World } from './world.ts';

const shopOptions = {
  size: {
    kind: 'choice',
    default: 'small',
    choices: [
      { id: 'small', label: 'small', help: '3 queries, 2 pages of 3 items, 3 colours, 2 or 3 sizes; 15 steps.' },
      {
        id: 'large',
        label: 'large',
        help: '5 queries, 3 pages of 4 items, a pattern too, 4 colours, 4 sizes; 20 steps.',
      },
    ],
    label: 'Shop',
    help: 'How much there is to choose from. In a larger shop an untrained agent hardly ever buys the right thing, and learning takes more than twice as long.',
  },
  family: {
    kind: 'choice',
    default: 'all',
    choices: [
      { id: 'all', label: 'all three' },
      { id: 'clothes', label: 'clothes' },
      { id: 'bedding', label: 'bedding' },
      { id: 'bags', label: 'bags' },
    ],
    label: 'Department',
    help: 'What is shopped for: each of the three departments equally often, or one of them only.',
  },
  actionList: actionListOption(
    'Every command of the task, always. One that cannot be carried out changes nothing and counts as invalid; from scratch this is learnt with the invalid-action penalty, and not with the penalty at 0.',
  ),
  selections: {
    ...inventoryOption('Observations do not say which colour and size are chosen.'),
    label: 'Chosen options',
  },
} as const satisfies Record<string, ChoiceOption>;

const shared = { family: 'all', actionList: 'admissible', selections: 'shown' } as const;

export const shop = {
  id: 'shop',
  label: 'Shop',
  help: 'A web shop in the style of WebShop: search for an item, choose its colour and size, and buy exactly what was asked for.',
  version: 1,
  options: shopOptions,
  presets: [
    { id: 'small', label: 'Small shop', values: { size: 'small', ...shared } },
    { id: 'large', label: 'Large shop', values: { size: 'large', ...shared } },
    { id: 'fixed', label: 'Fixed action list', values: { size: 'small', ...shared, actionList: 'fixed' } },
    { id: 'hidden', label: 'Hidden choices', values: { size: 'small', ...shared, selections: 'hidden' } },
  ],
  graded: true,
  recommended: { learningRate: 2e-3, prior: 'none' },
  task(seed, options) {
    const settings = settingsOf(shopOptions, options);
    const generated = generateShop(seed, sizes[settings.size], settings.family);
    const manner = { fixedList: settings.actionList === 'fixed', hideChosen: settings.selections === 'hidden' };
    return {
      text: taskText(generated),
      family: generated.family,
      maxSteps: sizes[settings.size].maxSteps,
      start: startState(generated, manner),
    };
  },
  title: shopTitle,
} as const satisfies World<'shop'>;
