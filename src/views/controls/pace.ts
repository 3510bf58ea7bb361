/** Passes values on at a bounded pace: the first at once, then the newest at most every so often. */

export interface Pacer<T> {
  give(value: T): void;
  /** Passes on what still waits, now. */
  flush(): void;
}

/** @param interval Milliseconds between two values that are passed on. */
export function createPacer<T>(take: (value: T) => void, interval: number): Pacer<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: { readonly value: T } | null = null;
  const passOn = (): void => {
    timer = undefined;
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    timer = setTimeout(passOn, interval);
    take(value);
  };
  return {
    give: (value) => {
      waiting = { value };
      if (timer === undefined) passOn();
    },
    flush: () => {
      clearTimeout(timer);
      passOn();
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
