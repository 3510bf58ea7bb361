/** A checkpoint as bytes: names and shapes as JSON, then weights and Adam's moments as columns. */
import { strFromU8, strToU8 } from 'fflate';
import * as z from 'zod/mini';
import { findNetwork, type NetworkId } from '../../policy/catalog.ts';
import type { SessionCheckpoint } from '../../training/protocol.ts';
import { checkpointFault, parametersOf, text, whole } from '../../training/schemas.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { RecordingError } from './recording.ts';

const COLUMNS = ['value', 'm', 'v'] as const;
const FINITE = [-3.4e38, 3.4e38] as const;

const headSchema = z.object({
  iteration: whole(0, 1_000_000),
  network: text(64),
  step: whole(0, Number.MAX_SAFE_INTEGER),
  parameters: parametersOf({}),
});

/** Longest head: 1024 parameters, each with its name and at most four axes. */
const MAX_HEAD = 2 ** 18;

/** Most bytes that the weights of a network take. */
export function weightsSize(network: NetworkId): number {
  return MAX_HEAD + 4 * COLUMNS.length * findNetwork(network).parameters;
}

export function writeWeights({ iteration, policy }: SessionCheckpoint): Uint8Array {
  const { network, step, parameters } = policy;
  const head: z.infer<typeof headSchema> = {
    iteration,
    network,
    step,
    parameters: parameters.map(({ name, shape }) => ({ name, shape: [...shape] })),
  };
  const json = strToU8(JSON.stringify(head));
  const writer = new ByteWriter();
  writer.whole(json.length);
  writer.raw(json);
  for (const parameter of parameters) for (const column of COLUMNS) writer.floats(parameter[column]);
  return writer.bytes;
}

/** @param network that it must be of @throws RecordingError 'invalid' or 'damaged' */
export function readWeights(bytes: Uint8Array, network: string): SessionCheckpoint {
  const reader = new ByteReader(bytes);
  let json: unknown;
  try {
    json = JSON.parse(strFromU8(reader.raw(reader.whole())));
  } catch (error) {
    if (error instanceof RecordingError) throw error;
    throw new RecordingError('invalid', 'the head of its weights is no JSON');
  }
  const parsed = headSchema.safeParse(json);
  if (!parsed.success) throw new RecordingError('invalid', `its weights: ${parsed.error.issues[0].message}`);
  const { iteration, step, parameters, network: found } = parsed.data;
  const checkpoint: SessionCheckpoint = {
    iteration,
    policy: {
      network: found,
      step,
      parameters: parameters.map(({ name, shape }) => {
        const size = shape.reduce((product, axis) => product * axis, 1);
        const column = () => reader.floats(size, FINITE, `a weight of ${name}`);
        return { name, shape, value: column(), m: column(), v: column() };
      }),
    },
  };
  if (reader.left > 0) throw new RecordingError('invalid', `${reader.left} bytes are left over`);
  const fault = checkpointFault(checkpoint, network);
  if (fault !== null) throw new RecordingError('invalid', fault);
  return checkpoint;
}
