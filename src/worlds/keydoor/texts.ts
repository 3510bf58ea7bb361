/** What the maze says, and how what it said is read back: titles and drawings learn from the text where the agent is. */
import { bearing, type Direction, directions, type Maze, NO_ROOM } from './maze.ts';

export const TASK_TEXT = 'open the vault.';

/** Last sentence of a text that says what is carried. */
const CARRIED = 'You carry the key.';
const NOT_CARRIED = 'You carry nothing.';

/**
 * "Key north, key east." The subject stands before every direction, not once: the policy crosses a direction of an action
 * with the word before it in the text (WORLDS.md "Policy that works from scratch").
 */
function pointing(subject: string, to: readonly Direction[]): string {
  const text = (to.length > 0 ? to : ['here']).map((direction) => `${subject} ${direction}`).join(', ');
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

/**
 * What can be seen from a room: where it is, its exits, and where the compass points. `carried` says whether the key is
 * carried; null where the text must not say, and then it goes on pointing to where the key lay.
 */
export function observationText({ side, exits, key, vault }: Maze, room: number, carried: boolean | null): string {
  const sentences = [
    `Row ${Math.floor(room / side) + 1}, column ${(room % side) + 1}.`,
    pointing(
      'exit',
      directions.filter((_, d) => exits[room][d] !== NO_ROOM).map(({ name }) => name),
    ),
  ];
  if (carried !== true) sentences.push(pointing('key', bearing(side, room, key)));
  sentences.push(pointing('vault', bearing(side, room, vault)));
  if (carried !== null) sentences.push(carried ? CARRIED : NOT_CARRIED);
  return sentences.join(' ');
}

/** What an observation says, for whoever draws it. */
export interface Reading {
  /** From 1, as the text counts. */
  readonly row: number;
  readonly column: number;
  /** Directions to the key; empty where it lies here, null where the text does not say. */
  readonly key: readonly Direction[] | null;
  readonly vault: readonly Direction[] | null;
  /** Whether the key is carried; null where the text does not say. */
  readonly carried: boolean | null;
}

/** Reads an observation back; null where it is none of this world's. */
export function readObservation(text: string): Reading | null {
  const place = /^Row ([1-9]\d*), column ([1-9]\d*)\. /.exec(text);
  if (place === null) return null;
  const pointed = (subject: string): readonly Direction[] | null => {
    const found = directions.filter(({ name }) => new RegExp(`\\b${subject} ${name}\\b`, 'i').test(text));
    if (found.length > 0) return found.map(({ name }) => name);
    return new RegExp(`\\b${subject} here\\b`, 'i').test(text) ? [] : null;
  };
  return {
    row: Number(place[1]),
    column: Number(place[2]),
    key: pointed('key'),
    vault: pointed('vault'),
    carried: text.endsWith(CARRIED) ? true : text.endsWith(NOT_CARRIED) ? false : null,
  };
}
