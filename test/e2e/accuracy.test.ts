/** The truth on the page in a real Chromium: switched on, seen in graph and inspector; the estimators against it, and a study. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type {} from '../../src/app/automation.ts';
import { recordAccuracy } from '../../src/app/study.ts';
import { parseConfig } from '../../src/config/config.ts';
import { estimators } from '../../src/credit/estimators/registry.ts';
import type { RolloutRecord } from '../../src/training/protocol.ts';
import { Session } from '../../src/training/session.ts';
import { accuracyCsv } from '../../src/views/accuracy/accuracyCsv.ts';
import { accuracyRows, figures } from '../../src/views/accuracy/figures.ts';
import { pagesOfTests, stateOf } from '../setup/lab.ts';
import { fakePolicy } from '../training/fakePolicy.ts';

const RUN = '#v=1&world=keydoor&tasks=3&rollouts=6&pinned=2&backend=wasm&seed=5';
const config = parseConfig({ world: 'keydoor', tasks: 3, rollouts: 6, pinned: 2, seed: 5, truth: true });

const openAt = pagesOfTests();

async function open(hash = RUN): Promise<Page> {
  const page = await openAt(hash, { viewport: { width: 1280, height: 900 } });
  await expect.poll(async () => (await stateOf(page)).status, { timeout: 30_000 }).toBe('idle');
  return page;
}

const iterate = (page: Page, count: number) => page.evaluate((n) => window.g2poLab?.iterate(n), count);

/** The first iteration as Node has it: its rollouts and their truth are the untrained policy's, which needs no network. */
async function firstIteration(): Promise<RolloutRecord> {
  const { rollouts } = await new Session(config, fakePolicy(config.prior), () => 0).iterate();
  if (rollouts === undefined) throw new Error('no record');
  return rollouts;
}

const cellsOf = (csv: string) =>
  csv
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));

describe('how right each estimator is', () => {
  it('is a key away, asks for the truth, and says of six estimators what Node says', async () => {
    const page = await open();
    await page.keyboard.press('a');
    const panel = page.locator('.accuracy');
    await panel.getByText('The truth is not worked out yet.').waitFor();
    await panel.getByLabel('Work out the truth').check();
    await panel.getByRole('button', { name: 'One iteration now' }).click();
    const table = panel.locator('.accuracy-tables table').first();
    await table.waitFor();

    const tasks = recordAccuracy(config, await firstIteration());
    const rows = accuracyRows(tasks, 0);
    expect(rows.length).toBe(6);
    const shown = await table
      .locator('tbody tr')
      .evaluateAll((list) => list.map((row) => Array.from(row.children, ({ textContent }) => textContent)));
    expect(shown.map((cells) => cells.map((cell) => cell?.replace('★', '')))).toEqual(
      rows.map(({ estimator, mean }) => [
        estimators.find(({ id }) => id === estimator)?.label,
        ...figures.map(({ id, write }) => {
          const value = mean[id];
          // A figure that there is none of would prove nothing.
          expect(value).not.toBeNull();
          return write(value ?? Number.NaN);
        }),
        `${mean.flat} of 2`,
      ]),
    );

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('button', { name: 'Save as CSV' }).first().click(),
    ]);
    expect(download.suggestedFilename()).toBe('g2po-keydoor-seed5-iteration1-accuracy.csv');
    const saved = cellsOf(await readFile(await download.path(), 'utf8'));
    const expected = cellsOf(accuracyCsv(tasks));
    expect(saved.length).toBe(expected.length);
    saved.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        const number = Number(expected[row][column]);
        // Another browser version may round an exponential otherwise in its last digit.
        if (Number.isNaN(number)) expect(cell).toBe(expected[row][column]);
        else expect(Number(cell)).toBeCloseTo(number, 6);
      });
    });
  });

  it('is studied on fresh rollouts, and the study can be cancelled', async () => {
    const page = await open(`${RUN}&view.centre=accuracy`);
    await iterate(page, 8);
    const panel = page.locator('.accuracy');
    const where = panel.locator('.study-bar p');
    await panel.getByLabel('Groups of up to').selectOption('8');
    await panel.getByRole('button', { name: 'Compare', exact: true }).click();
    await expect
      .poll(() => where.textContent(), { timeout: 60_000 })
      .toBe('Compared: 2 tasks, 8 rollouts each, the policy after iteration 8.');
    const table = panel.locator('.study-table');
    expect(await table.locator('thead th').allTextContents()).toEqual([
      expect.stringMatching(/^Pearson/),
      '2',
      '4',
      '8',
    ]);
    expect(await table.locator('tfoot td').allTextContents()).toEqual(['8', '4', '2']);
    await panel.locator('.study-figures').getByText('Right signs').click();
    const agreement = await table
      .locator('tbody tr')
      .evaluateAll((list) => list.map((row) => row.children[3].textContent));
    expect(agreement.length).toBe(6);
    for (const cell of agreement) expect(cell).toMatch(/^★?\d+ %± \d+$/);
    // Some of the rollouts succeed by now: whoever is best is right somewhere.
    expect(agreement.filter((cell) => /^★[1-9]/.test(cell ?? '')).length).toBeGreaterThan(0);

    // Begun and cancelled before the worker can answer.
    await panel.getByLabel('Groups of up to').selectOption('64');
    await panel.getByRole('button', { name: 'Compare again' }).evaluate(async (button) => {
      if (!(button instanceof HTMLElement)) throw new Error('no button');
      button.click();
      await new Promise((resolve) => setTimeout(resolve, 0));
      button.click();
    });
    await expect.poll(() => where.textContent()).toMatch(/^Cancelled/);
    await iterate(page, 1);
    expect(await where.textContent()).toMatch(/^Cancelled/);
    expect((await stateOf(page)).iteration).toBe(9);
  });
});

describe('the truth', () => {
  it('colours states and transitions, is in the address, and stands in the inspector', async () => {
    const page = await open(`${RUN}&truth=true`);
    await iterate(page, 1);
    const { truths } = await firstIteration();
    await page.locator('.truth summary').click();
    await page.getByText('Exact for this task.').waitFor();
    await page.getByLabel('the truth', { exact: true }).check();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.graph-legend').first().textContent()).toMatch(/true value V.*A.*truth/);
    await expect.poll(() => page.url()).toContain('view.states=truth');
    expect(page.url()).toContain('view.colour=truth');

    // The first step of the first rollout: the state that all of them start in.
    await page.locator('[data-panel="rollouts"] [data-step="0"]').first().click();
    await page.getByRole('button', { name: 'show the transition' }).click();
    const against = page.locator('.against');
    await expect.poll(() => against.locator('li').count()).toBe(7);
    await page.locator('.from-to button').first().click();
    const value = page.locator('.fact').filter({ hasText: 'True value' }).locator('dd');
    // Several visits, some with fewer steps left, pull the mean below the value at the start.
    const shown = Number((await value.textContent())?.trim());
    expect(shown).toBeLessThanOrEqual(truths[0].value[0] + 0.005);
    expect(shown).toBeGreaterThan(0);
  });
});
