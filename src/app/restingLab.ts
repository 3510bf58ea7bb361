/** A lab in which nothing trains: what trains does nothing, and settings apply at once. */
import { parseLiveSettings, withSettings } from '../config/changes.ts';
import type { Lab } from '../store/lab.ts';
import { createCredits } from './whatIf.ts';

const nothing = (): void => undefined;

/** Whoever makes it watches `run`'s configuration and keeps its picture up to date. */
export function restingLab({ run, view, settings }: Pick<Lab, 'run' | 'view' | 'settings'>): Lab {
  return {
    trains: false,
    run,
    view,
    settings,
    play: nothing,
    pause: nothing,
    step: nothing,
    iterate: nothing,
    reset: (config) => run.setState({ config }),
    change: (given) => {
      const { config } = run.getState();
      run.setState({ config: withSettings(config, parseLiveSettings(config, given)) });
    },
    shownAt: () => null,
    graphAt: () => null,
    creditOf: createCredits(),
    accuracyOf: () => [],
    study: nothing,
    cancelStudy: nothing,
    retry: nothing,
    dismissNotes: nothing,
  };
}
