import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/views/graph/cadence.ts';
import { SharedCadence } from '../../../src/views/graph/sharedCadence.ts';

/** A clock that goes by hand. */
function handClock() {
  let now = 0;
  const timers: { at: number; callback: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    after: (milliseconds, callback) => {
      const timer = { at: now + milliseconds, callback };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  };
  const pass = (milliseconds: number) => {
    now += milliseconds;
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.callback();
    }
  };
  return { clock, pass };
}

const moment = () => Promise.resolve();

describe('a shared cadence', () => {
  it('renews all drawings in the same moment, each at its latest', async () => {
    const { clock, pass } = handClock();
    const shared = new SharedCadence(clock);
    const [a, b] = [shared.member(), shared.member()];
    const drawn: string[] = [];
    a.request(() => {
      drawn.push('a1');
      pass(10);
      a.spent(10);
    });
    b.request(() => {
      drawn.push('b1');
      pass(10);
      // Counted from the start of the frame that both are drawn in.
      b.spent(20);
    });
    await moment();
    // What the first one spent does not keep the second waiting.
    expect(drawn).toEqual(['a1', 'b1']);

    a.request(() => drawn.push('a2'));
    b.request(() => drawn.push('b2'));
    a.request(() => drawn.push('a3'));
    await moment();
    // 20 ms of drawing in all ask for 80 ms of rest: 40 from the end of the first on, and 40 after those, 10 of which have passed.
    pass(69);
    expect(drawn).toEqual(['a1', 'b1']);
    pass(1);
    expect(drawn).toEqual(['a1', 'b1', 'a3', 'b2']);
  });

  it('draws one at once where it is asked to, and none that has ended', async () => {
    const shared = new SharedCadence(handClock().clock);
    const [a, b] = [shared.member(), shared.member()];
    const drawn: string[] = [];
    a.request(() => drawn.push('a'));
    b.request(() => drawn.push('b'));
    a.flush();
    expect(drawn).toEqual(['a']);
    b.stop();
    await moment();
    expect(drawn).toEqual(['a']);
  });
});
