/** `window.g2poLab`: the documented handle for scripts and tests (README, "Automation"). */
import { ConfigError, differences, parseConfig } from '../config/config.ts';
import type { Lab } from '../store/lab.ts';
import { nextConfig, type RunState, type RunStatus } from '../store/run.ts';
import type { Selection } from '../store/view.ts';
import type { Stage } from '../training/protocol.ts';

export interface LabState {
  /** Number of the run: rises with every reset. */
  readonly run: number;
  readonly status: RunStatus;
  /** Iteration under way or done, 0 before the first; and its last finished stage. */
  readonly iteration: number;
  readonly stage: Stage | null;
  /** Of the last finished iteration, 0 … 1; null before the first. */
  readonly successRate: number | null;
  /** 'webgpu', 'wasm' or 'cpu'; null while it loads. */
  readonly backend: string | null;
  /** Task, iteration, nodes and edges of the graph on screen; null while there is none. */
  readonly shown: {
    readonly task: string;
    readonly iteration: number;
    readonly stage: Stage;
    readonly nodes: number;
    readonly edges: number;
    readonly critical: number;
  } | null;
  readonly selection: Selection | null;
  readonly failure: string | null;
}

export interface LabHandle {
  state(): LabState;
  play(): void;
  pause(): void;
  /** One stage. */
  step(): void;
  /**
   * Trains `count` whole iterations (1 … 10,000, default 1); resolves when they are done and on screen, or training stops.
   */
  iterate(count?: number): Promise<LabState>;
  /**
   * Starts over. Keys are those of links and flags ("gamma", "world.size"); what is not given is the world's preset.
   * @throws ConfigError naming every field that is unknown or out of bounds; the run then goes on as it was.
   */
  reset(config?: Readonly<Record<string, unknown>>): LabState;
  /**
   * Changes settings of the run that goes on, from the next iteration to begin.
   * @throws ConfigError naming each that is unknown, out of bounds, or needs a new run.
   */
  change(settings: Readonly<Record<string, unknown>>): LabState;
  /** Settings that the next iteration to begin will have, where they differ from the world's preset. */
  config(): Readonly<Record<string, unknown>>;
}

declare global {
  interface Window {
    g2poLab?: LabHandle;
  }
}

export function createHandle(lab: Lab): LabHandle {
  const state = (): LabState => {
    const { run, status, iteration, stage, metrics, backend, shown, failure } = lab.run.getState();
    return {
      run,
      status,
      iteration,
      stage,
      successRate: metrics.at(-1)?.successRate ?? null,
      backend: backend?.name ?? null,
      shown: shown && {
        task: shown.task.text,
        iteration: shown.iteration,
        stage: shown.stage,
        nodes: shown.graph.nodeCount,
        edges: shown.graph.edgeCount,
        critical: shown.criticality.ranked.length,
      },
      selection: lab.view.getState().selection,
      failure: failure?.message ?? null,
    };
  };
  return {
    state,
    play: () => lab.play(),
    pause: () => lab.pause(),
    step: () => lab.step(),
    iterate: (count = 1) => {
      if (!Number.isInteger(count) || count < 1 || count > 10_000) {
        return Promise.reject(
          new ConfigError([{ key: 'count', message: `“${count}” is not a whole number from 1 to 10000` }]),
        );
      }
      const { run } = lab.run.getState();
      lab.iterate(count);
      return new Promise((resolve) => {
        const over = (now: RunState): boolean => {
          // A run that has failed takes no orders and changes no more.
          if (now.run !== run || now.status === 'failed') return true;
          return now.status === 'idle' && (lab.view.getState().iteration !== null || showsNewest(now));
        };
        if (over(lab.run.getState())) return resolve(state());
        const unsubscribe = lab.run.subscribe((now) => {
          if (!over(now)) return;
          unsubscribe();
          resolve(state());
        });
      });
    },
    reset: (config = {}) => {
      if (typeof config !== 'object' || config === null) {
        throw new ConfigError([{ key: 'config', message: 'give an object of settings, e.g. { gamma: 0.9 }' }]);
      }
      lab.reset(parseConfig(config));
      return state();
    },
    change: (settings) => {
      if (typeof settings !== 'object' || settings === null) {
        throw new ConfigError([{ key: 'settings', message: 'give an object of settings, e.g. { gamma: 0.9 }' }]);
      }
      lab.change(settings);
      return state();
    },
    config: () => differences(nextConfig(lab.run.getState())),
  };
}

/** Whether the screen has caught up with the run: it follows a picture later. */
function showsNewest({ shown, iteration, stage }: RunState): boolean {
  return shown?.iteration === iteration && shown.stage === stage;
}
