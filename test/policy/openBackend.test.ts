import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBackend } from '../../src/policy/openBackend.ts';
import { largestDifference, type Trace } from '../../src/policy/selftest.ts';
import { backend, env, getBackend } from '../../src/policy/tf.ts';
import { backendsHere } from './backendsHere.ts';

const NO_WASM = { wasmPaths: { plainWasm: '/nowhere/plain.wasm', simdWasm: '/nowhere/simd.wasm' } };

const stats = { loss: 1, kl: 0, clipFraction: 0, entropy: 1, gradientNorm: 1 };
const trace = (loss: number, weight: number): Trace => ({
  stats: [{ ...stats, loss }],
  weights: [Float32Array.of(weight)],
});

describe('largestDifference', () => {
  it('is relative for large numbers and absolute for small ones', () => {
    // |100 − 101| / 100 against |0.5 − 0.25| / 1.
    expect(largestDifference(trace(100, 0.5), trace(101, 0.5))).toBeCloseTo(0.01, 12);
    expect(largestDifference(trace(100, 0.5), trace(100, 0.25))).toBe(0.25);
  });

  it('never lets NaN pass, on either side', () => {
    expect(largestDifference(trace(Number.NaN, 0), trace(1, 0))).toBe(Number.POSITIVE_INFINITY);
    expect(largestDifference(trace(1, 0), trace(1, Number.NaN))).toBe(Number.POSITIVE_INFINITY);
  });
});

// The wasm loader writes its failure to the console before it rejects.
beforeAll(() => {
  for (const method of ['error', 'warn'] as const) vi.spyOn(console, method).mockImplementation(() => undefined);
});
afterAll(() => vi.restoreAllMocks());

describe('openBackend', () => {
  it('falls back to cpu where wasm cannot be loaded, and says why', async () => {
    const { report } = await openBackend('wasm', NO_WASM);
    expect(report.name).toBe('cpu');
    expect(report.tried.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['wasm', 'failed'],
      ['cpu', 'chosen'],
    ]);
    expect(report.tried[0].detail).not.toBe('');
    expect(getBackend()).toBe('cpu');
  });
});

const webgpu = (await backendsHere()).find(({ name }) => name === 'webgpu');

describe.skipIf(webgpu?.missing !== null)('openBackend with a software adapter', () => {
  it('uses it where it is asked for by name', async () => {
    const { report, roundUp } = await openBackend('webgpu', NO_WASM);
    expect(report).toMatchObject({ name: 'webgpu', software: true });
    expect(report.adapter).not.toBe('');
    // Padded sizes are powers of two from 8 on.
    expect([1, 8, 9, 100].map(roundUp)).toEqual([8, 8, 16, 128]);
  });

  it('does not choose it by itself', async () => {
    const { report } = await openBackend('auto', NO_WASM);
    expect(report.tried.map(({ name, outcome, obstacle }) => [name, outcome, obstacle])).toEqual([
      ['webgpu', 'slower', 'software'],
      ['wasm', 'failed', null],
      ['cpu', 'chosen', null],
    ]);
  });
});

/** The device that the webgpu backend computes on; TensorFlow.js keeps one a context. */
function device(): GPUDevice {
  const active = backend();
  if (!('device' in active && active.device instanceof GPUDevice)) throw new Error('webgpu is not active');
  return active.device;
}

/** Makes the device report an error that no call rejects with, and waits until it has. */
async function provoke(gpu: GPUDevice): Promise<void> {
  const reported = new Promise((resolve) => gpu.addEventListener('uncapturederror', resolve, { once: true }));
  gpu.createShaderModule({ code: 'no WGSL' });
  await reported;
}

describe.skipIf(webgpu?.missing !== null)('the device of webgpu', () => {
  const listen = () => {
    const errors: string[] = [];
    return { errors, events: { onError: (message: string) => void errors.push(message) } };
  };

  it('multiplies matrices without split-K, whose sums differ from run to run', async () => {
    await openBackend('webgpu', NO_WASM);
    expect(env().getNumber('WEBGPU_MATMUL_PROGRAM_TYPE')).toBe(3);
  });

  it('is heard while it is in use, and no longer once another backend is', async () => {
    const { errors, events } = listen();
    await openBackend('webgpu', NO_WASM, events);
    const gpu = device();
    await provoke(gpu);
    expect(errors.length).toBe(1);
    await openBackend('cpu', NO_WASM);
    await provoke(gpu);
    expect(errors.length).toBe(1);
  });

  it('that reports an error during the self-test is not chosen, and fails no run', async () => {
    const { errors, events } = listen();
    await openBackend('webgpu', NO_WASM);
    const gpu = device();
    // The moment at which the self-test begins to listen.
    const listenTo = gpu.addEventListener.bind(gpu);
    vi.spyOn(gpu, 'addEventListener').mockImplementationOnce((type, listener) => {
      listenTo(type, listener);
      gpu.createShaderModule({ code: 'no WGSL' });
    });
    const { report } = await openBackend('webgpu', NO_WASM, events);
    expect(report.name).toBe('cpu');
    expect(report.tried[0]).toMatchObject({ name: 'webgpu', outcome: 'failed', obstacle: 'error' });
    expect(errors).toEqual([]);
  });
});
