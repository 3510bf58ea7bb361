/** A tiny race in Chromium: its numbers are those of the same sessions in Node, and they outlive the dialog and the page. */
import { readFile } from 'node:fs/promises';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type {} from '../../src/app/automation.ts';
import { parseConfig } from '../../src/config/config.ts';
import { createPolicy } from '../../src/policy/learner.ts';
import { nodeAssets } from '../../src/policy/nodeAssets.ts';
import { openBackend } from '../../src/policy/openBackend.ts';
import { type Racer, racerConfig, racersOf } from '../../src/store/race.ts';
import { readRace } from '../../src/store/raceStorage.ts';
import { Session } from '../../src/training/session.ts';
import { launchBrowser, openPage, type WatchedPage } from '../setup/browser.ts';

const SETTINGS = {
  ...{ tasks: 2, rollouts: 2, pinned: 0, backend: 'wasm', seed: 3, minibatch: 32, gamma: 0.9 },
  ...{ evaluationEvery: 2, evaluationTasks: 4, 'world.family': 'pick' },
};
const HASH = `#v=1&${Object.entries(SETTINGS)
  .map(([key, value]) => `${key}=${value}`)
  .join('&')}`;
const ITERATIONS = 3;
const CSV_HEADER = 'estimator,seed,status,iteration,success_rate,held_out_success,env_steps,env_steps_total,seconds';

let browser: Browser;
let watched: WatchedPage;
beforeAll(async () => {
  browser = await launchBrowser();
  watched = await openPage(browser, inject('baseUrl') + HASH, { reducedMotion: 'reduce' });
});
afterAll(async () => {
  await watched?.close();
  await browser?.close();
});

/** What the page keeps of the race. */
async function kept(page: Page) {
  const text = await page.evaluate(() => localStorage.getItem('g2po-lab.race'));
  return readRace({ getItem: () => text, setItem: () => {} });
}

/** What of a racer does not depend on the machine. */
const figures = ({ estimator, seed, status, points }: Racer) => ({
  estimator,
  seed,
  status,
  points: points.map(({ success, heldOut, envSteps }) => [success, heldOut, envSteps]),
});

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Race' });
const openDialog = (page: Page) => page.getByRole('button', { name: 'Race', exact: true }).click();
const status = (page: Page) => page.evaluate(() => window.g2poLab?.state().status);

async function expectNothingSerious(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${axe.source}; true`);
  for (const theme of ['light', 'dark', 'projector']) {
    const found = await page.evaluate(async (name) => {
      document.documentElement.dataset.theme = name;
      const results = await window.axe?.run({ resultTypes: ['violations'] });
      return results?.violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ html }) => html.slice(0, 120)).join(' and ')}`);
    }, theme);
    expect(found).toEqual([]);
  }
}

describe('a race', () => {
  it('is set up by keyboard and trains, while the run on screen rests and then goes on', async () => {
    const { page } = watched;
    await expect.poll(() => status(page), { timeout: 30_000 }).toBe('idle');
    await page.evaluate(() => window.g2poLab?.play());
    await expect.poll(() => status(page), { timeout: 30_000 }).toBe('playing');

    await page.getByRole('button', { name: 'Race', exact: true }).focus();
    await page.keyboard.press('Enter');
    const dialog = dialogOf(page);
    await expect.poll(() => dialog.textContent()).toContain('Discount γ 0.9');
    await dialog.getByRole('checkbox', { name: 'GiGPO' }).focus();
    await page.keyboard.press('Space');
    for (const [name, value] of [
      ['Seeds', '2'],
      ['Iterations', String(ITERATIONS)],
    ]) {
      await dialog.getByRole('textbox', { name }).fill(value);
      await page.keyboard.press('Enter');
    }
    await expectNothingSerious(page);
    await dialog.getByRole('button', { name: 'Start the race' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => status(page)).toBe('idle');
    await expect.poll(() => dialog.locator('.race-progress').textContent(), { timeout: 90_000 }).toContain('Finished');
    await expect.poll(() => status(page)).toBe('playing');
    await page.evaluate(() => window.g2poLab?.pause());
  });

  it('has the numbers of the same sessions in Node', async () => {
    const { setup, racers } = await kept(watched.page);
    const config = parseConfig({ ...SETTINGS, world: 'house', estimator: 'g2po' });
    expect(setup).toEqual({ config, estimators: ['grpo', 'g2po'], seeds: [3, 4], iterations: ITERATIONS });
    if (setup === null) return;
    const backend = await openBackend('wasm', nodeAssets());
    const expected: ReturnType<typeof figures>[] = [];
    for (const racer of racersOf(setup)) {
      const own = racerConfig(setup, racer);
      const session = new Session(own, createPolicy(own, backend));
      const points: (number | null)[][] = [];
      for (let k = 0; k < ITERATIONS; k++) {
        const { metrics } = await session.iterate();
        if (metrics) points.push([metrics.successRate, metrics.heldOutSuccess, metrics.envSteps]);
      }
      session.policy.dispose();
      expected.push({ estimator: racer.estimator, seed: racer.seed, status: 'done', points });
    }
    expect(racers.map(figures)).toEqual(expected);
    expect(racers.map(({ backend: name }) => name)).toEqual(['wasm', 'wasm', 'wasm', 'wasm']);
  });

  it('shows curves, figures and each estimator’s graph of the same task', async () => {
    const dialog = dialogOf(watched.page);
    const { racers } = await kept(watched.page);
    const auc = (estimator: string) => {
      const runs = racers.filter((racer) => racer.estimator === estimator);
      const means = runs.map(({ points }) => points.reduce((sum, { success }) => sum + success, 0) / points.length);
      return means.reduce((sum, mean) => sum + mean, 0) / means.length;
    };
    const row = dialog.getByRole('row', { name: /^G2PO 2 of 2/ });
    await expect.poll(() => row.textContent()).toContain(auc('g2po').toFixed(3));
    await expect.poll(() => dialog.getByRole('row', { name: /^G2PO − GRPO/ }).textContent()).toMatch(/of 2 seeds/);
    for (const name of [/against iterations/, /against environment steps/]) {
      expect(await dialog.getByRole('img', { name }).count()).toBe(1);
    }
    for (const name of [/^GRPO, iteration 3/, /^G2PO, iteration 3/]) {
      expect(await dialog.getByRole('img', { name }).count()).toBe(1);
    }
    expect(await dialog.textContent()).toContain('Checked: their first iterations agree');
    await expectNothingSerious(watched.page);
  });

  it('can be saved as CSV', async () => {
    const { page } = watched;
    const download = page.waitForEvent('download');
    await dialogOf(page).getByRole('button', { name: 'Export as CSV' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('g2po-house-seed3-iteration3-race.csv');
    const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines[0]).toBe(CSV_HEADER);
    expect(lines.length).toBe(1 + 4 * ITERATIONS);
  });

  it('is there again after the dialog, and the page, were closed', async () => {
    const { page } = watched;
    const before = await dialogOf(page)
      .getByRole('row', { name: /^G2PO 2 of 2/ })
      .textContent();
    await page.keyboard.press('Escape');
    await expect.poll(() => dialogOf(page).count()).toBe(0);
    await page.reload();
    await openDialog(page);
    await expect.poll(() => dialogOf(page).locator('.race-progress').textContent()).toContain('Finished');
    expect(
      await dialogOf(page)
        .getByRole('row', { name: /^G2PO 2 of 2/ })
        .textContent(),
    ).toBe(before);
  });

  it('is stopped by its button and goes on where it was left; on a phone nothing runs over the edge', async () => {
    const { page } = watched;
    await page.setViewportSize({ width: 390, height: 844 });
    const dialog = dialogOf(page);
    await dialog.getByRole('button', { name: 'New race…' }).click();
    await dialog.getByRole('textbox', { name: 'Iterations' }).fill('60');
    await dialog.getByRole('button', { name: 'Start a new race' }).click();
    await dialog.getByRole('button', { name: 'Stop' }).click();
    await expect.poll(() => dialog.locator('.race-progress').textContent()).toContain('Stopped');
    const { racers } = await kept(page);
    expect(racers.every(({ status: how }) => how === 'stopped' || how === 'done')).toBe(true);
    const { scroll, client } = await dialog.evaluate(({ scrollWidth, clientWidth }) => ({
      scroll: scrollWidth,
      client: clientWidth,
    }));
    expect(scroll).toBe(client);
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await expect.poll(() => dialog.locator('.race-progress').textContent(), { timeout: 30_000 }).toContain('Racing');
    await dialog.getByRole('button', { name: 'Stop' }).click();
    await dialog.getByRole('button', { name: 'Close' }).click();
    watched.expectClean();
  });

  it('goes on where a worker breaks for real, and says so', async () => {
    const other = await openPage(browser, inject('baseUrl') + HASH, { reducedMotion: 'reduce' });
    const { page } = other;
    await expect.poll(() => status(page), { timeout: 30_000 }).toBe('idle');
    const before = page.workers();
    await openDialog(page);
    const dialog = dialogOf(page);
    await dialog.getByRole('textbox', { name: 'Seeds' }).fill('1');
    await dialog.getByRole('checkbox', { name: 'GiGPO' }).uncheck();
    await dialog.getByRole('textbox', { name: 'Iterations' }).fill('12');
    await dialog.getByRole('button', { name: 'Start the race' }).click();
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBeGreaterThan(before.length);
    const racing = page.workers().find((worker) => !before.includes(worker));
    await racing?.evaluate(() => {
      setTimeout(() => {
        throw new Error('broken on purpose');
      }, 0);
    });
    await expect.poll(() => dialog.locator('.race-progress').textContent(), { timeout: 60_000 }).toContain('Finished');
    expect(await dialog.getByRole('alert').textContent()).toMatch(/seed 3, was trained by a second worker/);
    const { racers } = await kept(page);
    expect(racers.map(({ status: how, attempts }) => [how, attempts])).toEqual(
      expect.arrayContaining([
        ['done', 2],
        ['done', 1],
      ]),
    );
    expect(racers.map(({ points }) => points.length)).toEqual([12, 12]);
    await other.close();
  });
});
