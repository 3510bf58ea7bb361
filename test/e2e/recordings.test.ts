/** Recordings in a browser: saved, dropped on the page, played, gone on from, in a link, and as a page of their own. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { recordingLink } from '../../src/share/recording/link.ts';
import { pagesOfTests, stateOf } from '../setup/lab.ts';
import { root } from '../setup/sources.ts';
import { recordedRun } from '../share/recording/recorded.ts';

declare global {
  interface Window {
    /** Lent to the page by the accessibility tests. */
    axe?: Pick<typeof axe, 'run'>;
  }
}

const open = pagesOfTests();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'g2po-recordings-'));
});
afterAll(() => rm(folder, { recursive: true }));
const HASH = '#v=1&tasks=4&pinned=2&seed=3';

/** A page whose run has done some iterations. */
async function trained(iterations: number): Promise<Page> {
  const page = await open(HASH);
  await page.waitForFunction(() => window.g2poLab?.state().shown !== null);
  await page.evaluate((n) => window.g2poLab?.iterate(n), iterations);
  await page.waitForFunction((n) => window.g2poLab?.state().shown?.iteration === n, iterations);
  return page;
}

/** Saves by the export menu; gives where the file lies and what it is called. */
async function saved(page: Page, button: string): Promise<{ readonly path: string; readonly name: string }> {
  await page.locator('.export summary').click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  const download = await waiting;
  await page.keyboard.press('Escape');
  const name = download.suggestedFilename();
  // A browser takes a file for a page by its ending.
  const path = join(folder, name);
  await download.saveAs(path);
  return { path, name };
}

/** Drops a file on the page. */
async function drop(page: Page, path: string, name: string): Promise<void> {
  const bytes = (await readFile(path)).toString('base64');
  const data = await page.evaluateHandle(
    ({ bytes, name }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name));
      return transfer;
    },
    { bytes, name },
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
}

const playing = (page: Page) => page.locator('.page[data-kind="recording"]');
const position = (page: Page) => page.locator('.timeline-position').textContent();
const until = (page: Page, text: string) =>
  page.waitForFunction((wanted) => document.querySelector('.timeline-position')?.textContent === wanted, text);

/** How many states and transitions the inspector counts, once it is of this iteration. */
async function counted(page: Page): Promise<string> {
  const words = page.getByText(/^\d+ states, \d+ transitions$/).first();
  await words.waitFor();
  return (await words.textContent()) ?? '';
}

describe('a recording', () => {
  it('saved from a run and dropped on another page plays it there, and training goes on from its weights', async () => {
    const page = await trained(3);
    const state = await stateOf(page);
    const { path, name } = await saved(page, 'Recording as With weights');
    expect(name).toBe('g2po-house-seed3-iteration3-recording.g2po');

    const other = await open('#v=1&world=keydoor');
    await other.waitForFunction(() => window.g2poLab?.state().shown !== null);
    const before = await stateOf(other);
    await drop(other, path, name);
    await playing(other).waitFor();
    expect(await position(other)).toBe('iteration 1 of 3');
    await other.keyboard.press(' ');
    await until(other, 'iteration 3 of 3');
    // What was on screen when it was saved.
    await other.waitForFunction(() => window.g2poLab?.recording()?.shown?.iteration === 3);
    expect(await other.evaluate(() => window.g2poLab?.recording()?.shown)).toEqual({
      ...state.shown,
      stage: undefined,
    });
    await other.keyboard.press('ArrowLeft');
    await other.keyboard.press('s');
    expect(await position(other)).toBe('iteration 3 of 3');

    // The run of this page is as it was.
    await other.getByRole('button', { name: 'Back to training' }).click();
    expect((await stateOf(other)).shown).toEqual(before.shown);
    await other.getByRole('button', { name: 'Recording', exact: true }).click();
    await other.getByRole('button', { name: 'Go on training from here' }).click();
    await other.waitForFunction(() => window.g2poLab?.state().status === 'idle');
    expect(await stateOf(other)).toMatchObject({ iteration: 3, successRate: state.successRate });

    // The next iteration is the one that the run itself comes to.
    await page.evaluate(() => window.g2poLab?.iterate(1));
    await other.evaluate(() => window.g2poLab?.iterate(1));
    const [there, here] = [await stateOf(page), await stateOf(other)];
    expect(here.iteration).toBe(4);
    expect(here.successRate).toBe(there.successRate);
    expect(here.shown).toEqual(there.shown);
  });

  it('that was cut off says so, and the page stays as it is', async () => {
    const page = await trained(1);
    const { path } = await saved(page, 'Recording as File');
    const bytes = await readFile(path);
    await page.locator('.import-button').click();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'cut.g2po', mimeType: '', buffer: bytes.subarray(0, bytes.length - 9) });
    const failure = page.getByRole('alertdialog');
    await failure.waitFor();
    expect(await failure.textContent()).toContain('It was cut off or changed on its way');
    await failure.getByRole('button', { name: 'Close' }).click();
    expect(await playing(page).count()).toBe(0);
    expect((await stateOf(page)).iteration).toBe(1);
  });

  it('in a link plays without anything that trains', async () => {
    const run = await recordedRun({ tasks: 2, pinned: 2, rollouts: 4 }, 5);
    const link = recordingLink(run, 1);
    const page = await open(`#v=2&rec=${link?.text}`);
    await playing(page).waitFor();
    expect(await position(page)).toBe('iteration 1 of 5');
    await page.waitForFunction(() => Number(document.querySelector('.graph-canvas')?.getAttribute('data-nodes')) > 2);
    await page.keyboard.press('ArrowRight');
    expect(await position(page)).toBe('iteration 2 of 5');
    expect((await stateOf(page)).backend).toBeNull();
    expect(page.url()).toContain('rec=');
    // It is given on as it came, or as the run that it is of.
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const given = page.getByRole('textbox', { name: 'The link' });
    await expect.poll(() => given.inputValue()).toBe(`${inject('baseUrl')}#v=2&rec=${link?.text}`);
    await page.getByRole('radio', { name: 'The run' }).check({ force: true });
    await expect.poll(() => given.inputValue()).toMatch(/&to=5&.*view\.task=2/);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByRole('button', { name: 'Back to training' }).click();
    await page.waitForFunction(() => window.g2poLab?.state().backend !== null);
    expect(page.url()).not.toContain('rec=');
  });

  it('that the address names is read once, in whatever language the page is made anew', async () => {
    const page = await open('?src=./first-visit.g2po#v=2');
    await playing(page).waitFor();
    await page.keyboard.press('ArrowRight');
    expect(await position(page)).toBe('iteration 2 of 16');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByRole('button', { name: '简体中文' }).focus();
    await page.keyboard.press('Enter');
    const back = page.getByRole('button', { name: 'English' });
    await back.waitFor();
    // The keyboard is where it was, and so is the recording.
    await expect.poll(() => back.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await page.evaluate(() => window.g2poLab?.recording()?.iteration)).toBe(2);
    expect(await page.locator('dialog.import').count()).toBe(0);
    expect(asked.filter((url) => url.endsWith('.g2po'))).toEqual([]);
  });
});

describe('a recording on screen', () => {
  it('has no serious accessibility fault in three themes, its settings open, nor has the frame', async () => {
    const link = recordingLink(await recordedRun({ tasks: 2, pinned: 2, rollouts: 4 }, 3), 0);
    const faults: string[] = [];
    for (const [search, themes] of [
      ['', ['light', 'dark', 'projector']],
      ['?embed', ['system']],
    ] as const) {
      const page = await open(`${search}#v=2&rec=${link?.text}`, { reducedMotion: 'reduce' });
      await page.getByText('iteration 1 of 3').waitFor();
      if (search === '') await page.getByRole('button', { name: 'Settings' }).first().click();
      await page.evaluate(await readFile(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'));
      for (const theme of themes) {
        if (search === '') await page.getByLabel('Theme').selectOption(theme);
        const results = await page.evaluate(() => window.axe?.run({ resultTypes: ['violations'] }));
        const serious = results?.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical') ?? [];
        for (const { id, nodes } of serious) {
          for (const { html } of nodes) faults.push(`${search} ${theme} ${id} ${html.slice(0, 120)}`);
        }
      }
    }
    expect(faults).toEqual([]);
  });
});

describe('the standalone page', () => {
  it('plays, scrubs and selects from a file, and asks for nothing else', async () => {
    const page = await trained(3);
    const { path, name } = await saved(page, 'Standalone page as HTML');
    expect(name).toBe('g2po-house-seed3-iteration3-standalone.html');
    const html = await readFile(path, 'utf8');
    expect(html.length).toBeLessThan(2_000_000);

    const alone = await page.context().newPage();
    const wrong: string[] = [];
    const asked: string[] = [];
    alone.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    alone.on('pageerror', (error) => wrong.push(error.message));
    alone.on('request', (request) => asked.push(request.url()));
    await alone.goto(pathToFileURL(path).href);
    await playing(alone).waitFor();
    await alone.getByRole('button', { name: 'Play', exact: true }).click();
    await until(alone, 'iteration 3 of 3');
    await alone.waitForTimeout(300);
    expect(await counted(alone)).toBe(await counted(page));
    await alone.getByRole('slider', { name: 'Iteration on screen' }).press('ArrowLeft');
    expect(await position(alone)).toBe('iteration 2 of 3');
    // A state, by the table that is the graph's twin.
    await alone.keyboard.press('t');
    await alone.getByRole('row').nth(2).click();
    await alone.locator('[aria-selected="true"]').first().waitFor();
    expect(wrong).toEqual([]);
    expect(asked).toEqual([pathToFileURL(path).href]);
    await alone.close();
  });
});
