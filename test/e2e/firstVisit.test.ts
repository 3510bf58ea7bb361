/** The first visit in a browser: a recording that plays before anything is trained, the tour, and the way to one's own run. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type {} from '../../src/app/automation.ts';
import { tourText } from '../../src/text/tour.ts';
import { launchBrowser, type PageOptions } from '../setup/browser.ts';
import { pagesOfTests, stateOf } from '../setup/lab.ts';
import { root } from '../setup/sources.ts';

declare global {
  interface Window {
    /** Lent to the page by the accessibility tests. */
    axe?: Pick<typeof axe, 'run'>;
  }
}

const openAt = pagesOfTests();
const { welcome, stops } = tourText;
const recording = '.page[data-kind="recording"]';
const tourButton = tourText.start(5);

/** The page as somebody new sees it, with the recording on screen. */
async function arrive(options: PageOptions = {}): Promise<Page> {
  const page = await openAt('', { firstVisit: true, ...options });
  await page.locator(recording).waitFor();
  await drawn(page);
  return page;
}

const drawn = (page: Page) =>
  page.waitForFunction(() => Number(document.querySelector<HTMLElement>('.graph-canvas')?.dataset.nodes) > 0);
const position = (page: Page) => page.locator('.timeline-position').textContent();
const card = (page: Page) => page.locator('.tour-card');
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

describe('the first visit', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('shows a graph that moves while nothing can be trained yet', async () => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    // The worker that trains never hears a word.
    await page.addInitScript(() => {
      window.Worker = class extends Worker {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          if (options?.name === 'training') this.postMessage = () => {};
        }
      };
    });
    await page.goto(inject('baseUrl'));
    await page.locator(recording).waitFor();
    await drawn(page);
    const first = await position(page);
    await expect.poll(() => position(page), { timeout: 20_000 }).not.toBe(first);
    expect((await stateOf(page)).backend).toBeNull();
    await context.close();
  });

  it('leads to one’s own run, which has loaded behind it; the second visit begins there', async () => {
    const page = await arrive();
    await page.waitForFunction(() => window.g2poLab?.state().status === 'idle');
    await page.locator(recording).waitFor();
    await page.getByRole('button', { name: welcome.own }).click();
    await page.locator(recording).waitFor({ state: 'detached' });
    await page.waitForFunction(() => window.g2poLab?.state().shown?.iteration === 1);
    expect(await page.evaluate(() => window.g2poLab?.recording())).toBeNull();
    // At full speed again, whatever the recording played with.
    expect(await page.getByLabel('Speed').getAttribute('aria-valuetext')).toBe('as fast as it goes');
    await page.keyboard.press('i');
    await expect.poll(async () => (await stateOf(page)).iteration, { timeout: 20_000 }).toBe(1);

    const second = await page.context().newPage();
    await second.goto(inject('baseUrl'));
    await second.waitForFunction(() => window.g2poLab?.state().status === 'idle');
    expect(await second.locator('.page').getAttribute('data-kind')).toBeNull();
    expect(await second.getByRole('region', { name: welcome.label }).count()).toBe(0);
  });

  it('does not move by itself where motion is to be reduced', async () => {
    const page = await arrive({ reducedMotion: 'reduce' });
    await page.waitForFunction(() => window.g2poLab?.state().status === 'idle');
    expect(await page.evaluate(() => window.g2poLab?.recording()?.status)).toBe('idle');
    expect(await position(page)).toBe('iteration 1 of 16');
    // What was dismissed stays so in another language.
    await page.getByRole('button', { name: welcome.skip }).click();
    await page.getByRole('button', { name: '简体中文' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: '简体中文' }).waitFor();
    expect(await page.getByRole('region', { name: welcome.label }).count()).toBe(0);
    await page.locator('main').focus();
    await page.keyboard.press('Space');
    await expect.poll(() => position(page), { timeout: 20_000 }).not.toBe('iteration 1 of 16');
  });

  it('is one’s own run at once where the recording is asked for by nobody: a script trains, a link is opened', async () => {
    const page = await arrive();
    await page.evaluate(() => window.g2poLab?.iterate(1));
    await page.locator(recording).waitFor({ state: 'detached' });

    const linked = await openAt('#v=2&seed=3', { firstVisit: true });
    await linked.waitForFunction(() => window.g2poLab?.state().status === 'idle');
    expect(await linked.locator(recording).count()).toBe(0);
  });
});

describe('the tour', () => {
  it('goes by keyboard through five stops, each with its ring, and gives the focus back', async () => {
    const page = await arrive();
    const button = page.getByRole('button', { name: tourButton });
    await button.focus();
    await page.keyboard.press('Enter');
    const titles = [stops.graph, stops.edge, stops.inspector, stops.time, stops.own].map(({ title }) => title);
    for (const [k, title] of titles.entries()) {
      const dialog = page.getByRole('dialog', { name: title });
      await dialog.waitFor();
      expect(await dialog.getByText(tourText.place(k + 1, 5)).isVisible()).toBe(true);
      expect(await page.locator('.tour-ring').count()).toBeGreaterThan(0);
      expect(await focused(page)).toBe(k < 4 ? tourText.next : tourText.done);
      // By key and by button alike; the last arrow does nothing.
      await page.keyboard.press(k % 2 === 0 ? 'ArrowRight' : 'Enter');
    }
    await page.getByRole('dialog', { name: stops.own.title }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('dialog', { name: stops.time.title }).waitFor();
    // What was selected to be explained is there to be read on.
    expect(await page.locator('[data-panel="inspector"] .bars').count()).toBe(1);
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'detached' });
    expect(await focused(page)).toBe(tourButton);
    // The note goes when it is asked to.
    await page.getByRole('button', { name: welcome.skip }).focus();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('region', { name: welcome.label }).count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
  });

  it('is found again under “?” of the run, where the page stays usable beside it', async () => {
    const page = await openAt('#v=2&tasks=4&pinned=2&seed=3&view.settings=closed&view.centre=table');
    await page.waitForFunction(() => window.g2poLab?.state().status === 'idle');
    await page.keyboard.press('?');
    await page.getByRole('button', { name: tourButton }).click();
    await page.getByRole('dialog', { name: stops.graph.title }).waitFor();
    // The table has made way for what is pointed at.
    await drawn(page);
    await page.getByRole('button', { name: tourText.skip }).waitFor();
    await page.evaluate(() => window.g2poLab?.iterate(1));
    for (let k = 1; k < 5; k++) await page.getByRole('button', { name: tourText.next, exact: true }).click();
    await page.getByRole('dialog', { name: stops.page.title }).waitFor();
    // Settings, lecture, share.
    await expect.poll(() => page.locator('.tour-ring').count()).toBe(3);
    await page.getByRole('button', { name: tourText.done }).click();
    await card(page).waitFor({ state: 'detached' });
  });

  it('stands at the lower edge of a phone, without hiding what it points at', async () => {
    const page = await arrive({ viewport: { width: 390, height: 844 } });
    await page.getByRole('button', { name: tourButton }).click();
    for (const stop of [stops.graph, stops.edge, stops.inspector, stops.time, stops.own]) {
      const dialog = page.getByRole('dialog', { name: stop.title });
      await dialog.waitFor();
      const box = await dialog.boundingBox();
      expect(box).toMatchObject({ x: 12, width: 366 });
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(844 - 12, 0);
      await expect
        .poll(
          async () => ((await page.locator('.tour-ring').first().boundingBox())?.y ?? Number.NaN) < (box?.y ?? 0) - 20,
        )
        .toBe(true);
      await page.keyboard.press('ArrowRight');
    }
  });

  it('has nothing that axe-core calls serious, the welcome neither', async () => {
    const page = await arrive({ reducedMotion: 'reduce' });
    await page.evaluate(await readFile(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'));
    await page.getByRole('button', { name: tourButton }).click();
    await page.getByRole('dialog', { name: stops.graph.title }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.locator('[data-panel="inspector"] .bars').waitFor();
    const faults: string[] = [];
    for (const theme of ['light', 'dark', 'projector']) {
      await page.getByLabel('Theme').selectOption(theme);
      const results = await page.evaluate(() => window.axe?.run({ resultTypes: ['violations'] }));
      const serious = results?.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical') ?? [];
      for (const { id, nodes } of serious)
        for (const { html } of nodes) faults.push(`${theme} ${id} ${html.slice(0, 120)}`);
    }
    expect(faults).toEqual([]);
  });
});

describe('the explanation of a term', () => {
  it('lets pointer and keyboard into it, to the paper that it comes from', async () => {
    const page = await openAt('#v=2&tasks=4&pinned=2&seed=3');
    await page.waitForFunction(() => window.g2poLab?.state().shown !== null);
    const term = page.locator('[data-panel="rollouts"] .term').first();
    const link = page.getByRole('link', { name: 'arXiv 2606.22995' }).and(page.locator(':visible')).first();
    await term.hover();
    await link.waitFor();
    // Over the gap and into the card, which stays.
    await link.hover();
    await page.waitForTimeout(600);
    expect(await link.isVisible()).toBe(true);
    expect(await link.getAttribute('href')).toBe('https://arxiv.org/abs/2606.22995');
    await page.mouse.move(5, 400);
    await link.waitFor({ state: 'hidden' });

    await term.focus();
    await link.waitFor();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('arXiv 2606.22995');
    await page.keyboard.press('Escape');
    await link.waitFor({ state: 'hidden' });
    expect(await term.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});
