/** What is wrong with a definition: each complaint, its place, and that there are none where a world works. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOUNDS, findingsOf } from '../../../src/worlds/custom/check.ts';
import { type Definition, formatDefinition, type StateDefinition } from '../../../src/worlds/custom/definition.ts';
import { custom, definitionErrors } from '../../../src/worlds/custom.ts';
import { shortestSolution } from '../../../src/worlds/search.ts';
import { anyDefinition, goodDefinition, small } from './definitions.ts';

const [yard, hall] = small.states;
const messages = (change: Partial<Definition>) => findingsOf({ ...small, ...change }).map(({ message }) => message);
const withHall = (change: Partial<StateDefinition>) => messages({ states: [yard, { ...hall, ...change }] });

describe('errors', () => {
  it('are none in a world that works', () => {
    expect(findingsOf(small)).toEqual([]);
  });

  it.each<[string, Partial<Definition>, string[]]>([
    ['no task', { task: ' ' }, ['The task is empty.']],
    ['a long task', { task: 'x'.repeat(201) }, ['The task has 201 characters; 200 are the limit.']],
    ['no steps', { maxSteps: 0 }, ['The step limit is a whole number from 1 to 100.']],
    ['half a step', { maxSteps: 2.5 }, ['The step limit is a whole number from 1 to 100.']],
    ['no state', { states: [], start: [] }, ['There is no state: add one.', 'No state is a start: mark one.']],
    ['no start', { start: [] }, ['No state is a start: mark one.']],
    ['an unknown start', { start: ['yard'] }, ['The start “yard” is the name of no state.']],
    ['a start twice', { start: ['start', 'start'] }, ['The start “start” is named twice.']],
    // The shortest way has two steps.
    ['too few steps', { maxSteps: 1 }, ['From the start “start” success takes at least 2 steps, and 1 are the limit.']],
  ])('name %s', (_, change, expected) => {
    expect(messages(change)).toEqual(expected);
  });

  it.each<[string, Partial<StateDefinition>, string[]]>([
    [
      'a target that is not there',
      { actions: [{ text: 'on', to: 'moon' }] },
      ['In “hall”, “on” leads to “moon”, the name of no state.'],
    ],
    [
      'no way to success',
      { actions: [{ text: 'on', to: 'start' }] },
      ['No way leads from the start “start” to success.'],
    ],
    ['no action', { actions: [] }, ['“hall” has no action: add one, or let what leads there end in failure.']],
    ['an empty action', { actions: [{ text: '', to: 'success' }] }, ['Action 1 of “hall” is empty.']],
    [
      'an action twice',
      {
        actions: [
          { text: 'on', to: 'success' },
          { text: 'on', to: 'failure' },
        ],
      },
      ['“hall” offers “on” twice: the agent could not tell them apart.'],
    ],
    ['no text', { text: '' }, ['The text of “hall” is empty.']],
    [
      'a line break',
      { text: 'a\nb' },
      ['The text of “hall” has a line break or another control character: write it in one line.'],
    ],
    [
      'too many actions',
      { actions: Array.from({ length: BOUNDS.actions + 1 }, (_, k) => ({ text: `${k}`, to: 'success' })) },
      ['“hall” has 13 actions; 12 are the limit.'],
    ],
  ])('of a state name %s', (_, change, expected) => {
    expect(withHall(change)).toEqual(expected);
  });

  it('name states that cannot be told apart by name, and names that are taken', () => {
    expect(messages({ states: [yard, { ...hall, name: 'start' }] })).toEqual([
      'In “start”, “go in” leads to “hall”, the name of no state.',
      'States 1 and 2 share the name “start”: names must differ.',
    ]);
    expect(messages({ states: [...small.states, { ...yard, name: 'invalid', text: 'Here.' }] })).toEqual([
      'A state cannot be called “invalid”: that is what an action can lead to.',
    ]);
    expect(messages({ states: [...small.states, { ...yard, name: '', text: 'Here.' }] })).toEqual([
      'The name of state 3 is empty.',
    ]);
  });

  it('say where: state, action and field', () => {
    const [finding] = findingsOf({
      ...small,
      states: [yard, { ...hall, actions: [...hall.actions, { text: 'x', to: 'y' }] }],
    });
    expect(finding).toMatchObject({ severity: 'error', places: [{ field: 'to', state: 1, action: 4 }] });
  });

  it('bound the number of states and of characters', () => {
    const many = Array.from({ length: 61 }, (_, k) => ({ ...yard, name: `s${k}`, text: `${k} ${'x'.repeat(190)}` }));
    const found = messages({ states: [...small.states, ...many] });
    expect(found).toContain('There are 63 states; 60 are the limit.');
    expect(found).toContainEqual(
      expect.stringMatching(/^The definition has \d+ characters as JSON; 12000 are the limit\.$/),
    );
  });
});

describe('warnings', () => {
  it('explain what becomes of states that look alike', () => {
    const [finding, ...rest] = findingsOf({
      ...small,
      states: [yard, hall, { name: 'attic', text: 'A hall.', actions: hall.actions }],
    });
    // The attic cannot be reached either.
    expect(finding.message).toBe('“attic” cannot be reached from the start.');
    expect(rest).toEqual([
      {
        severity: 'warning',
        message: '“hall” and “attic” look alike: they have the same text.',
        effect: expect.stringMatching(
          /^The agent cannot tell them apart, and they become one node of the graph: its value is the mean/,
        ),
        places: [
          { field: 'text', state: 1, action: null },
          { field: 'text', state: 2, action: null },
        ],
      },
    ]);
    // With other actions on offer the policy can tell, the graph still cannot.
    const told = findingsOf({ ...small, states: [{ ...yard, text: 'A hall.' }, hall] });
    expect(told[0].effect).toMatch(
      /^The agent can tell them apart only by the actions on offer, and they become one node/,
    );
  });

  it('keep no world from running', () => {
    const aliased = formatDefinition({ ...small, states: [{ ...yard, text: 'A hall.' }, hall] });
    expect(definitionErrors(aliased)).toEqual([]);
  });
});

describe('any definition', () => {
  it('is checked without an exception, and a world can be made of what has no error', () => {
    fc.assert(
      fc.property(fc.oneof(anyDefinition, goodDefinition), fc.nat(), (definition, seed) => {
        const errors = findingsOf(definition).filter(({ severity }) => severity === 'error');
        const text = formatDefinition(definition);
        expect(definitionErrors(text).length > 0).toBe(errors.length > 0);
        if (errors.length > 0) {
          expect(() => custom.task(seed, { definition: text })).toThrow(RangeError);
          return;
        }
        const { start, maxSteps } = custom.task(seed, { definition: text });
        expect(shortestSolution(start, maxSteps)).not.toBeNull();
      }),
      { numRuns: 300 },
    );
    // The property would hold of a check that always complains.
    fc.assert(
      fc.property(goodDefinition, (definition) => {
        expect(definitionErrors(formatDefinition(definition))).toEqual([]);
      }),
    );
  });

  it('without a way to success in time is refused: the check finds what the search finds', () => {
    fc.assert(
      fc.property(goodDefinition, fc.integer({ min: 1, max: 8 }), (definition, maxSteps) => {
        // The search, on a limit under which the world is accepted; and the check, on the limit that is asked about.
        const roomy = formatDefinition({ ...definition, start: definition.start.slice(0, 1), maxSteps: 100 });
        const solvable = shortestSolution(custom.task(1, { definition: roomy }).start, maxSteps) !== null;
        const errors = definitionErrors(
          formatDefinition({ ...definition, start: definition.start.slice(0, 1), maxSteps }),
        );
        expect(errors.length === 0).toBe(solvable);
      }),
    );
  });
});
