/** What the shop says: task texts and pages, in WebShop's words. title.ts reads them back. */
import { NOTHING, type Page, type Shop } from './rules.ts';

/**
 * What is asked for: item, colour and size in the words of the pages, since the policy crosses a word of an action with
 * the same word in the task and the one before it there (WORLDS.md "Policy that works from scratch"). "colour" and "size"
 * stand before their values, so that one feature each tells every value that is asked for.
 */
export function taskText({ items, colours, sizes, goal }: Shop): string {
  return `find a ${items[goal.item].name}, colour ${colours[goal.colour]}, size ${sizes[goal.size]}.`;
}

function listing(name: string, values: readonly string[]): string {
  return `${name}: ${values.join(', ')}.`;
}

/** "Chosen colour red." or "No colour chosen." */
function optionText(name: string, values: readonly string[], index: number): string {
  return index === NOTHING ? `No ${name} chosen.` : `Chosen ${name} ${values[index]}.`;
}

/** What a page shows. `hideChosen` leaves out which options are chosen. */
export function pageText({ queries, items, colours, sizes }: Shop, page: Page, hideChosen: boolean): string {
  switch (page.kind) {
    case 'search':
      return 'Search page.';
    case 'results': {
      const { name, pages } = queries[page.query];
      const names = pages[page.number].map((item) => items[item].name);
      return listing(`Results for ${name}, page ${page.number + 1} of ${pages.length}`, names);
    }
    case 'item': {
      const sentences = [`Item ${items[page.item].name}.`, listing('Colours', colours), listing('Sizes', sizes)];
      if (!hideChosen) {
        sentences.push(optionText('colour', colours, page.colour), optionText('size', sizes, page.size));
      }
      return sentences.join(' ');
    }
  }
}
