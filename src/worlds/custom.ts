/** World `custom`: a world of one's own, a few states and where their actions lead, given as data. Its form: custom/definition.ts. */
import type { TextOption } from '../options/option.ts';
import { findingsOf } from './custom/check.ts';
import { DEFINITION_LENGTH, type Definition, parseDefinition } from './custom/definition.ts';
import { examples } from './custom/examples.ts';
import { stateOf } from './custom/state.ts';
import { randomStream } from './random.ts';
import { settingsOf } from './settings.ts';
import { shortened } from './titles.ts';
import type { World } from './world.ts';

/** What is wrong with a definition's JSON, one sentence each; none where a world can be made of it. */
export function definitionErrors(json: string): readonly string[] {
  const parsed = parseDefinition(json);
  if (!parsed.ok) return parsed.problems;
  return findingsOf(parsed.definition).flatMap(({ severity, message }) => (severity === 'error' ? [message] : []));
}

const customOptions = {
  definition: {
    kind: 'text',
    default: examples[0].text,
    maxLength: DEFINITION_LENGTH,
    form: 'the definition of a world as JSON',
    examples,
    check: definitionErrors,
    label: 'Definition',
    help: 'The states of the world, what the agent sees in each, and where its actions lead. All tasks are the same, unless the definition names several starts.',
  },
} as const satisfies Record<string, TextOption>;

/** The definition of checked options. */
function definitionOf(json: string): Definition {
  const parsed = parseDefinition(json);
  if (!parsed.ok) throw new RangeError(parsed.problems.join(' '));
  return parsed.definition;
}

export const custom = {
  id: 'custom',
  label: 'Your own',
  help: 'A world of your own: a few states with a text each, and actions that lead from one to another. Three counter-examples to begin with.',
  version: 1,
  options: customOptions,
  presets: examples.map(({ id, label, text }) => ({ id, label, values: { definition: text } })),
  recommended: { learningRate: 2e-3, prior: 'none' },
  /** The start is drawn from the seed; where there is one, every task is the same. */
  task(seed, options) {
    const definition = definitionOf(settingsOf(customOptions, options).definition);
    const { task, maxSteps, start } = definition;
    const name = randomStream(seed, 'custom').pick(start);
    return { text: task, family: `from ${name}`, maxSteps, start: stateOf(definition, name) };
  },
  distinctTasks: (options) => definitionOf(settingsOf(customOptions, options).definition).start.length,
  /** Its first sentence. */
  title: (observation) => shortened(observation.replace(/[.!?:;]\s.*$|[.!?:;]$/su, '')),
} as const satisfies World<'custom'>;
