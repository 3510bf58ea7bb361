/** What outlives a reload and a broken worker, in a real Chromium: the run goes on bit for bit from its last checkpoint. */
import type { Browser, Page, Worker } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type {} from '../../src/app/automation.ts';
import { launchBrowser, openPage } from '../setup/browser.ts';

const RUN = '#v=1&tasks=4&rollouts=4&pinned=2&backend=wasm&seed=3&world.family=pick';

const stateOf = (page: Page) => page.evaluate(() => window.g2poLab?.state());
const ready = (page: Page) => expect.poll(async () => (await stateOf(page))?.status, { timeout: 30_000 }).toBe('idle');
/** The page has two workers: one trains, one keeps the archive. */
async function workerNamed(page: Page, name: string): Promise<Worker> {
  for (const worker of page.workers()) {
    if ((await worker.evaluate(() => self.name)) === name) return worker;
  }
  throw new Error(`the page has no worker named ${name}`);
}
const iterate = (page: Page, count: number) => page.evaluate((n) => window.g2poLab?.iterate(n), count);

describe('a run', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('goes on after a reload where it was, and comes out as if nothing had happened', async () => {
    const unbroken = await openPage(browser, inject('baseUrl') + RUN);
    await ready(unbroken.page);
    const whole = await iterate(unbroken.page, 8);
    await unbroken.close();

    const { page, expectClean, close } = await openPage(browser, inject('baseUrl') + RUN);
    await ready(page);
    await iterate(page, 6);
    // At rest a checkpoint is written; wait until it is on the disk.
    await page.waitForTimeout(1000);
    await page.reload();
    await expect.poll(async () => (await stateOf(page))?.iteration, { timeout: 30_000 }).toBe(6);
    await expect.poll(() => page.locator('.notes').textContent()).toContain('This tab was at iteration 6');
    await ready(page);
    expect(await iterate(page, 2)).toMatchObject({
      iteration: whole?.iteration,
      successRate: whole?.successRate,
      shown: whole?.shown,
    });
    expectClean();
    await close();
  });

  it('goes on after its worker broke, says what was lost, and comes out the same', async () => {
    const unbroken = await openPage(browser, inject('baseUrl') + RUN);
    await ready(unbroken.page);
    const whole = await iterate(unbroken.page, 8);
    await unbroken.close();

    const { page, close } = await openPage(browser, inject('baseUrl') + RUN);
    await ready(page);
    await iterate(page, 6);
    await page.waitForTimeout(300);
    const worker = await workerNamed(page, 'training');
    await worker.evaluate(() => {
      setTimeout(() => {
        throw new Error('broken on purpose');
      }, 0);
    });
    await expect
      .poll(() => page.locator('.notes').textContent(), { timeout: 30_000 })
      .toContain('checkpoint after iteration 6');
    await ready(page);
    expect(await iterate(page, 2)).toMatchObject({ successRate: whole?.successRate, shown: whole?.shown });
    await close();
  });

  it('starts afresh under another address, and in another tab', async () => {
    const { page, close } = await openPage(browser, inject('baseUrl') + RUN);
    await ready(page);
    await iterate(page, 5);
    await page.waitForTimeout(500);
    const second = await page.context().newPage();
    await second.goto(inject('baseUrl') + RUN);
    await ready(second);
    expect((await stateOf(second))?.iteration).toBe(0);
    await page.goto(`${inject('baseUrl')}${RUN}&gamma=0.5`);
    await page.reload();
    await ready(page);
    expect((await stateOf(page))?.iteration).toBe(0);
    await close();
  });
});

describe('saved runs', () => {
  it('are listed, open where they were, can be deleted, and that can be undone', async () => {
    const browser = await launchBrowser();
    const { page, expectClean, close } = await openPage(browser, inject('baseUrl') + RUN);
    await ready(page);
    await iterate(page, 5);
    const first = await stateOf(page);
    await page.getByRole('button', { name: 'New seed' }).click();
    await ready(page);
    await iterate(page, 1);
    await page.waitForTimeout(500);

    await page.getByRole('button', { name: 'Runs' }).click();
    const dialog = page.getByRole('dialog', { name: 'Saved runs' });
    await expect.poll(() => dialog.getByRole('listitem').count()).toBe(2);
    const other = dialog.getByRole('listitem').filter({ hasText: '5 iterations' });
    await other.getByRole('button', { name: /^Delete/ }).click();
    await expect.poll(() => dialog.getByRole('listitem').count()).toBe(1);
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => dialog.getByRole('listitem').count()).toBe(2);
    await other.getByRole('button', { name: /^Open/ }).click();
    await expect.poll(async () => (await stateOf(page))?.shown, { timeout: 30_000 }).toEqual(first?.shown);
    await ready(page);
    expect(await stateOf(page)).toMatchObject({ iteration: 5, successRate: first?.successRate });
    expectClean();
    await close();
    await browser.close();
  });
});
