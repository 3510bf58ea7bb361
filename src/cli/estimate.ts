/** `estimate FILE`: the credit of every step of a rollout file, one JSON line a step, in the file's order. */
import { type Credit, estimatorOptions, type TermId } from '../credit/estimator.ts';
import { estimators, findEstimator } from '../credit/estimators/registry.ts';
import { buildStateGraph, NODE_FAILURE, NODE_SUCCESS, type StateGraph } from '../credit/graph.ts';
import type { Rollouts } from '../credit/rollouts.ts';
import { computeValues } from '../credit/values.ts';
import type { ChoiceOption, FlagOption } from '../options/option.ts';
import { type NodeKey, TraceError, type TraceOptions } from '../traces/adapter.ts';
import type { TraceData, TraceReport } from '../traces/dataset.ts';
import { readTraces } from '../traces/read.ts';
import { type TraceAdapterId, traceAdapters } from '../traces/registry.ts';
import { describeFlags, type FileFlag, type FlagSpec, parseFlags } from './flags.ts';
import { type ByteIo, whyUnreadable } from './io.ts';

const method: ChoiceOption<(typeof estimators)[number]['id']> = {
  kind: 'choice',
  default: 'g2po',
  choices: estimators,
  label: 'Estimator',
  help: 'What gives the credit. Settings that it does not read have no effect.',
};

const format: ChoiceOption<TraceAdapterId | 'auto'> = {
  kind: 'choice',
  default: 'auto',
  choices: [{ id: 'auto', label: 'the surest of them' }, ...traceAdapters],
  label: 'Format',
  help: 'What the file is; auto looks at its first record.',
};

const lenient = {
  kind: 'flag',
  default: false,
  label: 'Leave out what is wrong',
  help: 'Reads the rest and says on standard error what was left out; otherwise the first thing wrong ends the command.',
} as const satisfies FlagOption;

const nodeKey: ChoiceOption<NodeKey> = {
  kind: 'choice',
  default: 'observation',
  choices: [
    { id: 'observation', label: 'the observation' },
    { id: 'observation_action', label: 'the observation and the action before it' },
    { id: 'field', label: 'the field that --node-field names' },
  ],
  label: 'Node key',
  help: 'What makes two steps the same state.',
};

/** The name of a field, as a dotted path. */
const fieldFlag = (label: string, help: string) =>
  ({ kind: 'file', default: '', label, help, placeholder: 'FIELD' }) as const satisfies FileFlag;

const reading = {
  format,
  lenient,
  nodeKey,
  nodeField: fieldFlag('Node field', 'Where the node key stands within a step or message, such as info.url.'),
  groupField: fieldFlag(
    'Group field',
    'Where the id of the task stands within a record, if not where the format has it.',
  ),
  rewardField: fieldFlag(
    'Reward field',
    'Where the episode reward stands within a record, if not where the format has it.',
  ),
};

const spec = {
  flags: { method, ...estimatorOptions, ...reading },
  names: { normalisation: 'mode' },
  operands: ['FILE'],
} as const satisfies FlagSpec<typeof estimatorOptions & typeof reading & { method: typeof method }>;

const usage = `Usage: estimate FILE [flags]

Reads rollouts and prints, for each step in the same order, its place in the state-transition graph and its credit, one JSON
line a step. FILE - is standard input; it may be packed by gzip or zip. Formats:

${traceAdapters.map(({ id, help }) => `  ${id}: ${help}`).join('\n')}

Where a file does not say what succeeded, an episode reward from --success-reward on is a success.

`;

/** Text that is handed to standard output at once, in UTF-16 units. */
const CHUNK_LENGTH = 2 ** 16;

/** Bad input that the user can mend; the message is one line that names what is wrong and the remedy. */
class InputError extends Error {}

/**
 * Runs the command. Resolves to the exit code: 0, or 2 for a bad command line or file, which is one line on standard
 * error and nothing on standard output.
 * @param args what follows `estimate` on the command line
 */
export async function estimateCommand(args: readonly string[], io: ByteIo): Promise<number> {
  const parsed = parseFlags(args, spec);
  if (!parsed.ok) {
    await io.stderr.write(`estimate: ${parsed.error}\n`);
    return 2;
  }
  if (parsed.help) {
    await io.stdout.write(usage + describeFlags(spec));
    return 0;
  }
  const { method: id, format: adapter, lenient: leaveOut, ...rest } = parsed.values;
  const { nodeKey: key, nodeField, groupField, rewardField, ...settings } = rest;
  const options = { successReward: settings.successReward, nodeKey: key, nodeField, groupField, rewardField };
  const [path] = parsed.operands;
  const estimator = findEstimator(id);
  try {
    const data = await readFile(path, io, options, adapter === 'auto' ? null : adapter, !leaveOut);
    const { rollouts } = data;
    const reason = estimator.unavailable(rollouts);
    if (reason !== null) throw new InputError(`${id} is unavailable: ${reason}; add it or choose another --method`);
    await sayWhatIsLeftOut(data.report, path, io);
    await warnOfScale(rollouts, settings.successReward, path, io);
    const graph = buildStateGraph(rollouts);
    const values = computeValues(rollouts, graph, settings);
    const credit = estimator.estimate({ rollouts, graph, values }, settings);
    await print(data, graph, credit, io);
    return 0;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    await io.stderr.write(`${nameOf(path)}: ${error.message}\n`);
    return 2;
  }
}

const nameOf = (path: string): string => (path === '-' ? 'standard input' : path);

/** Reads a whole file. Throws InputError. */
async function readFile(
  path: string,
  io: ByteIo,
  options: TraceOptions,
  adapter: TraceAdapterId | null,
  strict: boolean,
): Promise<TraceData> {
  try {
    return await readTraces({ name: path, size: null, chunks: () => io.readBytes(path) }, options, { adapter, strict });
  } catch (error) {
    if (error instanceof TraceError) throw new InputError(error.message);
    const reason = whyUnreadable(error);
    throw reason === null ? error : new InputError(reason);
  }
}

/** What was left out, by reason, a line each. */
async function sayWhatIsLeftOut({ reasons }: TraceReport, path: string, io: ByteIo): Promise<void> {
  for (const { field, problem, count, first } of reasons) {
    const what = field === null ? problem : `${field}: ${problem}`;
    await io.stderr.write(`${nameOf(path)}: left out: ${what} (${count}, the first at ${first})\n`);
  }
}

/** Rewards on another scale than --success-reward would quietly make every trajectory a failure, or V(success) foreign to them. */
async function warnOfScale(rollouts: Rollouts, successReward: number, path: string, io: ByteIo): Promise<void> {
  const { episodeReward, success } = rollouts;
  const largest = episodeReward.reduce((a, b) => Math.max(a, b), 0);
  if (largest === 0) return;
  const earned = episodeReward.reduce(
    (most, reward, i) => (success[i] === 1 ? Math.max(most, reward) : most),
    -Infinity,
  );
  if (earned >= successReward) return;
  const note =
    earned === -Infinity
      ? `no trajectory is a success (largest episode_reward ${largest}, --success-reward ${successReward})`
      : `no success earns --success-reward ${successReward}, which the success node is worth (most: ${earned})`;
  await io.stderr.write(`${nameOf(path)}: note: ${note}\n`);
}

/** Prints one line a step. What the estimator does not define is null; the iteration is told where the file has more than one. */
async function print(data: TraceData, graph: StateGraph, credit: Credit, io: ByteIo): Promise<void> {
  const { rollouts, iteration } = data;
  const several = iteration.some((one) => one !== iteration[0]);
  const { trajectory, trajectoryTask, position } = rollouts;
  const term = (id: TermId): Float64Array | undefined => credit.terms.find((one) => one.id === id)?.values;
  const episode = term('episode');
  const nodeCentric = term('node_centric');
  const edgeCentric = term('edge_centric');
  const values = credit.stateValues;
  let text = '';
  for (let s = 0; s < rollouts.stepCount; s++) {
    const i = trajectory[s];
    const line = {
      uid: rollouts.tasks[trajectoryTask[i]],
      traj_uid: rollouts.trajectories[i],
      step: position[s],
      ...(several ? { iteration: iteration[trajectoryTask[i]] } : {}),
      node: graph.stepNode[s],
      next_node: nameOfNode(graph, graph.stepNextNode[s]),
      value: values?.current[s] ?? null,
      next_value: values?.next[s] ?? null,
      td_error: values === undefined ? null : values.next[s] - values.current[s],
      episode: episode?.[s] ?? null,
      node_centric: nodeCentric?.[s] ?? null,
      edge_centric: edgeCentric?.[s] ?? null,
      advantage: credit.advantage[s],
    };
    text += `${JSON.stringify(line)}\n`;
    if (text.length >= CHUNK_LENGTH) {
      await io.stdout.write(text);
      text = '';
    }
  }
  await io.stdout.write(text);
}

/** State nodes print as their number, terminal nodes by name. */
function nameOfNode(graph: StateGraph, node: number): number | string {
  switch (graph.nodeKind[node]) {
    case NODE_SUCCESS:
      return 'success';
    case NODE_FAILURE:
      return 'failure';
    default:
      return node;
  }
}
