/** WebGPU really trains, in Chromium on the software adapter: the same update steps on webgpu and cpu give the same weights. */

import type { Browser } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type {} from '../../src/app/automation.ts';
import type { webgpuParity } from '../../src/policy/selftest.ts';
import { launchBrowser, openPage } from '../setup/browser.ts';
import { root } from '../setup/sources.ts';

describe('webgpu', () => {
  let browser: Browser;
  let server: ViteDevServer;
  beforeAll(async () => {
    browser = await launchBrowser({ webgpu: true });
    // The source itself, not the built page: the comparison is no part of it.
    server = await createServer({ root, logLevel: 'error', server: { host: '127.0.0.1', port: 0, hmr: false } });
    await server.listen();
  });
  afterAll(async () => {
    await server?.close();
    await browser?.close();
  });

  it('updates the weights as cpu does', async () => {
    const address = server.httpServer?.address();
    if (address === null || address === undefined || typeof address === 'string') throw new Error('no port');
    const { page, close } = await openPage(browser, `http://127.0.0.1:${address.port}/favicon.svg`);
    // As text: compiled into this test, the import would be one of Node's.
    const parity = await page.evaluate<Awaited<ReturnType<typeof webgpuParity>>>(
      `import('/src/policy/selftest.ts').then((m) => m.webgpuParity({ wasmPaths: { plainWasm: '', simdWasm: '' } }))`,
    );
    await close();
    expect(parity.adapter).toContain('swiftshader');
    expect(parity.steps).toBeGreaterThanOrEqual(3);
    expect(parity.maxDifference).toBeLessThan(1e-4);
    // Weights that never moved would agree too; the tests of policy/ show that these steps move them.
  });

  it('trains the built page when it is asked for by name', async () => {
    const { page, expectClean, close } = await openPage(
      browser,
      `${inject('baseUrl')}#v=1&backend=webgpu&tasks=1&rollouts=2&pinned=1&minibatch=8&world.family=look`,
    );
    await expect.poll(() => page.evaluate(() => window.g2poLab?.state().backend), { timeout: 100_000 }).toBe('webgpu');
    const state = await page.evaluate(() => window.g2poLab?.iterate(1));
    expect(state).toMatchObject({ iteration: 1, stage: 'update', backend: 'webgpu', failure: null });
    expectClean();
    await close();
  });
});
