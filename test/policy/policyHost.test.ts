import { describe, expect, it } from 'vitest';
import { nodeAssets } from '../../src/policy/nodeAssets.ts';
import { PolicyHost } from '../../src/policy/policyHost.ts';
import { getBackend } from '../../src/policy/tf.ts';

// No WebGPU here: Node has none of its own, and Dawn is not installed in this file.
const SETTINGS = { network: 'words', prior: 'none', seed: 1 } as const;

describe('PolicyHost', () => {
  it('opens the backend once for a choice, and again where the choice changes', async () => {
    const host = new PolicyHost(nodeAssets());
    const open = (backend: 'cpu' | 'auto') => host.open({ ...SETTINGS, backend });
    const [first, second] = await Promise.all([open('cpu'), open('cpu')]);
    expect(second.backend).toBe(first.backend);
    expect(first.backend.name).toBe('cpu');
    const third = await open('auto');
    expect(third.backend).not.toBe(first.backend);
    for (const policy of [first, second, third]) policy.dispose();
    expect(third.memory().tensors).toBe(0);
  });

  it('without a GPU adapter takes wasm, checked and measured', async () => {
    const policy = await new PolicyHost(nodeAssets()).open({ ...SETTINGS, backend: 'auto' });
    const { name, tried } = policy.backend;
    expect(name).toBe('wasm');
    expect(tried.map((one) => [one.name, one.outcome])).toEqual([
      ['webgpu', 'not available'],
      ['wasm', 'chosen'],
    ]);
    expect(tried[1].milliseconds).toBeGreaterThan(0);
    policy.dispose();
  });

  it('lets the last of several choices win, one switch after the other', async () => {
    const host = new PolicyHost(nodeAssets());
    const choices = ['wasm', 'cpu', 'wasm', 'cpu'] as const;
    const opened = await Promise.allSettled(choices.map((backend) => host.open({ ...SETTINGS, backend })));
    expect(getBackend()).toBe('cpu');
    expect(opened.at(-1)?.status).toBe('fulfilled');
    for (const one of opened) if (one.status === 'fulfilled') one.value.dispose();
  });
});
