/** Short titles of observations for drawing: "3,4 · key ↗", "5,1 · vault here". */
import { shortened, TITLE_LENGTH } from '../titles.ts';
import type { Direction } from './maze.ts';
import { readObservation } from './texts.ts';

/** An arrow for each of the eight winds. */
const arrows = new Map([
  ['north', '↑'],
  ['north east', '↗'],
  ['east', '→'],
  ['east south', '↘'],
  ['south', '↓'],
  ['south west', '↙'],
  ['west', '←'],
  ['north west', '↖'],
]);

function pointer(name: string, to: readonly Direction[]): string {
  return `${name} ${to.length === 0 ? 'here' : (arrows.get(to.join(' ')) ?? '?')}`;
}

/**
 * Title of an observation of the maze, at most 24 characters: row and column, then where to go next, which is the key as
 * long as the text points to it, else the vault; and the vault in any case where it is here. Any other text is shortened.
 */
export function keydoorTitle(observation: string): string {
  const reading = readObservation(observation);
  if (reading === null) return shortened(observation);
  const { row, column, key, vault } = reading;
  const pointers: string[] = [];
  if (key !== null) pointers.push(pointer('key', key));
  if (vault !== null && (key === null || vault.length === 0)) pointers.push(pointer('vault', vault));
  const place = `${row},${column}`;
  const title = pointers.length > 0 ? `${place} · ${pointers.join(' ')}` : place;
  return title.length <= TITLE_LENGTH ? title : shortened(observation);
}
