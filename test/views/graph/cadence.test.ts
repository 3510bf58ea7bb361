import { describe, expect, it } from 'vitest';
import { Cadence, type Clock, DRAWING_SHARE, LONGEST_REST } from '../../../src/views/graph/cadence.ts';

/** A clock that is set by hand. */
class HandClock implements Clock {
  time = 0;
  #timers: { at: number; callback: () => void }[] = [];

  now(): number {
    return this.time;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.time + milliseconds, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  advance(to: number): void {
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= to).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.time = due.at;
      due.callback();
    }
    this.time = to;
  }
}

describe('Cadence', () => {
  it('works at once at first, then rests so long that drawing has its share; the latest request wins', () => {
    const clock = new HandClock();
    const cadence = new Cadence(clock);
    const done: string[] = [];
    cadence.request(() => done.push('a'));
    cadence.spent(100);
    // 100 ms of drawing at a share of 1/5 leave 400 ms of rest.
    cadence.request(() => done.push('b'));
    cadence.request(() => done.push('c'));
    clock.advance(399);
    expect(done).toEqual(['a']);
    clock.advance(400);
    expect(done).toEqual(['a', 'c']);
    expect(100 / (100 + 400)).toBe(DRAWING_SHARE);
  });

  it('waits on where drawing went on in the meantime, but never longer than the longest rest', () => {
    const clock = new HandClock();
    const cadence = new Cadence(clock);
    let done = 0;
    cadence.spent(100);
    cadence.request(() => done++);
    clock.advance(200);
    cadence.spent(50);
    clock.advance(599);
    expect(done).toBe(0);
    clock.advance(600);
    expect(done).toBe(1);
    for (let k = 0; k < 1000; k++) cadence.spent(50);
    cadence.request(() => done++);
    clock.advance(600 + LONGEST_REST);
    expect(done).toBe(2);
  });

  it('drops what is waiting when it is stopped', () => {
    const clock = new HandClock();
    const cadence = new Cadence(clock);
    let done = 0;
    cadence.spent(100);
    cadence.request(() => done++);
    cadence.stop();
    clock.advance(10_000);
    expect(done).toBe(0);
  });
});
