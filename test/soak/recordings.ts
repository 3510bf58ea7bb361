/** Mutated recordings, one a number: files and links as the page writes them, bent outside and, with a right checksum, inside. */
import { g2po } from '../../src/credit/estimators/g2po.ts';
import { buildStateGraph } from '../../src/credit/graph.ts';
import { computeValues } from '../../src/credit/values.ts';
import { type Sections, writeContainer } from '../../src/share/recording/container.ts';
import { reading, writing } from '../../src/share/recording/file.ts';
import { readingLink, recordingLink } from '../../src/share/recording/link.ts';
import { type Recording, RecordingError } from '../../src/share/recording/recording.ts';
import { atOnce } from '../../src/share/recording/replaying.ts';
import { replayTask } from '../../src/training/replay.ts';
import { type Random, randomStream } from '../../src/worlds/random.ts';
import { recordedRun, sectionsOf, someWeights } from '../share/recording/recorded.ts';

export interface MutatedRecording {
  /** A file, or the text of a link. */
  readonly what: Uint8Array | string;
  /** What was done to it, for a failing case. */
  readonly done: readonly string[];
}

interface Sample {
  readonly file: Uint8Array;
  readonly text: string;
}

/** Recordings that are as they should be. */
export async function recordingSamples(): Promise<readonly Sample[]> {
  const runs = await Promise.all([
    recordedRun({ world: 'house' }, 3, { gamma: 0.9, estimator: 'gigpo' }),
    recordedRun({ world: 'keydoor', truth: true }, 2),
    recordedRun({ world: 'shop' }, 3),
    recordedRun({ world: 'custom', pinned: 0 }, 2),
  ]);
  return runs.map((run, k) => ({
    file: atOnce(writing(k % 2 === 0 ? { ...run, checkpoint: someWeights(1) } : run)),
    text: recordingLink(run, 0)?.text ?? '',
  }));
}

/** Values that no field expects. */
const JUNK: readonly unknown[] = [
  ...[null, true, '', [], {}, -1, 0.5, 1e308, -1e308, 2 ** 32, 2 ** 53, 65_536, 20_001, 'NaN', '__proto__'],
  ...['<script>globalThis.hacked = true</script>', '\u001b[31m\u202E\u0000', 'x'.repeat(5000), [[null]]],
  JSON.parse('{"__proto__": {"hacked": true}, "constructor": {"prototype": {"hacked": true}}}'),
];

/** The value with one part of it, chosen by chance, replaced, left out or doubled. */
function bent(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.below(8) === 0) return random.pick(JUNK);
  if (Array.isArray(value)) {
    if (value.length === 0) return [random.pick(JUNK)];
    const at = random.below(value.length);
    const ways = [value.toSpliced(at, 1), [...value, value[at]], value.with(at, bent(value[at], random))];
    return random.pick(ways);
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return { hacked: random.pick(JUNK) };
  const [name, part] = random.pick(entries);
  return random.below(6) === 0
    ? Object.fromEntries(entries.filter(([key]) => key !== name))
    : { ...value, [name]: bent(part, random) };
}

/** Bytes with some of them changed, cut out, doubled, or cut off. */
function damaged(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  const some = bytes.slice(at, at + random.below(40));
  switch (random.below(5)) {
    case 0:
      return bytes.slice(0, at);
    case 1:
      return Uint8Array.of(...bytes.subarray(0, at), ...bytes.subarray(at + some.length));
    case 2:
      return Uint8Array.of(...bytes.subarray(0, at), ...some, ...bytes.subarray(at));
    default: {
      const changed = bytes.slice();
      for (let k = random.below(6) + 1; k > 0 && changed.length > 0; k--) {
        changed[random.below(changed.length)] = random.pick([0, 1, 127, 128, 255, random.below(256)]);
      }
      return changed;
    }
  }
}

/** A section's JSON, bent, with the length that it then has; the columns behind it stay. */
function withHead(section: Uint8Array, change: (head: unknown) => unknown): Uint8Array {
  let [length, at] = [0, 0];
  for (let shift = 0; ; shift += 7) {
    const byte = section[at++];
    length += (byte & 127) << shift;
    if (byte < 128) break;
  }
  const head: unknown = JSON.parse(new TextDecoder().decode(section.subarray(at, at + length)));
  const json = new TextEncoder().encode(JSON.stringify(change(head)) ?? '');
  const size: number[] = [];
  for (let rest = json.length; ; rest >>>= 7) {
    size.push(rest > 127 ? (rest & 127) | 128 : rest);
    if (rest <= 127) break;
  }
  const whole = new Uint8Array(size.length + json.length + section.length - at - length);
  whole.set(size);
  whole.set(json, size.length);
  whole.set(section.subarray(at + length), size.length + json.length);
  return whole;
}

/** Ways to bend what is inside, before it is packed and summed again. */
const inside: readonly (readonly [string, (sections: Sections, random: Random) => Sections])[] = [
  [
    'its columns damaged',
    ({ body, weights }, random) => {
      // The first kilobyte or so is the head.
      const head = Math.min(1500, body.length);
      const columns = damaged(body.subarray(head), random);
      const whole = new Uint8Array(head + columns.length);
      whole.set(body.subarray(0, head));
      whole.set(columns, head);
      return { body: whole, weights };
    },
  ],
  ['its head damaged', ({ body, weights }, random) => ({ body: damaged(body, random), weights })],
  ['its head bent', ({ body, weights }, random) => ({ body: withHead(body, (head) => bent(head, random)), weights })],
  [
    'other settings',
    ({ body, weights }, random) => ({ body: withHead(body, (head) => settingsBent(head, random)), weights }),
  ],
  ['its weights damaged', ({ body, weights }, random) => ({ body, weights: damaged(weights, random) })],
  [
    'its weights bent',
    ({ body, weights }, random) => ({
      body,
      weights: weights.length === 0 ? damaged(body, random) : withHead(weights, (head) => bent(head, random)),
    }),
  ],
  [
    'zeros without end',
    ({ body, weights }, random) => {
      const long = new Uint8Array(2 ** 20 * (1 + random.below(63))).fill(random.pick([0, 1, 255]));
      long.set(body);
      return { body: long, weights };
    },
  ],
];

/** A setting of the head bent alone: the shape of the columns depends on some. */
function settingsBent(head: unknown, random: Random): unknown {
  if (typeof head !== 'object' || head === null || !('config' in head)) return head;
  const numbers = {
    iterations: random.pick([1, 2, 4, 1000, 20_000]),
    tasks: random.pick([1, 2, 64]),
    rollouts: random.pick([2, 3, 64]),
  };
  const { iterations, ...batch } = numbers;
  return random.below(2) === 0
    ? { ...head, config: bent(head.config, random) }
    : { ...head, iterations, config: { ...Object(head.config), ...batch } };
}

/** Case number `number`: the same every time. */
export function mutatedRecording(samples: readonly Sample[], number: number): MutatedRecording {
  const random = randomStream(number, 'soak recordings');
  const { file, text } = random.pick(samples);
  switch (random.below(6)) {
    case 0:
      return { what: damaged(file, random), done: ['damaged'] };
    case 1: {
      const bytes = damaged(new TextEncoder().encode(text), random);
      return { what: new TextDecoder().decode(bytes), done: ['link damaged'] };
    }
    default: {
      let sections = sectionsOf(file);
      const done: string[] = [];
      for (let k = random.pick([0, 1, 1, 1, 2]); k > 0; k--) {
        // Long ones take their time to make.
        const [what, bend] = inside[random.below(random.below(10) === 0 ? inside.length : inside.length - 1)];
        try {
          sections = bend(sections, random);
          done.push(what);
        } catch {
          // A head that was damaged before is no JSON to bend.
        }
      }
      return { what: writeContainer(sections), done };
    }
  }
}

/** Null where all is well, else what is not. Gives the longest stretch in which a page would have been asleep, in seconds. */
export function faultOfRecording({ what }: MutatedRecording): {
  readonly fault: string | null;
  readonly seconds: number;
} {
  const work = typeof what === 'string' ? readingLink(what) : reading(what);
  let seconds = 0;
  const piece = () => {
    const start = performance.now();
    try {
      return work.next();
    } finally {
      seconds = Math.max(seconds, (performance.now() - start) / 1000);
    }
  };
  try {
    for (;;) {
      const { done, value } = piece();
      if (done) return { fault: pollution() ?? faultOfContent(value), seconds };
    }
  } catch (error) {
    if (error instanceof RecordingError) return { fault: pollution(), seconds };
    const thrown = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { fault: `it threw ${thrown}`, seconds };
  }
}

/** Whether a recording reached what every object has. */
function pollution(): string | null {
  return 'hacked' in {} || 'hacked' in globalThis ? 'it reached the prototype' : null;
}

/** What was read must be drawn: replayed, with finite credit, and every number within its bounds. */
function faultOfContent({ config, records, metrics, changes, checkpoint }: Recording): string | null {
  for (const record of records) {
    const { rollouts, policy } = replayTask(config, record, 0);
    const graph = buildStateGraph(rollouts);
    const values = computeValues(rollouts, graph, config);
    const { advantage } = g2po.estimate({ rollouts, graph, values }, config);
    if (!advantage.every(Number.isFinite)) return 'an advantage is not finite';
    if (policy.length !== rollouts.stepCount) return 'a step has no policy';
    if (!record.logProbs.every((value) => value <= 1e-3)) return 'a log-probability is out of bounds';
    if (!record.truths.every(({ halfWidth }) => halfWidth.every((value) => value >= 0)))
      return 'an interval is negative';
  }
  if (metrics.some(({ successRate, kl }) => !(successRate >= 0 && successRate <= 1.001) || !Number.isFinite(kl))) {
    return 'a metric is out of bounds';
  }
  if (changes.some(({ iteration }) => iteration < 1 || iteration > records.length))
    return 'a change is of no iteration';
  const weights = checkpoint?.policy.parameters ?? [];
  return weights.every(({ value }) => value.every(Number.isFinite)) ? null : 'a weight is not finite';
}
