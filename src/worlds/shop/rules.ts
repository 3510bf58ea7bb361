/** The rules of the shop: which commands are admissible, where they lead, and what a purchase is worth. Pure functions. */

/** Stands for "nothing" where an option is named by its index. */
export const NOTHING = -1;

export interface Item {
  /** As listed: "cotton shirt". */
  readonly name: string;
  /** The words of the name, one an attribute, in the same order for all items. */
  readonly attributes: readonly string[];
}

export interface Query {
  readonly name: string;
  /** Items by their index, page by page. */
  readonly pages: readonly (readonly number[])[];
}

/** What is wanted, by indices. */
export interface Goal {
  readonly item: number;
  readonly colour: number;
  readonly size: number;
}

/** What stays the same throughout a task. */
export interface Shop {
  /** Department of everything in it. */
  readonly family: string;
  readonly queries: readonly Query[];
  readonly items: readonly Item[];
  /** Options that every item comes in. */
  readonly colours: readonly string[];
  readonly sizes: readonly string[];
  readonly goal: Goal;
}

/** The page that is open. Immutable. */
export type Page =
  | { readonly kind: 'search' }
  /** `number` counts the pages of a query from 0. */
  | { readonly kind: 'results'; readonly query: number; readonly number: number }
  /** An item with the options chosen so far, or NOTHING. It does not remember where it was listed. */
  | { readonly kind: 'item'; readonly item: number; readonly colour: number; readonly size: number };

/** The page that a task starts on. */
export const SEARCH: Page = { kind: 'search' };

export type Command =
  | { readonly kind: 'query' | 'item' | 'colour' | 'size'; readonly index: number; readonly text: string }
  | { readonly kind: 'next' | 'prev' | 'back' | 'buy'; readonly text: string };

/** Every command that could ever be admissible in the shop, in the order in which they are offered. */
export function everyCommand({ queries, items, colours, sizes }: Shop): readonly Command[] {
  const listed = new Set(queries.flatMap(({ pages }) => pages.flat()));
  return [
    ...queries.map(({ name }, index): Command => ({ kind: 'query', index, text: `search[${name}]` })),
    ...items
      .map(({ name }, index): Command => ({ kind: 'item', index, text: `click[${name}]` }))
      .filter((_, index) => listed.has(index)),
    { kind: 'next', text: 'click[next >]' },
    { kind: 'prev', text: 'click[< prev]' },
    ...colours.map((name, index): Command => ({ kind: 'colour', index, text: `click[${name}]` })),
    ...sizes.map((name, index): Command => ({ kind: 'size', index, text: `click[${name}]` })),
    { kind: 'buy', text: 'click[buy now]' },
    { kind: 'back', text: 'click[back to search]' },
  ];
}

/** Share of the attributes asked for that an item has with the options chosen: WebShop's graded score, 0 … 1. */
export function scoreOf({ items, goal }: Shop, item: number, colour: number, size: number): number {
  const wanted = items[goal.item].attributes;
  const named = items[item].attributes.filter((value, place) => value === wanted[place]).length;
  const chosen = (colour === goal.colour ? 1 : 0) + (size === goal.size ? 1 : 0);
  return (named + chosen) / (wanted.length + 2);
}

export interface Consequence {
  readonly page: Page;
  /** What the purchase is worth, 0 … 1; null where nothing was bought. A purchase ends the episode. */
  readonly score: number | null;
}

/** What a command does on a page; null where it is not admissible: what it clicks is not there, or is chosen already. */
export function follow(shop: Shop, page: Page, command: Command): Consequence | null {
  if (page.kind !== 'search' && command.kind === 'back') return { page: SEARCH, score: null };
  switch (page.kind) {
    case 'search':
      if (command.kind !== 'query') return null;
      return { page: { kind: 'results', query: command.index, number: 0 }, score: null };
    case 'results': {
      const { pages } = shop.queries[page.query];
      if (command.kind === 'item') {
        if (!pages[page.number].includes(command.index)) return null;
        return { page: { kind: 'item', item: command.index, colour: NOTHING, size: NOTHING }, score: null };
      }
      if (command.kind !== 'next' && command.kind !== 'prev') return null;
      const number = page.number + (command.kind === 'next' ? 1 : -1);
      return pages[number] === undefined ? null : { page: { ...page, number }, score: null };
    }
    case 'item':
      if (command.kind === 'buy') return { page, score: scoreOf(shop, page.item, page.colour, page.size) };
      if (command.kind !== 'colour' && command.kind !== 'size') return null;
      if (page[command.kind] === command.index) return null;
      return { page: { ...page, [command.kind]: command.index }, score: null };
  }
}
