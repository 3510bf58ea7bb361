/** `estimate FILE`: the credit of every step of a rollout file, one JSON line a step, in the file's order. */
import { type Credit, estimatorOptions, type TermId } from '../credit/estimator.ts';
import { estimators, findEstimator } from '../credit/estimators/registry.ts';
import { buildStateGraph, NODE_FAILURE, NODE_SUCCESS, type StateGraph } from '../credit/graph.ts';
import type { Rollouts } from '../credit/rollouts.ts';
import { computeValues } from '../credit/values.ts';
import type { ChoiceOption } from '../options/option.ts';
import { TraceError } from '../traces/adapter.ts';
import { labJsonl } from '../traces/labJsonl.ts';
import { describeFlags, type FlagSpec, parseFlags } from './flags.ts';
import { type CommandIo, whyUnreadable } from './io.ts';

const method: ChoiceOption<(typeof estimators)[number]['id']> = {
  kind: 'choice',
  default: 'g2po',
  choices: estimators,
  label: 'Estimator',
  help: 'What gives the credit. Settings that it does not read have no effect.',
};

const spec = {
  flags: { method, ...estimatorOptions },
  names: { normalisation: 'mode' },
  operands: ['FILE'],
} as const satisfies FlagSpec<typeof estimatorOptions & { method: typeof method }>;

const usage = `Usage: estimate FILE [flags]

Reads rollouts, one JSON step a line (uid, traj_uid, step, anchor_obs, text_action, is_action_valid, episode_reward;
optionally next_obs, and success: else an episode_reward from --success-reward on is a success), and prints for each
step, in the same order, its place in the state-transition graph and its credit. FILE - is standard input.

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
export async function estimateCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const parsed = parseFlags(args, spec);
  if (!parsed.ok) {
    await io.stderr.write(`estimate: ${parsed.error}\n`);
    return 2;
  }
  if (parsed.help) {
    await io.stdout.write(usage + describeFlags(spec));
    return 0;
  }
  const { method: id, ...settings } = parsed.values;
  const [path] = parsed.operands;
  const estimator = findEstimator(id);
  try {
    const rollouts = await readRollouts(path, io, settings.successReward);
    const reason = estimator.unavailable(rollouts);
    if (reason !== null) throw new InputError(`${id} is unavailable: ${reason}; add it or choose another --method`);
    await warnOfNoSuccess(rollouts, settings.successReward, path, io);
    const graph = buildStateGraph(rollouts);
    const values = computeValues(rollouts, graph, settings);
    const credit = estimator.estimate({ rollouts, graph, values }, settings);
    await print(rollouts, graph, credit, io);
    return 0;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    await io.stderr.write(`${path === '-' ? 'standard input' : path}: ${error.message}\n`);
    return 2;
  }
}

/** Reads a whole file. Throws InputError. */
async function readRollouts(path: string, io: CommandIo, successReward: number): Promise<Rollouts> {
  const reader = labJsonl.read({ successReward });
  try {
    for await (const chunk of io.readFile(path)) reader.push(chunk);
    return reader.finish();
  } catch (error) {
    if (error instanceof TraceError) throw new InputError(error.message);
    const reason = whyUnreadable(error);
    throw reason === null ? error : new InputError(reason);
  }
}

/** Rewards on another scale than --success-reward would quietly make every trajectory a failure: says so. */
async function warnOfNoSuccess(rollouts: Rollouts, successReward: number, path: string, io: CommandIo): Promise<void> {
  const largest = rollouts.episodeReward.reduce((a, b) => Math.max(a, b), 0);
  if (largest === 0 || rollouts.success.includes(1)) return;
  await io.stderr.write(
    `${path}: note: no trajectory is a success (largest episode_reward ${largest}, --success-reward ${successReward})\n`,
  );
}

/** Prints one line a step. What the estimator does not define is null. */
async function print(rollouts: Rollouts, graph: StateGraph, credit: Credit, io: CommandIo): Promise<void> {
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
