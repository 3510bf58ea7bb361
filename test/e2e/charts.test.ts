/** The charts in a real Chromium: what they say, scrubbing by them, marks of changed settings, the choice, and the room they have. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type {} from '../../src/app/automation.ts';
import { pagesOfTests } from '../setup/lab.ts';

/** Quick to train; 16 rollouts an iteration, evaluated on 5 tasks after every other. */
const SMALL =
  '#v=1&tasks=4&rollouts=4&pinned=2&backend=wasm&seed=3&world.family=pick&evaluationEvery=2&evaluationTasks=5';

const openAt = pagesOfTests();

/** Opens the page on a wide window, settings beside the graph, and waits for its backend. */
async function open(): Promise<Page> {
  const page = await openAt(SMALL, { viewport: { width: 1500, height: 900 } });
  await ready(page);
  return page;
}

const ready = (page: Page) =>
  expect.poll(() => page.evaluate(() => window.g2poLab?.state().status), { timeout: 30_000 }).toBe('idle');
const iterate = (page: Page, count: number) => page.evaluate((n) => window.g2poLab?.iterate(n), count);
const labelOf = (page: Page, chart: string) =>
  page.locator(`[data-chart="${chart}"] [role="img"]`).getAttribute('aria-label');

describe('what the charts say', () => {
  it('is of the iteration on screen: a click on a curve takes all of them there', async () => {
    const page = await open();
    await iterate(page, 6);
    await expect.poll(() => labelOf(page, 'advantages')).toContain('Advantages of iteration 6,');
    expect(await labelOf(page, 'success')).toContain('held-out');
    const now = await labelOf(page, 'length');

    // The axis goes from 1 to 6: its left end is iteration 1, before the first evaluation.
    await page.locator('[data-chart="length"] .u-over').click({ position: { x: 2, y: 20 } });
    await expect.poll(() => labelOf(page, 'advantages')).toContain('Advantages of iteration 1,');
    expect(await labelOf(page, 'length')).not.toBe(now);
    expect(await labelOf(page, 'success')).not.toContain('held-out');
    await page.keyboard.press('l');
    await expect.poll(() => labelOf(page, 'length')).toBe(now);
  });

  it('how sure a held-out share is, on the very tasks that it was measured on', async () => {
    const page = await open();
    await iterate(page, 3);
    await expect.poll(() => labelOf(page, 'success')).toContain('held-out');
    await page.locator('[data-chart="success"] .chart-title').focus();
    const help = page.locator('[data-chart="success"] [role="tooltip"]');
    await expect.poll(() => help.textContent()).toContain('5 tasks, always the same,');
    expect(await help.textContent()).toMatch(/Iteration 2: \d+ % of 5; 95 % interval \(Wilson\)/);
  });

  it('one row a family, and the whole batch in the histogram', async () => {
    const page = await open();
    await iterate(page, 2);
    await expect
      .poll(() => page.locator('.families li').allInnerTexts())
      .toEqual([expect.stringMatching(/^pick\s+\d+ %$/)]);
    // Both charts are of the second iteration.
    await expect.poll(() => labelOf(page, 'advantages')).toContain('Advantages of iteration 2,');
    const titles = await page.locator('.histogram g > title').allTextContents();
    const binned = titles.reduce((sum, title) => sum + Number(/: (\d+) steps?$/.exec(title)?.[1]), 0);
    const [, steps, zero] = /, (\d+) steps: (\d+) % zero/.exec((await labelOf(page, 'advantages')) ?? '') ?? [];
    expect(Math.round((100 * (Number(steps) - binned)) / Number(steps))).toBe(Number(zero));
  });
});

describe('a setting changed during the run', () => {
  it('is marked in every curve and on the timeline, which say what changed', async () => {
    const page = await open();
    await iterate(page, 3);
    const entry = page.getByRole('textbox', { name: 'Discount γ', exact: true });
    await entry.fill('0.5');
    await entry.press('Enter');
    await iterate(page, 2);
    const curves = await page.locator('.plot').count();
    await expect.poll(() => page.locator('.plot .change-mark').count()).toBe(curves);
    const note = 'from iteration 4: Discount γ 0.95 → 0.5';
    expect(await labelOf(page, 'kl')).toContain(note);

    // Iteration 4 of 1 … 5 lies three quarters along the axis.
    const over = page.locator('[data-chart="kl"] .u-over');
    const box = await over.boundingBox();
    if (box === null) throw new Error('the chart has no size');
    // The curve may be drawn anew under a pointer that rests: a hand is never that still.
    const titleAt = async (share: number) => {
      for (const y of [20, 21]) await page.mouse.move(box.x + share * box.width, box.y + y);
      return over.getAttribute('title');
    };
    await expect.poll(() => titleAt(0.75)).toBe(note);
    await expect.poll(() => titleAt(0.5)).toBe('');

    // Marks do not keep the pointer from the curve: a click on one goes to its iteration.
    await page.mouse.click(box.x + 0.75 * box.width, box.y + 20);
    const slider = page.getByRole('slider', { name: 'Iteration on screen' });
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe(`iteration 4 of 5; ${note}`);
    const middles = await page.evaluate(() => {
      const middle = (selector: string) => {
        const { left, width } = document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
        return left + width / 2;
      };
      const { left, width } = document.querySelector('.timeline input')?.getBoundingClientRect() ?? new DOMRect();
      // The thumb, 14 px wide, stands at ¾ of its way.
      return { mark: middle('.timeline .change-mark'), thumb: left + 7 + 0.75 * (width - 14) };
    });
    expect(Math.abs(middles.mark - middles.thumb)).toBeLessThan(1);
  });
});

describe('which charts are shown', () => {
  it('is chosen by keyboard, and remembered', async () => {
    const page = await open();
    await iterate(page, 2);
    const shown = () =>
      page.locator('.chart').evaluateAll((charts) => charts.map((chart) => chart.getAttribute('data-chart')));
    const all = ['success', 'advantages', 'families', 'length', 'kl', 'group', 'flat', 'entropy', 'clip'];
    await expect.poll(shown).toEqual(all);
    await page.locator('.chart-menu summary').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: 'Advantages' }).focus();
    await page.keyboard.press('Space');
    await expect.poll(shown).toEqual(all.filter((id) => id !== 'advantages'));
    await page.keyboard.press('Escape');
    await page.reload();
    await ready(page);
    await expect.poll(shown).toEqual(all.filter((id) => id !== 'advantages'));
    await page.locator('.chart-menu summary').click();
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(shown).toEqual(all);
  });
});

describe('the room that they have', () => {
  it('suffices in every theme, from a phone to a wide screen: nothing overlaps, is cut off or widens the page', async () => {
    const page = await open();
    await iterate(page, 4);
    const windows = [
      [1280, 720],
      [1920, 1080],
      [1280, 1024],
      [390, 844],
    ] as const;
    for (const [width, height] of windows) {
      await page.setViewportSize({ width, height });
      if (width < 901) await page.getByRole('button', { name: 'Charts', exact: true }).click();
      for (const theme of ['light', 'dark', 'projector']) {
        await page.locator('.theme select').selectOption(theme);
        await expect
          .poll(() => page.locator('.charts').evaluate(problemsOf), { message: `${width} × ${height}, ${theme}` })
          .toEqual([]);
      }
    }
  });

  /** What does not fit: runs in the page. */
  function problemsOf(row: Element): string[] {
    const charts = [...row.querySelectorAll<HTMLElement>('.chart')];
    const menu = row.parentElement?.querySelector('.chart-menu')?.getBoundingClientRect() ?? new DOMRect();
    const problems: string[] = [];
    const meet = (a: DOMRect, b: DOMRect) =>
      a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    charts.forEach((chart, k) => {
      const box = chart.getBoundingClientRect();
      for (const other of charts.slice(k + 1)) {
        if (meet(box, other.getBoundingClientRect())) problems.push(`${chart.dataset.chart} × ${other.dataset.chart}`);
      }
      for (const text of chart.querySelectorAll<HTMLElement>(
        'figcaption, figcaption .figure, .family-name, .chart-body',
      )) {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = text;
        if (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 2)
          problems.push(`${chart.dataset.chart}: ${text.className} ${text.textContent}`);
      }
      const title = chart.querySelector('.chart-title')?.getBoundingClientRect() ?? new DOMRect();
      // What has scrolled out of the row lies beneath the menu, unseen.
      if (title.right < row.getBoundingClientRect().right && meet(title, menu))
        problems.push(`${chart.dataset.chart} × menu`);
    });
    if (document.documentElement.scrollWidth > window.innerWidth) problems.push('the page is wider than the window');
    return problems;
  }
});
