/** The page as a frame in another page of another origin, that talks to it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type {} from '../../src/app/automation.ts';
import { embedAddress, iframeSnippet } from '../../src/app/embedAddress.ts';
import { recordingLink } from '../../src/share/recording/link.ts';
import { launchBrowser } from '../setup/browser.ts';
import { recordedRun } from '../share/recording/recorded.ts';

let browser: Browser;
let server: Server;
let origin = '';
let body = '';
beforeAll(async () => {
  browser = await launchBrowser();
  server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>A course</title><body>${body}<script>
      window.heard = [];
      window.addEventListener('message', ({ data, origin }) => window.heard.push({ data, origin }));
      window.ask = (message) => new Promise((resolve) => {
        const frame = document.querySelector('iframe').contentWindow;
        const hear = ({ data }) => {
          if (data.id !== message.id || !('result' in data || 'error' in data)) return;
          window.removeEventListener('message', hear);
          resolve(data);
        };
        window.addEventListener('message', hear);
        frame.postMessage({ g2poLab: 1, ...message }, '*');
        setTimeout(() => resolve('no answer'), 3000);
      });
    </script>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await browser?.close();
  await new Promise((resolve) => server?.close(resolve));
});

declare global {
  interface Window {
    readonly heard: readonly { readonly data: { readonly event?: string }; readonly origin: string }[];
    ask(message: object): Promise<{ readonly result?: { readonly iteration: number }; readonly error?: object }>;
  }
}

/** A page of another origin with a frame that shows this link. */
async function around(snippet: string): Promise<Page> {
  body = snippet;
  const page = await browser.newPage();
  await page.goto(origin);
  await page.frameLocator('iframe').locator('.embed').waitFor();
  return page;
}

async function recordedLink(): Promise<string> {
  const link = recordingLink(await recordedRun({ tasks: 2, pinned: 2, rollouts: 4 }, 5), 0);
  return `${inject('baseUrl')}#v=2&rec=${link?.text}`;
}

describe('the page in a frame', () => {
  it('plays, seeks and tells the one origin that its address names', async () => {
    const page = await around(iframeSnippet(await recordedLink(), { width: 900, height: 560 }, 'A run', origin));
    await page.waitForFunction(() => window.heard.some(({ data }) => data.event === 'ready'));
    // The recording may be there before the frame listens, or come after.
    await expect
      .poll(() => page.evaluate(() => window.ask({ id: 0, call: 'state' })))
      .toMatchObject({
        result: { kind: 'recording', iterations: 5 },
      });
    expect(await page.evaluate(() => window.heard[0])).toMatchObject({
      origin: new URL(inject('baseUrl')).origin,
      data: { g2poLab: 1, event: 'ready' },
    });
    expect(await page.evaluate(() => window.ask({ id: 1, call: 'seek', args: { iteration: 4 } }))).toMatchObject({
      result: { kind: 'recording', iteration: 4, iterations: 5 },
    });
    await page.frameLocator('iframe').getByText('iteration 4 of 5').waitFor();
    expect(await page.evaluate(() => window.ask({ id: 2, call: 'seek', args: { iteration: 9 } }))).toMatchObject({
      error: { code: 'refused' },
    });
    expect(await page.evaluate(() => window.ask({ id: 3, call: 'remove' }))).toMatchObject({
      error: { code: 'invalid' },
    });
    await page.evaluate(() => window.ask({ id: 4, call: 'play' }));
    await page.frameLocator('iframe').getByText('iteration 5 of 5').waitFor();
    const way = page.frameLocator('iframe').getByRole('link', { name: 'Open in G2PO Lab' });
    expect(await way.getAttribute('href')).toBe(await recordedLink());
    await page.close();
  });

  it('without an origin in its address hears and tells nobody; nor with another one', async () => {
    for (const address of [
      embedAddress(await recordedLink()),
      embedAddress(await recordedLink(), 'https://course.example'),
    ]) {
      const page = await around(`<iframe src="${address}" title="A run" style="width:900px;height:500px"></iframe>`);
      await page.frameLocator('iframe').getByText('iteration 1 of 5').waitFor();
      expect(await page.evaluate(() => window.ask({ id: 1, call: 'play' }))).toBe('no answer');
      expect(await page.evaluate(() => window.heard)).toEqual([]);
      await page.close();
    }
  });

  it('whose address names what is no origin says so to whoever builds the page', async () => {
    const address = `${embedAddress(await recordedLink()).replace('?embed', '?embed&origin=course.example')}`;
    const page = await around(`<iframe src="${address}" title="A run" style="width:900px;height:500px"></iframe>`);
    await page.frameLocator('iframe').getByText('origin=course.example in the address of this frame').waitFor();
    await page.close();
  });

  it('says what of its link cannot be used, until that is dismissed', async () => {
    const link = `${inject('baseUrl')}#v=2&tasks=2&pinned=1&rollouts=4&gamma=9`;
    const page = await around(iframeSnippet(link, { width: 900, height: 560 }, 'A run', origin));
    const frame = page.frameLocator('iframe');
    const corrections = frame.getByRole('region', { name: 'Corrections to the link' });
    await corrections.getByText('“9” is not a number from 0.01 to 1').waitFor();
    await corrections.getByRole('button', { name: 'Dismiss' }).focus();
    await page.keyboard.press('Enter');
    await corrections.waitFor({ state: 'detached' });
    expect(await frame.locator('main').evaluate((main) => main === document.activeElement)).toBe(true);
    await page.close();
  });

  it('trains where its link is of a run', async () => {
    const link = `${inject('baseUrl')}#v=2&tasks=2&pinned=1&rollouts=4`;
    const page = await around(iframeSnippet(link, { width: 900, height: 560 }, 'A run', origin));
    await page.waitForFunction(() => window.heard.length > 0);
    await page.evaluate(() => window.ask({ id: 1, call: 'iterate', args: { count: 2 } }));
    await page.frameLocator('iframe').getByText('iteration 2, live').waitFor();
    // The whole page comes to the same place.
    const way = page.frameLocator('iframe').getByRole('link', { name: 'Open in G2PO Lab' });
    await way.dispatchEvent('pointerdown');
    expect(await way.getAttribute('href')).toMatch(/\/#v=2&tasks=2&rollouts=4&pinned=1&to=2&on=/);
    await page.close();
  });

  it('is what the share dialog gives the HTML of: the run or the recording, in the size that was typed', async () => {
    const lab = await browser.newPage();
    await lab.goto(`${inject('baseUrl')}#v=2&tasks=2&pinned=1&rollouts=4&backend=wasm`);
    await lab.evaluate(() => window.g2poLab?.iterate(2));
    await lab.getByRole('button', { name: 'Share', exact: true }).click();
    await lab.getByRole('radio', { name: 'A frame' }).check({ force: true });
    await lab.getByRole('spinbutton', { name: /Width/ }).fill('640');
    const snippet = lab.getByRole('textbox', { name: 'The HTML' });
    const ofRun = await snippet.inputValue();
    // A code is of a link.
    expect(await lab.getByRole('img', { name: /QR code/ }).count()).toBe(0);
    const driver = lab.getByRole('textbox', { name: /origin/ });
    await driver.fill('course.example');
    expect(await driver.getAttribute('aria-invalid')).toBe('true');
    expect(await snippet.inputValue()).toBe(ofRun);
    await driver.fill('https://Course.example/');
    expect(await driver.getAttribute('aria-invalid')).toBe('false');
    expect(await snippet.inputValue()).toContain('origin=https%3A%2F%2Fcourse.example#');
    await lab.getByRole('radio', { name: 'A recording, played there' }).check();
    await expect.poll(() => snippet.inputValue()).toContain('rec=');
    const ofRecording = await snippet.inputValue();
    await lab.close();
    for (const [html, position] of [
      [ofRun, 'iteration 2, live'],
      [ofRecording, 'iteration 1 of 2'],
    ] as const) {
      const page = await around(html);
      await page.frameLocator('iframe').getByText(position).waitFor();
      expect(await page.locator('iframe').boundingBox()).toMatchObject({ width: 640, height: 560 });
      await page.close();
    }
  });
});
