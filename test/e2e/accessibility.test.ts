/** The page for everyone: axe-core on every screen in every theme, and a whole session by keyboard alone. */
import { readFile } from 'node:fs/promises';
import axe from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type {} from '../../src/app/automation.ts';
import { launchBrowser, openPage, type PageOptions, type WatchedPage } from '../setup/browser.ts';
import { stateOf } from '../setup/lab.ts';

declare global {
  interface Window {
    /** Lent to the page by `violationsInThemes`. */
    axe?: Pick<typeof axe, 'run'>;
  }
}

/** Some of its first rollouts succeed, so that there are critical transitions to look at. */
const SMALL = '#v=1&tasks=4&rollouts=8&pinned=2&backend=wasm&seed=3&world.family=pick&view.critical=0.5';
const PHONE = { width: 390, height: 844 };
const THEMES = ['light', 'dark', 'projector'] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Opens a page on which nothing is on the move, and waits for its first graph. */
async function open(hash: string, options: PageOptions = {}): Promise<WatchedPage> {
  const watched = await openPage(browser, inject('baseUrl') + hash, { reducedMotion: 'reduce', ...options });
  await ready(watched.page);
  return watched;
}

/** Waits for the first graph, the panels that load after it, and a backend that came up or did not. */
async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const state = window.g2poLab?.state();
    return state?.shown?.iteration === 1 && (state.status === 'idle' || state.status === 'failed');
  });
  for (const part of ['.critical', '.rollout-rows', '.chart-title', '.settings']) {
    await page.locator(part).first().waitFor({ state: 'attached' });
  }
}

async function train(page: Page, iterations: number): Promise<void> {
  await page.evaluate((count) => window.g2poLab?.iterate(count), iterations);
  await expect.poll(async () => (await stateOf(page)).shown?.iteration).toBe(iterations);
}

/** Selects the strongest critical transition. */
async function selectEdge(page: Page): Promise<void> {
  await page.keyboard.press(']');
  await page.locator('[data-panel="inspector"] .bars').waitFor();
}

/** What axe-core calls serious or critical on the page as it stands, one line an element; the theme leads each line. */
async function violations(page: Page, theme: string): Promise<string[]> {
  const results = await page.evaluate(() => window.axe?.run({ resultTypes: ['violations'] }));
  if (results === undefined) throw new Error('the page was not lent axe-core');
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, html, failureSummary }) => {
        const why = (failureSummary ?? '').split('\n').slice(1).join(' ').trim();
        return `${theme}: ${id} at ${target.join(' ')}: ${why} ${html.slice(0, 120)}`;
      }),
    );
}

/** The same in each theme in turn. */
async function violationsInThemes(page: Page): Promise<string[]> {
  // Through the debugger, which the content security policy does not bind; a script element would be refused.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${axe.source}; true`);
  const found: string[] = [];
  for (const theme of THEMES) {
    await page.locator('.theme select').selectOption(theme);
    await page.locator(`:root[data-theme="${theme}"] .graph[data-theme="${theme}"]`).waitFor({ state: 'attached' });
    found.push(...(await violations(page, theme)));
  }
  return found;
}

/** A screen: how a person gets there from the one before, all on one page. */
type Screen = readonly [name: string, enter: (page: Page) => Promise<unknown>];

/** Opens one page for a list of screens and checks each as it comes. A screen that cannot be reached fails those after it. */
function check(screens: readonly Screen[], hash: string, options?: PageOptions): void {
  let watched: WatchedPage;
  beforeAll(async () => {
    watched = await open(hash, options);
  });
  afterAll(async () => {
    watched?.expectClean();
    await watched?.close();
  });
  it.each(screens)('%s', async (_, enter) => {
    await enter(watched.page);
    expect(await violationsInThemes(watched.page)).toEqual([]);
  });
}

const pressEscape = (page: Page) => page.keyboard.press('Escape');

describe('axe-core finds nothing serious on a wide window:', () => {
  check(
    [
      ['first visit', async () => {}],
      ['after three iterations', (page) => train(page, 3)],
      ['a transition selected', selectEdge],
      [
        'the same with the settings beside and every mark named',
        async (page) => {
          await page.setViewportSize({ width: 1920, height: 1000 });
          await page.locator('.legend-mark').first().waitFor();
        },
      ],
      [
        'a state selected',
        async (page) => {
          await page.setViewportSize({ width: 1280, height: 800 });
          await page.locator('.from-to .link').first().click();
        },
      ],
      ['a rollout selected', (page) => page.locator('.row-button').nth(1).click()],
      [
        'table of states',
        async (page) => {
          await pressEscape(page);
          await page.keyboard.press('t');
          await page.getByRole('grid', { name: /^States/ }).waitFor();
        },
      ],
      [
        'table of transitions, one selected',
        async (page) => {
          await page.keyboard.press(']');
          await page.getByRole('row', { selected: true }).waitFor();
        },
      ],
      [
        'search with results',
        async (page) => {
          await page.keyboard.press('t');
          await page.keyboard.press('/');
          await page.getByRole('combobox', { name: 'Search' }).fill('go to');
          await page.getByRole('dialog').getByRole('option').first().waitFor();
        },
      ],
      [
        'shortcuts',
        async (page) => {
          await pressEscape(page);
          await page.getByRole('dialog').waitFor({ state: 'detached' });
          await page.keyboard.press('?');
          await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
        },
      ],
      [
        'saved runs',
        async (page) => {
          await pressEscape(page);
          await page.getByRole('button', { name: 'Runs' }).click();
          await page.getByRole('dialog', { name: 'Saved runs' }).getByRole('listitem').first().waitFor();
        },
      ],
      [
        'export menu',
        async (page) => {
          await pressEscape(page);
          await page.locator('.export summary').click();
          await page.locator('.export-item').first().waitFor();
        },
      ],
      [
        'command for other software',
        async (page) => {
          const show = page.getByRole('button', { name: 'Show command' });
          if ((await show.count()) === 0) await page.locator('.export summary').click();
          await show.click();
          await page.getByRole('dialog').getByRole('textbox').waitFor();
        },
      ],
      [
        'colouring menu',
        async (page) => {
          await pressEscape(page);
          await page.locator('.colouring summary').click();
          await page.locator('.colouring .choice').first().waitFor();
        },
      ],
      [
        'the truth, switched on and worked out',
        async (page) => {
          await pressEscape(page);
          await page.locator('.truth summary').click();
          await page.locator('.truth').getByLabel('Work out the truth').check();
          await page.locator('.truth').getByRole('button', { name: 'One iteration now' }).click();
          await page.locator('.truth').getByText('Exact for this task.').waitFor();
        },
      ],
      [
        'how right each estimator is, with more rollouts',
        async (page) => {
          await page.getByRole('button', { name: 'How right is each estimator' }).click();
          await page.getByLabel('Groups of up to').selectOption('8');
          await page.getByRole('button', { name: 'Compare', exact: true }).click();
          await page.locator('.study-bar').getByText('Compared').waitFor();
        },
      ],
      [
        'backend badge unfolded',
        async (page) => {
          await page.locator('.badge summary').click();
          await page.locator('.tried').waitFor();
        },
      ],
      [
        'settings unfolded, one changed',
        async (page) => {
          await pressEscape(page);
          await page.getByRole('button', { name: 'Settings', exact: true }).click();
          for (const group of await page.locator('.settings-group').all()) {
            if ((await group.getAttribute('open')) === null) await group.locator('summary').click();
          }
          await page.locator('.settings-others > summary').click();
          // One that applies at once, and one that needs a new run.
          for (const [name, value] of [
            ['Discount γ', '0.5'],
            ['Rollouts per task', '4'],
          ] as const) {
            const entry = page.getByRole('textbox', { name, exact: true });
            await entry.fill(value);
            await entry.blur();
          }
          await page.locator('.apply-bar').waitFor();
        },
      ],
    ],
    SMALL,
  );
});

describe('axe-core finds nothing serious on a phone:', () => {
  const tab = (name: string) => (page: Page) =>
    page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
  check(
    [
      ['rollouts', tab('Rollouts')],
      ['charts', (page) => train(page, 1).then(() => tab('Charts')(page))],
      ['settings', tab('Settings')],
      ['inspector with a transition', (page) => tab('Inspector')(page).then(() => selectEdge(page))],
    ],
    SMALL,
    { viewport: PHONE },
  );
});

describe('axe-core finds nothing serious when things go wrong:', () => {
  it('a corrected link and a worker that does not start', async () => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
    });
    const page = await context.newPage();
    await page.route(/worker-.*\.js$/i, (route) => route.abort());
    await page.goto(`${inject('baseUrl')}${SMALL}&gamma=7`);
    await page.getByRole('alert').waitFor();
    await page.locator('.correction').waitFor();
    await ready(page);
    expect((await stateOf(page)).status).toBe('failed');
    expect(await violationsInThemes(page)).toEqual([]);
    await context.close();
  });
});

describe('by keyboard alone', () => {
  const hasFocus = (element: Element) => element === document.activeElement;

  /** Presses Tab until the element has the focus. Throws if it is not on the way round the page. */
  async function tabTo(page: Page, wanted: Locator): Promise<void> {
    const most = 300;
    for (let pressed = 0; pressed < most; pressed++) {
      await page.keyboard.press('Tab');
      if (await wanted.evaluate(hasFocus)) return;
    }
    throw new Error(`${most} times Tab did not come to ${wanted}`);
  }

  it('a session from Play to Export', async () => {
    const { page, expectClean, close } = await open(`${SMALL}&weight=1`);
    const iteration = async () => (await stateOf(page)).iteration;

    // Play and Pause are one button, which keeps the focus.
    await tabTo(page, page.getByRole('button', { name: 'Play' }));
    await page.keyboard.press('Space');
    await expect.poll(iteration, { timeout: 60_000 }).toBeGreaterThan(1);
    await page.keyboard.press('Space');
    await expect.poll(async () => (await stateOf(page)).status).toBe('idle');

    // One stage at a time to the end of an iteration, wherever the pause fell.
    do {
      await page.keyboard.press('s');
      await expect.poll(async () => (await stateOf(page)).status).toBe('idle');
    } while ((await stateOf(page)).stage !== 'update');
    const last = await iteration();
    await expect.poll(async () => (await stateOf(page)).shown).toMatchObject({ iteration: last, stage: 'update' });

    // The search gives the focus back to where it was.
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search' }).waitFor();
    await page.keyboard.type('go to');
    await page.getByRole('dialog').getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(async () => (await stateOf(page)).selection?.kind).toBe('edge');
    expect(await page.getByRole('button', { name: 'Play' }).evaluate(hasFocus)).toBe(true);

    // A critical transition; its advantage is reached, has a name, and is the sum of its terms with weight 1.
    await page.keyboard.press('Escape');
    await page.keyboard.press(']');
    await expect.poll(async () => (await stateOf(page)).selection?.kind).toBe('edge');
    const bars = page.locator('[data-panel="inspector"] .bars');
    await tabTo(page, bars.locator('[data-term="advantage"] button'));
    const figure = async (term: string) => {
      const spoken = await bars.locator(`[data-term="${term}"] .bar-label`).ariaSnapshot();
      return Number(/[+−-]?\d+\.\d\d(?!.*\d\.\d\d)/s.exec(spoken)?.[0].replace('−', '-') ?? Number.NaN);
    };
    const [total, ...terms] = await Promise.all(['advantage', 'episode', 'node_centric', 'edge_centric'].map(figure));
    // Four numbers rounded to 0.01 are each at most 0.005 off.
    expect(Math.abs(total - terms.reduce((sum, term) => sum + term, 0))).toBeLessThanOrEqual(0.0201);

    // γ for the iterations to come; the settings are folded away at this width until asked for.
    await tabTo(page, page.getByRole('button', { name: 'Settings', exact: true }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('textbox', { name: 'Discount γ', exact: true }));
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('0.5');
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Iterate' }));
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await stateOf(page)).shown?.iteration).toBe(last + 1);
    expect(await page.evaluate(() => window.g2poLab?.config())).toMatchObject({ gamma: 0.5 });

    await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => (await stateOf(page)).shown?.iteration).toBe(last);

    // The table has the keyboard when it opens, and gives it back to the graph.
    await page.keyboard.press('t');
    const grid = page.getByRole('grid');
    await expect.poll(() => grid.evaluate(hasFocus)).toBe(true);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await stateOf(page)).selection?.kind).toMatch(/edge|node/);
    await page.keyboard.press('t');
    await grid.waitFor({ state: 'detached' });
    const graph = page.locator('.centre-graph .graph-canvas');
    await expect.poll(() => graph.evaluate(hasFocus)).toBe(true);

    // There the arrow keys follow edges, and what they come to is said; nothing scrubs.
    await page.keyboard.press('Home');
    await expect.poll(async () => (await stateOf(page)).selection?.kind).toBe('node');
    const start = (await stateOf(page)).selection;
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await stateOf(page)).selection).not.toEqual(start);
    const news = page.locator('.selection-news');
    await expect.poll(() => news.textContent()).toMatch(/^State: /);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => (await stateOf(page)).selection).toEqual(start);
    await page.keyboard.press('Enter');
    await expect.poll(() => news.textContent()).toMatch(/^Transition: .*, from .* to /);
    expect((await stateOf(page)).shown?.iteration).toBe(last);
    expect(await graph.evaluate(hasFocus)).toBe(true);

    const menu = page.locator('.export summary');
    await tabTo(page, menu);
    await page.keyboard.press('Enter');
    const credits = page.getByRole('button', { name: 'Credits as JSONL' });
    await credits.waitFor();
    await tabTo(page, credits);
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(10);
    expect(JSON.parse(lines[0])).toMatchObject({ iteration: last, step: 0 });
    await page.keyboard.press('Escape');
    expect(await menu.evaluate(hasFocus)).toBe(true);
    expect(await page.locator('.export-item').count()).toBe(0);
    expectClean();
    await close();
  });
});
