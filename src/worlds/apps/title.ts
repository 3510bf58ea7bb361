/** Short titles of observations for drawing: "phone, notes", "Alice, dinner, payments", "asked Alice for $12". */
import { shortened, TITLE_LENGTH } from '../titles.ts';
import { type Family, families } from './rules.ts';
import { NOTHING_DONE, NOTHING_SENT, SENT, TWICE } from './texts.ts';

const sentTitle: Readonly<Record<Family, (name: string, amount: string) => string>> = {
  pay: (name, amount) => `paid ${name} ${amount}`,
  request: (name, amount) => `asked ${name} for ${amount}`,
  text: (name, amount) => `texted ${name} ${amount}`,
};

/** Shorter names of apps, where a title would not fit otherwise. */
const briefNames = new Map([['payments', 'pay']]);

/**
 * Title of an observation of the apps, at most 24 characters: what was sent; before that whose numbers and which amounts
 * are known, and the apps logged in to, without those that the known facts speak for. What does not fit goes in this
 * order: the long names of apps, commas, the facts themselves (they are counted), apps. A response says itself. Any other
 * text is shortened in the middle.
 */
export function appsTitle(observation: string): string {
  return titleOf(observation) ?? shortened(observation);
}

/** Null for a text that is none of this world's, or too long. */
function titleOf(observation: string): string | null {
  if (observation === NOTHING_DONE) return 'nothing done yet';
  if (observation === SENT) return 'sent';
  if (observation.endsWith(` ${TWICE}`)) return 'sent twice';
  const facts = [...observation.matchAll(/(\p{L}+): (\$?)(\d+)\./gu)].map(([, word, dollar, digits]) => ({
    word: dollar === '' ? word : word.toLowerCase(),
    amount: dollar !== '',
    value: dollar + digits,
  }));
  const sent = / Sent: (\w+) (\$\d+) (?:to|from) (\p{L}+) \d+\.$/u.exec(observation);
  const family = families.find((entry) => entry === sent?.[1]);
  if (sent !== null && family !== undefined) return fitting([sentTitle[family](sent[3], sent[2])]);
  const apps = /^Logged in to ([^.]+)\./.exec(observation)?.[1].split(', ');
  if (apps === undefined) return facts.length === 1 ? fitting([`${facts[0].word} ${facts[0].value}`]) : null;
  if (!observation.endsWith(` ${NOTHING_SENT}`)) return fitting([`logged in to ${apps[0]}`]);
  return progressTitle(apps, facts);
}

function progressTitle(
  apps: readonly string[],
  facts: readonly { readonly word: string; readonly amount: boolean }[],
): string | null {
  if (apps[0] === 'nothing') return 'nothing yet';
  const names = facts.filter(({ amount }) => !amount).length;
  const amounts = facts.length - names;
  // The text does not say which of two apps an amount was read in: it speaks for its app only where there is one.
  const holders = apps.filter((app) => app === 'notes' || app === 'mail');
  const others = apps.filter(
    (app) => !(app === 'phone' && names > 0) && !(holders.length === 1 && app === holders[0] && amounts > 0),
  );
  const brief = others.map((app) => briefNames.get(app) ?? app);
  const words = facts.map(({ word }) => word);
  const counts = [counted(names, 'name'), counted(amounts, 'amount')].filter((count) => count !== '');
  return fitting([
    [...words, ...others].join(', '),
    [...words, ...brief].join(', '),
    [...words, ...brief].join(' '),
    [...counts, ...brief].join(', '),
    counts.join(', '),
  ]);
}

function counted(count: number, noun: string): string {
  return count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The first that is short enough. */
function fitting(candidates: readonly string[]): string | null {
  return candidates.find((title) => title !== '' && title.length <= TITLE_LENGTH) ?? null;
}
