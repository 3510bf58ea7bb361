/**
 * One cadence for several drawings: they are renewed in the same moment, so that pictures beside each other are always of the
 * same time, and together take the share of the time that one would.
 */
import { Cadence, type Clock, pageClock } from './cadence.ts';

/** What a drawing needs of a cadence. */
export type DrawingCadence = Pick<Cadence, 'request' | 'flush' | 'spent' | 'stop'>;

export class SharedCadence {
  readonly #clock: Clock;
  readonly #cadence: Cadence;
  /** The latest work of each member that has some. */
  readonly #works = new Map<DrawingCadence, () => void>();
  #asked = false;
  /** Until when drawing has been counted. */
  #counted = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock = pageClock) {
    this.#clock = clock;
    this.#cadence = new Cadence(clock);
  }

  /** The cadence of one more drawing; `stop` ends its part. */
  member(): DrawingCadence {
    const member: DrawingCadence = {
      request: (work) => {
        this.#works.set(member, work);
        this.#ask();
      },
      flush: () => this.#do(member),
      spent: (milliseconds) => this.#spent(milliseconds),
      stop: () => this.#works.delete(member),
    };
    return member;
  }

  /** Waits until everything that is asked for in the same moment has been. */
  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    queueMicrotask(() => {
      this.#asked = false;
      this.#cadence.request(() => {
        for (const member of [...this.#works.keys()]) this.#do(member);
      });
    });
  }

  /** Drawings of one frame all count from its start: what one has told of is not counted again for the next. */
  #spent(milliseconds: number): void {
    const now = this.#clock.now();
    this.#cadence.spent(Math.max(0, Math.min(milliseconds, now - this.#counted)));
    this.#counted = now;
  }

  #do(member: DrawingCadence): void {
    const work = this.#works.get(member);
    this.#works.delete(member);
    work?.();
  }
}
