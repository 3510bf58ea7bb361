/**
 * Batches of verl-agent and of G2PO's own code as JSONL: one row a step, with the names of their DataProto
 * (`gather_rollout_data`). Rows of a trajectory stand in the order they were taken.
 */
import { Interner } from '../credit/interner.ts';
import type { TraceAdapter, TraceCollector, TraceOptions, TraceStep } from './adapter.ts';
import { recordOf, refuseField } from './fields.ts';
import { canonicalJson, isFields, valueAt } from './jsonValues.ts';

const NAMES = ['uid', 'traj_uid', 'anchor_obs', 'active_masks', 'is_action_valid', 'episode_rewards'];
/** Where the action may stand: their batches hold it as token ids, so whoever writes JSONL decodes and names it. */
const ACTIONS = ['text_action', 'text_actions', 'action', 'actions', 'response', 'responses', 'output'];

/** A flag as NumPy, PyTorch and JSON write it. */
function flagOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  return value === 1 || value === 0 ? value === 1 : null;
}

/** A number, or the only one of a list. */
function numberOf(value: unknown): number | null {
  const one = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return typeof one === 'number' && Number.isFinite(one) ? one : null;
}

const idOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? `${value}` : null;

class VerlAgentReader {
  private readonly options: TraceOptions;
  private readonly into: TraceCollector;
  private readonly trajectories = new Interner();
  /** Steps of each trajectory so far. */
  private readonly lengths: number[] = [];

  constructor(options: TraceOptions, into: TraceCollector) {
    this.options = options;
    this.into = into;
  }

  record(value: unknown, at: number): void {
    const step = this.stepOf(value, at);
    if (step !== null) this.into.step(step, at);
  }

  /** The row as a step; null where it is none: that is listed, unless its environment had ended. */
  private stepOf(line: unknown, at: number): TraceStep | null {
    const { into, options } = this;
    const value = recordOf(line, at, into);
    if (value === null) return null;
    const refuse = (field: string, wanted: string) => refuseField(value, field, wanted, at, into);
    const group = idOf(value.uid);
    const trajectory = idOf(value.traj_uid);
    if (group === null) return refuse('uid', 'the id of the task');
    if (trajectory === null) return refuse('traj_uid', 'the id of the trajectory');
    const active = value.active_masks === undefined ? true : flagOf(value.active_masks);
    // Environments that have ended go on in the batch as rows without meaning.
    if (active === false) return null;
    const iteration = value.iteration ?? null;
    if (iteration !== null && (typeof iteration !== 'number' || !Number.isInteger(iteration) || iteration < 0)) {
      return refuse('iteration', 'a whole number from 0, or leave it out');
    }
    /** A trajectory without one of its steps is another trajectory. */
    const lose = (field: string, wanted: string): null => {
      into.leaveOut?.(group, trajectory, iteration);
      return refuse(field, wanted);
    };
    if (active === null) return lose('active_masks', 'true or false');
    const reward = numberOf(value.episode_rewards);
    if (reward === null) return lose('episode_rewards', 'the reward of the whole episode in every row, a number');
    const valid = value.is_action_valid === undefined ? true : flagOf(value.is_action_valid);
    if (valid === null) return lose('is_action_valid', 'true or false');
    const byField = options.nodeKey === 'field';
    const key = byField ? options.nodeField : 'anchor_obs';
    const found = valueAt(value, key);
    const observation = byField && found !== undefined && typeof found !== 'string' ? canonicalJson(found) : found;
    if (typeof observation !== 'string') return lose(key, 'what makes two steps the same state, a text');
    const action = ACTIONS.map((name) => value[name]).find((one) => typeof one === 'string');
    if (action === undefined) {
      into.note(`No action is named (${ACTIONS.join(', ')}): all actions of a state count as one.`);
    }
    return {
      group,
      trajectory,
      iteration,
      position: this.positionIn(JSON.stringify([iteration, group, trajectory])),
      observation,
      action: action ?? '',
      valid,
      // Under another key the observation after the step names no state.
      next: !byField && typeof value.next_obs === 'string' ? value.next_obs : null,
      reward,
      success: typeof value.success === 'boolean' ? value.success : null,
      advantage: numberOf(value.advantages ?? value.advantage),
      logProb: numberOf(value.old_log_probs ?? value.log_prob),
      truncated: null,
    };
  }

  private positionIn(trajectory: string): number {
    const i = this.trajectories.number(trajectory);
    const position = this.lengths[i] ?? 0;
    this.lengths[i] = position + 1;
    return position;
  }
}

export const verlAgent: TraceAdapter<'verl-agent'> = {
  id: 'verl-agent',
  label: 'verl-agent / G2PO batch',
  help: 'One row a step, with the names of their DataProto: uid, traj_uid, anchor_obs, active_masks, is_action_valid, episode_rewards; the action as text_action; optionally next_obs, iteration.',
  extensions: ['.jsonl', '.ndjson', '.json'],
  uses: ['nodeField'],
  recognise: (first) => {
    if (!isFields(first) || !Object.hasOwn(first, 'episode_rewards') || !Object.hasOwn(first, 'traj_uid')) return 0;
    return 0.5 + (0.45 * NAMES.filter((name) => Object.hasOwn(first, name)).length) / NAMES.length;
  },
  read: (options, into) => new VerlAgentReader(options, into),
};
