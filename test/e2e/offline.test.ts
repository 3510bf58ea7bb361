/** The built page without a network, and a new version of it, on a plain static host below a sub-path. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../setup/browser.ts';
import { stateOf } from '../setup/lab.ts';
import { root } from '../setup/sources.ts';
import { type StaticHost, serveStatic } from '../setup/staticHost.ts';

const dist = join(root, 'dist');
/** In the README and the install dialog only, the first visit's, and the worker itself, which no cache may hold. */
const NOT_KEPT = ['preview.png', 'first-visit.g2po', 'sw.js'];

describe('offline', () => {
  let browser: Browser;
  let context: BrowserContext;
  let host: StaticHost;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    host = await serveStatic(dist);
    context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  });
  afterEach(async () => {
    await context.close();
    await host.stop();
  });
  afterAll(() => browser.close());

  /** Visits the page until it says that it is kept. */
  async function visit(): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${host.url}#v=1&backend=wasm&seed=5&tasks=2&pinned=1`);
    await page.getByText('Ready to work offline').waitFor();
    return page;
  }

  it('is kept whole by one visit, and then opens and trains without a network', async () => {
    const page = await visit();
    // The news goes when it is asked to, and leaves the keyboard on the page.
    await page.locator('.offline-note').getByRole('button', { name: 'Dismiss' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
    // Nothing that the visit itself needs waits for what is kept for later.
    const wasm = host.asked.findIndex((path) => path.endsWith('.wasm'));
    expect(wasm).toBeGreaterThan(0);
    expect(host.asked.indexOf('sw.js')).toBeGreaterThan(wasm);
    const kept = await page.evaluate(async () => {
      const [name] = await caches.keys();
      return (await (await caches.open(name)).keys()).map(({ url }) => url);
    });
    const built = readdirSync(dist, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1))
      .filter((path) => !NOT_KEPT.includes(path));
    expect(kept.sort()).toEqual(built.map((path) => host.url + (path === 'index.html' ? '' : path)).sort());
    const before = await page.evaluate(() => window.g2poLab?.iterate(2));

    await host.stop();
    const offline = await context.newPage();
    const problems: string[] = [];
    offline.on('pageerror', (error) => problems.push(error.message));
    await offline.goto(`${host.url}?utm=slides#v=1&backend=wasm&seed=5&tasks=2&pinned=1&gamma=0.9`);
    await offline.waitForFunction(() => window.g2poLab?.state().status === 'idle');
    const after = await offline.evaluate(() => window.g2poLab?.iterate(1));
    expect(after).toMatchObject({ iteration: 1, failure: null, backend: before?.backend });
    // What is loaded when it is asked for, too: a dialog of its own code.
    await offline.getByRole('button', { name: 'Race' }).click();
    await offline.getByRole('dialog').waitFor();
    expect(problems).toEqual([]);
  });

  it('is kept by a host that leads from .html to the address without', async () => {
    host.dropHtml();
    const page = await visit();
    expect(host.asked).toContain('standalone');
    // What exporting a standalone page asks for, with its bytes.
    await host.stop();
    const template = await page.evaluate(async (url) => {
      const response = await fetch(url);
      return { redirected: response.redirected, text: await response.text() };
    }, `${host.url}standalone.html`);
    expect(template).toEqual({ redirected: false, text: readFileSync(join(dist, 'standalone.html'), 'utf8') });
    const offline = await context.newPage();
    await offline.goto(`${host.url}#v=1&backend=wasm&seed=5&tasks=2&pinned=1`);
    await offline.waitForFunction(() => window.g2poLab?.state().status === 'idle');
  });

  it('offers a new version and leaves a running lecture alone: only who asks is reloaded', async () => {
    const first = await visit();
    const { version } = /version:[`"'](?<version>\w+)/.exec(readFileSync(join(dist, 'sw.js'), 'utf8'))?.groups ?? {};
    // A worker that differs in nothing but its version stands for a build that was put in the place of this one.
    host.put('sw.js', readFileSync(join(dist, 'sw.js'), 'utf8').replace(version, `${version}next`));
    await first.evaluate(() => window.g2poLab?.play());

    const second = await context.newPage();
    await second.goto(`${host.url}#v=1&backend=wasm&tasks=2&pinned=1`);
    for (const page of [first, second]) await page.getByText('A new version is ready.').waitFor();
    const { iteration } = await stateOf(first);
    await first.waitForFunction((n) => (window.g2poLab?.state().iteration ?? 0) > n, iteration);
    // A mark that a reload would wipe away.
    await first.evaluate(() => document.body.setAttribute('data-mark', 'still here'));
    await second.getByRole('button', { name: 'Later' }).click();
    expect(await second.getByText('A new version is ready.').count()).toBe(0);

    // The next visit offers it again.
    await second.reload();
    const reloaded = second.waitForEvent('load');
    await second.getByRole('button', { name: 'Reload' }).click();
    await reloaded;
    await second.waitForFunction(() => window.g2poLab?.state().status === 'idle');
    expect(await second.getByText('A new version is ready.').count()).toBe(0);
    expect(await second.evaluate(() => caches.keys())).toContain(`g2po-lab ${host.url} ${version}next`);

    const seen = await stateOf(first);
    expect(seen.status).toBe('playing');
    expect(seen.iteration).toBeGreaterThan(iteration);
    expect(await first.evaluate(() => document.body.dataset.mark)).toBe('still here');
  });

  it('never answers for streams and files that are not its own, and says so when an address needs the network', async () => {
    const page = await visit();
    const ask = (path: string) => page.evaluate(async (url) => (await fetch(url)).status, host.url + path);
    expect(await ask('follow/token/events')).toBe(404);
    host.put('follow/token/events', 'data: 1');
    host.put('runs.jsonl', '');
    expect(await ask('follow/token/events')).toBe(200);
    expect(await ask('runs.jsonl')).toBe(200);
    expect(host.asked.filter((path) => path === 'follow/token/events')).toHaveLength(2);

    await context.setOffline(true);
    await page.goto(`${host.url}?src=./others.jsonl`);
    await page.getByText('there is no network now').first().waitFor();
  });

  it('has icons of the sizes that its manifest names', () => {
    const manifest: { readonly icons: readonly { readonly src: string; readonly sizes: string }[] } = JSON.parse(
      readFileSync(join(dist, 'manifest.webmanifest'), 'utf8'),
    );
    const pictures = manifest.icons.filter(({ src }) => src.endsWith('.png'));
    // The first chunk of a PNG holds width and height, from byte 16 on.
    const sizes = pictures.map(({ src }) => {
      const png = readFileSync(join(dist, src));
      return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
    });
    expect(sizes).toEqual(pictures.map((icon) => icon.sizes));
    expect(sizes).toEqual(expect.arrayContaining(['192x192', '512x512']));
  });
});
