/**
 * verl's `trainer.rollout_data_dir`: `{step}.jsonl`, one trajectory a line as prompt and answer. Which of it the agent saw and
 * which it said is read off the marks of its chat template, as the dump has lost what was token by token.
 */
import { Interner } from '../credit/interner.ts';
import type { TraceAdapter, TraceCollector, TraceOptions, TraceTrajectory } from './adapter.ts';
import { recordOf, refuseField } from './fields.ts';
import { canonicalJson, type Fields, isFields, valueAt } from './jsonValues.ts';
import { splitTurns, type Turn } from './turns.ts';

type Step = TraceTrajectory['steps'][number];

/** Prompts are group ids where a dump has no uid; longer ones are cut and numbered. */
const LONGEST_ID = 160;

/** What was seen before each thing said; null where nothing was said. */
function stepsOf(turns: readonly Turn[]): Step[] | null {
  const steps: { seen: string; said: string }[] = [];
  let seen: string[] = [];
  for (const { role, text } of turns) {
    if (role === 'other') seen.push(text);
    else if (role === 'agent') {
      const last = steps.at(-1);
      // Two turns of the agent with nothing seen between them are one.
      if (last !== undefined && seen.length === 0) last.said += `\n${text}`;
      else steps.push({ seen: seen.join('\n'), said: text });
      seen = [];
    }
  }
  if (steps.length === 0) return null;
  const after = seen.length > 0 ? seen.join('\n') : null;
  return steps.map(({ seen: observation, said: action }, j) => ({
    observation,
    action,
    valid: true,
    next: steps[j + 1]?.seen ?? after,
    advantage: null,
    logProb: null,
  }));
}

/** A field of the record is the same in all of its steps: it tells states apart together with their number only. */
function keyed(steps: readonly Step[], key: unknown): readonly Step[] {
  const text = typeof key === 'string' ? key : canonicalJson(key);
  return steps.map((step, j) => ({ ...step, observation: `${text}\nStep ${j + 1}`, next: null }));
}

class VerlReader {
  private readonly options: TraceOptions;
  private readonly into: TraceCollector;
  private readonly prompts = new Interner();
  private readonly cohorts = new Interner();
  /** Rollouts so far of each cohort: a group in one iteration. */
  private readonly counts: number[] = [];

  constructor(options: TraceOptions, into: TraceCollector) {
    this.options = options;
    this.into = into;
  }

  record(value: unknown, at: number): void {
    const trajectory = this.trajectoryOf(value, at);
    if (trajectory !== null) this.into.trajectory(trajectory, at);
  }

  /** The record as a trajectory; null where it is none, which is listed. */
  private trajectoryOf(line: unknown, at: number): TraceTrajectory | null {
    const { into, options } = this;
    const value = recordOf(line, at, into);
    if (value === null) return null;
    const refuse = (field: string, wanted: string) => refuseField(value, field, wanted, at, into);
    const { input, output, step = null } = value;
    if (typeof input !== 'string') return refuse('input', 'the prompt, a text');
    if (typeof output !== 'string') return refuse('output', 'the answer, a text');
    const rewardField = options.rewardField === '' ? 'score' : options.rewardField;
    const reward = valueAt(value, rewardField);
    if (typeof reward !== 'number' || !Number.isFinite(reward)) {
      return refuse(rewardField, 'the reward of the episode, a number, or name its field');
    }
    if (step !== null && (typeof step !== 'number' || !Number.isInteger(step) || step < 0)) {
      return refuse('step', 'the number of the training step, a whole number from 0');
    }
    const key = options.nodeKey === 'field' ? valueAt(value, options.nodeField) : null;
    if (key === undefined) {
      return refuse(options.nodeField, 'it in every line, or choose another node key');
    }
    const steps = this.stepsOf(input, output);
    const group = this.groupOf(value, input);
    return {
      group,
      trajectory: this.idOf(value, group, step),
      iteration: step,
      reward,
      success: null,
      truncated: null,
      steps: options.nodeKey === 'field' ? keyed(steps, key) : steps,
    };
  }

  private stepsOf(input: string, output: string): readonly Step[] {
    const split = splitTurns(input, output);
    const steps = split === null ? null : stepsOf(split.turns);
    if (split !== null && steps !== null) {
      this.into.note(
        `Turns are told apart by the marks of a chat template (${split.by}), which is a guess: look at a trajectory.`,
      );
      return steps;
    }
    this.into.note(
      'Where no marks of turns are found, prompt and answer are one step: such a task has no graph to speak of.',
    );
    return [{ observation: input, action: output, valid: true, next: null, advantage: null, logProb: null }];
  }

  private groupOf(fields: Fields, input: string): string {
    const given = valueAt(fields, this.options.groupField === '' ? 'uid' : this.options.groupField);
    if (typeof given === 'string' && given !== '') return given;
    if (typeof given === 'number') return `${given}`;
    this.into.note('Without a uid, rollouts of the same prompt (input) count as one group.');
    const prompt = this.prompts.number(input) + 1;
    return input.length <= LONGEST_ID ? input : `${input.slice(0, LONGEST_ID)}… (prompt ${prompt})`;
  }

  /** `request_id` where there is one, else the number of the rollout within its group and iteration. */
  private idOf(fields: Fields, group: string, step: number | null): string {
    const { request_id: id } = fields;
    if (typeof id === 'string' && id !== '') return id;
    const cohort = this.cohorts.number(JSON.stringify([step, group]));
    const count = (this.counts[cohort] ?? 0) + 1;
    this.counts[cohort] = count;
    return `${count}`;
  }
}

export const verl: TraceAdapter<'verl'> = {
  id: 'verl',
  label: 'verl rollout dump',
  help: 'One trajectory a line, as trainer.rollout_data_dir writes it: input, output, gts, score, step; optionally uid, request_id.',
  extensions: ['.jsonl'],
  uses: ['groupField', 'rewardField', 'nodeField'],
  recognise: (first) => {
    if (!isFields(first) || typeof first.input !== 'string' || typeof first.output !== 'string') return 0;
    const others = ['score', 'gts', 'step'].filter((name) => Object.hasOwn(first, name)).length;
    return others === 0 ? 0 : 0.35 + 0.2 * others;
  },
  read: (options, into) => new VerlReader(options, into),
};
