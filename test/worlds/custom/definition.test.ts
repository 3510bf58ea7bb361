/** Definitions as JSON: there and back, and what is said of a text that is none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDefinition, parseDefinition, printDefinition } from '../../../src/worlds/custom/definition.ts';
import { anyDefinition, small } from './definitions.ts';

const problemsOf = (value: unknown) => {
  const parsed = parseDefinition(JSON.stringify(value));
  return parsed.ok ? [] : parsed.problems;
};

describe('a definition', () => {
  it('comes back from either form as it was', () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        // JSON has no number for these.
        const { maxSteps } = definition;
        fc.pre(Number.isFinite(maxSteps) && !Object.is(maxSteps, -0));
        expect(parseDefinition(formatDefinition(definition))).toEqual({ ok: true, definition });
        expect(parseDefinition(printDefinition(definition))).toEqual({ ok: true, definition });
      }),
    );
  });

  it('is written in one line, and to be read with a line for each action', () => {
    const one = { ...small, states: small.states.slice(0, 1) };
    expect(formatDefinition(one)).toBe(
      '{"task":"Open the door.","maxSteps":5,"start":"start","states":[{"name":"start","text":"A yard.","actions":[{"text":"go in","to":"hall"}]}]}',
    );
    expect(printDefinition({ ...one, start: ['start', 'hall'] })).toBe(`{
  "task": "Open the door.",
  "maxSteps": 5,
  "start": ["start", "hall"],
  "states": [
    {
      "name": "start",
      "text": "A yard.",
      "actions": [
        { "text": "go in", "to": "hall" }
      ]
    }
  ]
}
`);
  });
});

describe('a text that is no definition', () => {
  it('is told what it lacks, by name', () => {
    const [first] = problemsOf(7);
    expect(first).toBe('The definition is no object with task, maxSteps, start, states.');
    expect(problemsOf({ ...small, maxSteps: '5', states: 3 })).toEqual([
      'The definition needs “maxSteps”, a number.',
      'The definition needs “states”, a list.',
    ]);
    expect(problemsOf({ ...small, start: ['start', 1] })).toEqual([
      '“start” is the name of a state, or a list of names.',
    ]);
    expect(
      problemsOf({
        ...small,
        states: [{ name: 'hall', text: 1, actions: [{ text: 'go', too: 'hall' }, 'jump'] }, { text: 'A room.' }, null],
      }),
    ).toEqual([
      'State “hall” needs “text”, a text.',
      'State “hall”, action 1, has “too”, which means nothing; there are text, to.',
      'State “hall”, action 1, needs “to”, a text.',
      'State “hall”, action 2, is no object with text, to.',
      'State 2 needs “name”, a text.',
      'State 2 needs “actions”, a list.',
      'State 3 is no object with name, text, actions.',
    ]);
  });

  it('is refused with a sentence where it is no JSON at all', () => {
    const parsed = parseDefinition('{"task":');
    expect(parsed).toEqual({ ok: false, problems: [expect.stringMatching(/^This is no JSON: .+\.$/)] });
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify(value)),
        ),
        (text) => {
          const parsed = parseDefinition(text);
          expect(parsed.ok || parsed.problems.length > 0).toBe(true);
        },
      ),
    );
    expect(parseDefinition('['.repeat(12_000)).ok).toBe(false);
  });
});
