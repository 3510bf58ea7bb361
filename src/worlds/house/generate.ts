/** Draws a house and its task from a seed. */
import { randomStream } from '../random.ts';
import {
  LAMP_PLACE,
  type ObjectKind,
  objectKinds,
  type ReceptacleKind,
  type ReceptacleName,
  receptacleKinds,
  treatmentPlace,
} from './kinds.ts';
import { type Family, families, type Goal, type House, type Named, NOWHERE, type Situation } from './rules.ts';

export interface Size {
  readonly receptacles: readonly ReceptacleName[];
  /** Objects in all: those that the task needs (two in `pick2`), the others being distractors. */
  readonly objects: number;
  /** Whether what the task needs may lie behind a door at first; distractors may in any case. */
  readonly hidden: boolean;
  readonly maxSteps: number;
}

const room = ['countertop', 'desk', 'fridge', 'microwave', 'sinkbasin'] as const;

export const sizes = {
  small: { receptacles: room, objects: 2, hidden: false, maxSteps: 30 },
  medium: { receptacles: [...room, 'cabinet', 'countertop', 'shelf'], objects: 4, hidden: true, maxSteps: 40 },
  large: {
    receptacles: [...room, 'cabinet', 'cabinet', 'countertop', 'drawer', 'drawer', 'shelf', 'shelf'],
    objects: 6,
    hidden: true,
    maxSteps: 50,
  },
} as const satisfies Record<string, Size>;

/** Kinds in alphabetical order, each numbered from 1 within its kind. */
function numbered<Kind extends { readonly name: string }>(kinds: readonly Kind[]): Named<Kind>[] {
  const sorted = kinds.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const counts = new Map<string, number>();
  return sorted.map((kind) => {
    const number = (counts.get(kind.name) ?? 0) + 1;
    counts.set(kind.name, number);
    return { kind, name: `${kind.name} ${number}` };
  });
}

/** Whether a kind of object suits a family of tasks. */
function suits({ treatments, examinable }: ObjectKind, family: Family): boolean {
  switch (family) {
    case 'pick':
    case 'pick2':
      return true;
    case 'look':
      return examinable;
    case 'clean':
    case 'heat':
    case 'cool':
      return treatments.includes(family);
  }
}

/** Kinds of receptacle that a task may name as the object's destination. */
function destinations(family: Family, { belongs }: ObjectKind, available: readonly ReceptacleName[]): ReceptacleName[] {
  if (family === 'look') return [LAMP_PLACE];
  // Treating a thing where it is to be left would make the treatment part of the way.
  const treatedAt = family === 'pick' || family === 'pick2' ? null : treatmentPlace[family];
  return belongs.filter((name) => name !== treatedAt && available.includes(name));
}

/** Things are left on surfaces twice as often as behind a door: lists each place with a surface two times. */
function surfacesTwice<Place>(places: readonly Place[], kindOf: (place: Place) => ReceptacleKind): Place[] {
  return places.flatMap((place) => (kindOf(place).door ? [place] : [place, place]));
}

/**
 * The house, its start and its task, of a seed (unsigned 32-bit), with a family drawn evenly where `family` is 'all'.
 * Every object of the wanted kind starts away from its destination, so nothing is done at the start.
 */
export function generateHouse(seed: number, size: Size, wanted: Family | 'all'): { house: House; start: Situation } {
  const random = randomStream(seed, 'house');
  const drawn = random.pick(families);
  const family = wanted === 'all' ? drawn : wanted;
  const receptacles = numbered<ReceptacleKind>(size.receptacles.map((name) => receptacleKinds[name]));

  const target = random.pick(objectKinds.filter((kind) => suits(kind, family)));
  const destination = random.pick(
    surfacesTwice(destinations(family, target, size.receptacles), (name) => receptacleKinds[name]),
  );
  const goal: Goal = { family, object: target.name, receptacle: destination };

  const targets = family === 'pick2' ? [target, target] : [target];
  const distractors = random.shuffled(objectKinds.filter((kind) => kind !== target));
  const objects = numbered([...targets, ...distractors].slice(0, size.objects));
  const place = objects.map(({ kind }) => {
    const suitable: number[] = [];
    receptacles.forEach((receptacle, r) => {
      const { name } = receptacle.kind;
      if (kind === target && (name === destination || (receptacle.kind.door && !size.hidden))) return;
      if (kind.belongs.some((home) => home === name)) suitable.push(r);
    });
    return random.pick(surfacesTwice(suitable, (r) => receptacles[r].kind));
  });
  return {
    house: { receptacles, objects, goal },
    start: { at: NOWHERE, open: 0, place, condition: objects.map(() => 0) },
  };
}
