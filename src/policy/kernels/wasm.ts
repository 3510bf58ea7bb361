/** The project's kernels on the wasm backend: typed arrays on its heap, and a matrix product that transposes first. Loaded with the backend. */
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import {
  getKernel,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from '../tf.ts';
import { ADAM_ROWS } from './adamRows.ts';
import { ATTENTION, ATTENTION_GRADIENT } from './attention.ts';
import { attentionGradientOnHost, attentionOnHost } from './attentionHost.ts';
import { EMBEDDING_BAG } from './embeddingBag.ts';
import { adamOnHost, bagOnHost } from './host.ts';
import { attentionSize, input } from './inputs.ts';

function wasm(backend: object): BackendWasm {
  if (!(backend instanceof BackendWasm)) throw new TypeError('A wasm kernel was run on another backend.');
  return backend;
}

// Views are valid until the heap grows, so outputs are allocated before any view is taken.
function floats(backend: BackendWasm, info: TensorInfo): Float32Array {
  const view = backend.typedArrayFromHeap(info);
  if (!(view instanceof Float32Array)) throw new TypeError('expected a float32 tensor');
  return view;
}

function integers(backend: BackendWasm, info: TensorInfo): Int32Array {
  const view = backend.typedArrayFromHeap(info);
  if (!(view instanceof Int32Array)) throw new TypeError('expected an int32 tensor');
  return view;
}

function embeddingBag(backend: BackendWasm, inputs: NamedTensorInfoMap): TensorInfo {
  const table = input(inputs, 'table');
  const offsets = input(inputs, 'offsets');
  const columns = table.shape[1];
  const out = backend.makeOutput([offsets.shape[0] - 1, columns], 'float32');
  bagOnHost(
    floats(backend, table),
    integers(backend, input(inputs, 'indices')),
    integers(backend, offsets),
    columns,
    floats(backend, out),
  );
  return out;
}

function adamRows(backend: BackendWasm, inputs: NamedTensorInfoMap): TensorInfo[] {
  const packed = input(inputs, 'packed');
  adamOnHost(
    floats(backend, packed),
    floats(backend, input(inputs, 'gradient')),
    integers(backend, input(inputs, 'rows')),
    floats(backend, input(inputs, 'scale'))[0],
    floats(backend, input(inputs, 'scalars')),
    packed.shape[1],
  );
  return [];
}

function attention(backend: BackendWasm, inputs: NamedTensorInfoMap, attrs?: NamedAttrMap): TensorInfo {
  const q = input(inputs, 'q');
  const out = backend.makeOutput(q.shape, 'float32');
  const [qs, ks, vs] = ['q', 'k', 'v'].map((name) => floats(backend, input(inputs, name)));
  const groups = integers(backend, input(inputs, 'groups'));
  attentionOnHost(qs, ks, vs, groups, attentionSize(q, attrs), floats(backend, out));
  return out;
}

function attentionGradient(backend: BackendWasm, inputs: NamedTensorInfoMap, attrs?: NamedAttrMap): TensorInfo[] {
  const factors = ['q', 'k', 'v'].map((name) => input(inputs, name));
  const gradients = factors.map(({ shape }) => backend.makeOutput(shape, 'float32'));
  const [q, k, v] = factors.map((factor) => floats(backend, factor));
  const out = gradients.map((gradient) => floats(backend, gradient));
  const groups = integers(backend, input(inputs, 'groups'));
  const size = attentionSize(factors[0], attrs);
  const dy = floats(backend, input(inputs, 'dy'));
  attentionGradientOnHost(q, k, v, dy, groups, size, { q: out[0], k: out[1], v: out[2] });
  return gradients;
}

/** A new tensor: the transpose of a matrix, given as [rows, columns] or [1, rows, columns]. */
function transposed(backend: BackendWasm, matrix: TensorInfo): TensorInfo {
  const [rows, columns] = matrix.shape.slice(-2);
  const out = backend.makeOutput([...matrix.shape.slice(0, -2), columns, rows], 'float32');
  const from = floats(backend, matrix);
  const to = floats(backend, out);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) to[c * rows + r] = from[r * columns + c];
  return out;
}

function isOneMatrix({ shape, dtype }: TensorInfo): boolean {
  return dtype === 'float32' && shape.slice(0, -2).every((size) => size === 1);
}

/**
 * Replaces the backend's BatchMatMul: with a transpose flag it falls back to a scalar loop, while XNNPACK multiplies
 * plain matrices; transposing first makes whole training steps several times faster.
 */
function overrideBatchMatMul(): void {
  const original = getKernel('BatchMatMul', 'wasm');
  unregisterKernel('BatchMatMul', 'wasm');
  registerKernel({
    ...original,
    kernelFunc: (call) => {
      const { inputs, attrs } = call;
      const [a, b] = [input(inputs, 'a'), input(inputs, 'b')];
      const flags = [attrs?.transposeA === true, attrs?.transposeB === true];
      if (!(flags[0] || flags[1]) || !isOneMatrix(a) || !isOneMatrix(b)) return original.kernelFunc(call);
      const backend = wasm(call.backend);
      const factors = [a, b].map((factor, i) => (flags[i] ? transposed(backend, factor) : factor));
      const product = original.kernelFunc({
        backend,
        inputs: { a: factors[0], b: factors[1] },
        attrs: { transposeA: false, transposeB: false },
      });
      for (const [i, factor] of factors.entries()) if (flags[i]) backend.disposeData(factor.dataId);
      return product;
    },
  });
}

/** Registers the project's kernels for the wasm backend and replaces its BatchMatMul. Call once a context. */
export function registerWasmKernels(): void {
  registerKernel({
    kernelName: EMBEDDING_BAG,
    backendName: 'wasm',
    kernelFunc: ({ inputs, backend }) => embeddingBag(wasm(backend), inputs),
  });
  registerKernel({
    kernelName: ADAM_ROWS,
    backendName: 'wasm',
    kernelFunc: ({ inputs, backend }) => adamRows(wasm(backend), inputs),
  });
  registerKernel({
    kernelName: ATTENTION,
    backendName: 'wasm',
    kernelFunc: ({ inputs, backend, attrs }) => attention(wasm(backend), inputs, attrs),
  });
  registerKernel({
    kernelName: ATTENTION_GRADIENT,
    backendName: 'wasm',
    kernelFunc: ({ inputs, backend, attrs }) => attentionGradient(wasm(backend), inputs, attrs),
  });
  overrideBatchMatMul();
}
