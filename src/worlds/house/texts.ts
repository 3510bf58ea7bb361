/** What the house says: task texts and observations, in ALFWorld's words. title.ts reads them back. */
import { LAMP_PLACE } from './kinds.ts';
import { CLEAN, COLD, type Goal, HOT, type House, NOWHERE } from './rules.ts';

/** What stands on the desk for good; no object, so nobody can take it. */
export const LAMP = 'desklamp 1';

export function taskText({ family, object, receptacle }: Goal): string {
  switch (family) {
    case 'pick':
      return `put ${withArticle(object)} in ${receptacle}.`;
    case 'look':
      return `look at ${object} under the desklamp.`;
    case 'clean':
    case 'heat':
    case 'cool':
      return `${family} some ${object} and put it in ${receptacle}.`;
    case 'pick2':
      return `put two ${object} in ${receptacle}.`;
  }
}

function withArticle(name: string): string {
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}

function listing(names: readonly string[]): string {
  if (names.length === 0) return 'nothing';
  const items = names.map(withArticle);
  if (items.length === 1) return items[0];
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

/**
 * What can be seen from where the agent stands: the place, its door and, if in reach, its contents. Short on purpose: every
 * word is a feature of the policy's state, and words that are always there only drown those that matter.
 */
export function sightText(house: House, at: number, accessible: boolean, contents: readonly string[]): string {
  if (at === NOWHERE) return 'You are in the middle of the room.';
  const { kind, name } = house.receptacles[at];
  if (!accessible) return `You are at ${name}. It is closed.`;
  const seen = listing(kind.name === LAMP_PLACE ? [LAMP, ...contents] : contents);
  return `You are at ${name}.${kind.door ? ' It is open.' : ''} You see ${seen}.`;
}

/** Condition as words before a name, each followed by a space: "clean hot ". */
export function conditionText(condition: number): string {
  const temperature = condition & HOT ? 'hot ' : condition & COLD ? 'cold ' : '';
  return (condition & CLEAN ? 'clean ' : '') + temperature;
}

/** What the agent carries, with its condition; undefined where its hands are empty. */
export function inventoryText(carried: string | undefined): string {
  return `You carry ${carried === undefined ? 'nothing' : `the ${carried}`}.`;
}

/** How much of a task for two objects is done. */
export function progressText({ object, receptacle }: Goal, placed: number): string {
  return `You have put ${placed} ${object} in ${receptacle}.`;
}
