import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, contains, tokenise } from '../../src/policy/tokens.ts';

const code = (word: string) => tokenise(word).code[0];

describe('tokenise', () => {
  it('takes lower-case runs of letters, digits and $', () => {
    const tokens = tokenise('Pay $25, to bob-2!');
    expect([...tokens.code]).toEqual(['pay', '$25', 'to', 'bob', '2'].map(code));
    expect([...tokens.numeric]).toEqual([0, 0, 0, 0, 1]);
    expect(contains(tokens, code('BOB'))).toBe(true);
    expect(contains(tokens, code('alice'))).toBe(false);
  });

  it('reads other scripts than Latin', () => {
    expect(tokenise('ouvre le réfrigérateur').length).toBe(3);
    expect([...tokenise('打开 冰箱 1').numeric]).toEqual([0, 0, 1]);
  });

  it('finds no word where there is none', () => {
    expect(tokenise(' -- ').length).toBe(0);
  });
});

describe('bucketOf', () => {
  it('depends on the kind and on the order of its numbers', () => {
    const [a, b, c] = ['take', 'apple', 'from'].map(code);
    const buckets = [
      bucketOf(0, a, b, c, 2 ** 20),
      bucketOf(1, a, b, c, 2 ** 20),
      bucketOf(0, b, a, c, 2 ** 20),
      bucketOf(0, a, c, b, 2 ** 20),
    ];
    expect(new Set(buckets).size).toBe(4);
  });

  it('spreads evenly', () => {
    // 40,960 features on 4,096 buckets are Poisson(10): 10 standard deviations either side of the mean cover all of them.
    const counts = new Int32Array(4096);
    for (let i = 0; i < 40_960; i++) counts[bucketOf(3, code(`word${i}`), i % 7, 0, 4096)]++;
    expect(Math.max(...counts)).toBeLessThan(10 + 10 * Math.sqrt(10));
    const variance = counts.reduce((total, n) => total + (n - 10) ** 2, 0) / 4096;
    // The variance of a Poisson(10) sample of 4,096 is 10 ± 0.23; five of those.
    expect(Math.abs(variance - 10)).toBeLessThan(1.2);
  });

  it('stays in range', () => {
    const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(fc.nat(40), int, int, int, fc.integer({ min: 0, max: 16 }), (kind, a, b, c, bits) => {
        const bucket = bucketOf(kind, a, b, c, 2 ** bits);
        expect(bucket).toBeGreaterThanOrEqual(0);
        expect(bucket).toBeLessThan(2 ** bits);
      }),
    );
  });
});
