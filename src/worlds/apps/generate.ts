/** Draws a device and its task from a seed. */
import { randomStream } from '../random.ts';
import { type AppName, type Device, type Family, families } from './rules.ts';

const names = ['Alice', 'Bob', 'Carol', 'Dan', 'Erin', 'Frank', 'Grace', 'Heidi', 'Ivan', 'Judy', 'Ken', 'Laura'];
const titles = [
  'dinner',
  'rent',
  'taxi',
  'tickets',
  'books',
  'gift',
  'hotel',
  'lunch',
  'trip',
  'coffee',
  'garden',
  'party',
];

export interface Size {
  readonly apps: readonly AppName[];
  readonly contacts: number;
  /** Documents in each app that holds documents. */
  readonly documents: number;
  /** How many names there are to draw from, and how many titles: of either, the first ones. */
  readonly pool: number;
  readonly maxSteps: number;
}

export const sizes = {
  small: { apps: ['phone', 'notes', 'payments'], contacts: 2, documents: 2, pool: 6, maxSteps: 30 },
  large: { apps: ['phone', 'notes', 'mail', 'payments'], contacts: 4, documents: 3, pool: 12, maxSteps: 50 },
} as const satisfies Record<string, Size>;

/** Phone numbers have three digits, amounts two: these are the smallest, and the number of them. */
const NUMBERS = { smallest: 100, count: 900 };
const AMOUNTS = { smallest: 10, count: 90 };

/** The device and the task of a seed (unsigned 32-bit), with a family drawn evenly where `wanted` is 'all'. */
export function generateDevice(seed: number, size: Size, wanted: Family | 'all'): Device {
  const random = randomStream(seed, 'apps');
  const distinct = (count: number, { smallest, count: many }: typeof NUMBERS): number[] => {
    const drawn = new Set<number>();
    while (drawn.size < count) drawn.add(smallest + random.below(many));
    return [...drawn];
  };
  const family = random.pick(families);
  const holders = (['notes', 'mail'] as const).filter((app) => size.apps.includes(app));
  const numbers = distinct(size.contacts, NUMBERS);
  const amounts = distinct(size.documents * holders.length, AMOUNTS);
  const chosen = random.shuffled(names.slice(0, size.pool)).slice(0, size.contacts).toSorted();
  const entitled = random.shuffled(titles.slice(0, size.pool));
  const documents = holders.flatMap((app, h) =>
    entitled
      .slice(h * size.documents, (h + 1) * size.documents)
      .toSorted()
      .map((title) => ({ app, title })),
  );
  return {
    apps: size.apps,
    contacts: chosen.map((name, c) => ({ name, number: numbers[c] })),
    documents: documents.map((document, d) => ({ ...document, amount: amounts[d] })),
    goal: {
      family: wanted === 'all' ? family : wanted,
      contact: random.below(size.contacts),
      document: random.below(documents.length),
    },
  };
}
