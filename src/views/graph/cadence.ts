/** How often the drawing may be renewed: so seldom that drawing takes at most a fifth of the time. The latest request wins. */

/** Largest share of the time that drawing may take. */
export const DRAWING_SHARE = 0.2;
/** Longest rest, milliseconds: drawing for the user's own sake, a drag say, does not hold news back for ever. */
export const LONGEST_REST = 2000;

export interface Clock {
  /** Milliseconds that only rise. */
  now(): number;
  /** Calls back once after so many milliseconds; returns what cancels it. */
  after(milliseconds: number, callback: () => void): () => void;
}

export const pageClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

export class Cadence {
  readonly #clock: Clock;
  #work: (() => void) | null = null;
  #cancel: (() => void) | null = null;
  #nextAt = 0;

  constructor(clock: Clock = pageClock) {
    this.#clock = clock;
  }

  /** Does the work at once if its time has come, else when it does; what was asked for before and not done is dropped. */
  request(work: () => void): void {
    this.#work = work;
    if (this.#cancel !== null) return;
    const wait = this.#nextAt - this.#clock.now();
    if (wait <= 0) this.flush();
    else {
      this.#cancel = this.#clock.after(wait, () => {
        this.#cancel = null;
        // Drawing since then may have moved the time on.
        const pending = this.#work;
        if (pending !== null) this.request(pending);
      });
    }
  }

  /** Does now what is waiting. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = null;
    const work = this.#work;
    this.#work = null;
    work?.();
  }

  /** Reports that drawing took so long; rest follows in proportion. */
  spent(milliseconds: number): void {
    const now = this.#clock.now();
    const rest = milliseconds * (1 / DRAWING_SHARE - 1);
    this.#nextAt = Math.min(now + LONGEST_REST, Math.max(this.#nextAt, now) + rest);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#work = null;
  }
}
