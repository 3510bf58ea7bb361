/** `window.g2poLab`: the documented handle for scripts and tests (README, "Automation"). */
import { ConfigError, differences, parseConfig } from '../config/config.ts';
import type { EmbedState } from '../share/embedding.ts';
import type { Lab } from '../store/lab.ts';
import type { RecordingsControl } from '../store/recordings.ts';
import { nextConfig, type RunState, type RunStatus } from '../store/run.ts';
import type { Selection } from '../store/view.ts';
import type { Stage } from '../training/protocol.ts';
import { embedState } from './embedding.ts';
import type { TraceLab } from './traceLab.ts';

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
  /**
   * Reads rollouts of any format that the page knows and shows them in place of the run; resolves when the first task is drawn.
   * Rejects with what is wrong with them; what was on screen then stays.
   */
  openRollouts(rollouts: string | Blob, name?: string): Promise<RolloutsState>;
  /**
   * Reads a recording and shows it in place of the run; resolves when it is on screen. Rejects with what is wrong with it; what
   * was on screen then stays.
   */
  openRecording(file: Blob | Uint8Array<ArrayBuffer>, name?: string): Promise<EmbedState>;
  /** The open recording; null where there is none. */
  recording(): EmbedState | null;
  /** The open rollout file; null where there is none. */
  rollouts(): RolloutsState | null;
}

export interface RolloutsState {
  readonly name: string;
  /** Id of the format (src/traces/registry.ts). */
  readonly format: string;
  readonly tasks: number;
  readonly trajectories: number;
  readonly steps: number;
  readonly successes: number;
  /** Records or parts of them that were left out. */
  readonly problems: number;
  /** Group on screen, its number in the file from 0, and the size of its graph; null before the first is drawn. */
  readonly shown: {
    readonly group: string;
    readonly task: number;
    readonly iteration: number;
    readonly nodes: number;
    readonly edges: number;
  } | null;
  /** Whether every task has been looked through: overview and diagnosis are there. */
  readonly surveyed: boolean;
}

declare global {
  interface Window {
    g2poLab?: LabHandle;
  }
}

export function createHandle(lab: Lab, imported: TraceLab, recordings: RecordingsControl): LabHandle {
  const recording = (): EmbedState | null => {
    const { opened } = recordings.store.getState();
    return opened && embedState(opened.lab);
  };
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
  /** A script that trains wants to see it, and not the recording that welcomes people. */
  const showRun = (): void => {
    if (recordings.store.getState().opened?.welcome) recordings.close();
  };
  return {
    state,
    play: () => {
      showRun();
      lab.play();
    },
    pause: () => lab.pause(),
    step: () => {
      showRun();
      lab.step();
    },
    iterate: (count = 1) => {
      if (!Number.isInteger(count) || count < 1 || count > 10_000) {
        return Promise.reject(
          new ConfigError([{ key: 'count', message: `“${count}” is not a whole number from 1 to 10000` }]),
        );
      }
      const { run } = lab.run.getState();
      showRun();
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
      showRun();
      return state();
    },
    change: (settings) => {
      if (typeof settings !== 'object' || settings === null) {
        throw new ConfigError([{ key: 'settings', message: 'give an object of settings, e.g. { gamma: 0.9 }' }]);
      }
      lab.change(settings);
      showRun();
      return state();
    },
    config: () => differences(nextConfig(lab.run.getState())),
    openRollouts: (rollouts, name = 'rollouts.jsonl') => openRollouts(imported, new Blob([rollouts]), name),
    openRecording: async (file, name = 'recording.g2po') => {
      await recordings.open(new Blob([file]), name);
      const { failure } = recordings.store.getState();
      const opened = recording();
      if (failure !== null || opened === null) throw new Error(failure?.detail ?? 'the recording was closed');
      return opened;
    },
    recording,
    rollouts: () => rolloutsState(imported),
  };
}

/** Whether the screen has caught up with the run: it follows a picture later. */
function showsNewest({ shown, iteration, stage }: RunState): boolean {
  return shown?.iteration === iteration && shown.stage === stage;
}

function rolloutsState({ lab, traces }: TraceLab): RolloutsState | null {
  const { opened, number, findings } = traces.store.getState();
  if (opened === null) return null;
  const { shown } = lab.run.getState();
  const { report, groups, trajectories, steps, successes } = opened;
  return {
    name: report.name,
    format: report.adapter,
    tasks: groups.length,
    trajectories,
    steps,
    successes,
    problems: report.problemCount,
    shown:
      shown === null || shown.run !== number
        ? null
        : {
            group: shown.task.text,
            task: shown.task.index,
            iteration: shown.iteration,
            nodes: shown.graph.nodeCount,
            edges: shown.graph.edgeCount,
          },
    surveyed: findings !== null,
  };
}

function openRollouts(imported: TraceLab, file: Blob, name: string): Promise<RolloutsState> {
  const { lab, traces } = imported;
  const { number } = traces.store.getState();
  traces.open(file, name);
  return new Promise((resolve, reject) => {
    const look = (): boolean => {
      const { failure, reading, number: now } = traces.store.getState();
      const state = rolloutsState(imported);
      if (failure !== null) reject(new Error(failure));
      else if (reading === null && now === number) reject(new Error('the reading was given up'));
      else if (now !== number && state?.shown) resolve(state);
      else return false;
      return true;
    };
    if (look()) return;
    const stops = [traces.store, lab.run].map((store) =>
      store.subscribe(() => {
        if (look()) for (const stop of stops) stop();
      }),
    );
  });
}
