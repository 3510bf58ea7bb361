/** Attention and its gradient on the webgpu backend: one small WGSL program a result. Every sum runs in one fixed order. */
import type { WebGPUBackend, WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import type { NamedTensorInfoMap, TensorInfo } from '../tf.ts';
import type { AttentionSize } from './attentionHost.ts';
import { input } from './inputs.ts';

const WORKGROUP = 64;

/** Queries stand in the first row of `groups`, keys in the second. */
type Side = 'queries' | 'keys';

/**
 * One invocation a (row, head) of the result; `body` runs with `at`, where the head's numbers of this row begin, and
 * [start, end), the rows of the other side that belong to it. Rows of no group find an empty range.
 */
function code({ columns, heads }: AttentionSize, own: Side, body: string, helpers: string): string {
  const other: Side = own === 'queries' ? 'keys' : 'queries';
  const from = (side: Side) => (side === 'queries' ? '0' : 'uniforms.groupsShape[1]');
  return `
const COLUMNS = ${columns};
const HEADS = ${heads};
const WIDTH = ${columns / heads};
const SCALE = ${1 / Math.sqrt(columns / heads)};

fn score(query : i32, key : i32) -> f32 {
  var total = 0.0;
  for (var d = 0; d < WIDTH; d++) { total += q[query + d] * k[key + d]; }
  return SCALE * total;
}
${helpers}
fn main(index : i32) {
  if (index >= uniforms.outShape[0] * HEADS) { return; }
  let row = index / HEADS;
  let head = index - row * HEADS;
  let at = row * COLUMNS + head * WIDTH;
  let count = uniforms.groupsShape[1] - 1;
  var start = 0;
  var end = 0;
  if (row < groups[${from(own)} + count]) {
    var low = 0;
    var high = count;
    while (high - low > 1) {
      let middle = (low + high) / 2;
      if (groups[${from(own)} + middle] <= row) { low = middle; } else { high = middle; }
    }
    start = groups[${from(other)} + low];
    end = groups[${from(other)} + low + 1];
  }
  ${body}
}`;
}

/** Softmax as the scores come by: sums are rescaled whenever a higher score turns up. */
const FORWARD = `
  var sums : array<f32, WIDTH>;
  var highest = -1e30;
  var weights = 0.0;
  for (var j = start; j < end; j++) {
    let other = j * COLUMNS + head * WIDTH;
    let s = score(at, other);
    let shrink = exp(min(highest - s, 0.0));
    highest = max(highest, s);
    let weight = exp(s - highest);
    weights = weights * shrink + weight;
    for (var d = 0; d < WIDTH; d++) { sums[d] = sums[d] * shrink + weight * v[other + d]; }
  }
  for (var d = 0; d < WIDTH; d++) { result[at + d] = select(sums[d] / weights, 0.0, start == end); }`;

/** Of every (query, head): the logarithm of its summed exponentials, and Σ p c (attentionHost.ts), side by side. */
const STATISTICS = `
  var highest = -1e30;
  var weights = 0.0;
  var slopes = 0.0;
  for (var j = start; j < end; j++) {
    let other = j * COLUMNS + head * WIDTH;
    let s = score(at, other);
    let shrink = exp(min(highest - s, 0.0));
    highest = max(highest, s);
    let weight = exp(s - highest);
    var c = 0.0;
    for (var d = 0; d < WIDTH; d++) { c += dy[at + d] * v[other + d]; }
    weights = weights * shrink + weight;
    slopes = slopes * shrink + weight * c;
  }
  result[2 * index] = select(highest + log(weights), 0.0, start == end);
  result[2 * index + 1] = select(slopes / weights, 0.0, start == end);`;

/** A gradient: over the other side's rows, the sum of `factor` · `term`. Queries and keys are told apart by `own`. */
function gradient(own: Side, factor: string, term: string): string {
  const [query, key, stat] = own === 'queries' ? ['at', 'other', 'row'] : ['other', 'at', 'j'];
  return `
  var sums : array<f32, WIDTH>;
  for (var j = start; j < end; j++) {
    let other = j * COLUMNS + head * WIDTH;
    let query = ${query};
    let key = ${key};
    let stat = 2 * (${stat} * HEADS + head);
    let weight = exp(score(query, key) - statistics[stat]);
    let factor = ${factor};
    for (var d = 0; d < WIDTH; d++) { sums[d] += factor * ${term}; }
  }
  for (var d = 0; d < WIDTH; d++) { result[at + d] = sums[d]; }`;
}

/** `slope(query, key, stat, weight)`, s_ij of attentionHost.ts. */
const SLOPE = `
fn slope(query : i32, key : i32, stat : i32, weight : f32) -> f32 {
  var c = 0.0;
  for (var d = 0; d < WIDTH; d++) { c += dy[query + d] * v[key + d]; }
  return SCALE * weight * (c - statistics[stat + 1]);
}
`;

/** Runs one program: `body` for every (row, head) of a result [rows, …]; `helpers` are functions before it. */
function run(
  backend: WebGPUBackend,
  name: string,
  inputs: NamedTensorInfoMap,
  shape: number[],
  size: AttentionSize,
  own: Side,
  body: string,
  helpers = '',
): TensorInfo {
  const names = Object.keys(inputs);
  const program: WebGPUProgram = {
    shaderKey: `attention ${name} ${size.columns} ${size.heads}`,
    variableNames: names,
    outputShape: shape,
    workgroupSize: [WORKGROUP, 1, 1],
    dispatch: [Math.ceil((shape[0] * size.heads) / WORKGROUP), 1, 1],
    dispatchLayout: { x: [0, 1] },
    getUserCode: () => code(size, own, body, helpers),
  };
  return backend.runWebGPUProgram(
    program,
    names.map((one) => input(inputs, one)),
    'float32',
  );
}

/** `attention` on webgpu. */
export function attentionOnWebgpu(backend: WebGPUBackend, inputs: NamedTensorInfoMap, size: AttentionSize): TensorInfo {
  return run(backend, 'forward', inputs, input(inputs, 'q').shape, size, 'queries', FORWARD);
}

/** Gradients of q, k and v on webgpu. */
export function attentionGradientOnWebgpu(
  backend: WebGPUBackend,
  inputs: NamedTensorInfoMap,
  size: AttentionSize,
): TensorInfo[] {
  const [q, k] = [input(inputs, 'q'), input(inputs, 'k')];
  const statistics = run(backend, 'statistics', inputs, [q.shape[0], 2 * size.heads], size, 'queries', STATISTICS);
  const all = { ...inputs, statistics };
  // A program must not be given what it does not read, and that of v does not read v.
  const ofV = Object.fromEntries(Object.entries(all).filter(([name]) => name !== 'v'));
  const slope = 'slope(query, key, stat, weight)';
  const gradients = [
    run(backend, 'dq', all, q.shape, size, 'queries', gradient('queries', slope, 'k[key + d]'), SLOPE),
    run(backend, 'dk', all, k.shape, size, 'keys', gradient('keys', slope, 'q[query + d]'), SLOPE),
    run(backend, 'dv', ofV, k.shape, size, 'keys', gradient('keys', 'weight', 'dy[query + d]')),
  ];
  backend.disposeData(statistics.dataId);
  return gradients;
}
