/** The race as React sees it: a few times a second, because four workers report more often than an eye can follow. */
import { useEffect, useState } from 'react';
import type { Race, RaceState } from '../../store/race.ts';

/** The race's state, at most once in `every` milliseconds; a change of what it is doing comes at once. */
export function useRace({ store }: Pick<Race, 'store'>, every: number): RaceState {
  const [state, setState] = useState(() => store.getState());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = performance.now();
    const take = () => {
      clearTimeout(timer);
      timer = undefined;
      last = performance.now();
      setState(store.getState());
    };
    // It may have changed between the first drawing and now.
    take();
    const unsubscribe = store.subscribe((now, before) => {
      if (now.status !== before.status) take();
      else if (timer === undefined) timer = setTimeout(take, Math.max(0, last + every - performance.now()));
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [store, every]);
  return state;
}
