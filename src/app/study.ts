/** How right the estimators are, for the page: on the rollouts of an iteration, and by studies that the worker is asked for. */
import type { RunConfig } from '../config/config.ts';
import type { Lab } from '../store/lab.ts';
import type { RunStore } from '../store/run.ts';
import type { TaskAccuracy } from '../store/study.ts';
import type { Message, RolloutRecord, StudyOrder } from '../training/protocol.ts';
import { replayTask } from '../training/replay.ts';
import { compareEstimators } from '../training/study.ts';

/** Every estimator against the truth that a record holds, one entry a watched task; empty where it holds none. Pure. */
export function recordAccuracy(config: RunConfig, record: RolloutRecord): readonly TaskAccuracy[] {
  return record.truths.map(({ advantage }, task) => ({
    task,
    groups: compareEstimators(replayTask(config, record, task).rollouts, advantage, config),
  }));
}

export interface Studies {
  /** What the lab offers to views. */
  readonly actions: Pick<Lab, 'accuracyOf' | 'study' | 'cancelStudy'>;
  /** Takes in an answer of the worker; one to an earlier study is dropped. */
  receive(message: Extract<Message, { type: 'study' }>): void;
  /** The session that it was asked of is no more: what was under way has no answer to come. */
  lose(): void;
}

/** @param ask Sends an order to the worker's session, which it starts where there is none. */
export function createStudies(run: RunStore, ask: (order: StudyOrder | null) => void): Studies {
  let numbers = 0;
  const known = new WeakMap<
    RolloutRecord,
    { readonly config: RunConfig; readonly accuracy: readonly TaskAccuracy[] }
  >();

  const end = (status: 'cancelled' | 'lost'): boolean => {
    const { study } = run.getState();
    if (study?.status !== 'running') return false;
    run.setState({ study: { ...study, status } });
    return true;
  };

  return {
    actions: {
      accuracyOf: ({ iteration, config }) => {
        const record = run.getState().records[iteration - 1];
        if (record === undefined) return [];
        const last = known.get(record);
        if (last?.config === config) return last.accuracy;
        const accuracy = recordAccuracy(config, record);
        known.set(record, { config, accuracy });
        return accuracy;
      },
      study: (asked) => {
        if (asked.length === 0 || asked.some((size) => !Number.isInteger(size) || size < 2)) {
          throw new RangeError(`groups of ${asked.join(', ') || 'no size'}: whole numbers from 2 on are meant`);
        }
        if (run.getState().status === 'failed') return;
        const sizes = [...new Set(asked)].sort((a, b) => a - b);
        const number = ++numbers;
        ask({ number, sizes });
        run.setState({ study: { number, status: 'running', sizes, iteration: null, of: null, tasks: [] } });
      },
      cancelStudy: () => {
        if (end('cancelled')) ask(null);
      },
    },
    receive: ({ number, iteration, done, of, groups }) => {
      const { study } = run.getState();
      if (study?.status !== 'running' || study.number !== number) return;
      const status = done === of ? 'done' : 'running';
      run.setState({ study: { ...study, status, iteration, of, tasks: [...study.tasks, groups] } });
    },
    lose: () => {
      end('lost');
    },
  };
}
