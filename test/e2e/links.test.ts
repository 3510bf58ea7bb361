/** Sharing in a real browser: the dialog's link, opened in another window, shows the same; and what a link can hide and lock. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type {} from '../../src/app/automation.ts';
import { pagesOfTests, stateOf } from '../setup/lab.ts';

const RUN = '#v=2&tasks=3&rollouts=6&pinned=2&backend=wasm&seed=3&world.family=pick&view.critical=0.5';

const open = pagesOfTests();

async function train(page: Page, iterations: number): Promise<void> {
  const { iteration } = await stateOf(page);
  await page.evaluate((count) => window.g2poLab?.iterate(count), iterations);
  await expect.poll(async () => (await stateOf(page)).shown?.iteration).toBe(iteration + iterations);
}

async function share(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('img', { name: /QR code/ }).waitFor();
}

const linkOf = (page: Page) => page.getByRole('textbox', { name: 'The link' }).inputValue();

/** Chooses what is shared, and waits until it is made. */
async function kind(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name, exact: true }).check({ force: true });
  await page.locator('.share-link textarea[aria-busy=false]').waitFor();
}

/** What the page shows of its run and view, but for the backend's report and clocks. */
async function picture(page: Page) {
  const { shown, selection, iteration, successRate } = await stateOf(page);
  return { shown, selection, iteration, successRate };
}

describe('the share dialog', () => {
  it('gives a link that another window opens at the same place: iteration, selection, camera, layout', async () => {
    const page = await open(RUN, { viewport: { width: 1500, height: 800 } });
    await train(page, 2);
    await page.evaluate(() => window.g2poLab?.change({ gamma: 0.8 }));
    await train(page, 2);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => (await stateOf(page)).shown?.iteration).toBe(3);
    await page.keyboard.press(']');
    await page.getByLabel('Theme').selectOption('dark');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.locator('.graph-canvas[data-iteration="3"]').waitFor();
    const zoomNow = async () =>
      Number((await page.locator('.graph-canvas').getAttribute('data-camera'))?.split(' ')[0]);
    const fitted = await zoomNow();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    // The attribute is written with the next drawing.
    await expect.poll(zoomNow).toBeGreaterThan(1.2 * fitted);
    const before = await picture(page);
    const zoom = await zoomNow();
    await share(page);
    await page.getByRole('checkbox', { name: /Panels, theme and language/ }).check();
    const link = await linkOf(page);
    expect(link).toMatch(/#v=2&.*changes=3:gamma:0\.8&to=4&at=3&on=wasm&.*view\.settings=closed&view\.theme=dark/);
    await expect(page.locator('.share-link').textContent()).resolves.toContain(`${link.length} characters`);

    const other = await open(new URL(link).hash, { viewport: { width: 1300, height: 760 } });
    await expect.poll(() => picture(other), { timeout: 60_000 }).toEqual(before);
    await expect(other.evaluate(() => document.documentElement.dataset.theme)).resolves.toBe('dark');
    await expect(other.locator('.page').getAttribute('data-settings')).resolves.toBe('closed');
    // Lent, not taken: what this person prefers is as it was.
    await expect(other.evaluate(() => localStorage.getItem('g2po-lab.settings') ?? '')).resolves.not.toContain('dark');
    // Three digits of zoom are in the link, two in the attribute.
    await expect
      .poll(async () => Number((await other.locator('.graph-canvas').getAttribute('data-camera'))?.split(' ')[0]))
      .toBeCloseTo(zoom, 1);
    await expect(other.getByRole('button', { name: 'Fit', exact: true }).getAttribute('data-active')).resolves.toBe(
      'true',
    );
  });

  it('shows every node in the same place, however the run was watched, where it was tidied too', async () => {
    const viewport = { width: 1280, height: 800 };
    /** The camera that shows the whole graph: it tells where all of it stands. */
    const fitted = async (page: Page) => {
      const { shown } = await stateOf(page);
      await page.locator(`.graph-canvas[data-iteration="${shown?.iteration}"]`).waitFor();
      await page.getByRole('button', { name: 'Fit', exact: true }).click();
      const camera = page.locator('.graph-canvas');
      let last = '';
      // It glides there.
      await expect
        .poll(async () => {
          const now = (await camera.getAttribute('data-camera')) ?? '';
          const stands = now === last;
          last = now;
          return stands;
        })
        .toBe(true);
      return last;
    };
    const page = await open(RUN, { viewport });
    for (let k = 0; k < 4; k++) await train(page, 1);
    /** Both are read again and again: on a busy machine a camera may rest on its way. */
    const sameIn = (other: Page) =>
      expect
        .poll(async () => [await fitted(other), await fitted(page)], { timeout: 30_000 })
        .toSatisfy(([a, b]) => a === b);
    const watched = await fitted(page);
    const linked = await open(`${RUN}&to=4`, { viewport });
    await expect.poll(async () => (await stateOf(linked)).shown?.iteration, { timeout: 60_000 }).toBe(4);
    await sameIn(linked);

    // The other task was never looked at here.
    await page.keyboard.press('2');
    await expect.poll(async () => (await stateOf(page)).shown?.task).not.toBe((await stateOf(linked)).shown?.task);
    // Its picture may come a little later.
    await expect.poll(() => fitted(page), { timeout: 30_000 }).not.toBe(watched);
    const second = await fitted(page);
    await page.getByRole('button', { name: 'Tidy', exact: true }).click();
    await expect.poll(() => fitted(page), { timeout: 30_000 }).not.toBe(second);
    const tidied = await fitted(page);
    await train(page, 2);
    await expect.poll(() => page.url()).toMatch(/view\.tidy=4:\d+/);
    const again = await open(`${new URL(page.url()).hash}&to=6`, { viewport });
    await expect.poll(async () => (await stateOf(again)).shown?.iteration, { timeout: 60_000 }).toBe(6);
    await sameIn(again);
    expect([second, tidied]).not.toContain(watched);
  });

  it('copies, marks the link where the browser refuses, and shows its code in the whole window', async () => {
    const page = await open(RUN);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await share(page);
    const link = await linkOf(page);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Copied.').waitFor();
    await expect(page.evaluate(() => navigator.clipboard.readText())).resolves.toBe(link);

    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('copy it by hand').waitFor();
    await expect(
      page.evaluate(() => {
        const area = document.activeElement;
        return area instanceof HTMLTextAreaElement && area.selectionEnd - area.selectionStart;
      }),
    ).resolves.toBe(link.length);

    const code = page.getByRole('img', { name: /QR code/ });
    await page.getByRole('button', { name: 'Enlarge' }).click();
    const large = await code.boundingBox();
    expect(large?.height).toBeGreaterThan(600);
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await code.boundingBox())?.height).toBeLessThan(400);
    await page.keyboard.press('Escape');
    await code.waitFor({ state: 'detached' });
  });

  it('has no serious finding of axe-core, in any theme, whatever is shared', async () => {
    const page = await open(RUN, { reducedMotion: 'reduce' });
    // Through the debugger, which the content security policy does not bind; a script element would be refused.
    await page.evaluate(`${axe.source}; true`);
    await train(page, 1);
    await share(page);
    for (const [name, theme] of [
      ...['light', 'dark', 'projector'].map((one) => ['The run', one] as const),
      ...['A recording', 'A frame'].map((one) => [one, 'projector'] as const),
    ]) {
      await kind(page, name);
      await page.evaluate((id) => {
        document.documentElement.dataset.theme = id;
      }, theme);
      const found = await page.evaluate(async () => {
        const { violations } = (await window.axe?.run('dialog.share', { resultTypes: ['violations'] })) ?? {
          violations: [],
        };
        return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
      });
      expect({ name, theme, found }).toEqual({ name, theme, found: [] });
    }
  });
});

const position = (page: Page) => page.locator('.timeline-position').textContent();

describe('other things to share', () => {
  it('a recording: its link opens elsewhere and plays; theme and language go with it if they are to', async () => {
    const page = await open(RUN);
    await train(page, 5);
    await page.keyboard.press('2');
    await page.getByLabel('Theme').selectOption('dark');
    await share(page);
    await kind(page, 'A recording');
    const all = await linkOf(page);
    expect(all).toMatch(/#v=2&rec=~1[\w-]+$/);
    await page.getByRole('slider', { name: 'Iterations' }).press('Home');
    await page.getByRole('slider', { name: 'Iterations' }).press('ArrowRight');
    await page.getByRole('checkbox', { name: /Theme and language/ }).check();
    await expect.poll(() => linkOf(page)).toMatch(/#v=2&view\.theme=dark&rec=~1[\w-]+$/);
    const two = await linkOf(page);
    expect(two.length).toBeLessThan(all.length);

    const other = await open(new URL(two).hash);
    await expect.poll(() => position(other)).toBe('iteration 1 of 2');
    await expect(other.evaluate(() => document.documentElement.dataset.theme)).resolves.toBe('dark');
    await other.getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(() => position(other)).toBe('iteration 2 of 2');
    expect((await stateOf(other)).backend).toBeNull();
  });

  it('a scene: its link opens it with its answer revealed', async () => {
    const page = await open('#v=2&scene=2');
    await share(page);
    await page.getByRole('checkbox', { name: /Answer revealed/ }).check();
    const link = await linkOf(page);
    expect(link).toMatch(/#v=2&scene=2&reveal$/);
    const other = await open(new URL(link).hash);
    await other.locator('.lecture[data-scene=blame]').waitFor();
    // Where the answer is hidden the same button reveals it.
    await other.getByRole('button', { name: 'Next', exact: true }).click();
    await expect.poll(() => other.evaluate(() => location.hash)).toBe('#v=2&scene=3');
  });
});

describe('a link that was made on another backend', () => {
  /** The link of a run on WebAssembly, as somebody with plain JavaScript opens it. */
  const elsewhere = (link: string) => new URL(link).hash.replace('backend=wasm', 'backend=cpu');

  it('says that numbers may differ, and plays the recording that it has with it', async () => {
    const page = await open(RUN);
    await train(page, 3);
    await share(page);
    await page.getByRole('checkbox', { name: /A recording of it/ }).check();
    await expect.poll(() => linkOf(page)).toContain('rec=');
    const other = await open(elsewhere(await linkOf(page)));
    await other.getByText(/made on WebAssembly; this page computes on plain JavaScript: numbers may differ/).waitFor();
    await other.getByText('The link has a recording with it').waitFor();
    // It trains, and the recording waits to be asked for.
    await expect.poll(async () => (await stateOf(other)).iteration, { timeout: 60_000 }).toBe(3);
    await other.getByRole('button', { name: 'Play the recording' }).click();
    await expect.poll(() => position(other)).toBe('iteration 1 of 3');
    await other.getByRole('button', { name: 'Back to training' }).click();
    await expect.poll(() => position(other)).toContain('iteration 3');
    await other.getByRole('button', { name: 'Dismiss' }).first().click();
    await expect.poll(() => other.getByText('numbers may differ').count()).toBe(0);
  });

  it('keeps the recording over a reload on the way', async () => {
    const page = await open(RUN);
    await train(page, 1);
    await share(page);
    await page.getByRole('checkbox', { name: /A recording of it/ }).check();
    await expect.poll(() => linkOf(page)).toContain('rec=');
    const other = await open(`${elsewhere(await linkOf(page))}&paused`);
    await other.getByRole('button', { name: 'Play the recording' }).waitFor();
    await other.getByRole('radio', { name: 'Table' }).check({ force: true });
    await expect.poll(() => other.url()).toMatch(/view\.centre=table&rec=/);
    await other.reload();
    await other.getByRole('button', { name: 'Play the recording' }).waitFor();
  });

  it('without a recording says how to come to one', async () => {
    const page = await open(`${RUN.replace('wasm', 'cpu')}&to=2&on=wasm`);
    await page.getByText(/To see it as it was made, ask whoever shared it for a recording/).waitFor();
    await expect(page.getByRole('button', { name: 'Play the recording' }).count()).resolves.toBe(0);
  });
});

describe('a link for a lecture', () => {
  it('waits, plays to its place and can be paused; hidden controls come back when they are asked for', async () => {
    const page = await open(`${RUN}&to=40&at=2&paused&hide=controls`);
    await page.getByText('This link was made at iteration 40.').waitFor();
    await expect(page.getByRole('button', { name: 'Export' }).count()).resolves.toBe(0);
    await expect(page.locator('#settings-panel').isVisible()).resolves.toBe(false);
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByText(/Playing to iteration 40/).waitFor();
    await expect.poll(async () => (await stateOf(page)).iteration, { timeout: 60_000 }).toBeGreaterThan(1);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText(/Paused at iteration \d+\. Play goes on to iteration 40/).waitFor();
    await page.getByRole('button', { name: 'Do not go there' }).click();
    await page.getByText(/iteration 40/).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Show controls' }).click();
    await page.getByRole('button', { name: 'Share', exact: true }).waitFor();
    await expect.poll(() => page.evaluate(() => location.hash)).not.toMatch(/hide|to=/);
  });

  it('for viewing only lets nobody change a setting, until controls are asked for', async () => {
    const page = await open(`${RUN}&viewOnly&view.settings=open`);
    const gamma = page.getByRole('slider', { name: /Discount/ });
    await gamma.waitFor();
    await expect(gamma.isDisabled()).resolves.toBe(true);
    await expect(page.getByRole('button', { name: 'New seed' }).count()).resolves.toBe(0);
    await page.getByRole('button', { name: 'Show controls' }).click();
    await expect.poll(() => gamma.isDisabled()).toBe(false);
  });
});
