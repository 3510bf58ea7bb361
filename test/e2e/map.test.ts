/** The map of a world with a grid, as a person uses it: by keyboard, by pointer, in step with the page. */
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type {} from '../../src/app/automation.ts';
import { launchBrowser, openPage, type PageOptions, type WatchedPage } from '../setup/browser.ts';
import { stateOf } from '../setup/lab.ts';

const KEYDOOR = '#v=1&world=keydoor&tasks=4&rollouts=8&pinned=2&backend=wasm&seed=3&view.critical=0.5';

let browser: Browser;
const opened: WatchedPage[] = [];

async function open(hash: string, options: PageOptions = {}): Promise<Page> {
  const watched = await openPage(browser, inject('baseUrl') + hash, { reducedMotion: 'reduce', ...options });
  opened.push(watched);
  await expect.poll(async () => (await stateOf(watched.page)).shown?.iteration, { timeout: 20_000 }).toBe(1);
  await watched.page.locator('.critical').first().waitFor({ state: 'attached' });
  return watched.page;
}

async function train(page: Page, iterations: number): Promise<void> {
  await page.evaluate((count) => window.g2poLab?.iterate(count), iterations);
  await expect.poll(async () => (await stateOf(page)).shown?.iteration).toBe(iterations);
  const map = page.locator('.map');
  // Where the map is on screen it follows a beat later.
  if ((await map.count()) > 0) await expect.poll(() => map.getAttribute('data-iteration')).toBe(String(iterations));
}

/** Opens the map by its key; it has the keyboard then, in the cell that the rollouts start from. */
async function openMap(page: Page): Promise<void> {
  await page.keyboard.press('m');
  await expect.poll(() => focused(page)).toMatch(/^row \d+, column \d+, start, value/);
}

/** Name of what has the focus. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

const inspected = (page: Page) => page.locator('[data-panel="inspector"] .full-text').first().textContent();

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

describe('the map', () => {
  it('opens by its key, is walked by arrow keys, and selects the state of a cell by Enter', async () => {
    const page = await open(KEYDOOR);
    await train(page, 3);
    await openMap(page);
    expect(await page.locator('.graph-canvas').isVisible()).toBe(false);
    expect(await page.getByRole('grid').count()).toBe(2);

    const start = await focused(page);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await stateOf(page)).selection?.kind).toBe('node');
    const place = /^row (\d+), column (\d+)/.exec(start);
    expect(await inspected(page)).toContain(`Row ${place?.[1]}, column ${place?.[2]}.`);
    expect(await page.locator('[role="gridcell"][aria-selected="true"]').getAttribute('aria-label')).toBe(start);

    // Two columns on and one back, and the iteration stays: the arrow keys are the map's.
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    expect(await focused(page)).toMatch(new RegExp(`^row ${place?.[1]}, column 2,`));
    expect((await stateOf(page)).shown?.iteration).toBe(3);

    // Tab leaves the first map for the second: each is one stop.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(() => document.activeElement?.closest('[role="grid"]')?.getAttribute('aria-label')),
    ).toMatch(/^With the key/);
    await page.keyboard.press('m');
    await page.locator('.map').waitFor({ state: 'detached' });
    expect(await page.locator('.graph-canvas').isVisible()).toBe(true);
  });

  it('selects a transition by Shift and an arrow', async () => {
    const page = await open(KEYDOOR);
    await openMap(page);
    const cell = await focused(page);
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
      await page.keyboard.press(`Shift+${key}`);
      if ((await focused(page)) !== cell) break;
    }
    const transition = await focused(page);
    expect(transition).toMatch(/^go (north|east|south|west), to row \d+, column \d+, A_EC/);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await stateOf(page)).selection?.kind).toBe('edge');
    expect(await page.locator('[aria-pressed="true"][data-transition]').getAttribute('aria-label')).toBe(transition);
    await expect
      .poll(() => page.locator('[data-panel="inspector"] .element-title').first().textContent())
      .toBe(transition.split(',')[0]);
  });

  it('follows what is selected elsewhere, and lights up the path of a rollout', async () => {
    const page = await open(KEYDOOR);
    await train(page, 3);
    await openMap(page);
    await page.keyboard.press(']');
    const selected = page.locator('[aria-pressed="true"][data-transition]');
    await expect.poll(() => selected.count()).toBe(1);
    const action = await page.locator('[data-panel="inspector"] .element-title').first().textContent();
    expect((await selected.getAttribute('aria-label'))?.split(',')[0].split(' / ')).toContain(action);

    await page.locator('.row-button').nth(1).click();
    await expect.poll(() => page.locator('.map-transition[data-dim="true"]').count()).toBeGreaterThan(0);
    // What the rollout took stays bright: it cannot have taken more transitions than it has steps.
    const bright = await page.locator('.map-transition[data-dim="false"]').count();
    expect(bright).toBeGreaterThan(0);
    expect(bright).toBeLessThanOrEqual(
      await page.locator('.row-button').nth(1).locator('..').locator('.step-chip').count(),
    );
    expect(await page.locator('.map-grid polyline').count()).toBeGreaterThan(0);
  });

  it('selects by a click, and stands still while the iterations go by', async () => {
    const page = await open(`${KEYDOOR}&view.centre=map`);
    await page.getByRole('grid').first().waitFor();
    const boxes = () =>
      page.locator('.map-cell > rect:first-of-type').evaluateAll((all) => all.map((one) => one.getAttribute('x')));
    const before = await boxes();
    const rows = await page.locator('.map-cell').count();
    expect(before).toHaveLength(rows);
    await train(page, 3);
    expect(await boxes()).toEqual(before);
    await page.locator('.map-cell[aria-selected="false"] > rect[rx]').first().click();
    await expect.poll(async () => (await stateOf(page)).selection?.kind).toBe('node');
    // Scrubbing back: the same selection, the values of that iteration.
    const value = () => page.locator('[role="gridcell"][aria-selected="true"]').getAttribute('aria-label');
    await expect.poll(value).toMatch(/value/);
    await page.getByRole('button', { name: 'Previous iteration' }).click();
    await expect.poll(async () => (await stateOf(page)).shown?.iteration).toBe(2);
    expect((await stateOf(page)).selection?.kind).toBe('node');
  });

  it('keeps the place of the keyboard where a transition is gone from the next iteration', async () => {
    const page = await open(`${KEYDOOR}&view.centre=map`);
    await train(page, 2);
    const keys = () =>
      page
        .locator('[data-transition]')
        .evaluateAll((all) =>
          all.map(
            (one) =>
              `[data-map="${one.getAttribute('data-map')}"][data-transition="${one.getAttribute('data-transition')}"]`,
          ),
        );
    const last = new Set(await keys());
    await page.getByRole('button', { name: 'Previous iteration' }).click();
    await expect.poll(async () => (await stateOf(page)).shown?.iteration).toBe(1);
    await expect.poll(async () => (await keys()).some((key) => !last.has(key))).toBe(true);
    const gone = (await keys()).find((key) => !last.has(key)) ?? '';
    const cell = await page.locator(gone).locator('..').getAttribute('data-cell');
    await page.locator(gone).focus();
    await page.keyboard.press('l');
    await expect.poll(async () => (await stateOf(page)).shown?.iteration).toBe(2);
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe(cell);
  });

  it('shows no value before the Value stage and no advantage before the Advantage stage', async () => {
    const page = await open(`${KEYDOOR}&view.centre=map`);
    await train(page, 1);
    const labels = () =>
      page.locator('.map-cell').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    const ways = () =>
      page.locator('.map-transition').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    const step = async (stage: string) => {
      await page.evaluate(() => window.g2poLab?.step());
      await expect.poll(async () => (await stateOf(page)).shown).toMatchObject({ iteration: 2, stage });
    };
    await step('rollout');
    await step('merge');
    await expect.poll(async () => (await labels()).some((label) => label?.includes('value'))).toBe(false);
    expect((await labels()).some((label) => label?.includes('visit'))).toBe(true);
    await step('value');
    await expect.poll(async () => (await labels()).some((label) => label?.includes('value'))).toBe(true);
    expect((await ways()).some((label) => label?.includes('A_EC'))).toBe(false);
    await step('advantage');
    await expect.poll(async () => (await ways()).every((label) => label?.includes('A_EC'))).toBe(true);
  });

  it('is one where observations do not tell the phases apart, and says why', async () => {
    const page = await open(`${KEYDOOR}&world.inventory=hidden&view.centre=map`);
    await page.getByRole('grid').first().waitFor();
    expect(await page.getByRole('grid').count()).toBe(1);
    expect(await page.locator('.map-lesson').textContent()).toContain('do not say whether the key is carried');
  });

  it('is in the address, and is not on offer where there is no grid', async () => {
    const page = await open(KEYDOOR);
    await page.getByText('Map', { exact: true }).click();
    await page.getByRole('grid').first().waitFor();
    // A click leaves the focus on the switch.
    expect(await page.getByRole('radio', { name: 'Map' }).evaluate((radio) => radio === document.activeElement)).toBe(
      true,
    );
    await expect.poll(() => page.evaluate(() => window.location.hash)).toContain('view.centre=map');

    const house = await open('#v=1&tasks=4&rollouts=8&pinned=2&backend=wasm&seed=3&view.centre=map');
    expect(await house.locator('.graph-canvas').isVisible()).toBe(true);
    expect(await house.getByRole('radio', { name: 'Map' }).count()).toBe(0);
    await house.keyboard.press('m');
    expect(await house.locator('.map').count()).toBe(0);
  });
});

describe('axe-core finds nothing serious on the map', () => {
  it.each([
    ['light', { width: 1280, height: 720 }],
    ['dark', { width: 1280, height: 720 }],
    ['projector', { width: 1280, height: 720 }],
    ['light', { width: 390, height: 844 }],
  ] as const)('in the %s theme at %o', async (theme, viewport) => {
    const page = await open(`${KEYDOOR}&view.centre=map`, { viewport });
    await train(page, 3);
    await page.locator('.theme select').selectOption(theme);
    await page.locator('.map-cell[aria-selected="false"]').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('[role="gridcell"][aria-selected="true"]').waitFor();
    // Through the debugger, which the content security policy does not bind.
    await page.evaluate(`${axe.source}; true`);
    const results = await page.evaluate(() => window.axe?.run({ resultTypes: ['violations'] }));
    const found = results?.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
      );
    expect(found).toEqual([]);
  });
});
