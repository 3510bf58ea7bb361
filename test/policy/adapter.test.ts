import { afterEach, describe, expect, it, vi } from 'vitest';
import { describeAdapter, missingAdapter } from '../../src/policy/start/adapter.ts';

const offering = (adapter: unknown) =>
  vi.stubGlobal('navigator', { gpu: { requestAdapter: () => Promise.resolve(adapter) } });

afterEach(() => vi.unstubAllGlobals());

describe('describeAdapter', () => {
  it('names vendor and architecture of a GPU', async () => {
    offering({ info: { vendor: 'nvidia', architecture: 'ada-lovelace', device: '', description: '' } });
    expect(await describeAdapter()).toEqual({ name: 'nvidia ada-lovelace', software: false });
  });

  it('recognises software by its flag or by its name', async () => {
    offering({ info: { vendor: 'acme', architecture: '', device: '', description: '', isFallbackAdapter: true } });
    expect(await describeAdapter()).toEqual({ name: 'acme', software: true });
    offering({ info: { vendor: 'mesa', architecture: '', device: '', description: 'llvmpipe (LLVM 17)' } });
    expect(await describeAdapter()).toEqual({ name: 'mesa llvmpipe (LLVM 17)', software: true });
  });

  it('does without a description', async () => {
    offering({});
    expect(await describeAdapter()).toEqual({ name: 'unnamed adapter', software: false });
  });

  it('is null without WebGPU, without an adapter, and where the request fails', async () => {
    vi.stubGlobal('navigator', {});
    expect(await describeAdapter()).toBeNull();
    offering(null);
    expect(await describeAdapter()).toBeNull();
    vi.stubGlobal('navigator', { gpu: { requestAdapter: () => Promise.reject(new Error('lost')) } });
    expect(await describeAdapter()).toBeNull();
  });
});

describe('missingAdapter', () => {
  it('tells a browser without WebGPU from a page over plain http and from a machine without an adapter', () => {
    offering(null);
    expect(missingAdapter()).toBe('no adapter');
    vi.stubGlobal('navigator', {});
    expect(missingAdapter()).toBe('unsupported');
    vi.stubGlobal('isSecureContext', false);
    expect(missingAdapter()).toBe('insecure');
    vi.stubGlobal('isSecureContext', true);
    expect(missingAdapter()).toBe('unsupported');
  });
});
