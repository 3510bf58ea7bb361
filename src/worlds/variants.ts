/** Options that every world offers: variants that make known failures visible (WORLDS.md "Action space", "Hidden progress"). */
import type { ChoiceOption } from '../options/option.ts';

/** Which commands are on offer. `fixed` says what the world's fixed list holds. */
export function actionListOption(fixed: string): ChoiceOption<'admissible' | 'fixed'> {
  return {
    kind: 'choice',
    default: 'admissible',
    choices: [
      { id: 'admissible', label: 'admissible', help: 'Only commands that can be carried out now.' },
      { id: 'fixed', label: 'fixed', help: fixed },
    ],
    label: 'Actions on offer',
    help: 'Whether the agent chooses among the commands that work now, or must learn which ones do.',
  };
}

/** Whether observations tell what is carried. `hidden` says what they leave out. */
export function inventoryOption(hidden: string): ChoiceOption<'shown' | 'hidden'> {
  return {
    kind: 'choice',
    default: 'shown',
    choices: [
      { id: 'shown', label: 'shown' },
      { id: 'hidden', label: 'hidden', help: hidden },
    ],
    label: 'Inventory',
    help: 'Hiding it makes different states look alike. They then share one node, and group aggregation averages what should stay apart.',
  };
}
