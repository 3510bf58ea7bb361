/** Titles of observations. */
import { describe, expect, it } from 'vitest';
import { keydoorTitle } from '../../../src/worlds/keydoor/title.ts';

const cases: readonly (readonly [string, string])[] = [
  ['Row 3, column 4. Exit east. Key north, key east. Vault south. You carry nothing.', '3,4 · key ↗'],
  ['Row 3, column 4. Exit east. Key east, key south. Vault south. You carry nothing.', '3,4 · key ↘'],
  ['Row 3, column 4. Exit east. Key here. Vault south. You carry nothing.', '3,4 · key here'],
  ['Row 3, column 4. Exit east. Vault south, vault west. You carry the key.', '3,4 · vault ↙'],
  ['Row 1, column 1. Exit north, exit west. Vault here. You carry the key.', '1,1 · vault here'],
  // The longest that there is has exactly 24 characters: 5 + 3 + 5 + 1 + 10.
  ['Row 10, column 10. Exit west. Key north. Vault here. You carry nothing.', '10,10 · key ↑ vault here'],
  // With the inventory hidden the text goes on pointing to where the key lay.
  ['Row 2, column 5. Exit west. Key west. Vault north, vault west.', '2,5 · key ←'],
  // Only the place is known of a text cut short.
  ['Row 2, column 5. Exit west.', '2,5'],
];

describe('keydoorTitle', () => {
  it.each(cases)('%s → %s', (observation, title) => {
    expect(keydoorTitle(observation)).toBe(title);
  });

  it('keeps both ends of a foreign text, and splits no character', () => {
    expect(keydoorTitle('A quick brown fox jumps over the lazy dog')).toBe('A quick brow…he lazy dog');
    // 11 units, then a character of two units across the cut at 12; the tail's cut at 11 from the end splits another.
    expect(keydoorTitle(`elevenunits😀${'-'.repeat(20)}😀ten units.`)).toBe('elevenunits…ten units.');
    // Numbers too long for a title make the whole text a foreign one.
    expect(keydoorTitle(`Row ${'1'.repeat(30)}, column 1. Key here.`)).toBe('Row 11111111…. Key here.');
  });
});
