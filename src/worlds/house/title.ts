/** Short titles of observations for drawing: "fridge · hot apple 1", "desk · apple 1 here". */
import { receptacleKinds } from './kinds.ts';
import { LAMP } from './texts.ts';

/** Longest title, in UTF-16 units. */
const TITLE_LENGTH = 24;
const ROOM = 'middle of the room';

const shortNames = new Map<string, string>(Object.values(receptacleKinds).map(({ name, short }) => [name, short]));

/** "countertop 1" → "counter", "drawer 2" → "drawer 2". */
function shortPlace(name: string): string {
  const kind = name.replace(/ \d+$/, '');
  return (shortNames.get(kind) ?? kind) + name.slice(kind.length).replace(/^ 1$/, '');
}

/** Takes the middle out of a text that is too long, without splitting a character. */
function shortened(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= TITLE_LENGTH) return plain;
  const head = plain.slice(0, TITLE_LENGTH / 2).replace(/[\uD800-\uDBFF]$/, '');
  const tail = plain.slice(1 - TITLE_LENGTH / 2).replace(/^[\uDC00-\uDFFF]/, '');
  return `${head}…${tail}`;
}

/**
 * Title of an observation of the house, at most 24 characters: the place, then what is carried, or else what lies
 * there; "✓ 1" counts what a task for two has in place. Any other text is shortened.
 */
export function houseTitle(observation: string): string {
  if (observation.startsWith('You are in the middle of the room.')) return ROOM;
  const place = /^You are at ([^.]+)\./.exec(observation)?.[1];
  if (place === undefined) return shortened(observation);
  const carried = /You carry the ([^.]+)\./.exec(observation)?.[1];
  const placed = /You have put (\d+) /.exec(observation)?.[1];
  const seen = / You see ([^.]+)\./.exec(observation)?.[1].split(/, | and /) ?? [];
  const here = seen.map((item) => item.replace(/^an? /, '')).filter((item) => item !== 'nothing' && item !== LAMP);

  const done = placed === undefined ? '' : ` ✓ ${placed}`;
  let details: string[];
  if (carried !== undefined) {
    details = here.length > 0 ? [`${carried} +${here.length}`, carried] : [carried];
  } else if (here.length > 0) {
    const kinds = here.map((item) => item.replace(/ \d+$/, ''));
    details = [`${here.join(', ')} here`, `${kinds.join(', ')} here`, `${here.length} things`];
  } else {
    details = [observation.includes(' It is closed.') ? 'closed' : 'empty'];
  }
  const head = shortPlace(place);
  const candidates = details.flatMap((detail) => [`${head} · ${detail}${done}`, `${head} · ${detail}`]);
  return candidates.find((title) => title.length <= TITLE_LENGTH) ?? shortened(candidates[candidates.length - 1]);
}
