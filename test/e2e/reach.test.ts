/** What can be reached: targets large enough for a finger, and the whole page at 200 and 400 % zoom (WCAG 2.2: 1.4.10, 2.4.11, 2.5.8). */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type {} from '../../src/app/automation.ts';
import { pagesOfTests, stateOf } from '../setup/lab.ts';

const RUN = '#v=1&tasks=2&rollouts=4&pinned=1&backend=wasm&seed=3&world.family=pick&view.critical=0.5';
const openAt = pagesOfTests();

async function open(width: number, height: number): Promise<Page> {
  const page = await openAt(RUN, { viewport: { width, height }, reducedMotion: 'reduce' });
  await expect.poll(async () => (await stateOf(page)).status, { timeout: 30_000 }).toBe('idle');
  await page.locator('.rollout-rows').waitFor({ state: 'attached' });
  await page.keyboard.press(']');
  await page.locator('[data-panel="inspector"] .bars').waitFor({ state: 'attached' });
  return page;
}

/** A tau-bench file of two rollouts, dropped on the page; its task begins with a text from right to left. */
async function dropFile(page: Page): Promise<void> {
  const chat = (last: string) => [
    { role: 'user', content: 'أين طلبي؟' },
    { role: 'assistant', content: last },
  ];
  const text = JSON.stringify([
    { task_id: 0, trial: 0, reward: 1, info: {}, traj: chat('on its way') },
    { task_id: 0, trial: 1, reward: 0, info: {}, traj: chat('no') },
  ]);
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'made up.json'));
    return transfer;
  }, text);
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  await page.locator('.page[data-kind="traces"] .task-name').waitFor();
  await page.locator('dialog.import').waitFor({ state: 'detached' });
}

/**
 * Controls in sight that a finger could miss, narrower or lower than 24 CSS pixels, one line each. Two kinds are left out, as
 * WCAG does: links within a sentence, and the chips of steps, each of which is a row of its rollout's log too.
 */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const LEAST = 24;
    // What a label adds to its control, and what a pseudo-element adds to either.
    const reach = (element: Element): readonly [number, number] => {
      const { width, height } = element.getBoundingClientRect();
      const { content, width: wide, height: high } = getComputedStyle(element, '::after');
      if (content === 'none') return [width, height];
      return [Math.max(width, Number.parseFloat(wide) || 0), Math.max(height, Number.parseFloat(high) || 0)];
    };
    const parts = (control: Element): readonly Element[] =>
      control instanceof HTMLInputElement ? [control, ...(control.labels ?? [])] : [control];
    const within = document.querySelector('dialog[open]') ?? document;
    return [...within.querySelectorAll('button, a[href], select, input, summary, textarea')]
      .filter((control) => control.checkVisibility({ visibilityProperty: true }) && control.closest('[inert]') === null)
      .filter((control) => !control.matches('.step-chip, p a'))
      .filter((control) => !parts(control).some((part) => reach(part).every((size) => size >= LEAST - 0.1)))
      .map((control) => `${reach(control).map(Math.round).join(' × ')}: ${control.outerHTML.slice(0, 120)}`);
  });
}

/** What stands out of the window at the side, where nothing but graph, charts and tables may scroll. */
const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/**
 * Goes round the page, or the dialog, with Tab.
 * @returns the controls of which nothing can be seen when they have the focus; and how many there are
 */
async function hiddenStops(page: Page): Promise<{ readonly hidden: readonly string[]; readonly stops: number }> {
  const hidden: string[] = [];
  const most = 250;
  for (let stops = 0; stops < most; stops++) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      if (element instanceof HTMLElement && element.dataset.passed !== undefined) return 'again';
      if (element instanceof HTMLElement) element.dataset.passed = '';
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
      const shown = element.matches('.visually-hidden') && label !== undefined ? label : element;
      const { left, top, width, height } = shown.getBoundingClientRect();
      const inSight = [0.05, 0.5, 0.95].some((across) =>
        [0.05, 0.5, 0.95].some((down) => {
          const hit = document.elementFromPoint(left + across * width, top + down * height);
          // Help over its own word goes away with Escape.
          return hit !== null && (shown.contains(hit) || hit.contains(shown) || hit.closest('.tooltip') !== null);
        }),
      );
      return inSight || shown.tagName === 'TABLE' ? 'seen' : element.outerHTML.slice(0, 120);
    });
    if (seen === 'again') return { hidden, stops };
    if (seen !== null && seen !== 'seen') hidden.push(seen);
  }
  throw new Error(`${most} times Tab did not come round`);
}

describe('targets of at least 24 × 24 CSS pixels:', () => {
  it.each([
    [1280, 720],
    [390, 844],
  ])('on a window of %i × %i', async (width, height) => {
    const page = await open(width, height);
    const narrow = width < 900;
    expect(await smallTargets(page)).toEqual([]);
    if (narrow) await page.locator('.tabs').getByRole('button', { name: 'Settings' }).click();
    else await page.locator('.settings-toggle').click();
    await page.locator('.settings-group').first().waitFor();
    expect(await smallTargets(page)).toEqual([]);
    for (const key of ['t', 'f']) {
      await page.keyboard.press(key);
      expect(await smallTargets(page)).toEqual([]);
    }
    for (const name of ['Runs', 'Share', 'Race', /^Open/]) {
      await page.locator('.header').getByRole('button', { name }).click();
      await page.getByRole('dialog').waitFor();
      expect(await smallTargets(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await dropFile(page);
    expect(await smallTargets(page)).toEqual([]);
    // Texts of a file have their own direction.
    expect(await page.locator('.task-hint').evaluate((hint) => getComputedStyle(hint).direction)).toBe('rtl');
  });
});

describe('zoomed', () => {
  it('to 200 %, a window of 1280 × 720 scrolls one way only, and nothing that has the focus is hidden', async () => {
    const page = await open(640, 360);
    expect(await sideways(page)).toBe(0);
    const round = await hiddenStops(page);
    expect(round.hidden).toEqual([]);
    expect(round.stops).toBeGreaterThan(30);
    await page.locator('.tabs').getByRole('button', { name: 'Settings' }).click();
    expect(await sideways(page)).toBe(0);
    expect((await hiddenStops(page)).hidden).toEqual([]);
    // Panels of buttons come up whole.
    for (const menu of ['.badge', '.export', '.colouring', '.truth']) {
      await page.locator(`${menu} > summary`).click();
      const box = await page.locator(`${menu} > .popover-panel`).boundingBox();
      expect(box).toMatchObject({ x: 12, width: 640 - 24 });
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(360);
      await page.keyboard.press('Escape');
    }
  });

  it('to 400 %, no page scrolls sideways, and the focus is on the page when another takes its place', async () => {
    const page = await open(320, 256);
    expect(await sideways(page)).toBe(0);
    await dropFile(page);
    expect(await sideways(page)).toBe(0);
    const focused = () => page.evaluate(() => document.activeElement?.tagName);
    await expect.poll(focused).toBe('MAIN');
    await page.getByRole('button', { name: 'Back to training' }).press('Enter');
    await page.locator('.page:not([data-kind])').waitFor();
    await expect.poll(focused).toBe('MAIN');
  });
});
