/** Titles of observations. */
import { describe, expect, it } from 'vitest';
import { appsTitle } from '../../../src/worlds/apps/title.ts';

const cases: readonly (readonly [string, string])[] = [
  ['Logged in to nothing. Nothing sent.', 'nothing yet'],
  ['Logged in to phone, notes. Nothing sent.', 'phone, notes'],
  ['Logged in to phone, notes, payments. Nothing sent.', 'phone, notes, payments'],
  // A number speaks for the phone, an amount for the only app that it can come from.
  ['Logged in to phone, notes. Alice: 417. Nothing sent.', 'Alice, notes'],
  ['Logged in to phone, notes. Alice: 417. Dinner: $12. Nothing sent.', 'Alice, dinner'],
  ['Logged in to phone, notes, payments. Alice: 417. Dinner: $12. Nothing sent.', 'Alice, dinner, payments'],
  ['Logged in to notes, mail. Dinner: $12. Nothing sent.', 'dinner, notes, mail'],
  // "Carol, tickets, payments" has 24 characters, "Alice, Bob, notes, payments" has 27: the app's long name goes …
  ['Logged in to phone, notes, payments. Carol: 417. Tickets: $80. Nothing sent.', 'Carol, tickets, payments'],
  ['Logged in to phone, notes, payments. Alice: 417. Bob: 250. Nothing sent.', 'Alice, Bob, notes, pay'],
  // "Alice, dinner, tickets, pay" has 27 characters, without commas 24.
  [
    'Logged in to phone, notes, payments. Alice: 417. Dinner: $12. Tickets: $80. Nothing sent.',
    'Alice dinner tickets pay',
  ],
  // "Alice Bob dinner tickets" has 24 too, with " pay" 28; "2 names, 2 amounts, pay" has 23.
  [
    'Logged in to phone, notes. Alice: 417. Bob: 250. Dinner: $12. Tickets: $80. Nothing sent.',
    'Alice Bob dinner tickets',
  ],
  [
    'Logged in to phone, notes, payments. Alice: 417. Bob: 250. Dinner: $12. Tickets: $80. Nothing sent.',
    '2 names, 2 amounts, pay',
  ],
  // "1 name, 3 amounts, notes, mail" has 30: the apps go.
  [
    'Logged in to phone, notes, mail. Laura: 417. Dinner: $12. Garden: $13. Tickets: $80. Nothing sent.',
    '1 name, 3 amounts',
  ],
  // Once something is sent, it is what matters.
  ['Logged in to phone, notes, payments. Alice: 417. Dinner: $12. Sent: pay $12 to Alice 417.', 'paid Alice $12'],
  [
    'Logged in to phone, notes, payments. Alice: 417. Dinner: $12. Sent: request $12 from Alice 417.',
    'asked Alice for $12',
  ],
  ['Logged in to phone, notes. Alice: 417. Dinner: $12. Sent: text $12 to Alice 417.', 'texted Alice $12'],
  ['Logged in to phone, notes. Alice: 417. Dinner: $12. Sent more than once.', 'sent twice'],
  // Responses.
  ['Nothing done yet.', 'nothing done yet'],
  ['Logged in to payments.', 'logged in to payments'],
  ['Alice: 417.', 'Alice 417'],
  ['Dinner: $12.', 'dinner $12'],
  ['Sent.', 'sent'],
];

describe('appsTitle', () => {
  it.each(cases)('%s → %s', (observation, title) => {
    expect(appsTitle(observation)).toBe(title);
  });

  it('keeps both ends of a foreign text', () => {
    expect(appsTitle('A quick brown fox jumps over the lazy dog')).toBe('A quick brow…he lazy dog');
    // A name too long for a title makes the whole text a foreign one.
    expect(appsTitle(`Logged in to phone. Sent: pay $12 to ${'A'.repeat(30)} 417.`)).toBe('Logged in to…AAAAAA 417.');
  });
});
