/** The browser harness itself: a page's faults are all noticed, and a faultless page is clean. */
import { createServer, type Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../setup/browser.ts';

/** Pages by path; anything else is 404. `OTHER` stands for the same server under another host name. */
const pages: Readonly<Record<string, string>> = {
  '/clean': '<link rel="icon" href="data:,"><p>Nothing to report.</p>',
  '/console': '<link rel="icon" href="data:,"><script>console.error("so it goes")</script>',
  '/uncaught':
    '<link rel="icon" href="data:,"><script>setTimeout(() => { throw new Error("thrown late"); }, 50)</script>',
  '/missing': '<link rel="icon" href="data:,"><img src="/nowhere.png">',
  '/worker': '<link rel="icon" href="data:,"><script>new Worker("/worker.js")</script>',
  '/worker.js':
    'console.error("from the worker"); fetch("OTHER/clean").catch(() => {}); throw new Error("thrown in the worker");',
  '/abroad': '<link rel="icon" href="data:,"><script>fetch("OTHER/clean").catch(() => {})</script>',
};

describe('openPage', () => {
  let server: Server;
  let browser: Browser;
  let base: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const body = pages[request.url ?? ''];
      const port = new URL(base).port;
      response.writeHead(body === undefined ? 404 : 200, {
        'content-type': request.url?.endsWith('.js') ? 'text/javascript' : 'text/html',
      });
      response.end(body?.replaceAll('OTHER', `http://localhost:${port}`));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    base = `http://127.0.0.1:${address.port}`;
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  it('finds nothing wrong with a plain page', async () => {
    const opened = await openPage(browser, `${base}/clean`);
    expect(await opened.page.textContent('p')).toBe('Nothing to report.');
    expect(opened.problems).toEqual([]);
    opened.expectClean();
    await opened.close();
  });

  it.each([
    ['/console', ['console: so it goes']],
    ['/uncaught', ['uncaught: thrown late']],
    ['/missing', ['404']],
    ['/worker', ['console: from the worker', 'other host: http://localhost', 'thrown in the worker']],
    ['/abroad', ['other host: http://localhost']],
  ])('notices what is wrong on %s', async (path, expected) => {
    const opened = await openPage(browser, `${base}${path}`);
    for (const text of expected)
      await expect.poll(() => opened.problems.join('\n'), { timeout: 10_000 }).toContain(text);
    expect(() => opened.expectClean()).toThrow(expected[0]);
    await opened.close();
  });

  it('opens with the viewport, colours and motion asked for', async () => {
    const opened = await openPage(browser, `${base}/clean`, {
      viewport: { width: 640, height: 480 },
      colorScheme: 'dark',
      reducedMotion: 'reduce',
    });
    const seen = await opened.page.evaluate(() => ({
      size: [innerWidth, innerHeight],
      dark: matchMedia('(prefers-color-scheme: dark)').matches,
      still: matchMedia('(prefers-reduced-motion: reduce)').matches,
    }));
    expect(seen).toEqual({ size: [640, 480], dark: true, still: true });
    await opened.close();
  });

  it('gives the page a software WebGPU adapter only when asked', async () => {
    // WebGPU is for secure contexts; a loopback address is one.
    const hasAdapter = async (which: Browser) => {
      const { page, close } = await openPage(which, `${base}/clean`);
      const found = await page.evaluate(
        async () => (await navigator.gpu?.requestAdapter())?.info.architecture ?? 'none',
      );
      await close();
      return found;
    };
    expect(await hasAdapter(browser)).toBe('none');
    const withGpu = await launchBrowser({ webgpu: true });
    try {
      expect(await hasAdapter(withGpu)).toBe('swiftshader');
    } finally {
      await withGpu.close();
    }
  });
});
