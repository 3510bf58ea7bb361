/** A world of one's own in a real Chromium: edited by keyboard, refused where it cannot be, trained on, kept, and sent by link. */
import { readFile } from 'node:fs/promises';
import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type {} from '../../src/app/automation.ts';
import { parseDefinition } from '../../src/worlds/custom/definition.ts';
import { examples } from '../../src/worlds/custom/examples.ts';
import type { PageOptions } from '../setup/browser.ts';
import { pagesOfTests, stateOf } from '../setup/lab.ts';

declare global {
  interface Window {
    /** Lent to the page by the accessibility tests. */
    axe?: Pick<typeof axe, 'run'>;
  }
}

const RUN = '#v=1&world=custom&tasks=2&rollouts=4&pinned=1&backend=wasm&seed=3';

const openAt = pagesOfTests();

/** Opens a page with the settings beside the graph, and waits for its backend. */
async function open(hash = RUN, options: PageOptions = {}): Promise<Page> {
  const page = await openAt(hash, {
    viewport: { width: 1500, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  await ready(page);
  return page;
}

async function ready(page: Page): Promise<void> {
  await expect.poll(async () => (await stateOf(page)).status, { timeout: 30_000 }).toBe('idle');
}

/** The states of the definition that the run has, by name with their texts. */
async function runningTexts(page: Page): Promise<Record<string, string>> {
  const config = await page.evaluate(() => window.g2poLab?.config());
  const parsed = parseDefinition(String(config?.['world.definition'] ?? examples[0].text));
  if (!parsed.ok) throw new Error(parsed.problems.join(' '));
  return Object.fromEntries(parsed.definition.states.map(({ name, text }) => [name, text]));
}

const editor = (page: Page) => page.locator('.world-editor');
const button = (page: Page, name: string) => editor(page).getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => editor(page).getByRole('textbox', { name, exact: true });
const train = (page: Page) => editor(page).getByRole('button', { name: 'Train on it' });
const hasFocus = (locator: Locator) => locator.evaluate((element) => element === document.activeElement);

async function openEditor(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit world…' }).click();
  await editor(page).waitFor();
}

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let pressed = 0; pressed < 150; pressed++) {
    if (await hasFocus(wanted)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`150 times Tab did not come to ${wanted}`);
}

describe('the world editor', () => {
  it('changes, takes back, trains, and the world outlives a reload and travels by link', async () => {
    const page = await open();
    await openEditor(page);
    const text = field(page, 'What the agent sees in “camp”');
    await text.fill('Tents in the snow.');
    await field(page, 'What the agent sees in “stream”').fill('Ice.');
    await page.keyboard.press('Control+z');
    expect(await field(page, 'What the agent sees in “stream”').inputValue()).toBe('A mossy stream. It leads nowhere.');
    expect(await text.inputValue()).toBe('Tents in the snow.');
    await page.keyboard.press('Control+Shift+z');
    expect(await field(page, 'What the agent sees in “stream”').inputValue()).toBe('Ice.');
    expect((await runningTexts(page)).camp).toMatch(/^Camp below/);

    await train(page).click();
    await expect.poll(async () => (await stateOf(page)).iteration, { timeout: 60_000 }).toBeGreaterThan(1);
    expect(await stateOf(page)).toMatchObject({ run: 1 });
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect.poll(async () => (await stateOf(page)).status).toBe('idle');
    expect(await runningTexts(page)).toMatchObject({ camp: 'Tents in the snow.', stream: 'Ice.' });

    // The address is written a moment later.
    await expect.poll(() => page.evaluate(() => location.hash)).toContain('world.definition=~1');
    const hash = await page.evaluate(() => location.hash);
    expect(hash.length).toBeLessThan(1000);
    await page.reload();
    await ready(page);
    expect(await runningTexts(page)).toMatchObject({ camp: 'Tents in the snow.', stream: 'Ice.' });

    const elsewhere = await open(hash);
    expect(await runningTexts(elsewhere)).toMatchObject({ camp: 'Tents in the snow.', stream: 'Ice.' });
    expect(await elsewhere.locator('.correction').count()).toBe(0);
    await openEditor(elsewhere);
    expect(await field(elsewhere, 'What the agent sees in “stream”').inputValue()).toBe('Ice.');
  });

  it('says beside the field what is wrong, and the world that runs stays', async () => {
    const page = await open();
    await openEditor(page);
    await button(page, 'Delete “ledge”').click();
    // The keyboard went to the state before it.
    expect(await hasFocus(field(page, 'Name of state 4'))).toBe(true);
    const target = editor(page).getByRole('combobox', { name: 'Where action 1 of “steps” leads' });
    expect(await target.getAttribute('aria-invalid')).toBe('true');
    const [described] = ((await target.getAttribute('aria-describedby')) ?? '').split(' ');
    expect(await page.locator(`[id="${described}"]`).textContent()).toBe(
      'In “steps”, “go along the ledge” leads to “ledge”, the name of no state.',
    );
    expect(await train(page).isDisabled()).toBe(true);
    await target.selectOption({ label: 'success' });
    expect(await train(page).isEnabled()).toBe(true);
    await target.selectOption({ label: 'failure' });
    const list = editor(page).getByRole('region', { name: 'Errors and warnings' });
    expect(await list.textContent()).toContain('No way leads from the start “camp” to success.');

    // Closed with an error: nothing waits for Apply, the run goes on, and the work is still there.
    await button(page, 'Close').click();
    expect(await page.locator('.apply-bar').count()).toBe(0);
    expect(await page.locator('.field-below').textContent()).toContain('Has unfinished changes.');
    await page.evaluate(() => window.g2poLab?.iterate(1));
    expect(await stateOf(page)).toMatchObject({ run: 0, iteration: 1, status: 'idle' });
    await openEditor(page);
    expect(await target.inputValue()).toBe('name failure');

    // Closed without one: it waits for Apply.
    await target.selectOption({ label: 'success' });
    await button(page, 'Close').click();
    await expect.poll(() => page.locator('.apply-bar').textContent()).toContain('1 setting needs a new run');
    await page.locator('.apply-bar').getByRole('button', { name: 'Apply' }).click();
    await expect.poll(async () => (await stateOf(page)).run).toBe(1);
    expect(Object.keys(await runningTexts(page))).toEqual(['camp', 'stream', 'path', 'steps']);
  });

  it('is not needed where a link holds no world: the first example runs, and the page says why', async () => {
    const broken = examples[0].text.replace('"start":"camp"', '"start":"moon"');
    const page = await open(`${RUN}&world.definition=${encodeURIComponent(broken)}`);
    expect(await page.locator('.correction').textContent()).toBe(
      'world.definition: The start “moon” is the name of no state; used Trap by the goal',
    );
    expect(await runningTexts(page)).toHaveProperty('ledge');
  });

  it('is used by keyboard alone', async () => {
    const page = await open();
    await tabTo(page, page.getByRole('button', { name: 'Edit world…' }));
    await page.keyboard.press('Enter');
    await editor(page).waitFor();
    await tabTo(page, button(page, 'Add state'));
    await page.keyboard.press('Enter');
    expect(await hasFocus(field(page, 'Name of state 6'))).toBe(true);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('cave');
    await tabTo(page, field(page, 'What the agent sees in “cave”'));
    await page.keyboard.type('A dark cave.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('go out');
    await page.keyboard.press('Tab');
    // In the menu, typing picks.
    await page.keyboard.type('camp');
    await tabTo(page, editor(page).getByRole('button', { name: /^Add action · “cave”/ }));
    await page.keyboard.press('Enter');
    expect(await hasFocus(field(page, 'Action 2 of “cave”'))).toBe(true);
    await page.keyboard.type('sleep');
    // Up: the row moves, the keyboard goes with it.
    const up = button(page, 'Move Action 2 of “cave” up');
    await tabTo(page, up);
    await page.keyboard.press('Enter');
    expect(await field(page, 'Action 1 of “cave”').inputValue()).toBe('sleep');
    expect(await hasFocus(button(page, 'Move Action 1 of “cave” up'))).toBe(true);
    // What is typed into one field is one step back: the move, "sleep", the second action.
    for (let k = 0; k < 3; k++) await page.keyboard.press('Control+z');
    expect(await field(page, 'Action 2 of “cave”').count()).toBe(0);
    await button(page, 'JSON').focus();
    await page.keyboard.press('Enter');
    const written = await editor(page).getByRole('textbox', { name: 'Definition as JSON' }).inputValue();
    expect(JSON.parse(written).states[5]).toEqual({
      name: 'cave',
      text: 'A dark cave.',
      actions: [{ text: 'go out', to: 'camp' }],
    });
    await page.keyboard.press('Escape');
    await expect.poll(() => editor(page).count()).toBe(0);
    expect(await hasFocus(page.getByRole('button', { name: 'Edit world…' }))).toBe(true);
  });

  it('takes JSON over, says what is wrong with it, and reads the file that it saved', async () => {
    const page = await open();
    await openEditor(page);
    await editor(page).getByRole('combobox', { name: 'Begin with' }).selectOption({ label: 'Look-alike forks' });
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Export').click()]);
    const path = await download.path();
    const [, , alike] = examples;
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(JSON.parse(alike.text));

    await button(page, 'JSON').click();
    const raw = editor(page).getByRole('textbox', { name: 'Definition as JSON' });
    await raw.fill('{"task": 5}');
    await button(page, 'Apply').click();
    expect(await editor(page).getByRole('alert').textContent()).toContain('The definition needs “task”, a text.');
    expect(await raw.inputValue()).toBe('{"task": 5}');
    await editor(page).locator('input[type=file]').setInputFiles(path);
    await expect.poll(() => raw.inputValue()).toContain('first passage');
    await raw.fill((await raw.inputValue()).replace('"maxSteps": 8', '"maxSteps": 9'));
    await button(page, 'Apply').click();
    await button(page, 'Form').click();
    expect(await editor(page).getByRole('spinbutton', { name: 'Step limit' }).inputValue()).toBe('9');
    // Three pairs look alike.
    const list = editor(page).getByRole('region', { name: 'Errors and warnings' });
    expect(await list.getByRole('status').textContent()).toBe('3 warnings');
    expect(await train(page).isEnabled()).toBe(true);
  });

  it.each([
    ['light', { width: 1280, height: 720 }],
    ['dark', { width: 390, height: 844 }],
    ['projector', { width: 1280, height: 720 }],
  ])('has nothing that axe calls serious, %s', async (theme, viewport) => {
    const page = await open(RUN, { viewport });
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    if (!(await page.locator('.settings').isVisible())) {
      // Beside the graph it is unfolded; on a phone it is one of the panels.
      const buttons = await page.getByRole('button', { name: 'Settings', exact: true }).all();
      for (const one of buttons) if (await one.isVisible()) await one.click();
    }
    await openEditor(page);
    await editor(page).getByRole('combobox', { name: 'Begin with' }).selectOption({ label: 'Look-alike forks' });
    await button(page, 'Delete “second fork”').click();
    await page.evaluate(`${axe.source}; true`);
    for (const view of ['Form', 'JSON']) {
      await button(page, view).click();
      const results = await page.evaluate(() => window.axe?.run('.world-editor', { resultTypes: ['violations'] }));
      const serious = results?.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious?.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      // Nothing sticks out of the window.
      const width = await editor(page).evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
      expect(width).toBeLessThanOrEqual(0);
    }
  });
});
