/** Short titles of observations for drawing: "fridge closed · apple 1", "desk · apple 1 here". */
import { shortened, TITLE_LENGTH } from '../titles.ts';
import { receptacleKinds } from './kinds.ts';
import { LAMP } from './texts.ts';

const ROOM = 'middle of the room';

const shortNames = new Map<string, string>(Object.values(receptacleKinds).map(({ name, short }) => [name, short]));
/** Shorter still, where a title would not fit otherwise. */
const briefNames = new Map([['microwave', 'micro']]);

/** "countertop 1" → "counter", "drawer 2" → "drawer 2". */
function shortPlace(name: string): string {
  const kind = name.replace(/ \d+$/, '');
  return (shortNames.get(kind) ?? kind) + name.slice(kind.length).replace(/^ 1$/, '');
}

/**
 * Title of an observation of the house, at most 24 characters: the place (and "closed", so that it differs from the same
 * place open), then what is carried, or else what lies there; "✓ 1" counts what a task for two has in place. What does not
 * fit goes in this order: the door, the long name of the place, how much else lies there, numbers, the count, the end.
 * Any other text is shortened in the middle.
 */
export function houseTitle(observation: string): string {
  if (observation.startsWith('You are in the middle of the room.')) return ROOM;
  const place = /^You are at ([^.]+)\./.exec(observation)?.[1];
  if (place === undefined) return shortened(observation);
  const carried = /You carry the ([^.]+)\./.exec(observation)?.[1];
  const placed = /You have put ([1-9]\d*) /.exec(observation)?.[1];
  const closed = observation.includes(' It is closed.');
  const seen = / You see ([^.]+)\./.exec(observation)?.[1].split(/, | and /) ?? [];
  const here = seen.map((item) => item.replace(/^an? /, '')).filter((item) => item !== 'nothing' && item !== LAMP);

  const name = shortPlace(place);
  const brief = briefNames.get(name) ?? name;
  const done = placed === undefined ? '' : ` ✓ ${placed}`;
  let heads = [name, brief];
  let details: string[];
  if (carried !== undefined) {
    const more = here.length > 0 ? [`${carried} +${here.length}`] : [];
    details = [...more, carried, withoutNumber(carried)];
    if (closed) heads = [`${name} closed`, `${brief} closed`, ...heads];
  } else if (here.length > 0) {
    details = [`${here.join(', ')} here`, `${here.map(withoutNumber).join(', ')} here`, `${here.length} things`];
  } else {
    details = [closed ? 'closed' : 'empty'];
  }
  const candidates = [done, ''].flatMap((count) =>
    details.flatMap((detail) => heads.map((head) => `${head} · ${detail}${count}`)),
  );
  // Where even the shortest is too long its end goes: place and condition tell states apart, the noun the task says.
  const shortest = candidates[candidates.length - 1];
  return candidates.find((title) => title.length <= TITLE_LENGTH) ?? `${shortest.slice(0, TITLE_LENGTH - 1)}…`;
}

function withoutNumber(item: string): string {
  return item.replace(/ \d+$/, '');
}
