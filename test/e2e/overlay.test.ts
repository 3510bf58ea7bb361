/** What moves over the graph: rollouts that stand apart and melt into it, and the token that walks a trajectory. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type {} from '../../src/app/automation.ts';
import { launchBrowser, openPage, type PageOptions, type WatchedPage } from '../setup/browser.ts';

/** Eight rollouts, some of which succeed soon. */
const SMALL = '#v=1&tasks=4&rollouts=8&pinned=2&backend=wasm&seed=3&world.family=pick';
const GRAPH = /^State-transition graph: /;

let browser: Browser;
const opened: WatchedPage[] = [];

/** Like `expect.poll`, for a machine that is busy. */
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000 });

/** Opens the page and waits until it takes orders. */
async function open(options?: PageOptions): Promise<Page> {
  const watched = await openPage(browser, inject('baseUrl') + SMALL, options);
  opened.push(watched);
  const { page } = watched;
  await page.waitForFunction(() => {
    const state = window.g2poLab?.state();
    return state?.status === 'idle' && state.shown !== null && document.querySelector('.rollout-rows') !== null;
  });
  await eventually(() => page.locator('.graph-canvas').getAttribute('data-nodes')).not.toBeNull();
  return page;
}

const selection = (page: Page) => page.evaluate(() => window.g2poLab?.state().selection ?? null);
const shows = (page: Page) => page.locator('.graph-overlay').getAttribute('data-shows');
const walkButton = (page: Page, name: 'Walk' | 'Pause') =>
  page.locator('[data-panel="inspector"]').getByRole('button', { name, exact: true });

async function step(page: Page, stage: string): Promise<void> {
  await page.keyboard.press('s');
  await eventually(() => page.evaluate(() => window.g2poLab?.state().shown?.stage)).toBe(stage);
}

/** Bands of rows on the overlay that hold anything, top to bottom, in CSS pixels. */
function bands(page: Page): Promise<{ top: number; bottom: number }[]> {
  return page.locator('.graph-overlay').evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) throw new Error('the overlay is no canvas');
    const { width, height } = element;
    const data = element.getContext('2d')?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray(0);
    const found: { top: number; bottom: number }[] = [];
    for (let y = 0; y < height; y++) {
      let any = false;
      for (let x = 0; x < width && !any; x++) any = data[4 * (y * width + x) + 3] > 0;
      const last = found.at(-1);
      if (any && last?.bottom === y) last.bottom = y + 1;
      else if (any) found.push({ top: y, bottom: y + 1 });
    }
    return found;
  });
}

/** Has the page note every change of what the overlay shows, and every selected step. */
async function note(page: Page): Promise<void> {
  await page.evaluate(() => {
    const overlay = document.querySelector<HTMLElement>('.graph-overlay');
    const noted = document.body.dataset;
    const add = (name: string, value: string | undefined) => {
      const list = noted[name]?.split(' ') ?? [];
      if (value !== undefined && list.at(-1) !== value) noted[name] = [...list, value].join(' ');
    };
    new MutationObserver(() => add('shown', overlay?.dataset.shows)).observe(document.body, {
      subtree: true,
      attributeFilter: ['data-shows'],
    });
    const look = () => {
      const selected = window.g2poLab?.state().selection;
      if (selected?.kind === 'trajectory' && selected.step !== null) add('steps', String(selected.step));
      requestAnimationFrame(look);
    };
    look();
  });
}

const noted = async (page: Page, name: 'shown' | 'steps') =>
  (await page.locator('body').getAttribute(`data-${name}`))?.split(' ') ?? [];

/** Steps of each rollout, as its chips count them. */
function lengths(page: Page): Promise<number[]> {
  return page
    .locator('[data-panel="rollouts"] .rollout-row')
    .evaluateAll((rows) => rows.map((row) => row.querySelectorAll('.step-chip').length));
}

/** Selects the rollout of fewest or most steps, as a whole; returns its number and length. */
async function selectRollout(
  page: Page,
  which: 'shortest' | 'longest',
): Promise<{ trajectory: number; length: number }> {
  const all = await lengths(page);
  const length = which === 'shortest' ? Math.min(...all) : Math.max(...all);
  const trajectory = all.indexOf(length);
  await page.locator('[data-panel="rollouts"] .row-button').nth(trajectory).click();
  await eventually(() => selection(page)).toEqual({ kind: 'trajectory', trajectory, step: null });
  return { trajectory, length };
}

/** From a step to the last one, only forwards; a machine that is busy may leave one out. */
function expectWalked(steps: readonly number[], first: number, length: number): void {
  expect(steps[0]).toBe(first);
  expect(steps.at(-1)).toBe(length - 1);
  expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
}

async function expectStill(page: Page): Promise<void> {
  expect(await page.locator('.graph-canvas').getAttribute('data-displacement')).toBe('0');
}

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

describe('rollouts before they are merged', () => {
  it('stand apart after the first step, one lane each, and melt into the graph with the next', async () => {
    const page = await open();
    await note(page);
    await step(page, 'rollout');
    await page.getByRole('application', { name: '8 rollouts, not merged yet.' }).waitFor();
    await eventually(async () => (await bands(page)).length).toBe(8);
    const graph = page.locator('.graph-canvas > :not(.graph-overlay)').first();
    expect(await graph.evaluate((element) => getComputedStyle(element).opacity)).toBe('0');
    const nodes = await page.locator('.graph-canvas').getAttribute('data-nodes');

    await step(page, 'merge');
    await page.getByRole('application', { name: GRAPH }).waitFor();
    await eventually(() => shows(page)).toBe('graph');
    await eventually(async () => (await bands(page)).length).toBe(0);
    expect(await graph.evaluate((element) => getComputedStyle(element).opacity)).toBe('1');
    expect(await page.locator('.graph-canvas').getAttribute('data-nodes')).toBe(nodes);
    expect(await noted(page, 'shown')).toEqual(['lanes', 'melting', 'graph']);
    await expectStill(page);
  });

  it('change places at once where motion is reduced', async () => {
    const page = await open({ reducedMotion: 'reduce' });
    await note(page);
    await step(page, 'rollout');
    await eventually(() => shows(page)).toBe('lanes');
    await step(page, 'merge');
    await eventually(() => shows(page)).toBe('graph');
    expect(await noted(page, 'shown')).toEqual(['lanes', 'graph']);
    await expectStill(page);
  });

  it('are picked by the pointer, and give way at once to another iteration', async () => {
    const page = await open();
    await page.evaluate(() => window.g2poLab?.iterate(1));
    await step(page, 'rollout');
    await eventually(async () => (await bands(page)).length).toBe(8);
    const all = await lengths(page);
    const longest = all.indexOf(Math.max(...all));
    const { top, bottom } = (await bands(page))[longest];
    // The longest lane is centred: the middle of the canvas, or near it, is one of its steps.
    const width = await page.locator('.graph-overlay').evaluate((element) => element.clientWidth);
    await page.locator('.graph-canvas').click({ position: { x: width / 2, y: (top + bottom) / 2 } });
    await eventually(() => selection(page)).toMatchObject({ kind: 'trajectory', trajectory: longest });
    await note(page);
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('application', { name: GRAPH }).waitFor();
    expect(await noted(page, 'shown')).toEqual(['graph']);
    await page.keyboard.press('l');
    await page.getByRole('application', { name: '8 rollouts, not merged yet.' }).waitFor();
    await expectStill(page);
  });

  it('are left out while stages pass too quickly to be looked at', async () => {
    const page = await open();
    await note(page);
    await page.evaluate(() => window.g2poLab?.iterate(3));
    expect(await noted(page, 'shown')).toEqual([]);
    expect(await shows(page)).toBe('graph');
  });
});

describe('the token', () => {
  it('walks the selected rollout to its end, and the selected step goes with it', async () => {
    const page = await open();
    await page.evaluate(() => window.g2poLab?.iterate(1));
    const { length } = await selectRollout(page, 'shortest');
    await note(page);
    await page.keyboard.press('w');
    await walkButton(page, 'Pause').waitFor();
    await walkButton(page, 'Walk').waitFor();
    expectWalked((await noted(page, 'steps')).map(Number), 0, length);
    expect((await bands(page)).length).toBeGreaterThan(0);
    const log = page.locator('.log-step[data-selected="true"]');
    expect(await log.count()).toBe(1);
    expect(await page.locator('.log-step').last().getAttribute('data-selected')).toBe('true');
    await expectStill(page);
  });

  it('stops where it is paused, goes on from there, and from a step that is picked by hand', async () => {
    const page = await open();
    await page.evaluate(() => window.g2poLab?.iterate(1));
    const { trajectory, length } = await selectRollout(page, 'longest');
    const chip = (at: number) => page.locator(`.rollout-rows [data-trajectory="${trajectory}"][data-step="${at}"]`);
    const token = page.locator('.graph-overlay');
    await chip(4).click();
    await eventually(() => token.getAttribute('data-token')).toBe('4');
    await page.keyboard.press('w');
    await eventually(async () => Number(await token.getAttribute('data-token'))).toBeGreaterThan(4);
    await page.keyboard.press('w');
    await walkButton(page, 'Walk').waitFor();
    const paused = await selection(page);
    const place = await bands(page);
    await page.waitForTimeout(700);
    expect(await selection(page)).toEqual(paused);
    expect(await bands(page)).toEqual(place);

    await note(page);
    await walkButton(page, 'Walk').click();
    await walkButton(page, 'Pause').waitFor();
    // While it walks: it has half of the rollout before it.
    await chip(length - 3).click();
    await walkButton(page, 'Walk').waitFor();
    const steps = (await noted(page, 'steps')).map(Number);
    expect(paused).toEqual({ kind: 'trajectory', trajectory, step: steps[0] });
    expectWalked(steps.slice(steps.indexOf(length - 3)), length - 3, length);
    await expectStill(page);
  });

  it('stops with another selection, another iteration and no selection', async () => {
    const page = await open();
    await page.evaluate(() => window.g2poLab?.iterate(2));
    const away = [
      (walked: number) =>
        page
          .locator('.rollout-rows .row-button')
          .nth((walked + 1) % 8)
          .click(),
      () => page.keyboard.press('ArrowLeft'),
      () => page.evaluate(() => window.g2poLab?.iterate(1)),
    ];
    for (const go of away) {
      const { trajectory, length } = await selectRollout(page, 'longest');
      // Fifteen seconds: it does not just come to its end.
      expect(length).toBe(30);
      await page.keyboard.press('w');
      await walkButton(page, 'Pause').waitFor();
      await go(trajectory);
      await walkButton(page, 'Walk').waitFor({ timeout: 8000 });
    }
    await selectRollout(page, 'longest');
    await page.keyboard.press('w');
    await walkButton(page, 'Pause').waitFor();
    await page.keyboard.press('Escape');
    await eventually(async () => (await bands(page)).length).toBe(0);
    await page.keyboard.press('w');
    expect(await selection(page)).toBeNull();
    await expectStill(page);
  });

  it('jumps from node to node where motion is reduced, to the end too', async () => {
    const page = await open({ reducedMotion: 'reduce' });
    await page.evaluate(() => window.g2poLab?.iterate(1));
    const { length } = await selectRollout(page, 'shortest');
    await note(page);
    await page.keyboard.press('w');
    await walkButton(page, 'Pause').waitFor();
    const places = new Set<string>();
    while ((await walkButton(page, 'Pause').count()) > 0) {
      places.add(JSON.stringify(await bands(page)));
      await page.waitForTimeout(60);
    }
    places.add(JSON.stringify(await bands(page)));
    // A node a step and the terminal; before the first drawing, nothing.
    places.delete('[]');
    expect(places.size).toBeLessThanOrEqual(length + 1);
    expectWalked((await noted(page, 'steps')).map(Number), 0, length);
    await expectStill(page);
  });
});
