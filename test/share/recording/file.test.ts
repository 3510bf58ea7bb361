/** Recordings as files: whole runs come back to the bit, anything else is refused with its reason. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { findNetwork } from '../../../src/policy/catalog.ts';
import { readingBody, type Unchecked, writeBody } from '../../../src/share/recording/body.ts';
import { ByteReader, ByteWriter } from '../../../src/share/recording/bytes.ts';
import { writeContainer } from '../../../src/share/recording/container.ts';
import { reading, writing } from '../../../src/share/recording/file.ts';
import { isRecording, MAGIC } from '../../../src/share/recording/magic.ts';
import { readingPolicy, writePolicy } from '../../../src/share/recording/policy.ts';
import { type Recording, RecordingError } from '../../../src/share/recording/recording.ts';
import { atOnce, inPieces } from '../../../src/share/recording/replaying.ts';
import { splitting } from '../../../src/share/recording/splitting.ts';
import { readWeights, weightsSize, writeWeights } from '../../../src/share/recording/weights.ts';
import { replayTask } from '../../../src/training/replay.ts';
import { worlds } from '../../../src/worlds/registry.ts';
import { recordedRun, sectionsOf, someWeights } from './recorded.ts';

const write = (recording: Recording) => atOnce(writing(recording));
const read = (file: Uint8Array) => atOnce(reading(file));

function faultOf(act: () => unknown): RecordingError {
  try {
    act();
  } catch (error) {
    if (error instanceof RecordingError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

/** The file of a recording whose body was changed after it was written: whole, and with the right checksum. */
function forged(recording: Recording, change: (body: Unchecked) => Unchecked): Uint8Array {
  const { body, weights } = sectionsOf(write(recording));
  return writeContainer({ body: writeBody(change(atOnce(readingBody(body)))), weights });
}

describe('a recording', () => {
  it.each(worlds.map(({ id }) => id))('of %s comes back as it was', async (world) => {
    const recording = await recordedRun({ world }, 3, { gamma: 0.9, estimator: 'gigpo' });
    const back = read(write(recording));
    expect(back).toEqual(recording);
    // What it is for: the very rollouts that trained.
    for (const record of recording.records) {
      const [there, here] = [recording, back].map(({ config, records }) =>
        replayTask(config, records[record.iteration - 1], 0),
      );
      expect(here.rollouts).toEqual(there.rollouts);
      expect(here.policy).toEqual(there.policy);
    }
  });

  it('comes back with the truths of its steps', async () => {
    const recording = await recordedRun({ world: 'keydoor', truth: true }, 2);
    expect(recording.records[0].truths).toHaveLength(2);
    expect(read(write(recording))).toEqual(recording);
  });

  it('comes back with its weights, bit for bit', async () => {
    const recording = { ...(await recordedRun({}, 2)), checkpoint: someWeights(2) };
    const back = read(write(recording));
    expect(back).toEqual(recording);
    expect(Object.is(back.checkpoint?.policy.parameters[0].m[0], -0)).toBe(true);
  });

  it('of any shape of batch comes back', async () => {
    const shapes = fc.record({
      world: fc.constantFrom('house', 'keydoor', 'shop', 'apps'),
      tasks: fc.integer({ min: 1, max: 3 }),
      rollouts: fc.integer({ min: 2, max: 3 }),
      pinned: fc.integer({ min: 0, max: 1 }),
      seed: fc.nat(2 ** 32 - 1),
    });
    await fc.assert(
      fc.asyncProperty(shapes, async (settings) => {
        const recording = await recordedRun(settings, 2);
        expect(read(write(recording))).toEqual(recording);
      }),
      { numRuns: 12 },
    );
  });

  it('is written the same each time, and read in pieces as at once', async () => {
    const recording = await recordedRun({ world: 'shop' }, 40);
    const file = write(recording);
    expect(write(recording)).toEqual(file);
    let pauses = 0;
    const pause = async () => {
      pauses++;
    };
    expect(await inPieces(reading(file), pause)).toEqual(recording);
    // 1500 steps a piece.
    expect(pauses).toBe(Math.floor(recording.records.reduce((sum, { actions }) => sum + actions.length, 0) / 1500));
  });

  it('does not write numbers one after another but by weight', () => {
    // Three floats of the same size differ in their lowest bytes alone: 1 + 2⁻²³·k is 0x3f80000k.
    const weights = writeWeights({
      iteration: 1,
      policy: {
        network: 'words',
        step: 1,
        parameters: [
          {
            name: 'w',
            shape: [3],
            value: Float32Array.of(1, 1 + 2 ** -23, 1 + 2 ** -22),
            m: new Float32Array(3),
            v: new Float32Array(3),
          },
        ],
      },
    });
    expect([...weights.slice(-36, -24)]).toEqual([0x3f, 0x3f, 0x3f, 0x80, 0x80, 0x80, 0, 0, 0, 0, 1, 2]);
  });
});

describe('a file that is no recording', () => {
  it('is known by its first bytes', async () => {
    const file = write(await recordedRun({}, 1));
    expect(isRecording(file.subarray(0, 8))).toBe(true);
    expect(isRecording(file.subarray(0, 7))).toBe(false);
    expect(faultOf(() => read(new TextEncoder().encode('{"uid": "a"}'))).fault).toBe('foreign');
    expect(faultOf(() => read(MAGIC)).fault).toBe('damaged');
  });

  it('says that a later version is later, before it looks further', async () => {
    const file = write(await recordedRun({}, 1));
    file[8] = 2;
    expect(faultOf(() => read(file))).toMatchObject({ fault: 'newer', detail: 'version 2, this page reads 1' });
  });

  it('is refused wherever it is cut off, and whichever byte is changed', async () => {
    const file = write({ ...(await recordedRun({}, 1)), checkpoint: someWeights(1) });
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, bits) => {
        expect(faultOf(() => read(file.subarray(0, at)))).toBeInstanceOf(RecordingError);
        const changed = file.slice();
        changed[at] ^= bits;
        expect(faultOf(() => read(changed))).toBeInstanceOf(RecordingError);
      }),
    );
  });

  it('is not unpacked where it announces more than a page should give it', async () => {
    const file = write(await recordedRun({}, 1));
    new DataView(file.buffer).setUint32(12, 2 ** 26 + 1, true);
    expect(faultOf(() => read(file)).fault).toBe('large');
  });

  it('is not unpacked beyond what it announces', () => {
    // 32 MiB of zeros, announced as one byte.
    const bomb = writeContainer({ body: new Uint8Array(2 ** 25), weights: new Uint8Array(0) });
    new DataView(bomb.buffer).setUint32(12, 1, true);
    expect(faultOf(() => read(bomb)).detail).toMatch(/announces/);
  });
});

describe('a recording that no run made', () => {
  const wrong: readonly (readonly [string, RegExp, (body: Unchecked) => Unchecked])[] = [
    [
      'an action that is not on offer',
      /action 999 is not on offer/,
      (body) =>
        withRecord(body, (record) => ({
          ...record,
          actions: record.actions.map((_, k) => (k === 2 ? 999 : record.actions[k])),
        })),
    ],
    [
      'a trajectory that goes on',
      /goes on after its|is not on offer/,
      (body) =>
        withRecord(body, ({ lengths, actions, logProbs, ...rest }) => ({
          ...rest,
          lengths: lengths.with(0, lengths[0] - 1),
          actions: actions.slice(1),
          logProbs: logProbs.slice(1),
        })),
    ],
    [
      'a log-probability above 0',
      /log-probability: 1 is not/,
      (body) => withRecord(body, (record) => ({ ...record, logProbs: record.logProbs.map(() => 1) })),
    ],
    [
      'a success rate of 2',
      /successRate is not a number/,
      (body) => ({ ...body, metrics: body.metrics.map((one) => ({ ...one, successRate: 2 })) }),
    ],
    [
      'metrics of another iteration',
      /not those of its iterations/,
      (body) => ({ ...body, metrics: body.metrics.slice(1) }),
    ],
    [
      'an iteration of 65 families of tasks',
      /familySuccess has more than 64 entries/,
      (body) => ({ ...body, metrics: body.metrics.map((one) => ({ ...one, familySuccess: families(0, 65) })) }),
    ],
    [
      '65 families of tasks in the run',
      /more than 64 families/,
      (body) => ({
        ...body,
        metrics: body.metrics.map((one, k) => ({
          ...one,
          familySuccess: k === 0 ? families(0, 64) : families(64, 65),
        })),
      }),
    ],
    ['a setting out of bounds', /gamma/, (body) => ({ ...body, config: { ...body.config, gamma: 2 } })],
    [
      'a change of what cannot change',
      /cannot change during a run/,
      (body) => ({ ...body, changes: [{ iteration: 2, key: 'tasks', value: 4 }] }),
    ],
    [
      'a change that was never made',
      /out of order/,
      (body) => ({ ...body, changes: [{ iteration: 3, key: 'gamma', value: 0.5 }] }),
    ],
    [
      'more tasks than there are',
      /a trajectory has no step|ends too early/,
      (body) => ({ ...body, config: { ...body.config, tasks: 64 } }),
    ],
  ];
  it.each(wrong)('because of %s', async (_, detail, change) => {
    const recording = await recordedRun({}, 2);
    const error = faultOf(() => read(forged(recording, change)));
    expect(error.detail).toMatch(detail);
  });

  it('because its world has another version, or other texts', async () => {
    const recording = await recordedRun({}, 1);
    const stamped = (change: Partial<Unchecked['stamp']>) =>
      faultOf(() => read(forged(recording, (body) => ({ ...body, stamp: { ...body.stamp, ...change } }))));
    expect(stamped({ worldVersion: 99 })).toMatchObject({
      fault: 'world',
      detail: expect.stringMatching(/version 99/),
    });
    expect(stamped({ texts: 1 })).toMatchObject({ fault: 'world', detail: expect.stringMatching(/texts/) });
  });

  it('because its weights are of another network, or not as many as they should be', () => {
    const bytes = writeWeights(someWeights(1));
    expect(faultOf(() => readWeights(bytes, 'transformer')).detail).toMatch(/network words/);
    expect(faultOf(() => readWeights(bytes.subarray(0, -1), 'words')).fault).toBe('damaged');
    const huge = new TextEncoder().encode(
      JSON.stringify({
        iteration: 1,
        network: 'words',
        step: 1,
        parameters: [{ name: 'w', shape: [67108864, 67108864, 2], value: 0 }],
      }),
    );
    expect(
      faultOf(() => readWeights(Uint8Array.of((huge.length & 127) | 128, huge.length >> 7, ...huge), 'words')).fault,
    ).toBe('damaged');
  });
});

/** Families by numbers, each with a success. */
function families(from: number, to: number): Readonly<Record<string, number>> {
  return Object.fromEntries(Array.from({ length: to - from }, (_, k) => [`family ${from + k}`, 0.5]));
}

describe('a recording whose maker means harm', () => {
  /** How often reading it pauses, and why it is refused then. */
  const refused = (file: Uint8Array) => {
    const work = reading(file);
    let pauses = 0;
    const fault = faultOf(() => {
      for (; work.next().done !== true; ) pauses++;
    });
    return { pauses, fault };
  };

  it('is unpacked in pieces', async () => {
    const { body } = sectionsOf(write(await recordedRun({}, 1)));
    const long = new Uint8Array(2 ** 26);
    long.set(body);
    const { pauses, fault } = refused(writeContainer({ body: long, weights: new Uint8Array(0) }));
    expect(fault.detail).toMatch(/bytes are left over/);
    // 64 MiB; a pause after 4 MiB or more, and a slice that gives at most 4096 · 1032 bytes beyond: less than 8.1 MiB a piece.
    expect(pauses).toBeGreaterThanOrEqual(7);
  });

  it('is not given room for more weights than its network has', async () => {
    const { body } = sectionsOf(write(await recordedRun({}, 1)));
    const { fault } = refused(writeContainer({ body, weights: new Uint8Array(2 ** 24) }));
    expect(fault).toMatchObject({ fault: 'large', detail: expect.stringMatching(/more than a network words has/) });
    // What a network has is let through.
    const { parameters } = findNetwork('words');
    const column = () => new Float32Array(parameters);
    const parameter = { name: 'state', shape: [parameters], value: column(), m: column(), v: column() };
    const whole = { iteration: 1, policy: { network: 'words', step: 1, parameters: [parameter] } };
    expect(writeWeights(whole).length).toBeLessThanOrEqual(weightsSize('words'));
  });

  it.each([
    ['nests without end', '['.repeat(2 ** 21)],
    ['names without end', `{${'"a":0,'.repeat(2 ** 18)}"b":0}`],
  ])('is not parsed where its head %s', async (_, harm) => {
    const { body } = sectionsOf(write(await recordedRun({}, 1)));
    const text = strFromU8(body.subarray(2, 2 + ((body[0] & 127) | (body[1] << 7))));
    for (const [field, detail] of [
      ['"config":', /without its metrics/],
      ['"familySuccess":', /without its metrics|metrics of \d+ bytes/],
    ] as const) {
      const head = strToU8(text.replace(field, () => `${field}${harm},"x":`));
      const writer = new ByteWriter();
      writer.whole(head.length);
      writer.raw(head);
      const { fault } = refused(writeContainer({ body: writer.bytes, weights: new Uint8Array(0) }));
      expect(fault).toMatchObject({ fault: 'large', detail: expect.stringMatching(detail) });
    }
  });

  it('has what the policy said read in pieces', async () => {
    const { records, config } = await recordedRun({ world: 'keydoor', tasks: 1, pinned: 1, truth: true }, 1);
    const many = Array.from({ length: 2000 }, (_, k) => ({ ...records[0], iteration: k + 1 }));
    const writer = new ByteWriter();
    writePolicy(writer, many);
    const bare = many.map((record) => ({ ...record, logProbs: new Float32Array(0), probabilities: [], truths: [] }));
    const work = readingPolicy(new ByteReader(writer.bytes), bare, 1, config.rollouts);
    let pauses = 0;
    let step = work.next();
    for (; step.done !== true; step = work.next()) pauses++;
    expect(step.value).toEqual(many);
    // Eight times over the iterations, with a pause after each 512 of them.
    expect(pauses).toBeGreaterThanOrEqual(8 * 3);
  });
});

describe('JSON in two parts', () => {
  it('is what it was: the entries of a list, and the rest', () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 });
    const lists = fc.array(fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(object, lists, object, fc.string({ minLength: 1 }), (before, list, after, key) => {
        const whole = { ...before, [`${key}!`]: `"${key}":[1,2]`, within: { [key]: [1] }, ...after };
        fc.pre(!(key in whole));
        const json = JSON.stringify({ ...whole, [key]: list });
        const { entries, rest } = atOnce(splitting(strToU8(json), key, 1000));
        const read = (bytes: Uint8Array): unknown => JSON.parse(strFromU8(bytes));
        expect(entries.map(read)).toEqual(JSON.parse(JSON.stringify(list)));
        expect(read(rest)).toEqual({ ...JSON.parse(JSON.stringify(whole)), [key]: [] });
      }),
    );
  });

  it('is all rest where the list is too long, or none', () => {
    const splits = (json: string) => atOnce(splitting(strToU8(json), 'a', 3)).entries.length;
    expect(splits('{"a":[1,2,3]}')).toBe(3);
    expect(splits('{"a":[1,2,3,4]}')).toBe(0);
    expect(splits('{"a":[]}')).toBe(0);
    expect(splits('{"a":{"b":[1,2]}}')).toBe(0);
    expect(splits('{"a":[1,')).toBe(0);
    expect(splits('{"a":["')).toBe(0);
  });
});

function withRecord(
  body: Unchecked,
  change: (record: Unchecked['records'][number]) => Unchecked['records'][number],
): Unchecked {
  return { ...body, records: body.records.map((record, k) => (k === 0 ? change(record) : record)) };
}

describe('files of every version', () => {
  it('of version 1 are read: house, two iterations, gamma changed, with weights', () => {
    const back = read(readFileSync(join(import.meta.dirname, 'version1.g2po')));
    expect(back).toMatchObject({
      app: '0.1.0',
      created: 1_750_000_000_000,
      on: { backend: 'wasm', adapter: '' },
      task: null,
      config: { world: 'house', tasks: 3, rollouts: 2, pinned: 2, seed: 7 },
      changes: [{ iteration: 2, key: 'gamma', value: 0.9 }],
    });
    expect(back.records.map(({ iteration }) => iteration)).toEqual([1, 2]);
    expect(back.metrics).toHaveLength(2);
    expect(back.checkpoint).toEqual(someWeights(2));
  });
});
