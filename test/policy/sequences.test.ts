import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collateSequences } from '../../src/policy/networks/sequenceBatch.ts';
import { MARKS, PARTS, placeLayout, SequenceEncoder, TOKEN_PLACES } from '../../src/policy/networks/sequences.ts';
import { transformerParameters } from '../../src/policy/networks/transformer.ts';
import type { Decision } from '../../src/policy/policy.ts';
import { syntheticDecisions } from '../../src/policy/synthetic.ts';
import { bucketOf, tokenise } from '../../src/policy/tokens.ts';

const BUCKETS = 1024;
const LONGEST = 20;
const { segment, actionPosition } = placeLayout(LONGEST);
const encoder = (prior: 'none' | 'task-words' = 'none') => new SequenceEncoder(BUCKETS, LONGEST, prior);
const words = (text: string) => [...tokenise(text).code].map((code) => bucketOf(0, code, 0, 0, BUCKETS));

const decision: Decision = {
  task: 'heat apple',
  observation: 'a hot apple 1',
  actions: ['heat apple 1 with microwave 1', 'look'],
  history: [
    { observation: 'an apple', action: 'take apple 1' },
    { observation: 'nothing', action: 'look' },
  ],
};

describe('sequences', () => {
  it('hold task, observation, both actions, both observations, each word with its position and segment', () => {
    const { sequence, marked, parts } = encoder().encode(decision);
    expect([...sequence.words]).toEqual(words('heat apple  a hot apple 1  take apple 1  look  an apple  nothing'));
    const lengths = [2, 4, 3, 1, 2, 1];
    const places = lengths.flatMap((length, number) =>
      Array.from({ length }, (_, position) => [position, segment + number]).flat(),
    );
    expect([...sequence.places]).toEqual(places);
    expect(parts).toEqual([2, 4, 7]);
    // Behind the task, 'apple' is of the task wherever it stands.
    expect(marked).toEqual([0, 0, ...[0, 0, 1, 0], ...[0, 1, 0], 0, ...[0, 1], 0]);
    expect([...sequence.marks]).toEqual([MARKS.ofTask, MARKS.ofTask, MARKS.ofTask]);
  });

  it('of actions hold every word with its position, and mark the segments that it occurs in', () => {
    const { actions } = encoder().encode(decision);
    expect([...actions[0].words]).toEqual(words('heat apple 1 with microwave 1'));
    expect([...actions[0].places]).toEqual([0, 1, 2, 3, 4, 5].map((position) => actionPosition + position));
    // 'heat' is in the task alone; 'apple' in task, observation, last action and last observation; numbers do not count.
    expect([...actions[0].marks]).toEqual([MARKS.verb, ...[0, 1, 2, 4].map((number) => MARKS.word + number)]);
    // 'look' is what was done before last.
    expect([...actions[1].marks]).toEqual([MARKS.verb + 3]);
  });

  it('let the words of a long action from the eighth on share a position', () => {
    const { actions } = encoder().encode({ ...decision, task: '', actions: ['a b c d e f g h i j'], history: [] });
    expect([...actions[0].places]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 7, 7].map((position) => actionPosition + position));
  });

  it('are cut from the end, the oldest observation first, and task and observation last', () => {
    const long = (count: number, word: string) => Array.from({ length: count }, (_, i) => `${word}${i}`).join(' ');
    const cut = encoder().encode({
      task: long(4, 't'),
      observation: long(9, 'o'),
      actions: ['go'],
      history: [
        { action: 'one two', observation: long(4, 'p') },
        { action: 'three', observation: long(4, 'q') },
      ],
    });
    // 4 + 9 + 2 + 1 = 16 tokens leave room for all 4 of the last observation and none of the earlier one.
    expect([...cut.sequence.words]).toEqual(words(`${long(4, 't')} ${long(9, 'o')} one two three ${long(4, 'p')}`));
    expect(cut.parts).toEqual([4, 9, 7]);
    const flood = encoder().encode({ ...decision, task: long(30, 't') });
    expect([...flood.sequence.words]).toEqual(words(long(20, 't')));
    expect(flood.parts).toEqual([20, 0, 0]);
    // Marks look at whole texts, whatever was cut.
    const marked = encoder().encode({ ...decision, observation: `${long(30, 'o')} apple` });
    expect([...marked.actions[0].marks]).toContain(MARKS.word + 1);
  });

  it('know the prior of every action', () => {
    expect(encoder().encode(decision).prior).toBeNull();
    // heat + apple; 'look' is not in the task.
    expect(encoder('task-words').encode(decision).prior).toEqual(Float32Array.of(2, 0));
  });

  it('of equal decisions are one object, and do not depend on what was encoded before', () => {
    const used = encoder('task-words');
    for (const other of syntheticDecisions(200, 6, 3)) used.encode(other);
    for (const one of syntheticDecisions(40, 6, 4)) {
      const encoded = used.encode(one);
      expect(encoded).toEqual(encoder('task-words').encode(one));
      expect(used.encode(structuredClone(one))).toBe(encoded);
    }
    const [, last] = decision.history;
    expect(used.encode({ ...decision, history: [last] })).not.toBe(used.encode(decision));
  });

  it('refuse a number of buckets that is no power of two', () => {
    expect(() => new SequenceEncoder(1000, 64, 'none')).toThrow(RangeError);
  });
});

describe('a minibatch of sequences', () => {
  const size = { buckets: BUCKETS, longest: LONGEST, width: 4, layers: 1, heads: 1, headWidth: 4, hidden: 4 };
  const parameters = transformerParameters(size);
  const collate = (decisions: readonly Decision[], roundUp: (length: number) => number) => {
    const one = encoder();
    const encoded = decisions.map((each) => one.encode(each));
    return { encoded, batch: collateSequences(encoded, parameters, roundUp) };
  };
  const listsOf = ({ indices, offsets }: { indices: Int32Array; offsets: Int32Array }) =>
    Array.from({ length: offsets.length - 1 }, (_, i) => [...indices.slice(offsets[i], offsets[i + 1])]);

  it('computes equal decisions once and gives each its slots', () => {
    const other: Decision = { ...decision, observation: 'nothing', actions: ['look', 'go', 'wait'], history: [] };
    const { batch } = collate([decision, other, decision], (length) => Math.max(1, length));
    // Actions 0 and 1 are those of the first decision, 2 to 4 those of the second.
    expect(listsOf(batch.placed)).toEqual([[0], [1], [], [2], [3], [4], [0], [1], []]);
    expect(listsOf(batch.owner)).toEqual([[0], [0], [1], [1], [1]]);
    // 13 tokens, then 'heat apple nothing'; and parts of 2, 4, 7 and of 2, 1, 0 tokens.
    expect([...batch.encoding.keys]).toEqual([0, 13, 16]);
    expect([...batch.reading.queries]).toEqual([0, 2, 5]);
    expect(listsOf(batch.pool).map(({ length }) => length)).toEqual([2, 4, 7, 2, 1, 0]);
    expect([...batch.offset].filter((offset) => offset < 0).length).toBe(2);
  });

  it('names every row of every bag, whatever the padding', () => {
    const powerOfTwo = (length: number) => Math.max(8, 2 ** Math.ceil(Math.log2(Math.max(1, length))));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(50), fc.boolean(), (count, seed, padded) => {
        const decisions = syntheticDecisions(count, 1 + (seed % 5), seed);
        const { encoded, batch } = collate(decisions, padded ? powerOfTwo : (length) => Math.max(1, length));
        const distinct = [...new Set(encoded)];
        const used = batch.rows[0];
        const expected = distinct.flatMap(({ sequence }) => [...sequence.words]);
        const tokens = listsOf(batch.tokens.words);
        expect(tokens.slice(0, expected.length).map(([position]) => used[position])).toEqual(expected);
        const places = distinct.flatMap(({ sequence }) => [...sequence.places]);
        expect(listsOf(batch.tokens.places).flat()).toEqual(places);
        expect(places.length).toBe(TOKEN_PLACES * expected.length);
        const marks = distinct.flatMap(({ marked }) => marked);
        expect(listsOf(batch.tokens.marks).map(({ length }) => length)).toEqual([
          ...marks,
          ...tokens.slice(marks.length).map(() => 0),
        ]);
        const actions = distinct.flatMap((one) => one.actions);
        expect(
          listsOf(batch.actions.words)
            .flat()
            .map((position) => used[position]),
        ).toEqual(actions.flatMap((rows) => [...rows.words]));
        // Padding is empty.
        for (const lists of [tokens.slice(expected.length), listsOf(batch.owner).slice(actions.length)]) {
          expect(lists.flat()).toEqual([]);
        }
        expect(listsOf(batch.pool).flat().length).toBe(expected.length);
        expect(batch.pool.offsets.length - 1).toBe(PARTS.length * (batch.encoding.keys.length - 1));
      }),
    );
  });
});
