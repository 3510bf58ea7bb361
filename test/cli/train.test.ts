import { describe, expect, it, vi } from 'vitest';
import type { CommandIo, SavingIo } from '../../src/cli/io.ts';
import { trainCommand } from '../../src/cli/train.ts';
import { memory } from '../../src/policy/tf.ts';
import { reading } from '../../src/share/recording/file.ts';
import { inPieces } from '../../src/share/recording/replaying.ts';
import { formatDefinition } from '../../src/worlds/custom/definition.ts';
import { small } from '../worlds/custom/definitions.ts';

const TINY = ['--backend', 'cpu', '--tasks', '3', '--rollouts', '2', '--pinned', '1', '--minibatch', '64'];

/** Runs the command in this process. */
async function run(...args: string[]) {
  let out = '';
  let err = '';
  const files = new Map<string, Uint8Array>();
  const io: CommandIo & SavingIo = {
    saveFile: async (path, bytes) => {
      if (path.includes('/')) throw Object.assign(new Error('no such folder'), { code: 'ENOENT' });
      files.set(path, bytes);
    },
    async *readFile(path) {
      if (path !== 'world.json') throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
      // Chunks are cut anywhere.
      yield formatDefinition(small).slice(0, 40);
      yield formatDefinition(small).slice(40);
    },
    stdout: {
      write: async (text) => {
        out += text;
      },
    },
    stderr: {
      write: async (text) => {
        err += text;
      },
    },
  };
  const code = await trainCommand(args, io);
  const lines = (): Record<string, unknown>[] =>
    out
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text));
  return { code, out, err, lines, files };
}

const number = expect.any(Number);
const share = expect.toSatisfy((value: unknown) => typeof value === 'number' && value >= 0 && value <= 1);

describe('train', () => {
  it('prints one line an iteration, and leaves nothing on the backend', async () => {
    const { code, err, lines } = await run(...TINY, '--iterations', '2', '--world.family', 'pick');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(lines().map(({ iteration }) => iteration)).toEqual([1, 2]);
    for (const line of lines()) {
      expect(line).toEqual({
        iteration: number,
        success_rate: share,
        mean_length: number,
        env_steps: number,
        kl: number,
        clip_fraction: share,
        seconds: number,
        watched_success_rate: share,
        mean_score: null,
        // Evaluated every fifth iteration: not yet.
        held_out_success: null,
        family_success: { pick: share },
        entropy: number,
        loss: number,
        gradient_norm: number,
        group_size: number,
        singleton_share: share,
        no_variance_share: share,
        peak_advantage: number,
        stage_seconds: { rollout: number, credit: number, update: number, evaluation: number },
      });
      // 3 tasks × 2 rollouts.
      expect(line.mean_length).toBeCloseTo(Number(line.env_steps) / 6, 12);
      // Of 2 fresh tasks × 2 rollouts and of 1 watched × 2.
      expect((4 * Number(line.success_rate)) % 1).toBe(0);
      expect((2 * Number(line.watched_success_rate)) % 1).toBe(0);
    }
    expect(memory().numTensors).toBe(0);
  });

  it('saves the run as a recording that replays, with what it printed', async () => {
    const { code, lines, files } = await run(...TINY, '--seed', '5', '--iterations', '2', '--recording', 'run.g2po');
    expect(code).toBe(0);
    const file = files.get('run.g2po') ?? new Uint8Array(0);
    const { config, metrics, on, checkpoint } = await inPieces(reading(file), async () => {});
    expect(config).toMatchObject({ seed: 5, tasks: 3, rollouts: 2 });
    expect({ on, checkpoint }).toEqual({ on: { backend: 'cpu', adapter: '' }, checkpoint: null });
    expect(metrics.map(({ successRate }) => successRate)).toEqual(lines().map((line) => line.success_rate));
    expect(metrics.map(({ envSteps }) => envSteps)).toEqual(lines().map((line) => line.env_steps));
  });

  it('trains in a world that a file defines', async () => {
    const { code, err, lines } = await run(
      ...TINY,
      '--world',
      'custom',
      '--world.definition',
      '@world.json',
      '--iterations',
      '1',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(lines()[0].family_success).toEqual({ 'from start': share });
  });

  it('is the same run with the same seed, seconds aside, and another with another', async () => {
    const records = async (...args: string[]) =>
      (await run(...TINY, '--iterations', '2', ...args))
        .lines()
        .map(({ seconds: _, stage_seconds: __, ...line }) => line);
    const first = await records('--seed', '3');
    expect(await records('--seed', '3')).toEqual(first);
    expect(await records('--seed', '4')).not.toEqual(first);
    // What is trained with matters from the first update on: the second rollouts are other ones.
    const other = await records('--seed', '3', '--learning-rate', '0.1');
    expect(other[0].env_steps).toBe(first[0].env_steps);
    expect(other[1]).not.toEqual(first[1]);
  });

  it.each([
    ['an unknown flag', ['--speed', '9'], /^train: --speed is no flag of this command; see --help\n$/],
    ['a number out of bounds', ['--gamma', '2'], /^train: --gamma is "2"; give a number from 0.01 to 1\n$/],
    ['no iteration', ['--iterations', '0'], /^train: --iterations is "0"; give a whole number from 1 to 100000\n$/],
    ['an unknown world', ['--world', 'moon'], /^train: --world is "moon"; give one of house/],
    ['an unknown method', ['--method', 'ppo'], /^train: --method is "ppo"; give one of grpo, rloo/],
    ['an option that the world has not', ['--world.depth', '3'], /^train: --world.depth is no flag/],
    ['an operand', ['runs.jsonl'], /^train: "runs.jsonl" is one argument too many; see --help\n$/],
    [
      'flags that do not go together',
      ['--tasks', '2', '--pinned', '3'],
      /^train: pinned: 3 is more than the 2 tasks; /,
    ],
    [
      'a definition that is not there',
      ['--world', 'custom', '--world.definition', '@moon.json'],
      /^train: world.definition: moon.json: there is no such file; give the path of a readable file, or - for standard input\n$/,
    ],
    [
      'a definition that is none',
      ['--world', 'custom', '--world.definition', '{}'],
      /^train: world.definition: The definition needs “task”, a text\. /,
    ],
    [
      'a recording that cannot be saved',
      [...TINY, '--recording', 'nowhere/run.g2po'],
      /^train: recording: nowhere\/run.g2po cannot be written \(ENOENT\); give a name in a folder that is there\n$/,
    ],
    // Node has no WebGPU of its own: another backend in its place would be another run.
    [
      'a backend that is not there',
      ['--backend', 'webgpu'],
      /^train: backend: webgpu cannot be used here: .* Give auto/,
    ],
  ])('refuses %s with exit code 2 and one line', async (_, args, message) => {
    // The wasm loader may write to the console before openBackend falls back.
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { code, out, err } = await run(...args);
    warn.mockRestore();
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
    expect(err.indexOf('\n')).toBe(err.length - 1);
  });

  it('explains itself, with every setting of a run at the preset of the world', async () => {
    const { code, out, err } = await run('--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const flag of ['--world ID', '--world.family ID', '--method ID', '--mode ID', '--seed NUMBER', '--backend ID'])
      expect(out).toContain(flag);
    expect(out).toMatch(/--iterations NUMBER .*\(default 40\)/);
    // 'none' is the option's own default, 'task-words' the preset of house.
    expect(out).toMatch(/--prior ID .*\(default task-words\)/);
  });
});
