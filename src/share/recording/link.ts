/**
 * A small recording as text in a link (`#…&rec=`): one watched task over the iterations of a run, which a link of some thousand
 * characters holds. What opens it replays the rollouts and computes their credit again; nothing is trained.
 */
import { base64urlnopad } from '@scure/base';
import { deflateSync, strToU8 } from 'fflate';
import { readingBody, writeBody } from './body.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { crc32, unpacking } from './container.ts';
import { checking } from './file.ts';
import { type Recording, RecordingError } from './recording.ts';
import { atOnce, stamping } from './replaying.ts';

/** What the text begins with says which dictionary it was packed with; whoever changes that takes another mark and keeps the old. */
const MARK = '~1';
/** Longest text that is read, in characters, and most bytes that are unpacked of it. */
const MAX_TEXT = 60_000;
const MAX_UNPACKED = 2 ** 20;

/** What the compressor has seen before the first byte: a head with the values that it most often has. */
const DICTIONARY = strToU8(
  '"graphgpo""gigpo""hgpo""rloo""grpo""keydoor""shop""apps""custom""webgpu""transformer""fixed""hidden""large""medium"' +
    '"world.progress":"shown","world.selections":"shown","world.definition":"{' +
    '"changes":[{"iteration":5,"key":"estimator","value":"gigpo"},{"iteration":10,"key":"gamma","value":0.9},' +
    '{"app":"","created":0,"on":null,"made":"","worldVersion":1,"texts":1234567890,"task":0,"iterations":20,"config":{' +
    '"world":"house","estimator":"g2po","gamma":0.95,"weight":1,"invalidPenalty":0.1,"penaltyPlace":"inside",' +
    '"successReward":10,"normalisation":"mean_std_norm","episodeStatistics":"steps","valueAggregation":"group",' +
    '"episodeTerm":true,"nodeCentricTerm":true,"edgeCentricTerm":true,"historyLength":2,"historyExponent":1,' +
    '"pathDiscount":0.1,"network":"words","prior":"task-words","learningRate":0.001,"clip":0.2,"klCoefficient":0.01,' +
    '"gradientClip":1,"tasks":16,"rollouts":8,"pinned":4,"minibatch":256,"epochs":1,"evaluationEvery":5,' +
    '"evaluationTasks":32,"evaluationTemperature":0.4,"truth":false,"seed":1,"backend":"auto",' +
    '"world.size":"small","world.family":"all","world.actionList":"admissible","world.inventory":"shown"},' +
    '"changes":[],"metrics":[]}',
);

/** What of a run a link may carry. */
export type LinkedRun = Pick<Recording, 'config' | 'changes' | 'records' | 'made' | 'task'>;

export interface RecordingLink {
  /** The value of `rec`: letters, digits, `~`, `-` and `_`. */
  readonly text: string;
  /** Its length in characters. */
  readonly length: number;
}

/**
 * The rollouts of one watched task, as text for a link; in pieces, because they are replayed to be stamped.
 * @param run its finished iterations, whole or (`task` is a number) of one task already
 * @param asked number of the watched task, from 0; where there is one only, that one
 * @param iterations how many, from the first on; all by default
 * @returns null where there is no such task or iteration, or the text would be longer than is read
 */
export function* writingLink(
  run: LinkedRun,
  asked: number,
  iterations = run.records.length,
): Generator<void, RecordingLink | null, undefined> {
  const { config, changes, made } = run;
  const task = run.task ?? asked;
  const records = run.records
    .slice(0, iterations)
    .map((record) => ofTask(record, run.task === null ? task : 0, config.rollouts));
  if (records.length === 0 || task >= Math.min(64, config.tasks)) return null;
  const recording = {
    app: '',
    created: 0,
    on: null,
    made,
    task,
    config,
    changes: changes.filter(({ iteration }) => iteration <= records.length),
    records,
    metrics: [],
  };
  const body = writeBody({ ...recording, stamp: yield* stamping(recording) });
  const writer = new ByteWriter();
  writer.whole(body.length);
  writer.planes([crc32(body)], 4);
  writer.raw(deflateSync(body, { level: 9, mem: 8, dictionary: DICTIONARY }));
  const text = MARK + base64urlnopad.encode(writer.bytes);
  return text.length > MAX_TEXT || body.length > MAX_UNPACKED ? null : { text, length: text.length };
}

/** The same at once. */
export function recordingLink(run: LinkedRun, task: number, iterations?: number): RecordingLink | null {
  return atOnce(writingLink(run, task, iterations));
}

function ofTask(
  { iteration, taskSeeds, lengths, actions }: Recording['records'][number],
  task: number,
  rollouts: number,
) {
  const total = (until: number) => lengths.subarray(0, until).reduce((sum, length) => sum + length, 0);
  const [first, end] = [task * rollouts, (task + 1) * rollouts];
  return {
    iteration,
    taskSeeds: taskSeeds.slice(task, task + 1),
    lengths: lengths.slice(first, end),
    actions: actions.slice(total(first), total(end)),
    logProbs: new Float32Array(0),
    probabilities: [],
    truths: [],
  };
}

/**
 * Reads the text that `recordingLink` gave, in pieces.
 * @throws RecordingError
 */
export function* readingLink(text: string): Generator<void, Recording, undefined> {
  if (!text.startsWith(MARK)) throw new RecordingError('newer', 'it is packed in a way that is not read here');
  if (text.length > MAX_TEXT) throw new RecordingError('large', `${text.length} characters`);
  let bytes: Uint8Array;
  try {
    bytes = base64urlnopad.decode(text.slice(MARK.length));
  } catch {
    throw new RecordingError('damaged', 'it is cut off, or has other characters than it may');
  }
  const reader = new ByteReader(bytes);
  const size = reader.whole();
  if (size > MAX_UNPACKED) throw new RecordingError('large', `${size} bytes unpacked`);
  const head = reader.raw(4);
  const sum = new DataView(head.buffer, head.byteOffset, 4).getUint32(0);
  const body = yield* unpacking({ size, packed: reader.raw(reader.left) }, DICTIONARY);
  if (crc32(body) !== sum) throw new RecordingError('damaged', 'its checksum is another');
  const recording = yield* checking(yield* readingBody(body));
  if (recording.task === null) throw new RecordingError('invalid', 'it is a whole run');
  return recording;
}
