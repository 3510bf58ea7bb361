/** The built page in the tests that drive it: its state by the handle for scripts, and pages that are closed and checked. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import type { LabState } from '../../src/app/automation.ts';
import { launchBrowser, openPage, type PageOptions, type WatchedPage } from './browser.ts';

/** The handle's state. Throws where the page has no handle. */
export function stateOf(page: Page): Promise<LabState> {
  return page.evaluate(() => {
    if (!window.g2poLab) throw new Error('the page has no window.g2poLab');
    return window.g2poLab.state();
  });
}

/**
 * A browser for the tests of a file. After each test its pages are closed, and must have been clean.
 * @returns opens the built page at an address' hash
 */
export function pagesOfTests(): (hash: string, options?: PageOptions) => Promise<Page> {
  let browser: Browser;
  const opened: WatchedPage[] = [];
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
  return async (hash, options) => {
    const watched = await openPage(browser, inject('baseUrl') + hash, options);
    opened.push(watched);
    return watched.page;
  };
}
