/** The lecture and presenter mode in a real Chromium: predict, reveal, go on, come back to one's own run; the keys of a clicker. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import type {} from '../../src/app/automation.ts';
import { scenes } from '../../src/lessons/scenes.ts';
import { graphText } from '../../src/text/graph.ts';
import { lessonsText } from '../../src/text/lessons.ts';
import { pageText } from '../../src/text/page.ts';
import { presentText } from '../../src/text/present.ts';
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
  it('is the first page that its link shows, however long it takes; who does not wait has the run', async () => {
    const page = await openAt(RUN);
    const waiting: (() => void)[] = [];
    await page.route(/assets\/openLecture-/, async (route) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      await route.continue();
    });
    await page.goto('about:blank');
    await page.goto(`${inject('baseUrl')}#v=2&scene=2`);
    await page.getByText(pageText.lectureOpening).waitFor();
    expect(await page.getByRole('button', { name: pageText.play, exact: true }).count()).toBe(0);
    waiting.pop()?.();
    await atScene(page, 'blame');
    await page.goto('about:blank');
    await page.goto(`${inject('baseUrl')}#v=2&scene=2`);
    await page.getByRole('button', { name: pageText.broken.leave }).click();
    await page.getByRole('button', { name: pageText.play, exact: true }).waitFor();
    waiting.pop()?.();
    await expect.poll(() => page.evaluate(() => location.hash)).not.toContain('scene');
    await page.getByRole('button', { name: pageText.play, exact: true }).waitFor();
  });

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

    // The scene says how far its run goes: the page's keys that train do nothing here.
    const iteration = () => page.locator('.graph-canvas').getAttribute('data-iteration');
    const before = await iteration();
    await page.keyboard.press('i');
    await page.keyboard.press('s');
    await page.waitForTimeout(1000);
    expect(await iteration()).toBe(before);

    await page.getByRole('button', { name: text.close }).click();
    await page.locator('.page').waitFor();
    await expect.poll(() => focused(page)).toBe(pageText.graph);
    const back = await stateOf(page);
    expect(back).toEqual(own);
    await expect.poll(() => page.url()).not.toContain('scene=');
  });

  it('leaves the keyboard on the button that reveals, whatever comes on the stage', async () => {
    const page = await openAt('#v=2&scene=10');
    await atScene(page, 'penalty');
    const steps = page.locator('.lecture-steps');
    await steps.getByRole('button', { name: text.reveal }).focus();
    await page.keyboard.press('Enter');
    await atScene(page, 'penalty', true);
    await page.locator('.compare .graph-canvas[data-iteration]').first().waitFor();
    expect(await steps.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  });

  it('opens at the scene of a link, and merges by the slider both ways', async () => {
    const page = await openAt('#v=2&scene=3', { reducedMotion: 'reduce' });
    await atScene(page, 'melt');
    const slider = page.getByRole('slider', { name: text.melt });
    await slider.focus();
    await page.keyboard.press('End');
    await expect.poll(() => shows(page)).toBe('graph');
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    for (let pressed = 0; pressed < 5; pressed++) await page.keyboard.press('ArrowDown');
    await expect.poll(() => shows(page)).toBe('melting');
    expect(await slider.getAttribute('aria-valuetext')).toBe(text.meltValue(0.75));
    await page.keyboard.press('ArrowUp');
    expect(await slider.getAttribute('aria-valuetext')).toBe(text.meltValue(0.8));
    await slider.focus();
    await page.keyboard.press('Home');
    await expect.poll(() => shows(page)).toBe('lanes');
  });

  it('names the graph by what is to be seen, and gives no answer away before the reveal', async () => {
    const page = await openAt('#v=2&scene=3', { reducedMotion: 'reduce' });
    await atScene(page, 'melt');
    const graph = page.locator('.graph-canvas');
    const buttons = page.getByRole('button', { name: graphText.actions.fit });
    await expect.poll(() => graph.getAttribute('aria-label')).toBe(graphText.lanes(8));
    expect(await buttons.isDisabled()).toBe(true);
    await page.keyboard.press('PageDown');
    await atScene(page, 'melt', true);
    await expect.poll(() => graph.getAttribute('aria-label')).toMatch(/10 states/);
    expect(await buttons.isDisabled()).toBe(false);
  });

  it('speaks of what the scene selected, whatever is clicked; the arrow keys walk the graph that has the focus', async () => {
    const page = await openAt('#v=2&scene=6');
    await atScene(page, 'yardstick');
    const selected = () => page.locator('.graph-canvas').getAttribute('data-selected');
    const body = () => page.locator('.scene-body').textContent();
    await expect.poll(selected).toMatch(/microwave.*fridge/);
    const [words, edge] = [await body(), await selected()];
    expect(words).toContain('V = 2.10');
    await page.locator('.graph-canvas').focus();
    for (const key of ['Enter', 'ArrowRight', 'ArrowLeft', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
    await expect.poll(selected).not.toBe(edge);
    await atScene(page, 'yardstick');
    expect(await body()).toBe(words);
    // Back by its button; and by the reveal, where nothing is selected any more.
    await page.getByRole('button', { name: text.pointOut }).click();
    await expect.poll(selected).toBe(edge);
    await page.keyboard.press('Escape');
    await expect.poll(selected).not.toBe(edge);
    expect(await body()).toBe(words);
    await page.getByRole('button', { name: text.reveal }).click();
    await atScene(page, 'yardstick', true);
    await expect.poll(selected).toBe(edge);
    const answer = text.answer(text.scenes.yardstick.choices[2]);
    expect(await page.locator('.scene-verdict').textContent()).toBe(answer);
    const [reveal, formulas] = [page.locator('.scene-reveal > p'), page.locator('.scene-formulas')];
    const told = [await reveal.textContent(), await formulas.textContent()];
    await page.keyboard.press('Escape');
    await expect.poll(selected).not.toBe(edge);
    expect([await reveal.textContent(), await formulas.textContent()]).toEqual(told);
    expect(await page.locator('.scene-verdict').textContent()).toBe(answer);
  });

  it('works out another transition below the scene’s own', async () => {
    const page = await openAt('#v=2&scene=5');
    await atScene(page, 'tdError');
    await page.keyboard.press('PageDown');
    await atScene(page, 'tdError', true);
    const formulas = page.locator('.scene-formulas');
    const own = await formulas.first().textContent();
    expect(await formulas.count()).toBe(1);
    await page.locator('.graph-canvas').focus();
    for (const key of ['Home', 'Enter']) await page.keyboard.press(key);
    await expect.poll(() => formulas.count()).toBe(2);
    expect(await formulas.first().textContent()).toBe(own);
    expect(await formulas.last().textContent()).not.toBe(own);
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
  it('leaves full screen by F, and with Escape the mode', async () => {
    const page = await openAt('#v=2&scene=1&present=true');
    await atScene(page, 'sparse');
    const full = () => page.evaluate(() => document.fullscreenElement !== null);
    const presenting = () => page.evaluate(() => document.documentElement.dataset.present !== undefined);
    if (!(await full())) await page.keyboard.press('f');
    await expect.poll(full).toBe(true);
    await page.keyboard.press('f');
    await expect.poll(full).toBe(false);
    await page.waitForTimeout(300);
    expect(await presenting()).toBe(true);
    await page.keyboard.press('f');
    await expect.poll(full).toBe(true);
    await page.waitForTimeout(300);
    // The browser's own Escape ends full screen without telling the page its key.
    await page.evaluate(() => document.exitFullscreen());
    await expect.poll(presenting).toBe(false);
  });

  it.each([
    [true, presentText.offered],
    [false, presentText.windowed],
  ])('says what can be had where it is not full screen, full screen possible: %s', async (enabled, words) => {
    const page = await openAt('#v=2', { viewport: { width: 640, height: 360 } });
    await page.evaluate((possible) => {
      // A link: no hand has asked for it.
      Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('no gesture'));
      Object.defineProperty(document, 'fullscreenEnabled', { get: () => possible });
      window.location.hash = '#v=2&scene=7&present=true';
    }, enabled);
    await atScene(page, 'update');
    const hint = page.locator('.present-hint[data-shown="true"]');
    await hint.waitFor();
    expect(await hint.textContent()).toBe(words);
    // Nothing that is pressed lies below it.
    const pressed = page.locator('.lecture-steps button, .present-leave, .melt input, .graph-buttons button');
    const under = await hint.evaluate(
      (element, others) => {
        const own = element.getBoundingClientRect();
        return others.filter(([left, top, right, bottom]) => {
          return left < own.right && own.left < right && top < own.bottom && own.top < bottom;
        });
      },
      await pressed.evaluateAll((all) =>
        all
          .filter((one) => one.checkVisibility({ opacityProperty: true }))
          .map((one) => one.getBoundingClientRect())
          .map(({ left, top, right, bottom }) => [left, top, right, bottom] as const),
      ),
    );
    expect(under).toEqual([]);
  });

  it('goes on by a clicker’s arrows after a click into the graph; who went there by keyboard walks it', async () => {
    const page = await openAt('#v=2&scene=4&present=true');
    await atScene(page, 'value');
    await page.locator('.graph-canvas').click({ position: { x: 20, y: 20 } });
    await page.keyboard.press('ArrowRight');
    await atScene(page, 'value', true);
    await page.keyboard.press('ArrowRight');
    await atScene(page, 'tdError');
    const selected = () => page.locator('.graph-canvas').getAttribute('data-selected');
    // Null until the scene's graph is drawn.
    await expect.poll(selected).not.toBeNull();
    await page.locator('main').focus();
    const canvas = page.locator('.graph-canvas:focus');
    for (let tabs = 0; tabs < 20 && (await canvas.count()) === 0; tabs++) await page.keyboard.press('Tab');
    expect(await canvas.count()).toBe(1);
    const before = await selected();
    await page.keyboard.press('ArrowRight');
    await expect.poll(selected).not.toBe(before);
    await atScene(page, 'tdError');
    await page.keyboard.press('PageDown');
    await atScene(page, 'tdError', true);
  });

  it.each([
    { hash: '#v=2&scene=8&present=true', viewport: { width: 1024, height: 768 } },
    { hash: '#v=2&scene=1&present=true', viewport: { width: 390, height: 844 } },
    { hash: '#v=2&present=true', viewport: { width: 390, height: 844 } },
  ])('gives a finger a way out that covers nothing: $hash $viewport.width', async ({ hash, viewport }) => {
    const page = await openAt(hash, { viewport, touch: true });
    const leave = page.locator('.present-leave');
    await leave.waitFor();
    await page.locator('.graph-canvas').waitFor();
    const covered = () =>
      page.evaluate(() => {
        const shown = document.querySelector('.lecture, .page')?.getBoundingClientRect();
        const bottom = document.querySelector('.present-leave')?.getBoundingClientRect().bottom ?? 0;
        return { above: bottom - (shown?.top ?? 0), below: (shown?.bottom ?? 0) - window.innerHeight };
      });
    // It ends where the page begins, and the page where the screen does, unless it is one to be scrolled: scenes on a phone.
    await expect.poll(async () => (await covered()).above).toBeLessThanOrEqual(0.5);
    if (viewport.width > 900 || !hash.includes('scene=')) expect((await covered()).below).toBeLessThanOrEqual(0.5);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    await leave.tap();
    await leave.waitFor({ state: 'detached' });
  });

  it.each(scenes.map(({ id }, k) => [id, k + 1] as const))('has room for scene %s on 720 lines', async (id, number) => {
    const page = await openAt(`#v=2&scene=${number}&present=true`, { viewport: { width: 1280, height: 720 } });
    await atScene(page, id);
    await page.keyboard.press('PageDown');
    await atScene(page, id, true);
    const scroll = page.locator('.lecture-panel .scroll');
    await expect.poll(() => scroll.evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThanOrEqual(0);
  });

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
