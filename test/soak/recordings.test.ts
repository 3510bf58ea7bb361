/** The first cases of the soak of recordings. */
import { describe, expect, it } from 'vitest';
import { HANG } from './hang.ts';
import { faultOfRecording, mutatedRecording, recordingSamples } from './recordings.ts';

const CASES = 100;

describe('mutated recordings', () => {
  it(`are read within bounds or refused with a reason (${CASES} of them)`, async () => {
    const samples = await recordingSamples();
    for (let number = 0; number < CASES; number++) {
      const mutated = mutatedRecording(samples, number);
      const { fault, seconds } = faultOfRecording(mutated);
      const hangs = seconds > HANG;
      expect({ number, done: mutated.done, fault, hangs }).toMatchObject({ fault: null, hangs: false });
    }
  });

  it('would be noticed', async () => {
    const [{ file }] = await recordingSamples();
    // As it is it is read; what is no file at all throws something else than a RecordingError.
    expect(faultOfRecording({ what: file, done: [] }).fault).toBeNull();
    const what = Object.create(null, {
      length: {
        get: () => {
          throw new TypeError('no file');
        },
      },
    });
    expect(faultOfRecording({ what, done: [] }).fault).toMatch(/^it threw/);
    // One that keeps the page for a fifth of a second.
    const slow = Object.create(null, {
      length: {
        get: () => {
          for (const until = performance.now() + 200; performance.now() < until; );
          return 0;
        },
      },
    });
    expect(faultOfRecording({ what: slow, done: [] }).seconds).toBeGreaterThan(0.19);
  });
});
