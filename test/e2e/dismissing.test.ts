/** What comes and goes over the page, by keyboard: the focus stays on the page, and Escape and arrows do one thing at a time. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type {} from '../../src/app/automation.ts';
import { pageText } from '../../src/text/page.ts';
import { shareText } from '../../src/text/share.ts';
import { launchBrowser, openPage } from '../setup/browser.ts';
import { pagesOfTests, stateOf } from '../setup/lab.ts';

const RUN = '#v=2&tasks=2&rollouts=4&pinned=1&backend=wasm&seed=3&world.family=pick&evaluationEvery=0';

const openAt = pagesOfTests();

async function open(hash = RUN): Promise<Page> {
  const page = await openAt(hash, { viewport: { width: 1500, height: 900 }, reducedMotion: 'reduce' });
  await page.waitForFunction(() => window.g2poLab?.state().status === 'idle');
  await page.locator('.settings').waitFor();
  return page;
}

const focusOn = (page: Page) => page.evaluate(() => document.activeElement?.tagName.toLowerCase());
const openTips = (page: Page) => page.locator('.tooltip:popover-open').count();

describe('the focus', () => {
  it('stays on the page when a bar is dismissed', async () => {
    const page = await open(`${RUN}&gamma=7`);
    const corrections = page.getByRole('region', { name: 'Corrections to the link' });
    await corrections.getByRole('button', { name: 'Dismiss' }).focus();
    await page.keyboard.press('Enter');
    await corrections.waitFor({ state: 'detached' });
    expect(await focusOn(page)).toBe('main');
  });

  it('stays on the page when the way to a link’s place is given up, and what is said of it dismissed', async () => {
    const page = await open(`${RUN}&to=3&paused&on=webgpu:some+gpu`);
    for (const name of [shareText.arrival.giveUp, pageText.notes.dismiss]) {
      const button = page.getByRole('button', { name });
      await button.focus();
      await page.keyboard.press('Enter');
      await button.waitFor({ state: 'detached' });
      expect(await focusOn(page), name).toBe('main');
    }
  });
});

describe('Escape', () => {
  it('closes an explanation that the pointer opened, and nothing else with it', async () => {
    const page = await open();
    await page.keyboard.press(']');
    const { selection } = await stateOf(page);
    expect(selection).not.toBeNull();
    await page.locator('main').focus();
    await page.locator('.settings .tooltip-anchor:visible, .settings .field:visible').first().hover();
    await expect.poll(() => openTips(page)).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => openTips(page)).toBe(0);
    expect((await stateOf(page)).selection).toEqual(selection);
    await page.keyboard.press('Escape');
    expect((await stateOf(page)).selection).toBeNull();
  });

  it('that ends what an input method composes leaves the name of a run as it is typed', async () => {
    const page = await open();
    await page.evaluate(() => window.g2poLab?.iterate(1));
    await expect.poll(async () => (await stateOf(page)).shown?.iteration).toBe(1);
    await page.getByRole('button', { name: 'Runs' }).click();
    await page.getByRole('button', { name: /^Keep/ }).first().click();
    const name = page.locator('.run-name input');
    await name.fill('ni');
    await name.evaluate((field) =>
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true, cancelable: true }),
      ),
    );
    expect(await name.inputValue()).toBe('ni');
    await name.press('Escape');
    await name.waitFor({ state: 'detached' });
    expect(await page.getByRole('dialog').count()).toBe(1);
  });
});

describe('arrows with Alt', () => {
  /** Presses Alt and an arrow and says whether the page left it to the browser, without the browser going back. */
  const altArrow = (page: Page, key: 'ArrowRight' | 'ArrowDown') =>
    page.evaluate((arrow) => {
      const event = new KeyboardEvent('keydown', { key: arrow, altKey: true, bubbles: true, cancelable: true });
      const before = document.activeElement;
      const left = before?.dispatchEvent(event) === true;
      return left && document.activeElement === before;
    }, key);

  it('are the browser’s in rollouts and matrix; without they move', async () => {
    const page = await open(`${RUN}&view.compare=g2po,grpo,gigpo`);
    for (const cell of ['.rollout-row .step-chip[tabindex="0"]', '.matrix button[tabindex="0"]']) {
      await page.locator(cell).first().focus();
      expect(await altArrow(page, 'ArrowDown'), cell).toBe(true);
      expect(await altArrow(page, 'ArrowRight'), cell).toBe(true);
      const before = await page.evaluateHandle(() => document.activeElement);
      await page.keyboard.press('ArrowDown');
      expect(await page.evaluate((element) => document.activeElement === element, before), cell).toBe(false);
    }
  });
});

describe('what a link asks in vain', () => {
  it('is said in a lecture too, over its stage', async () => {
    const page = await openAt('#v=2&scene=99');
    await page.locator('.scene[data-status="ready"]').waitFor();
    // The last scene's graphs side by side take the keyboard as they come, where nothing has it.
    await page.locator('.compare').waitFor();
    const corrections = page.getByRole('region', { name: 'Corrections to the link' });
    expect(await corrections.textContent()).toMatch(/scene.*“99” is not a whole number from 0 to (\d+); used \1/);
    await corrections.getByRole('button', { name: 'Dismiss' }).focus();
    await page.keyboard.press('Enter');
    await corrections.waitFor({ state: 'detached' });
    expect(await focusOn(page)).toBe('main');
  });

  it('is said of a recording by what it is', async () => {
    const page = await openAt('#rec=~1xxx');
    await page.getByRole('alertdialog', { name: 'The recording in this link cannot be opened' }).waitFor();
  });
});

describe('a language that cannot be loaded', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('is told, and comes with the next press once it can', async () => {
    // A page of its own: the browser complains of files that do not come.
    const { page, close } = await openPage(browser, inject('baseUrl') + RUN);
    await page.waitForFunction(() => window.g2poLab?.state().status === 'idle');
    const files = '**/assets/translation-*.js';
    await page.route(files, (route) => route.abort());
    const button = page.locator('.language');
    await button.click();
    await page.locator('output').getByText('简体中文 could not be loaded').waitFor();
    expect(await button.getAttribute('title')).toContain('could not be loaded');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.unroute(files);
    await button.click();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await expect.poll(() => page.getByText('could not be loaded').count()).toBe(0);
    await close();
  });
});
