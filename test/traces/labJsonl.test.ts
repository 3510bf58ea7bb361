import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRollouts, type Rollouts } from '../../src/credit/rollouts.ts';
import { TraceError } from '../../src/traces/adapter.ts';
import { labJsonl, MAX_LINE_LENGTH, parseLabLine, toLabJsonl } from '../../src/traces/labJsonl.ts';
import { findTraceAdapter, traceAdapters } from '../../src/traces/registry.ts';
import { anyRecords } from '../credit/samples.ts';

const options = { successReward: 10 };
const good = {
  uid: 't',
  traj_uid: '0',
  step: 0,
  anchor_obs: 'hall',
  text_action: 'go',
  is_action_valid: true,
  episode_reward: 10,
};
const line = (changes: Readonly<Record<string, unknown>>): string => JSON.stringify({ ...good, ...changes });

function read(...chunks: readonly string[]): Rollouts {
  const reader = labJsonl.read(options);
  for (const chunk of chunks) reader.push(chunk);
  return reader.finish();
}

function failure(run: () => unknown): TraceError {
  try {
    run();
  } catch (error) {
    if (error instanceof TraceError) return error;
    throw error;
  }
  throw new Error('no TraceError');
}

describe('parseLabLine', () => {
  it('reads the fields and ignores others', () => {
    const text = line({
      next_obs: 'kitchen',
      reward: 0,
      done: false,
      iteration: 3,
      advantage: 'x',
      log_prob: -1,
      tags: {},
    });
    expect(parseLabLine(text, 1, options)).toEqual({
      uid: 't',
      trajUid: '0',
      step: 0,
      anchorObs: 'hall',
      textAction: 'go',
      isActionValid: true,
      episodeReward: 10,
      success: true,
      nextObs: 'kitchen',
    });
  });

  it.each([
    ['the flag where given', { success: false, episode_reward: 10 }, false],
    ['the flag where given, against a low reward', { success: true, episode_reward: 0 }, true],
    ['the reward where it reaches the success reward', { episode_reward: 10 }, true],
    ['not a reward below it', { episode_reward: 9.99 }, false],
  ])('takes for success %s', (_, changes, success) => {
    expect(parseLabLine(line(changes), 1, options).success).toBe(success);
  });

  it('takes null for a missing next observation', () => {
    expect(parseLabLine(line({ next_obs: null }), 1, options)).not.toHaveProperty('nextObs');
  });

  it.each([
    ['uid', undefined, 'it is missing'],
    ['uid', 7, 'it is the number 7'],
    ['uid', '', 'it is an empty text'],
    ['traj_uid', null, 'it is null'],
    ['traj_uid', ['0'], 'it is a list'],
    ['step', '0', 'it is a text'],
    ['step', 0.5, 'it is the number 0.5'],
    ['step', -1, 'it is the number -1'],
    ['anchor_obs', { text: 'hall' }, 'it is an object'],
    ['text_action', true, 'it is true'],
    ['is_action_valid', 1, 'it is the number 1'],
    ['is_action_valid', undefined, 'it is missing'],
    ['episode_reward', '10', 'it is a text'],
    ['episode_reward', 1e300, 'it is the number 1e+300'],
    ['success', 'yes', 'it is a text'],
    ['next_obs', 3, 'it is the number 3'],
  ])('refuses %s: %j', (field, value, problem) => {
    const error = failure(() => parseLabLine(line({ [field]: value }), 12, options));
    expect({ line: error.line, field: error.field }).toEqual({ line: 12, field });
    expect(error.message).toMatch(/^line 12, field "\w+": .*; give .+$/);
    expect(error.message).toContain(`line 12, field "${field}": ${problem};`);
  });

  it.each([
    ['{"uid": "t",', 'it is not JSON'],
    ['{"episode_reward": NaN}', 'it is not JSON'],
    ['[1, 2]', 'it is a list, not an object'],
    ['null', 'it is null, not an object'],
    ['"{}"', 'it is a text, not an object'],
    ['['.repeat(100_000), 'it is not JSON'],
    ['{"__proto__": {"uid": "t", "traj_uid": "0"}}', 'field "uid": it is missing'],
  ])('refuses %.30s', (text, problem) => {
    const error = failure(() => parseLabLine(text, 3, options));
    expect(error.message).toContain('line 3');
    expect(error.message).toContain(problem);
    expect(error.message).not.toMatch(/[\n\r]/);
  });
});

describe('the reader', () => {
  const two = `${line({ step: 1 })}\n${line({})}\n`;

  it('takes rows in any order and text cut anywhere', () => {
    const whole = read(two);
    expect([...whole.trajectorySteps]).toEqual([1, 0]);
    expect(read(...two)).toEqual(whole);
    expect(read(two.trimEnd())).toEqual(whole);
  });

  it('passes over a byte-order mark, blank lines and Windows line breaks', () => {
    expect(read(`\uFEFF${two.replaceAll('\n', '\r\n\r\n')}  \n`)).toEqual(read(two));
  });

  it.each([
    ['a step twice', [line({}), '', line({})], 3, 'step', 'occurs twice'],
    ['a missing step', [line({}), '', line({ step: 2 })], 3, 'step', 'no step 1'],
    ['another reward', [line({}), line({ step: 1, episode_reward: 0 })], 2, 'episode_reward', '0 differs from 10'],
    ['another outcome', [line({}), line({ step: 1, success: false })], 2, 'success', 'contradicts an earlier row'],
    ['a bad last line', [line({}), '{'], 2, null, 'not JSON'],
  ])('names the line of %s, blank lines counted', (_, lines, at, field, problem) => {
    const error = failure(() => read(lines.join('\n')));
    expect({ line: error.line, field: error.field }).toEqual({ line: at, field });
    expect(error.message).toContain(problem);
  });

  it('refuses a file without steps', () => {
    expect(failure(() => read('')).message).toMatch(/no step/);
    expect(failure(() => read('\n \n')).line).toBe(0);
  });

  it('refuses a line beyond the bound, before its end comes', () => {
    const reader = labJsonl.read(options);
    reader.push(`${line({})}\n`);
    const error = failure(() => {
      for (let i = 0; i < 2 * MAX_LINE_LENGTH; i += 2 ** 16) reader.push('x'.repeat(2 ** 16));
    });
    expect(error.line).toBe(2);
    expect(failure(() => read(`${'x'.repeat(MAX_LINE_LENGTH + 1)}\n`)).message).toContain('longer than');
  });

  it('keeps hostile text out of its messages’ layout', () => {
    const error = failure(() => read(`${line({ uid: 'a\n\u001b[31mb\u2028' })}\n`.repeat(2)));
    expect(error.message).toMatch(/^line 2, field "step": [^\p{Cc}\u2028]*$/u);
  });
});

describe('toLabJsonl', () => {
  it('writes what reads back to the same rollouts', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const rollouts = buildRollouts(records);
        expect(read([...toLabJsonl(rollouts)].join(''))).toEqual(rollouts);
        const bare = buildRollouts(records.map(({ nextObs: _, ...record }) => record));
        expect(read(...toLabJsonl(bare))).toEqual(bare);
      }),
    );
  });

  it('writes one object a line, with the columns that it is given', () => {
    const rollouts = read(line({ next_obs: 'a\nb' }));
    const [text, ...rest] = toLabJsonl(rollouts, { advantage: [0.5], logProb: [-1], iteration: 4 });
    expect(rest).toEqual([]);
    expect(text.indexOf('\n')).toBe(text.length - 1);
    expect(JSON.parse(text)).toEqual({
      ...good,
      next_obs: 'a\nb',
      success: true,
      done: true,
      iteration: 4,
      advantage: 0.5,
      log_prob: -1,
    });
  });

  it('writes the golden cases so that they read back alike', () => {
    const cases: { steps: Record<string, unknown>[] }[] = JSON.parse(
      readFileSync(new URL('../golden/estimators.json', import.meta.url), 'utf8'),
    );
    for (const { steps } of cases) {
      const rollouts = read(steps.map((step) => JSON.stringify(step)).join('\n'));
      expect(rollouts.stepCount).toBe(steps.length);
      expect(read(...toLabJsonl(rollouts))).toEqual(rollouts);
    }
  });
});

describe('the registry', () => {
  it('finds formats by their id', () => {
    for (const adapter of traceAdapters) expect(findTraceAdapter(adapter.id)).toBe(adapter);
    expect(findTraceAdapter('csv')).toBeUndefined();
  });
});
