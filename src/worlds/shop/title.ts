/** Short titles of observations for drawing: "page 1: cotton shirt", "cotton shirt · red large". */
import { shortened, TITLE_LENGTH } from '../titles.ts';

/**
 * Title of an observation of the shop, at most 24 characters: the query with its page, or the item with what is chosen.
 * What does not fit goes in this order: all but the first letter of "page" and of the size, then all but the first three
 * of each word of the item's name. Any other text is shortened in the middle.
 */
export function shopTitle(observation: string): string {
  if (observation === 'Search page.') return 'search';
  const titles = resultsTitles(observation) ?? itemTitles(observation) ?? [observation];
  return titles.find((title) => title.length <= TITLE_LENGTH) ?? shortened(titles[0]);
}

/** Titles of a page of results, the longest first; null where the text is none. */
function resultsTitles(observation: string): readonly string[] | null {
  const [, query, page] = /^Results for ([^,]+), page (\d+) of /.exec(observation) ?? [];
  return query === undefined ? null : [`page ${page}: ${query}`, `p${page} ${query}`];
}

/** Titles of an item's page, the longest first; null where the text is none. */
function itemTitles(observation: string): readonly string[] | null {
  const item = /^Item ([^.]+)\. /.exec(observation)?.[1];
  if (item === undefined) return null;
  const colour = /Chosen colour (\w+)\./.exec(observation)?.[1];
  const size = /Chosen size (\w+)\./.exec(observation)?.[1];
  const [chosen, brief] = [size, size?.[0].toUpperCase()].map((extent) => {
    const words = [colour, extent].filter((word) => word !== undefined);
    return words.length > 0 ? ` · ${words.join(' ')}` : '';
  });
  return [item + chosen, item + brief, item.replace(/(\w{3})\w+/g, '$1.') + brief];
}
