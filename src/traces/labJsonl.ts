/**
 * Lab JSONL: one step a line, rows in any order. The fields are those of ALGORITHM.md, "Golden file"; `parseLabLine`
 * lists them.
 */
import {
  MAX_EPISODE_REWARD,
  type Rollouts,
  RolloutsBuilder,
  RolloutsError,
  type StepRecord,
  trajectoryLength,
} from '../credit/rollouts.ts';
import { type TraceAdapter, TraceError, type TraceOptions, type TraceReader } from './adapter.ts';

/** Longest line that is read, in UTF-16 units: far beyond any observation, and a bound on memory. */
export const MAX_LINE_LENGTH = 2 ** 20;

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a value is, for a message. */
function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'a text';
    case 'number':
      return `the number ${value}`;
    case 'boolean':
      return `${value}`;
    default:
      return 'an object';
  }
}

function refuse(fields: Fields, name: string, line: number, wanted: string): TraceError {
  return new TraceError(line, name, `it is ${kindOf(fields[name])}`, `give ${wanted}`);
}

function textOf(fields: Fields, name: string, line: number, wanted: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw refuse(fields, name, line, wanted);
  return value;
}

function idOf(fields: Fields, name: string, line: number, wanted: string): string {
  const id = textOf(fields, name, line, wanted);
  if (id === '') throw new TraceError(line, name, 'it is an empty text', `give ${wanted}`);
  return id;
}

/**
 * One line as a step. Fields: `uid`, `traj_uid`, `step` (from 0), `anchor_obs`, `text_action`, `is_action_valid`,
 * `episode_reward`; optional `next_obs` and `success` (else success is episode_reward ≥ successReward). Others, such as
 * `iteration`, `advantage` and `log_prob`, are ignored.
 * Throws TraceError.
 * @param line 1-based line number, for messages
 */
export function parseLabLine(text: string, line: number, options: TraceOptions): StepRecord {
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? ` (${error.message.slice(0, 120)})` : '';
    throw new TraceError(line, null, `it is not JSON${detail}`, 'write one JSON object a line');
  }
  if (!isFields(fields)) {
    throw new TraceError(line, null, `it is ${kindOf(fields)}, not an object`, 'write one JSON object a line');
  }
  const { step, is_action_valid: valid, episode_reward: reward, success, next_obs: next } = fields;
  const uid = idOf(fields, 'uid', line, 'the id of the task, a text in quotes');
  const trajUid = idOf(fields, 'traj_uid', line, 'the id of the trajectory within its task, a text in quotes');
  if (typeof step !== 'number' || !Number.isInteger(step) || step < 0) {
    throw refuse(fields, 'step', line, 'the position in the trajectory, a whole number from 0');
  }
  const anchorObs = textOf(
    fields,
    'anchor_obs',
    line,
    'the observation that the agent acted on, a text without history',
  );
  const textAction = textOf(fields, 'text_action', line, 'the action, a text');
  if (typeof valid !== 'boolean') throw refuse(fields, 'is_action_valid', line, 'true or false');
  if (typeof reward !== 'number' || Math.abs(reward) > MAX_EPISODE_REWARD) {
    throw refuse(
      fields,
      'episode_reward',
      line,
      `the reward of the whole episode, a number of at most ${MAX_EPISODE_REWARD} in size`,
    );
  }
  if (success !== undefined && typeof success !== 'boolean') {
    throw refuse(fields, 'success', line, 'true or false, or leave it out');
  }
  if (next !== undefined && next !== null && typeof next !== 'string') {
    throw refuse(fields, 'next_obs', line, 'the observation after the step, a text, or leave it out');
  }
  return {
    uid,
    trajUid,
    step,
    anchorObs,
    textAction,
    isActionValid: valid,
    episodeReward: reward,
    success: success ?? reward >= options.successReward,
    ...(typeof next === 'string' ? { nextObs: next } : {}),
  };
}

class LabJsonlReader implements TraceReader {
  private readonly options: TraceOptions;
  private readonly builder = new RolloutsBuilder();
  /** Line of each row, as blank lines are skipped. */
  private readonly lines: number[] = [];
  /** Complete lines so far. */
  private line = 0;
  private rest = '';

  constructor(options: TraceOptions) {
    this.options = options;
  }

  push(chunk: string): void {
    const text = this.rest + chunk;
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.takeLine(text.slice(start, end));
      start = end + 1;
    }
    this.rest = text.slice(start);
    if (this.rest.length > MAX_LINE_LENGTH) throw tooLong(this.line + 1);
  }

  finish(): Rollouts {
    if (this.rest !== '') this.takeLine(this.rest);
    this.rest = '';
    if (this.lines.length === 0)
      throw new TraceError(0, null, 'there is no step in it', 'write one JSON object a step and line');
    return this.located(() => this.builder.build());
  }

  private takeLine(text: string): void {
    this.line++;
    if (text.length > MAX_LINE_LENGTH) throw tooLong(this.line);
    // Editors on Windows open a file with a byte-order mark.
    const content = (this.line === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text).trim();
    if (content === '') return;
    const record = parseLabLine(content, this.line, this.options);
    this.lines.push(this.line);
    this.located(() => this.builder.appendStep(record));
  }

  /** Runs a part of the builder; its complaints about a row become complaints about a line. */
  private located<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof RolloutsError)) throw error;
      throw new TraceError(this.lines[error.row], error.field, error.message, error.remedy);
    }
  }
}

function tooLong(line: number): TraceError {
  return new TraceError(
    line,
    null,
    `it is longer than ${MAX_LINE_LENGTH} characters`,
    'end each line with a line break and shorten the observations',
  );
}

/** Per-step columns that a written file may carry besides the steps. */
export interface LabColumns {
  readonly advantage?: ArrayLike<number>;
  readonly logProb?: ArrayLike<number>;
  /** Iteration of the run that the rollouts are of. */
  readonly iteration?: number;
}

/** The rollouts as Lab JSONL, one line (with its line break) at a time, in the order of rows. Reading it gives them back. */
export function* toLabJsonl(rollouts: Rollouts, columns: LabColumns = {}): Generator<string> {
  const { observations, actions, trajectory, trajectoryTask, nextObservation } = rollouts;
  for (let row = 0; row < rollouts.stepCount; row++) {
    const i = trajectory[row];
    const next = nextObservation?.[row] ?? -1;
    const step = {
      uid: rollouts.tasks[trajectoryTask[i]],
      traj_uid: rollouts.trajectories[i],
      step: rollouts.position[row],
      anchor_obs: observations[rollouts.observation[row]],
      text_action: actions[rollouts.action[row]],
      is_action_valid: rollouts.valid[row] === 1,
      next_obs: next < 0 ? undefined : observations[next],
      episode_reward: rollouts.episodeReward[i],
      success: rollouts.success[i] === 1,
      done: rollouts.position[row] === trajectoryLength(rollouts, i) - 1,
      iteration: columns.iteration,
      advantage: columns.advantage?.[row],
      log_prob: columns.logProb?.[row],
    };
    yield `${JSON.stringify(step)}\n`;
  }
}

export const labJsonl: TraceAdapter<'lab-jsonl'> = {
  id: 'lab-jsonl',
  label: 'Lab JSONL',
  help: 'One step a line: uid, traj_uid, step, anchor_obs, text_action, is_action_valid, episode_reward; optionally next_obs and success.',
  extensions: ['.jsonl', '.ndjson'],
  read: (options) => new LabJsonlReader(options),
};
