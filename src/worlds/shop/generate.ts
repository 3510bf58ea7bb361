/** Draws a shop, what it answers to each query, and the task from a seed. */
import { type Random, randomStream } from '../random.ts';
import { colours, type Department, departments, type Family, patterns } from './goods.ts';
import type { Item, Query, Shop } from './rules.ts';

export interface Size {
  /** Queries that the search offers; one names exactly what the task asks for. */
  readonly queries: number;
  /** Pages of results of a query, and items on each. */
  readonly pages: number;
  readonly pageLength: number;
  /** Values of each attribute that titles name, in their order; 0 where titles do not name it. Items are all combinations. */
  readonly patterns: number;
  readonly materials: number;
  readonly categories: number;
  /** Options that every item comes in. */
  readonly colours: number;
  /** From … to: each as often. */
  readonly sizes: readonly [number, number];
  readonly maxSteps: number;
}

export const sizes = {
  small: {
    queries: 3,
    pages: 2,
    pageLength: 3,
    patterns: 0,
    materials: 3,
    categories: 3,
    colours: 3,
    sizes: [2, 3],
    maxSteps: 15,
  },
  large: {
    queries: 5,
    pages: 3,
    pageLength: 4,
    patterns: 2,
    materials: 3,
    categories: 3,
    colours: 4,
    sizes: [4, 4],
    maxSteps: 20,
  },
} as const satisfies Record<string, Size>;

/** Members of a list, drawn, in the order of the list; and the index of the one that is wanted. */
function drawn(random: Random, list: readonly string[], count: number): { values: readonly string[]; wanted: number } {
  const members = new Set(random.shuffled(list).slice(0, count));
  return { values: list.filter((value) => members.has(value)), wanted: random.below(count) };
}

/** Every combination of one value of each attribute. */
function combinations(attributes: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return attributes.reduce<readonly (readonly string[])[]>(
    (items, values) => items.flatMap((item) => values.map((value) => [...item, value])),
    [[]],
  );
}

/**
 * How well an item fits a query. The first attribute weighs more than all after it, and so on, as in a search engine that
 * trusts the first word most: an item that differs from the query in it comes after every item that does not.
 */
function relevance(item: readonly string[], query: readonly string[]): number {
  return item.reduce((sum, value, place) => sum * 2 + (value === query[place] ? 1 : 0), 0);
}

/** The results of a query: the most relevant items, page by page; neither ties nor places on a page tell anything. */
function resultsOf(query: Item, items: readonly Item[], { pages, pageLength }: Size, random: Random): Query {
  const ranked = random
    .shuffled([...items.keys()])
    .sort(
      (a, b) => relevance(items[b].attributes, query.attributes) - relevance(items[a].attributes, query.attributes),
    );
  return {
    name: query.name,
    pages: Array.from({ length: pages }, (_, page) =>
      random.shuffled(ranked.slice(page * pageLength, (page + 1) * pageLength)),
    ),
  };
}

/**
 * The shop of a seed (unsigned 32-bit) and what is wanted of it, from a department drawn evenly where `family` is 'all'.
 * One query has the wanted item on its first page. The others name another material (another pattern, where titles name
 * one), and have it on a later page or not at all.
 */
export function generateShop(seed: number, size: Size, family: Family | 'all'): Shop {
  const random = randomStream(seed, 'shop');
  const even = random.pick(departments);
  const department: Department = departments.find(({ name }) => name === family) ?? even;
  const named = [
    ...(size.patterns > 0 ? [drawn(random, patterns, size.patterns)] : []),
    drawn(random, department.materials, size.materials),
    drawn(random, department.categories, size.categories),
  ];
  const colour = drawn(random, colours, size.colours);
  const [fewest, most] = size.sizes;
  const extent = drawn(random, department.sizes, fewest + random.below(most - fewest + 1));
  const items = combinations(named.map(({ values }) => values)).map((attributes) => ({
    name: attributes.join(' '),
    attributes,
  }));
  const wanted = named.map(({ values, wanted: index }) => values[index]);
  const target = items.findIndex(({ attributes }) => attributes.every((value, place) => value === wanted[place]));
  const others = items.filter(({ attributes }) => attributes[0] !== wanted[0]);
  const queries = random.shuffled([items[target], ...random.shuffled(others).slice(0, size.queries - 1)]);
  return {
    family: department.name,
    queries: queries.map((query) => resultsOf(query, items, size, random)),
    items,
    colours: colour.values,
    sizes: extent.values,
    goal: { item: target, colour: colour.wanted, size: extent.wanted },
  };
}
