/** The lecture and presenter mode in a real Chromium: predict, reveal, go on, come back to one's own run; the keys of a clicker. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type {} from '../../src/app/automation.ts';
import { scenes } from '../../src/lessons/scenes.ts';
import { lessonsText } from '../../src/text/lessons.ts';
import { pageText } from '../../src/text/page.ts';
import { pagesOfTests, stateOf } from '../setup/lab.ts';

const RUN = '#v=2&tasks=2&rollouts=4&pinned=1&minibatch=32&backend=wasm&world.family=pick&seed=3&evaluationEvery=0';

const openAt = pagesOfTests();
const text = lessonsText;

const heading = (page: Page) => page.locator('.scene > h2').textContent();
const shows = (page: Page) => page.locator('.graph-overlay').first().getAttribute('data-shows');

/** Pixels of the overlay that are clearly more red than blue. */
const orange = (page: Page) =>
  page
    .locator('.graph-overlay')
    .first()
    .evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('the overlay is no canvas');
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      let count = 0;
      for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 128 && data[i] > data[i + 2] + 60) count++;
      return count;
    });

/** Name of the part of the page that has the focus. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

async function atScene(page: Page, id: string, revealed = false): Promise<void> {
  await expect.poll(() => heading(page), { timeout: 20_000 }).toBe(text.scenes[id].title);
  await page.locator(`.scene[data-status="ready"][data-revealed="${revealed}"]`).waitFor();
}

describe('the lecture', () => {
  it('asks, reveals by what comes out, goes on, and gives one’s own run back', async () => {
    const page = await openAt(RUN);
    await expect.poll(async () => (await stateOf(page)).status, { timeout: 30_000 }).toBe('idle');
    await page.evaluate(() => window.g2poLab?.iterate(1));
    const own = await stateOf(page);

    await page.getByText(pageText.lecture, { exact: true }).click();
    await page.getByRole('button', { name: text.begin }).click();
    await atScene(page, 'sparse');
    // The button that was pressed has gone with its page: the keyboard goes on from the stage, and back from the graph.
    await expect.poll(() => focused(page)).toBe(text.stage);
    await expect.poll(() => shows(page), { timeout: 10_000 }).toBe('lanes');
    const choices = text.scenes.sparse.choices;
    await page.getByRole('radio', { name: choices[2] }).check();
    await page.getByRole('button', { name: text.reveal }).click();
    await atScene(page, 'sparse', true);
    // 8 rollouts of more than 80 steps in all: fewer than one step in ten is told anything.
    await expect.poll(() => page.locator('.scene-verdict').textContent()).toBe(text.wrong(choices[0]));
    expect(await page.locator('.scene-choice[data-right="true"]').textContent()).toContain(choices[0]);
    await expect.poll(() => page.url()).toContain('scene=1');

    await page.keyboard.press('PageDown');
    await atScene(page, 'blame');
    expect(await orange(page)).toBe(0);
    await page.keyboard.press('PageDown');
    await atScene(page, 'blame', true);
    // Still apart, now in the colours of their credit: rollouts that failed are orange, those that succeeded blue.
    await expect.poll(() => shows(page), { timeout: 10_000 }).toBe('lanes');
    await expect.poll(() => orange(page)).toBeGreaterThan(100);
    await page.keyboard.press('ArrowLeft');
    await atScene(page, 'blame');
    await expect.poll(() => orange(page)).toBe(0);

    await page.getByRole('button', { name: text.close }).click();
    await page.locator('.page').waitFor();
    await expect.poll(() => focused(page)).toBe(pageText.graph);
    const back = await stateOf(page);
    expect(back).toEqual(own);
    await expect.poll(() => page.url()).not.toContain('scene=');
  });

  it('opens at the scene of a link, and merges by the slider both ways', async () => {
    const page = await openAt('#v=2&scene=3', { reducedMotion: 'reduce' });
    await atScene(page, 'melt');
    const slider = page.getByRole('slider', { name: text.melt });
    await slider.focus();
    await page.keyboard.press('End');
    await expect.poll(() => shows(page)).toBe('graph');
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    for (let pressed = 0; pressed < 5; pressed++) await page.keyboard.press('ArrowUp');
    await expect.poll(() => shows(page)).toBe('melting');
    expect(await slider.getAttribute('aria-valuetext')).toBe(text.meltValue(0.75));
    await slider.focus();
    await page.keyboard.press('Home');
    await expect.poll(() => shows(page)).toBe('lanes');
  });
});

describe('the race of the lecture', () => {
  it('is decided by the seeds that came with the page, while its own still trains', async () => {
    const page = await openAt('#v=2&scene=8');
    await atScene(page, 'race');
    const heading = page.locator('.race-stage h2');
    await expect.poll(() => heading.textContent()).toContain(text.raceLive(1));
    await page.keyboard.press('PageDown');
    await atScene(page, 'race', true);
    const { stage } = scenes.find(({ id }) => id === 'race') ?? {};
    const seeds = stage?.kind === 'race' ? stage.study.seeds.length : 0;
    expect(await heading.textContent()).toContain(text.raceStudy(seeds));
    expect(await page.locator('.race-stage .race-band').count()).toBe(3);
    expect(await page.locator('.scene-verdict').textContent()).not.toBe(text.unknown);
    // Hidden again, it is the race on the stage that is to be seen, which went on.
    await page.keyboard.press('PageUp');
    await atScene(page, 'race');
    await expect.poll(() => heading.textContent()).toContain(text.raceLive(1));
  });
});

describe('little room', () => {
  // 200 % zoom of a window of 1280 × 720.
  it.each([7, 8, 10])('leaves nothing of scene %i out of reach', async (scene) => {
    for (const present of ['', '&present=true']) {
      const page = await openAt(`#v=2&scene=${scene}${present}`, { viewport: { width: 640, height: 360 } });
      await atScene(page, scenes[scene - 1].id);
      await page.keyboard.press('PageDown');
      await atScene(page, scenes[scene - 1].id, true);
      const { width, next } = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        next: document.querySelector('.lecture-steps .primary')?.checkVisibility() ?? false,
      }));
      expect(width).toBeLessThanOrEqual(640);
      expect(next).toBe(true);
      await page.close();
    }
  });
});

describe('presenter mode', () => {
  it('follows the keys of a clicker in type of 20 points', async () => {
    const page = await openAt('#v=2&scene=6&present=true', { viewport: { width: 1920, height: 1080 } });
    await atScene(page, 'yardstick');
    await page.keyboard.press('PageDown');
    await atScene(page, 'yardstick', true);
    // 20 pt are 26.67 pixels; indices of symbols are smaller than what they stand at.
    const small = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      while (walker.nextNode()) {
        const { parentElement, textContent } = walker.currentNode;
        if (parentElement === null || textContent?.trim() === '') continue;
        if (!parentElement.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        if (parentElement.closest('.visually-hidden, script, sub, msub, msup, munder') !== null) continue;
        const size = Number.parseFloat(getComputedStyle(parentElement).fontSize);
        if (size < 26.6) found.push(`${size} ${textContent}`);
      }
      return found;
    });
    expect(small).toEqual([]);

    // What a screen reader goes by: the page's title and the scene's, which is announced when it comes.
    const headings = await page.locator('h1, h2').evaluateAll((all) => all.filter((one) => one.checkVisibility()));
    expect(headings).toHaveLength(2);
    expect(await page.locator('.lecture > output').textContent()).toContain(text.scenes.yardstick.title);

    const black = page.locator('.present-black');
    await page.keyboard.press('b');
    await black.waitFor();
    await page.keyboard.press('.');
    await black.waitFor({ state: 'detached' });
    // Behind a black screen nothing goes on: the first key brings the picture back.
    await page.keyboard.press('b');
    await black.waitFor();
    await page.keyboard.press('PageDown');
    await black.waitFor({ state: 'detached' });
    await atScene(page, 'yardstick', true);
    // So does one that is the page's own. One that only changes others leaves it black.
    await page.keyboard.press('b');
    await black.waitFor();
    await page.keyboard.press('Shift');
    expect(await black.count()).toBe(1);
    await page.keyboard.press('t');
    await black.waitFor({ state: 'detached' });
    await atScene(page, 'yardstick', true);

    await page.mouse.move(400, 300);
    const ring = page.locator('.present-ring[data-shown="true"]');
    await ring.waitFor();
    await page.keyboard.press('r');
    await ring.waitFor({ state: 'detached' });

    await page.keyboard.press('?');
    await page.locator('dialog.shortcuts:modal').waitFor();
    await page.keyboard.press('?');
    await expect.poll(() => page.locator('dialog.shortcuts:modal').count()).toBe(0);

    await page.keyboard.press('5');
    await atScene(page, scenes[4].id);

    const [notes] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('n')]);
    await expect.poll(() => notes.locator('main').textContent()).toContain(text.scenes[scenes[4].id].notes);
    expect(await notes.locator('main').textContent()).toContain(text.scenes[scenes[5].id].title);
    // The clicker may be heard by either window.
    await notes.keyboard.press('PageUp');
    await atScene(page, scenes[3].id, true);
    await notes.close();

    await page.bringToFront();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.present)).toBeUndefined();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('system');
    await atScene(page, scenes[3].id, true);
  });
});
