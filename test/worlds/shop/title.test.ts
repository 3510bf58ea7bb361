/** Titles of observations. */
import { describe, expect, it } from 'vitest';
import { shopTitle } from '../../../src/worlds/shop/title.ts';

const cases: readonly (readonly [string, string])[] = [
  ['Search page.', 'search'],
  ['Results for cotton shirt, page 1 of 2: cotton skirt, cotton shirt.', 'page 1: cotton shirt'],
  // "page 2: dotted linen quilt" has 26 characters.
  ['Results for dotted linen quilt, page 2 of 3: plain linen quilt.', 'p2 dotted linen quilt'],
  ['Item wool skirt. Colours: red. Sizes: small. No colour chosen. No size chosen.', 'wool skirt'],
  ['Item wool skirt. Colours: red. Sizes: small. Chosen colour red. No size chosen.', 'wool skirt · red'],
  ['Item wool skirt. Colours: red. Sizes: small. No colour chosen. Chosen size small.', 'wool skirt · small'],
  // 10 + 3 + 3 + 1 + 6 = 23 characters …
  ['Item wool skirt. Colours: red. Sizes: small. Chosen colour red. Chosen size medium.', 'wool skirt · red medium'],
  // … but 25 here: the size goes but for its letter. The longest of a small shop has exactly 24 then.
  ['Item linen jacket. Colours: red. Sizes: small. Chosen colour red. Chosen size medium.', 'linen jacket · red M'],
  [
    'Item fleece blanket. Colours: black. Sizes: twin. Chosen colour black. Chosen size queen.',
    'fleece blanket · black Q',
  ],
  // "plain wool quilt · black Q" has 26: the words of the name go but for three letters each.
  [
    'Item plain wool quilt. Colours: black. Sizes: twin. Chosen colour black. Chosen size queen.',
    'pla. woo. qui. · black Q',
  ],
  // With the choices hidden only the item is known.
  ['Item wool skirt. Colours: red. Sizes: small.', 'wool skirt'],
];

describe('shopTitle', () => {
  it.each(cases)('%s → %s', (observation, title) => {
    expect(shopTitle(observation)).toBe(title);
  });

  it('keeps both ends of a foreign text, and of one whose words are too long', () => {
    expect(shopTitle('A quick brown fox jumps over the lazy dog')).toBe('A quick brow…he lazy dog');
    expect(shopTitle(`Results for ${'w'.repeat(40)}, page 1 of 2: x.`)).toBe('page 1: wwww…wwwwwwwwwww');
  });
});
