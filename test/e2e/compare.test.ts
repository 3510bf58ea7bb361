/** Comparison and what-if as a person uses them: by keyboard, on the rollouts on screen, with numbers that Node computes too. */
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type {} from '../../src/app/automation.ts';
import { parseConfig } from '../../src/config/config.ts';
import { disagreementMatrix, surprisingSteps } from '../../src/credit/comparison.ts';
import { type EstimatorId, estimators, findEstimator } from '../../src/credit/estimators/registry.ts';
import { buildStateGraph, stepsOfEdge } from '../../src/credit/graph.ts';
import { edgeKey } from '../../src/credit/keys.ts';
import { summarise } from '../../src/credit/statistics.ts';
import { computeValues } from '../../src/credit/values.ts';
import { firstRecord, replayTask } from '../../src/training/replay.ts';
import { percent, signed } from '../../src/views/format.ts';
import { launchBrowser, openPage, type PageOptions, type WatchedPage } from '../setup/browser.ts';
import { stateOf } from '../setup/lab.ts';

const SETTINGS = { tasks: 4, rollouts: 8, pinned: 2, backend: 'wasm' };
const HASH = `#v=1&${Object.entries(SETTINGS)
  .map((pair) => pair.join('='))
  .join('&')}&view.critical=0.5`;

let browser: Browser;
const opened: WatchedPage[] = [];

/** Time enough on a busy machine: pictures and the address follow when there is room for them. */
const poll = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 20_000 });

async function open(hash: string, options: PageOptions = {}): Promise<Page> {
  const watched = await openPage(browser, inject('baseUrl') + hash, { reducedMotion: 'reduce', ...options });
  opened.push(watched);
  await poll(async () => (await stateOf(watched.page)).shown?.iteration).toBe(1);
  await watched.page.locator('.critical').first().waitFor({ state: 'attached' });
  await watched.page.locator('.whatif').waitFor();
  return watched.page;
}

/** The untrained rollouts that the page shows first, and what estimators say of them, worked out here. */
async function firstPicture(changes: Readonly<Record<string, number | string | boolean>> = {}) {
  const config = parseConfig(SETTINGS);
  const { rollouts } = replayTask(config, await firstRecord(config), 0);
  const graph = buildStateGraph(rollouts);
  const settings = { ...config, ...changes };
  const values = computeValues(rollouts, graph, settings);
  const advantageOf = (id: EstimatorId) => findEstimator(id).estimate({ rollouts, graph, values }, settings).advantage;
  /** Mean advantage of an edge as the page writes it. */
  const ofEdge = (id: EstimatorId, key: string) => {
    const edge = Array.from({ length: graph.edgeCount }, (_, k) => k).find((k) => edgeKey(rollouts, graph, k) === key);
    if (edge === undefined) throw new Error('no such edge');
    return signed(summarise(advantageOf(id), stepsOfEdge(graph, edge)).mean);
  };
  return { rollouts, advantageOf, ofEdge };
}

const canvases = (page: Page) => page.locator('.compare .graph-canvas');
const dataOf = (page: Page, name: string) =>
  canvases(page).evaluateAll((all, key) => all.map((one) => one.getAttribute(key)), `data-${name}`);
/** Waits until all graphs agree on something, and says on what. */
async function agreed(page: Page, name: string): Promise<string> {
  const same = async () => {
    const all = new Set(await dataOf(page, name));
    // A graph that is not drawn yet says nothing.
    return all.size === 1 && !all.has(null);
  };
  await poll(same).toBe(true);
  return (await dataOf(page, name))[0] ?? '';
}

async function selectedEdge(page: Page): Promise<string> {
  const { selection } = await stateOf(page);
  if (selection?.kind !== 'edge') throw new Error('no edge is selected');
  return selection.edge;
}

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

describe('the comparison', () => {
  it('opens by its key with graphs whose selection and camera are one', async () => {
    const page = await open(HASH);
    await page.keyboard.press('e');
    await poll(() => canvases(page).count()).toBe(2);
    // By keyboard: the region has the focus; past the camera buttons comes the one that adds a graph.
    for (let k = 0; k < 4; k++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await poll(() => canvases(page).count()).toBe(4);
    expect(await page.locator('.compare-cell h3').allTextContents()).toEqual([
      'G2POtrains',
      'GiGPO',
      'GraphGPO',
      'HGPO',
    ]);
    await poll(() => page.url()).toContain('view.compare=g2po,gigpo,graphgpo,hgpo');
    const nodes = Number(await agreed(page, 'nodes'));
    expect(nodes).toBe((await stateOf(page)).shown?.nodes);

    await page.keyboard.press(']');
    await poll(async () => (await stateOf(page)).selection?.kind).toBe('edge');
    await poll(async () => (await dataOf(page, 'selected'))[3]).not.toBe('');
    const selected = await agreed(page, 'selected');
    expect(await selectedEdge(page)).toContain(selected);

    const before = await agreed(page, 'camera');
    const third = await canvases(page).nth(2).boundingBox();
    if (third === null) throw new Error('the third graph has no place');
    await page.mouse.move(third.x + third.width / 2, third.y + third.height / 2);
    await page.mouse.wheel(0, -240);
    await poll(async () => (await dataOf(page, 'camera')).every((camera) => camera !== before)).toBe(true);
    const zoomed = await agreed(page, 'camera');
    await page.getByRole('button', { name: 'Fit' }).click();
    await poll(async () => (await dataOf(page, 'camera')).every((camera) => camera !== zoomed)).toBe(true);
    expect(await agreed(page, 'camera')).toBe(before);

    await page.keyboard.press('e');
    await page.locator('.compare').waitFor({ state: 'detached' });
    expect(await page.locator('.centre-graph .graph-canvas').isVisible()).toBe(true);
  });

  it('counts disagreements as they are, and every step that it lists is a jump', async () => {
    const page = await open(`${HASH}&view.compare=grpo,g2po`, { viewport: { width: 1400, height: 950 } });
    const { rollouts, advantageOf } = await firstPicture();
    const known = estimators.map(({ id, label }) => ({ label, advantage: advantageOf(id) }));
    const matrix = disagreementMatrix(known.map(({ advantage }) => advantage));
    const table = page.locator('.matrix');
    await table.waitFor();
    for (const [i, row] of known.entries()) {
      for (const [k, column] of known.entries()) {
        if (i === k) continue;
        const name = `${row.label} and ${column.label}: opposite signs on ${percent(matrix[i][k])} of ${rollouts.stepCount} steps`;
        expect(await table.getByRole('button', { name, exact: true }).count()).toBe(1);
      }
    }

    // From the first cell down and right to GraphGPO and G2PO: the pair that is listed then.
    const cell = (name: RegExp) => table.getByRole('button', { name });
    await cell(/^GRPO and RLOO/).focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    expect(await cell(/^GRPO and G2PO/).getAttribute('aria-pressed')).toBe('true');
    const share = matrix[0][5] ?? 0;
    await poll(() => page.locator('.compare-list-bar label').first().textContent()).toBe(
      `Opposed ${Math.round(share * rollouts.stepCount)}`,
    );
    expect((await stateOf(page)).shown?.iteration).toBe(1);

    const { goodInFailed } = surprisingSteps(rollouts, advantageOf('grpo'));
    const ofG2po = surprisingSteps(rollouts, advantageOf('g2po')).goodInFailed;
    // Whole rollouts are judged alike by GRPO: what failed has no good step.
    expect(goodInFailed.length).toBe(0);
    await page.locator('.compare-list-bar label').nth(1).click();
    await page.locator('.compare-list-bar select').selectOption({ label: 'G2PO' });
    const rows = page.locator('.compare-rows tbody tr');
    await poll(() => rows.count()).toBe(Math.min(30, ofG2po.length));
    await rows.first().getByRole('button').click();
    const [best] = ofG2po;
    expect((await stateOf(page)).selection).toEqual({
      kind: 'trajectory',
      trajectory: rollouts.trajectory[best],
      step: rollouts.position[best],
    });
    await poll(async () => (await dataOf(page, 'selected')).every((one) => one !== '')).toBe(true);
    await agreed(page, 'selected');
  });

  it('follows the what-if in a graph of its own', async () => {
    const page = await open(`${HASH}&view.compare=g2po,whatif`);
    await page.locator('.compare-cell').nth(1).waitFor();
    const heading = page.locator('.compare-cell h3').nth(1);
    expect(await heading.textContent()).toBe('G2POtrains');
    expect(await dataOf(page, 'disputed')).toEqual(['0', '0']);
    await page.keyboard.press('f');
    await page.getByRole('combobox', { name: 'Node values' }).selectOption('trajectory');
    await poll(() => heading.textContent()).toBe('G2PO, own-trajectory values');
    await poll(async () => Number((await dataOf(page, 'disputed'))[1])).toBeGreaterThan(0);
    // What one opposes, the other one opposes.
    expect(new Set(await dataOf(page, 'disputed')).size).toBe(1);
  });
});

describe('the what-if', () => {
  it('shows credit without A_EC at once, beside what trains, and says so', async () => {
    const page = await open(HASH);
    await page.keyboard.press(']');
    await poll(async () => (await stateOf(page)).selection?.kind).toBe('edge');
    const key = await selectedEdge(page);
    const [whole, without] = [await firstPicture(), await firstPicture({ edgeCentricTerm: false })];

    // Opened by its key it has the keyboard: A_EP, A_NC, A_EC.
    await page.keyboard.press('f');
    await poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('checkbox');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    const total = page.locator('[data-panel="inspector"] .total');
    await poll(() => total.locator(':scope > .figure').textContent()).toBe(without.ofEdge('g2po', key));
    expect(await total.locator('.trained .figure').textContent()).toBe(whole.ofEdge('g2po', key));
    const note = page.locator('.whatif-note');
    expect(await note.locator('p').textContent()).toBe('Showing: G2PO without AEC (not what trains)');
    await poll(() => page.url()).toContain('view.whatif=edgeCentricTerm%3Dfalse');

    // The table has both as columns.
    await page.keyboard.press('t');
    const row = page.locator('.rows tr[aria-selected="true"] td');
    await poll(async () => (await row.allTextContents()).join('|')).toContain(whole.ofEdge('g2po', key));
    expect((await row.allTextContents()).some((cell) => cell.endsWith(without.ofEdge('g2po', key)))).toBe(true);
    await page.keyboard.press('t');

    await note.getByRole('button', { name: 'Undo' }).click();
    await poll(() => total.locator(':scope > .figure').textContent()).toBe(whole.ofEdge('g2po', key));
    expect(await note.count()).toBe(0);
    // Nothing of the run has changed.
    expect(await page.evaluate(() => window.g2poLab?.config())).not.toHaveProperty('edgeCentricTerm');
  });

  it('comes back with the address, and trains when asked to', async () => {
    const page = await open(`${HASH}&view.whatif=edgeCentricTerm=false;gamma=0.9`);
    const note = page.locator('.whatif-note');
    expect(await note.locator('p').textContent()).toBe('Showing: G2PO without AEC, γ 0.9 (not what trains)');
    await note.getByRole('button', { name: 'Train with this' }).focus();
    await page.keyboard.press('Enter');
    await note.waitFor({ state: 'detached' });
    // The button is gone: the keyboard goes on from the page's middle.
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
    expect(await page.evaluate(() => window.g2poLab?.config())).toMatchObject({ edgeCentricTerm: false, gamma: 0.9 });
    await poll(() => page.url()).not.toContain('whatif');
    await page.evaluate(() => window.g2poLab?.iterate(1));
    await page.keyboard.press(']');
    await poll(async () => (await stateOf(page)).selection?.kind).toBe('edge');
    expect(await page.locator('[data-panel="inspector"] .bars [data-term="edge_centric"]').count()).toBe(0);
  });

  it('is sound to axe, open, with the comparison beside it, in every theme', async () => {
    const page = await open(`${HASH}&view.compare=g2po,gigpo&view.whatif=weight=0.5`);
    await page.keyboard.press('f');
    await page.locator('.whatif-row').first().waitFor();
    await page.evaluate(`${axe.source}; true`);
    for (const theme of ['light', 'dark', 'projector']) {
      await page.locator('.theme select').selectOption(theme);
      const serious = await page.evaluate(async () => {
        const results = await window.axe?.run({ resultTypes: ['violations'] });
        if (results === undefined) throw new Error('the page was not lent axe-core');
        return results.violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      });
      expect(serious, theme).toEqual([]);
    }
  });
});
