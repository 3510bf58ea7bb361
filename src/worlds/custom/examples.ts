/** Three classic counter-examples, small enough to be read at a glance. They are also what a world of one's own begins with. */
import { type ActionDefinition, type Definition, formatDefinition, type StateDefinition } from './definition.ts';

/** `[text, to]` pairs as actions. */
const acts = (...pairs: readonly (readonly [text: string, to: string])[]): readonly ActionDefinition[] =>
  pairs.map(([text, to]) => ({ text, to }));

/** All goes well up to the last step. */
const trap: Definition = {
  task: 'Get to the other side of the gorge.',
  maxSteps: 16,
  start: ['camp'],
  states: [
    {
      name: 'camp',
      text: 'Camp below the cliff. A path leads up, a stream leads away.',
      actions: acts(['take the path', 'path'], ['follow the stream', 'stream']),
    },
    {
      name: 'stream',
      text: 'A mossy stream. It leads nowhere.',
      actions: acts(['go back', 'camp'], ['look around', 'stream']),
    },
    {
      name: 'path',
      text: 'A steep path. Steps are cut into the rock.',
      actions: acts(['climb the steps', 'steps'], ['go back', 'camp'], ['rest', 'path']),
    },
    {
      name: 'steps',
      text: 'High up on the steps. A ledge begins here.',
      actions: acts(['go along the ledge', 'ledge'], ['climb down', 'path']),
    },
    {
      name: 'ledge',
      text: 'End of the ledge. A rope bridge on the left, old planks on the right.',
      actions: acts(['cross the bridge', 'success'], ['cross the planks', 'failure'], ['turn round', 'steps']),
    },
  ],
};

const PLACES = 9;
const DOOR = 6;

/** A stretch in which no step looks better than another, and a single way out of it. */
const corridor: Definition = {
  task: 'Find the door and take the chest.',
  maxSteps: 30,
  start: ['place 2'],
  states: [
    ...Array.from({ length: PLACES }, (_, k): StateDefinition => {
      const place = k + 1;
      const door = place === DOOR ? acts(['open the door', 'vault']) : acts(['push the wall', 'invalid']);
      return {
        name: `place ${place}`,
        text: `Corridor, place ${place} of ${PLACES}.${place === DOOR ? ' A door!' : ''}`,
        actions: [
          ...(place > 1 ? acts(['go left', `place ${place - 1}`]) : []),
          ...(place < PLACES ? acts(['go right', `place ${place + 1}`]) : []),
          ...door,
        ],
      };
    }),
    {
      name: 'vault',
      text: 'A vault. There is a chest in it.',
      actions: acts(['take the chest', 'success'], ['go back', `place ${DOOR}`]),
    },
  ],
};

const PASSAGE = 'A low passage. It goes on ahead.';
const BEND = 'A bend in the passage.';
const FORK = 'A fork in the tunnels. One goes left, one goes right.';

/**
 * Two forks that look alike, two like steps before each, so that a memory of two steps does not tell them apart: whoever
 * turns left with probability p succeeds with p · (1 − p), 25 % at best.
 */
const alike: Definition = {
  task: 'Find the way out of the tunnels.',
  maxSteps: 8,
  start: ['first passage'],
  states: [
    { name: 'first passage', text: PASSAGE, actions: acts(['walk on', 'first bend']) },
    { name: 'first bend', text: BEND, actions: acts(['walk on', 'first fork']) },
    { name: 'first fork', text: FORK, actions: acts(['turn left', 'second passage'], ['turn right', 'failure']) },
    { name: 'second passage', text: PASSAGE, actions: acts(['walk on', 'second bend']) },
    { name: 'second bend', text: BEND, actions: acts(['walk on', 'second fork']) },
    { name: 'second fork', text: FORK, actions: acts(['turn left', 'failure'], ['turn right', 'success']) },
  ],
};

/** Examples by id, with what to look for in each; the first is the default. */
export const examples = [
  {
    id: 'trap',
    label: 'Trap by the goal',
    help: 'Whoever falls from the planks had done everything right up to there. Colour edges by GRPO: the whole way is blamed with them. By A_EC of G2PO: the planks alone.',
    text: formatDefinition(trap),
  },
  {
    id: 'corridor',
    label: 'Corridor, one door',
    help: 'No step along the corridor earns anything by itself, and every success goes through the door: watch the values rise towards it from iteration to iteration.',
    text: formatDefinition(corridor),
  },
  {
    id: 'alike',
    label: 'Look-alike forks',
    help: 'Left is right at the first fork and wrong at the second, and both are one node. The graph has a loop that the world has not; the first left is worth a lot in truth, and A_EC puts it below zero; and success cannot pass 25 %.',
    text: formatDefinition(alike),
  },
] as const;
