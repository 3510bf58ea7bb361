/** The project's kernels on the webgpu backend: small programs in WGSL. Loaded with the backend. */
import { WebGPUBackend, type WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import { type NamedTensorInfoMap, registerKernel, type TensorInfo } from '../tf.ts';
import { ADAM_ROWS, SCALAR } from './adamRows.ts';
import { ATTENTION, ATTENTION_GRADIENT } from './attention.ts';
import { EMBEDDING_BAG } from './embeddingBag.ts';
import { attentionSize, input } from './inputs.ts';
import { attentionGradientOnWebgpu, attentionOnWebgpu } from './webgpuAttention.ts';

const WORKGROUP = 64;

function webgpu(backend: object): WebGPUBackend {
  if (!(backend instanceof WebGPUBackend)) throw new TypeError('A webgpu kernel was run on another backend.');
  return backend;
}

/** A program with one invocation an element of a [rows, columns] matrix. */
function program(
  shaderKey: string,
  variableNames: string[],
  outputShape: number[],
  elements: number,
  code: string,
): WebGPUProgram {
  return {
    shaderKey,
    variableNames,
    outputShape,
    workgroupSize: [WORKGROUP, 1, 1],
    dispatch: [Math.ceil(elements / WORKGROUP), 1, 1],
    dispatchLayout: { x: [0, 1] },
    getUserCode: () => code,
  };
}

/** One invocation sums one column of one bag, in list order: the same sum on every run. */
const BAG_CODE = `
fn main(index : i32) {
  let columns = uniforms.outShape[1];
  if (index >= uniforms.outShape[0] * columns) { return; }
  let row = index / columns;
  let column = index - row * columns;
  var total = 0.0;
  for (var j = offsets[row]; j < offsets[row + 1]; j++) {
    total += table[indices[j] * columns + column];
  }
  result[index] = total;
}`;

/** One invocation moves one parameter. The output is the packed table itself, read and written in place. */
const ADAM_CODE = `
fn main(index : i32) {
  let columns = uniforms.outShape[1];
  if (index >= uniforms.rowsShape * columns) { return; }
  let row = index / columns;
  if (rows[row] < 0) { return; }
  let at = rows[row] * columns + (index - row * columns);
  let third = uniforms.outShape[0] / 3 * columns;
  let beta1 = scalars[${SCALAR.beta1}];
  let beta2 = scalars[${SCALAR.beta2}];
  let g = scale[0] * gradient[index];
  let m = beta1 * result[at + third] + (1.0 - beta1) * g;
  let v = beta2 * result[at + 2 * third] + (1.0 - beta2) * g * g;
  result[at + third] = m;
  result[at + 2 * third] = v;
  result[at] -= scalars[${SCALAR.stepSize}] * m / (sqrt(v * scalars[${SCALAR.correction2}]) + scalars[${SCALAR.epsilon}]);
}`;

function embeddingBag(backend: WebGPUBackend, inputs: NamedTensorInfoMap): TensorInfo {
  const table = input(inputs, 'table');
  const offsets = input(inputs, 'offsets');
  const shape = [offsets.shape[0] - 1, table.shape[1]];
  const bag = program('embeddingBag', ['table', 'indices', 'offsets'], shape, shape[0] * shape[1], BAG_CODE);
  return backend.runWebGPUProgram(bag, [table, input(inputs, 'indices'), offsets], 'float32');
}

function adamRows(backend: WebGPUBackend, inputs: NamedTensorInfoMap): TensorInfo[] {
  const packed = input(inputs, 'packed');
  const rows = input(inputs, 'rows');
  const names = ['gradient', 'rows', 'scale', 'scalars'];
  const adam = program('adamRows', names, packed.shape, rows.shape[0] * packed.shape[1], ADAM_CODE);
  const given = names.map((name) => input(inputs, name));
  backend.runWebGPUProgram(adam, given, 'float32', undefined, packed);
  return [];
}

/** Registers the project's kernels for the webgpu backend. Call once a context. */
export function registerWebgpuKernels(): void {
  registerKernel({
    kernelName: EMBEDDING_BAG,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, backend }) => embeddingBag(webgpu(backend), inputs),
  });
  registerKernel({
    kernelName: ADAM_ROWS,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, backend }) => adamRows(webgpu(backend), inputs),
  });
  registerKernel({
    kernelName: ATTENTION,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, backend, attrs }) =>
      attentionOnWebgpu(webgpu(backend), inputs, attentionSize(input(inputs, 'q'), attrs)),
  });
  registerKernel({
    kernelName: ATTENTION_GRADIENT,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, backend, attrs }) =>
      attentionGradientOnWebgpu(webgpu(backend), inputs, attentionSize(input(inputs, 'q'), attrs)),
  });
}
