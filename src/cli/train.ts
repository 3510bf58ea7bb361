/** `train`: a whole run without a page, one JSON line an iteration. The code is the page's own. */
import { ConfigError, defaultConfig, fieldsOf, flatten, parseConfig, type RunConfig } from '../config/config.ts';
import { runOptions } from '../config/fields.ts';
import type { NumberOption, Option, OptionValue } from '../options/option.ts';
import { createPolicy } from '../policy/learner.ts';
import { nodeAssets } from '../policy/nodeAssets.ts';
import { openBackend } from '../policy/openBackend.ts';
import type { IterationMetrics, RolloutRecord } from '../training/protocol.ts';
import { Session } from '../training/session.ts';
import { worlds } from '../worlds/registry.ts';
import { describeFlags, type FileFlag, type FlagSpec, type Flags, parseFlags } from './flags.ts';
import { type CommandIo, type SavingIo, whyUnreadable } from './io.ts';
import { recordingFile } from './recordingFile.ts';

const iterationsOption = {
  kind: 'number',
  default: 40,
  min: 1,
  max: 100_000,
  step: 1,
  integer: true,
  label: 'Iterations',
  help: 'How many iterations to train.',
} as const satisfies NumberOption;

const recordingFlag = {
  kind: 'file',
  default: '',
  label: 'Recording',
  help: 'Saves the run, without its weights, as a recording that the page plays.',
  placeholder: 'FILE.g2po',
} as const satisfies FileFlag;

const usage = `Usage: train [flags]

Trains a policy and prints one JSON line an iteration: iteration, success_rate (on the fresh tasks), mean_length,
env_steps (of this iteration), kl, clip_fraction, seconds; then the other figures that the page charts.

`;

/** The option with another default; a value that it could not have leaves it as it is. */
function atDefault(option: Option, value: OptionValue): Option {
  if (option.kind === 'number') return typeof value === 'number' ? { ...option, default: value } : option;
  if (option.kind === 'flag') return typeof value === 'boolean' ? { ...option, default: value } : option;
  return typeof value === 'string' ? { ...option, default: value } : option;
}

/** Flags of a world: every setting of a run, by the names that `estimate` uses, at the world's preset. */
function specOf(world: (typeof worlds)[number]['id']): FlagSpec<Flags> {
  const preset = flatten(defaultConfig(world));
  const fields = fieldsOf(world).map(({ key, option }) => [key, atDefault(option, preset[key])] as const);
  const flags = { ...Object.fromEntries(fields), iterations: iterationsOption, recording: recordingFlag };
  return { flags, names: { estimator: 'method', normalisation: 'mode' }, operands: [] };
}

/** The world that a command line asks for; its options decide which flags there are. */
function worldOf(args: readonly string[]): (typeof worlds)[number]['id'] {
  const at = args.findIndex((arg) => arg === '--world' || arg.startsWith('--world='));
  const id = args[at]?.startsWith('--world=') ? args[at].slice('--world='.length) : args[at + 1];
  return worlds.find((world) => at >= 0 && world.id === id)?.id ?? runOptions.world.default;
}

/**
 * Runs the command. Resolves to the exit code: 0, or 2 for a bad command line, a backend that is not there or a file that
 * cannot be written, which is one line on standard error and nothing on standard output.
 * @param args what follows `train` on the command line
 */
export async function trainCommand(args: readonly string[], io: CommandIo & SavingIo): Promise<number> {
  const spec = specOf(worldOf(args));
  const parsed = parseFlags(args, spec);
  if (!parsed.ok) {
    await io.stderr.write(`train: ${parsed.error}\n`);
    return 2;
  }
  if (parsed.help) {
    await io.stdout.write(usage + describeFlags(spec));
    return 0;
  }
  const { iterations, recording, ...values } = parsed.values;
  try {
    // Only what was given: the rest is the preset of the world.
    const given = Object.entries(values).filter(([key]) => key === 'world' || parsed.given.has(key));
    const config = parseConfig(await withFiles(Object.fromEntries(given), spec, io));
    const backend = await openChosen(config.backend);
    // A run of hours must not end with a name that cannot be written.
    if (recording !== '') await save(String(recording), new Uint8Array(0), io);
    const policy = createPolicy(config, backend);
    const done: { rollouts: RolloutRecord; metrics: IterationMetrics }[] = [];
    try {
      const session = new Session(config, policy);
      for (let iteration = 1; iteration <= Number(iterations); iteration++) {
        const { rollouts, metrics } = await session.iterate();
        if (metrics) await io.stdout.write(`${JSON.stringify(lineOf(metrics))}\n`);
        if (recording !== '' && rollouts && metrics) done.push({ rollouts, metrics });
      }
    } finally {
      policy.dispose();
    }
    if (recording !== '') {
      const { name, adapter } = backend.report;
      await save(String(recording), recordingFile(config, done, { backend: name, adapter }), io);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    await io.stderr.write(`train: ${error.message}\n`);
    return 2;
  }
}

/** Saves a file. Throws ConfigError where it cannot be written. */
async function save(path: string, bytes: Uint8Array, io: SavingIo): Promise<void> {
  try {
    await io.saveFile(path, bytes);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const message = `${path} cannot be written (${error.code}); give a name in a folder that is there`;
    throw new ConfigError([{ key: 'recording', message }]);
  }
}

/** The values with each `@FILE` of a text option replaced by what the file holds. Throws ConfigError where it cannot be read. */
async function withFiles(
  values: Readonly<Record<string, OptionValue>>,
  { flags }: FlagSpec<Flags>,
  io: CommandIo,
): Promise<Readonly<Record<string, OptionValue>>> {
  const whole: Record<string, OptionValue> = { ...values };
  for (const [key, value] of Object.entries(values)) {
    const flag = flags[key];
    if (flag.kind !== 'text' || typeof value !== 'string' || !value.startsWith('@')) continue;
    let text = '';
    try {
      for await (const chunk of io.readFile(value.slice(1))) {
        text += chunk;
        if (text.length > flag.maxLength) break;
      }
    } catch (error) {
      const reason = whyUnreadable(error);
      if (reason === null) throw error;
      throw new ConfigError([{ key, message: `${value.slice(1)}: ${reason}` }]);
    }
    whole[key] = text;
  }
  return whole;
}

/** The backend that is asked for by name and no other: the page falls back and says so, a command line refuses. */
async function openChosen(choice: RunConfig['backend']) {
  const backend = await openBackend(choice, nodeAssets());
  const { name, tried } = backend.report;
  if (choice === 'auto' || name === choice) return backend;
  const detail = tried.find((one) => one.name === choice)?.detail.replace(/\s+/g, ' ') ?? '';
  throw new ConfigError([{ key: 'backend', message: `${choice} cannot be used here: ${detail} Give auto or ${name}` }]);
}

/** The printed form of an iteration's metrics. */
function lineOf(metrics: IterationMetrics) {
  const { rollout, credit, update, evaluation } = metrics.seconds;
  return {
    iteration: metrics.iteration,
    success_rate: metrics.successRate,
    mean_length: metrics.meanLength,
    env_steps: metrics.envSteps,
    kl: metrics.kl,
    clip_fraction: metrics.clipFraction,
    seconds: rollout + credit + update + evaluation,
    watched_success_rate: metrics.watchedSuccessRate,
    mean_score: metrics.meanScore,
    held_out_success: metrics.heldOutSuccess,
    family_success: metrics.familySuccess,
    entropy: metrics.entropy,
    loss: metrics.loss,
    gradient_norm: metrics.gradientNorm,
    group_size: metrics.groupSize,
    singleton_share: metrics.singletonShare,
    no_variance_share: metrics.noVarianceShare,
    peak_advantage: metrics.peakAdvantage,
    stage_seconds: { rollout, credit, update, evaluation },
  };
}
