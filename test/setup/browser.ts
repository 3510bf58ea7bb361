/** A headless Chromium for tests and benches, and pages that remember everything that went wrong in them. */
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChrome } from './chrome.mjs';

const quietFlags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
];
/** Parts of the window round each page that Chromium fills with pages of its own: a third of the work of opening a page. */
const windowParts = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];
/** WebGPU without a GPU: SwiftShader through Vulkan. Correct, and slow: keep batches at 8 or fewer. */
const softwareWebGpuFlags = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--enable-features=Vulkan'];

/**
 * Starts a headless Chromium; close it in `afterAll`.
 * @param options.webgpu true gives the page a software WebGPU adapter; false, the default, takes WebGPU away
 * @throws if the machine has no Chromium
 */
export async function launchBrowser(options: { readonly webgpu?: boolean } = {}): Promise<Browser> {
  const executablePath = findChrome();
  if (executablePath === undefined) throw new Error('No Chromium found: install one or set CHROME_PATH.');
  const without = options.webgpu ? windowParts : [...windowParts, 'WebGPU'];
  const args = [
    ...quietFlags,
    ...(options.webgpu ? softwareWebGpuFlags : []),
    `--disable-features=${without.join(',')}`,
  ];
  return chromium.launch({ executablePath, headless: true, args });
}

export interface PageOptions {
  /** In CSS pixels; 1280 × 800 by default. */
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** A screen for fingers, without a pointer that hovers. */
  readonly touch?: boolean;
  /** The page welcomes its visitor; false by default. */
  readonly firstVisit?: boolean;
  /** Other hosts that the test lets it ask. */
  readonly otherHosts?: readonly string[];
}

export interface WatchedPage {
  readonly page: Page;
  /** Console errors, uncaught errors, requests that failed or left for another host; in the order they came. */
  readonly problems: readonly string[];
  /** Throws with every problem so far, if there is one. */
  expectClean(): void;
  /** Closes the page and its storage. */
  close(): Promise<void>;
}

/** Pages of this context are no first visit: settings are kept, if none in particular (src/store/settings.ts). */
export function knowVisitor(context: Pick<BrowserContext, 'addInitScript'>): Promise<unknown> {
  return context.addInitScript(() => {
    try {
      if (localStorage.getItem('g2po-lab.settings') === null) localStorage.setItem('g2po-lab.settings', '{}');
    } catch {
      // Documents that may keep nothing welcome nobody.
    }
  });
}

/**
 * Opens `url` in a fresh context (no storage shared with other pages) and waits for its load event and first picture.
 * Workers are watched like the page. Requests to another host are recorded, not blocked.
 */
export async function openPage(browser: Browser, url: string, options: PageOptions = {}): Promise<WatchedPage> {
  const contextOptions: BrowserContextOptions = {
    viewport: options.viewport ?? { width: 1280, height: 800 },
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: options.reducedMotion ?? 'no-preference',
    hasTouch: options.touch ?? false,
    isMobile: options.touch ?? false,
    // Each page would fetch the whole build once more, to be kept for later (offline.test.ts).
    serviceWorkers: 'block',
  };
  const context = await browser.newContext(contextOptions);
  if (options.firstVisit !== true) await knowVisitor(context);
  const page = await context.newPage();
  const problems: string[] = [];
  const host = new URL(url).host;
  const allowed = new Set([host, ...(options.otherHosts ?? [])]);
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('crash', () => problems.push('the page crashed'));
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  context.on('request', (request) => {
    const target = new URL(request.url());
    if (/^(https?|wss?):$/.test(target.protocol) && !allowed.has(target.host))
      problems.push(`other host: ${target.href}`);
  });
  page.on('websocket', (socket) => {
    if (new URL(socket.url()).host !== host) problems.push(`other host: ${socket.url()}`);
  });
  await page.goto(url, { waitUntil: 'load' });
  // The app's page is there, and hears keys, with its first picture; other pages have no root.
  await page.waitForFunction(() => document.querySelector('#root:empty') === null);
  return {
    page,
    problems,
    expectClean() {
      if (problems.length > 0) throw new Error(`The page is not clean:\n  ${problems.join('\n  ')}`);
    },
    close: () => context.close(),
  };
}
