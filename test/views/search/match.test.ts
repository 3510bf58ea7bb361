import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexElements } from '../../../src/views/locate.ts';
import { type Entry, entriesOf, type Match, search } from '../../../src/views/search/match.ts';
import { paths } from '../../credit/samples.ts';
import { shownOf } from '../shownOf.ts';

const entry = (text: string, count = 1, kind: Entry['kind'] = 'node'): Entry => ({
  kind,
  selection: { kind: 'node', node: text },
  text,
  name: text,
  count,
});
const texts = (matches: readonly Match[]) => matches.map((match) => match.entry.text);
/** A match with its hits in brackets. */
const marked = ({ segments }: Match) => segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

describe('search', () => {
  it('finds every word in any place and either case, and marks them', () => {
    const { matches, total } = search([entry('You see an Apple near the fridge.'), entry('an apple')], 'FRIDGE apple');
    expect(total).toBe(1);
    expect(marked(matches[0])).toBe('You see an [Apple] near the [fridge].');
  });

  it('puts the phrase at the start of a word first, then within one, then its words apart', () => {
    const found = search([entry('red and hot', 9), entry('a bored hot pan', 9), entry('a red hot pan')], 'red hot');
    expect(found.matches.map(marked)).toEqual(['a [red hot] pan', 'a bo[red hot] pan', '[red] and [hot]']);
  });

  it('puts states before transitions, and the more visited first', () => {
    const found = search([entry('go', 9, 'edge'), entry('go home', 1), entry('go away', 3)], 'go');
    expect(texts(found.matches)).toEqual(['go away', 'go home', 'go']);
  });

  it('finds nothing for nothing', () => {
    expect(search([entry('anything')], '  ')).toEqual({ matches: [], total: 0 });
  });

  it('counts all and returns the first', () => {
    const many = Array.from({ length: 80 }, (_, k) => entry(`room ${k}`));
    const { matches, total } = search(many, 'room', 50);
    expect([matches.length, total]).toEqual([50, 80]);
  });

  it('marks the right letters behind one that grows in lower case', () => {
    // "İ" in lower case is two code units.
    const { matches } = search([entry('İstanbul station')], 'STATION');
    expect(marked(matches[0])).toBe('İstanbul [station]');
  });

  it('takes the query as text, not as a pattern', () => {
    expect(search([entry('a.b'), entry('axb')], 'a.b').total).toBe(1);
    expect(search([entry('(')], '(').total).toBe(1);
  });

  it('cuts a long text round the first hit', () => {
    const long = `${'word '.repeat(60)}needle ${'word '.repeat(60)}end`;
    const [match] = search([entry(long)], 'needle').matches;
    const text = marked(match);
    expect(text.startsWith('…word ')).toBe(true);
    expect(text).toContain('[needle]');
    expect(text.endsWith('…')).toBe(true);
    expect(text.length).toBeLessThan(180);
  });

  it('returns the whole of a short text, whatever is looked for', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'A', ' ', 'İ', 'é', '𝒜'), maxLength: 60 });
    fc.assert(
      fc.property(letters, letters, (text, query) => {
        const flat = text.replaceAll(/\s+/g, ' ').trim();
        for (const { segments } of search([entry(flat)], query).matches) {
          expect(segments.map((segment) => segment.text).join('')).toBe(flat);
          expect(segments.some(({ hit }) => hit)).toBe(true);
        }
      }),
    );
  });
});

describe('what can be found', () => {
  it('is every state, every outcome that was reached and every transition', () => {
    const { rollouts, graph } = shownOf(paths(['the hall\nis dark -go on-> kitchen -take-> success']));
    const index = indexElements(rollouts, graph);
    const title = (node: number) => ['hall', 'kitchen', 'Success', 'Failure'][node];
    expect(
      entriesOf({ rollouts, graph }, index, title).map(({ kind, text, name, count }) => [kind, text, name, count]),
    ).toEqual([
      ['node', 'the hall is dark', 'hall', 1],
      ['node', 'kitchen', 'kitchen', 1],
      ['node', 'Success', 'Success', 0],
      ['edge', 'go on', 'hall → kitchen', 1],
      ['edge', 'take', 'kitchen → Success', 1],
    ]);
  });
});
