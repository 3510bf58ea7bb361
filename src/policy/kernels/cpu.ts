/** The project's kernels on the cpu backend: plain typed arrays. Loaded with the backend. */
import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { type NamedAttrMap, type NamedTensorInfoMap, registerKernel, type TensorInfo } from '../tf.ts';
import { ADAM_ROWS } from './adamRows.ts';
import { ATTENTION, ATTENTION_GRADIENT } from './attention.ts';
import { attentionGradientOnHost, attentionOnHost } from './attentionHost.ts';
import { EMBEDDING_BAG } from './embeddingBag.ts';
import { adamOnHost, bagOnHost } from './host.ts';
import { attentionSize, input } from './inputs.ts';

function cpu(backend: object): MathBackendCPU {
  if (!(backend instanceof MathBackendCPU)) throw new TypeError('A cpu kernel was run on another backend.');
  return backend;
}

function floats(backend: MathBackendCPU, info: TensorInfo): Float32Array {
  const { values } = backend.data.get(info.dataId);
  if (!(values instanceof Float32Array)) throw new TypeError('expected a float32 tensor');
  return values;
}

function integers(backend: MathBackendCPU, info: TensorInfo): Int32Array {
  const { values } = backend.data.get(info.dataId);
  if (!(values instanceof Int32Array)) throw new TypeError('expected an int32 tensor');
  return values;
}

function embeddingBag(backend: MathBackendCPU, inputs: NamedTensorInfoMap): TensorInfo {
  const table = input(inputs, 'table');
  const offsets = integers(backend, input(inputs, 'offsets'));
  const columns = table.shape[1];
  const out = new Float32Array((offsets.length - 1) * columns);
  bagOnHost(floats(backend, table), integers(backend, input(inputs, 'indices')), offsets, columns, out);
  return backend.makeTensorInfo([offsets.length - 1, columns], 'float32', out);
}

function adamRows(backend: MathBackendCPU, inputs: NamedTensorInfoMap): TensorInfo[] {
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

function attention(backend: MathBackendCPU, inputs: NamedTensorInfoMap, attrs?: NamedAttrMap): TensorInfo {
  const q = input(inputs, 'q');
  const [qs, ks, vs] = ['q', 'k', 'v'].map((name) => floats(backend, input(inputs, name)));
  const out = new Float32Array(qs.length);
  attentionOnHost(qs, ks, vs, integers(backend, input(inputs, 'groups')), attentionSize(q, attrs), out);
  return backend.makeTensorInfo(q.shape, 'float32', out);
}

function attentionGradient(backend: MathBackendCPU, inputs: NamedTensorInfoMap, attrs?: NamedAttrMap): TensorInfo[] {
  const factors = ['q', 'k', 'v'].map((name) => input(inputs, name));
  const [q, k, v] = factors.map((factor) => floats(backend, factor));
  const out = { q: new Float32Array(q.length), k: new Float32Array(k.length), v: new Float32Array(v.length) };
  const groups = integers(backend, input(inputs, 'groups'));
  attentionGradientOnHost(q, k, v, floats(backend, input(inputs, 'dy')), groups, attentionSize(factors[0], attrs), out);
  return [out.q, out.k, out.v].map((gradient, i) => backend.makeTensorInfo(factors[i].shape, 'float32', gradient));
}

/** Registers the project's kernels for the cpu backend. Call once a context. */
export function registerCpuKernels(): void {
  registerKernel({
    kernelName: EMBEDDING_BAG,
    backendName: 'cpu',
    kernelFunc: ({ inputs, backend }) => embeddingBag(cpu(backend), inputs),
  });
  registerKernel({
    kernelName: ADAM_ROWS,
    backendName: 'cpu',
    kernelFunc: ({ inputs, backend }) => adamRows(cpu(backend), inputs),
  });
  registerKernel({
    kernelName: ATTENTION,
    backendName: 'cpu',
    kernelFunc: ({ inputs, backend, attrs }) => attention(cpu(backend), inputs, attrs),
  });
  registerKernel({
    kernelName: ATTENTION_GRADIENT,
    backendName: 'cpu',
    kernelFunc: ({ inputs, backend, attrs }) => attentionGradient(cpu(backend), inputs, attrs),
  });
}
