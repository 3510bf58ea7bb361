import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoundedCache } from '../../src/policy/networks/boundedCache.ts';
import { FIELD, KIND, WordsEncoder } from '../../src/policy/networks/wordFeatures.ts';
import type { Decision } from '../../src/policy/policy.ts';
import { syntheticDecisions } from '../../src/policy/synthetic.ts';
import { bucketOf, NO_WORD, tokenise } from '../../src/policy/tokens.ts';

const BUCKETS = 4096;
const w = (word: string) => tokenise(word).code[0];
const f = (kind: number, a: number, b = 0, c = 0) => bucketOf(kind, a, b, c, BUCKETS);
const sorted = (parts: readonly Int32Array[]) => parts.flatMap((part) => [...part]).sort((a, b) => a - b);

/** Listed by hand from WORLDS.md "Policy that works from scratch". */
const decision: Decision = {
  task: 'heat apple',
  observation: 'a hot apple 1',
  actions: ['heat apple 1 with microwave 1', 'look'],
  history: [
    { observation: 'an apple', action: 'take apple 1' },
    { observation: 'nothing', action: 'look' },
  ],
};

describe('words features', () => {
  it('describes the state by words and pairs, each field apart', () => {
    const { state } = new WordsEncoder(BUCKETS, 'none').encode(decision);
    const word = (field: number, ...words: string[]) => words.map((one) => f(KIND.word + field, w(one)));
    const pair = (field: number, a: string, b: string) => f(KIND.pair + field, w(a), w(b));
    const expected = [
      ...word(FIELD.task, 'heat', 'apple'),
      pair(FIELD.task, 'heat', 'apple'),
      ...word(FIELD.observation, 'a', 'hot', 'apple', '1'),
      pair(FIELD.observation, 'a', 'hot'),
      pair(FIELD.observation, 'hot', 'apple'),
      pair(FIELD.observation, 'apple', '1'),
      // Words only of the four fields of history.
      ...word(FIELD.lastAction, 'take', 'apple', '1'),
      ...word(FIELD.earlierAction, 'look'),
      ...word(FIELD.lastObservation, 'an', 'apple'),
      ...word(FIELD.earlierObservation, 'nothing'),
    ];
    expect(sorted(state)).toEqual(expected.sort((a, b) => a - b));
  });

  it('describes an action by itself and crossed with task, observations and past actions', () => {
    const { actions } = new WordsEncoder(BUCKETS, 'none').encode(decision);
    const v = w('heat');
    const words = ['heat', 'apple', '1', 'with', 'microwave', '1'].map(w);
    const expected = [
      f(KIND.verb, v),
      ...words.slice(1).map((word) => f(KIND.argument, v, word)),
      ...words.slice(1).map((word, i) => f(KIND.phrase, words[i], word, v)),
      // 'apple' occurs in the task after 'heat', in the observation after 'hot', in the last one after 'an'.
      f(KIND.cross + FIELD.task, v, w('heat'), w('heat')),
      f(KIND.occurs, v),
      f(KIND.cross + FIELD.observation, v, w('heat'), w('hot')),
      f(KIND.cross + FIELD.lastObservation, v, w('heat'), w('an')),
      // '1' follows 'apple' in the last action too; two before it stands 'heat'. The second '1' follows 'microwave'.
      f(KIND.number + FIELD.lastAction, v, w('heat')),
    ];
    expect(sorted([...actions[0]])).toEqual(expected.sort((a, b) => a - b));
    // 'look' is what was done before last.
    expect(sorted([...actions[1]])).toEqual(
      [f(KIND.verb, w('look')), f(KIND.equals + FIELD.earlierAction, w('look'))].sort((a, b) => a - b),
    );
  });

  it('keeps duplicates as counts, and takes every occurrence', () => {
    const { state, actions } = new WordsEncoder(BUCKETS, 'none').encode({
      task: 'pen pen',
      observation: '',
      actions: ['take pen'],
      history: [],
    });
    const pen = w('pen');
    expect(sorted(state)).toEqual([f(KIND.word, pen), f(KIND.word, pen), f(KIND.pair, pen, pen)].sort((a, b) => a - b));
    const crossed = sorted([...actions[0]]).filter((feature) =>
      [f(KIND.cross, w('take'), w('take'), NO_WORD), f(KIND.cross, w('take'), w('take'), pen)].includes(feature),
    );
    expect(crossed.length).toBe(2);
  });

  it('adds a feature for a verb of the task, with the prior only', () => {
    const plain = new WordsEncoder(BUCKETS, 'none').encode(decision);
    const primed = new WordsEncoder(BUCKETS, 'task-words').encode(decision);
    expect(plain.prior).toBeNull();
    // heat + apple; 'look' is not in the task.
    expect(primed.prior).toEqual(Float32Array.of(2, 0));
    expect(sorted([...primed.actions[0]])).toEqual(
      [...sorted([...plain.actions[0]]), f(KIND.verbInTask, w('heat'))].sort((a, b) => a - b),
    );
    expect(sorted([...primed.actions[1]])).toEqual(sorted([...plain.actions[1]]));
  });

  it('does not depend on what was encoded before', () => {
    const used = new WordsEncoder(BUCKETS, 'task-words');
    for (const other of syntheticDecisions(200, 6, 3)) used.encode(other);
    for (const one of syntheticDecisions(40, 6, 4)) {
      expect(used.encode(one)).toEqual(new WordsEncoder(BUCKETS, 'task-words').encode(one));
    }
  });

  it('refuses a number of buckets that is no power of two', () => {
    expect(() => new WordsEncoder(1000, 'none')).toThrow(RangeError);
  });
});

describe('BoundedCache', () => {
  it('remembers the last `capacity` keys and holds at most twice as many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.nat(20), { minLength: 1 }), (capacity, asked) => {
        const cache = new BoundedCache<{ key: string }>(capacity);
        const values = new Map<string, object>();
        for (const [i, n] of asked.entries()) {
          const key = String(n);
          const recent = new Set<string>();
          for (let j = i - 1; j >= 0 && recent.size < capacity; j--) recent.add(String(asked[j]));
          const value = cache.get(key, () => ({ key }));
          expect(value.key).toBe(key);
          if (recent.has(key)) expect(value).toBe(values.get(key));
          values.set(key, value);
          expect(cache.size).toBeLessThanOrEqual(2 * capacity);
        }
      }),
    );
  });
});
