/** The page trains the transformer when a link asks for it. */

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type {} from '../../src/app/automation.ts';
import { launchBrowser, openPage } from '../setup/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

it('trains the transformer that a link asks for, with the settings that come with it', async () => {
  const { page, expectClean, close } = await openPage(
    browser,
    `${inject('baseUrl')}#v=1&network=transformer&tasks=2&rollouts=4&backend=wasm&seed=3&world.family=pick`,
  );
  await expect.poll(() => page.evaluate(() => window.g2poLab?.state().status), { timeout: 60_000 }).toBe('idle');
  // What the link leaves out is the preset of the network, not that of the world.
  expect(await page.evaluate(() => window.g2poLab?.config())).toEqual({
    world: 'house',
    network: 'transformer',
    tasks: 2,
    rollouts: 4,
    backend: 'wasm',
    seed: 3,
    'world.family': 'pick',
  });
  const state = await page.evaluate(() => window.g2poLab?.iterate(2));
  expect(state).toMatchObject({ iteration: 2, stage: 'update', backend: 'wasm', failure: null });
  expectClean();
  await close();
});
