/** The first cases of the soak of links. */
import { describe, expect, it } from 'vitest';
import { HANG } from './hang.ts';
import { faultOfLink, mutatedLink } from './links.ts';

const CASES = 500;

describe('mutated links', () => {
  it(`are read without an exception, within bounds (${CASES} of them)`, () => {
    for (let number = 0; number < CASES; number++) {
      const hash = mutatedLink(number);
      const start = performance.now();
      const fault = faultOfLink(hash);
      const seconds = (performance.now() - start) / 1000;
      expect({ number, fault, hangs: seconds > HANG }).toEqual({ number, fault: null, hangs: false });
    }
  });

  it('would be noticed', () => {
    // A check that cannot fail finds nothing: what is no link text at all throws.
    expect(faultOfLink(Object.create(null))).toMatch(/^it threw/);
  });
});
