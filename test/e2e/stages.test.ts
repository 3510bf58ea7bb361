/** Going through an iteration stage by stage: what each says it did, jumps from there, and the keyboard's place. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import type {} from '../../src/app/automation.ts';
import { launchBrowser, openPage, type WatchedPage } from '../setup/browser.ts';

/** Small enough to train quickly on a busy machine, and easy enough to succeed at once. */
const SMALL = '#v=1&tasks=4&rollouts=4&pinned=2&backend=wasm&seed=3&world.family=pick&view.critical=0.5';

let browser: Browser;
const opened: WatchedPage[] = [];

/** The page with a whole iteration done. */
async function open(): Promise<Page> {
  const watched = await openPage(browser, inject('baseUrl') + SMALL);
  opened.push(watched);
  await watched.page.waitForFunction(() => window.g2poLab?.state().status === 'idle', null, { timeout: 30_000 });
  await watched.page.evaluate(() => window.g2poLab?.iterate(1));
  return watched.page;
}

/** Does the next stage, until it is on screen. */
async function step(page: Page, stage: string): Promise<void> {
  await page.keyboard.press('s');
  await expect.poll(() => page.evaluate(() => window.g2poLab?.state().shown?.stage), SOON).toBe(stage);
}

/** The machine may be busy: what is waited for comes in the end. */
const SOON = { timeout: 20_000 };

const selection = (page: Page) => page.evaluate(() => window.g2poLab?.state().selection);
/** Whether the keyboard is within the inspector. */
const inInspector = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-panel="inspector"]') != null);

beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(async () => {
  for (const watched of opened.splice(0)) {
    watched.expectClean();
    await watched.close();
  }
});
afterAll(() => browser?.close());

it('says what each stage did, with entries that select', async () => {
  const page = await open();
  const report = page.locator('.stage-report');
  for (const [stage, name, kind] of [
    ['rollout', 'Rollout', 'trajectory'],
    ['merge', 'Merge', 'node'],
    ['value', 'Value', 'node'],
    ['advantage', 'Advantage', 'edge'],
    ['update', 'Update', 'edge'],
  ]) {
    await step(page, stage);
    await expect.poll(() => report.locator('h2').textContent(), SOON).toMatch(new RegExp(`What ${name} did`));
    const entry = report.locator('.edge-button').first();
    await entry.focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await selection(page))?.kind, SOON).toBe(kind);
    // The report folds before the element that it leads to, and its entry goes with it.
    expect(await report.locator('.edge-button').count()).toBe(0);
    expect(await inInspector(page)).toBe(true);
    await page.locator('.back').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => selection(page), SOON).toBeNull();
    expect(await inInspector(page)).toBe(true);
  }
});

it('shows the probabilities of a state’s actions, before the update one and after it two', async () => {
  const page = await open();
  await step(page, 'rollout');
  await step(page, 'merge');
  await page.locator('.stage-report .edge-button').first().click();
  const rows = page.locator('.action-row');
  const probabilities = rows.locator('.action-policy small:first-of-type');
  expect(await probabilities.first().textContent()).toMatch(/^\d+\.\d %$/);
  for (const stage of ['value', 'advantage', 'update']) await step(page, stage);
  await expect.poll(() => probabilities.first().textContent(), SOON).toMatch(/^\d+\.\d → \d+\.\d %$/);
  // The means over the state's steps add up to 100 %, each rounded to a tenth.
  const after = (await probabilities.allTextContents()).map((text) => Number(/→ ([\d.]+) %/.exec(text)?.[1]));
  expect(Math.abs(after.reduce((sum, share) => sum + share, 0) - 100)).toBeLessThan(0.05 * after.length + 0.001);
  // Likeliest first.
  expect(after).toEqual([...after].sort((a, b) => b - a));
  await rows.locator('.edge-button').first().click();
  await expect.poll(async () => (await selection(page))?.kind, SOON).toBe('edge');
  expect(await page.locator('.ratio-strip').count()).toBe(1);
});

it('is silent while training runs, and an element that stays selected stays where it is when it pauses', async () => {
  const page = await open();
  await page.keyboard.press(']');
  await expect.poll(async () => (await selection(page))?.kind, SOON).toBe('edge');
  await expect.poll(() => page.locator('.stage-report').count(), SOON).toBe(1);
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => page.locator('.stage-report').count(), SOON).toBe(0);
  const top = () => page.locator('.element-title').evaluate((element) => element.getBoundingClientRect().top);
  const before = await top();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect.poll(() => page.locator('.stage-report').count(), SOON).toBe(1);
  expect(Math.abs((await top()) - before)).toBeLessThan(6);
});
