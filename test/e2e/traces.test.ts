/** Rollouts that somebody brings, in a real Chromium: read, looked at, merged, edited, kept over a reload; the training run stays. */
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type {} from '../../src/app/automation.ts';
import type { PageOptions } from '../setup/browser.ts';
import { pagesOfTests, stateOf } from '../setup/lab.ts';
import { root } from '../setup/sources.ts';

declare global {
  interface Window {
    /** Lent to the page by the accessibility tests. */
    axe?: Pick<typeof axe, 'run'>;
  }
}

const RUN = '#v=1&tasks=2&rollouts=4&pinned=1&backend=wasm&seed=3';
const openAt = pagesOfTests();

async function open(options: PageOptions = {}): Promise<Page> {
  const page = await openAt(RUN, { viewport: { width: 1500, height: 900 }, reducedMotion: 'reduce', ...options });
  await expect.poll(async () => (await stateOf(page)).status, { timeout: 30_000 }).toBe('idle');
  return page;
}

/** An observation that would run or show if it were ever taken for anything but text. */
const HOSTILE = '<img src=x onerror="window.pwned=1"><script>window.pwned=2</script>';

/**
 * A tau-bench file by hand: task 0 with one success and one failure, whose observations differ in an order number alone;
 * task 1 with two failures that see the same.
 */
function tauFile(): string {
  const chat = (order: string, last: string) => [
    { role: 'system', content: 'policy' },
    { role: 'user', content: `where is order ${order}? ${HOSTILE}` },
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'c1', function: { name: 'find', arguments: `{"id":"${order}"}` } }],
    },
    { role: 'tool', tool_call_id: 'c1', content: `order ${order} shipped` },
    { role: 'assistant', content: last },
  ];
  return JSON.stringify([
    { task_id: 0, trial: 0, reward: 1, info: {}, traj: chat('12345', 'It is on its way.') },
    { task_id: 0, trial: 1, reward: 0, info: {}, traj: chat('67890', 'I do not know.') },
    { task_id: 1, trial: 0, reward: 0, info: {}, traj: chat('555', 'No.') },
    { task_id: 1, trial: 1, reward: 0, info: {}, traj: chat('555', 'Never.') },
  ]);
}

async function bring(page: Page, name: string, text: string | Buffer): Promise<void> {
  await page.getByRole('button', { name: 'Open rollouts…' }).click();
  const buffer = typeof text === 'string' ? Buffer.from(text) : text;
  await page
    .locator('dialog.import input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

/** States and transitions of the graph on screen, as its picture is called. */
const graphName = (page: Page) => page.locator('.graph-canvas').getAttribute('aria-label');

describe('imported rollouts', () => {
  it('are drawn, merged, edited, compared with before, taken back, and there after a reload', async () => {
    const page = await open();
    await bring(page, 'made up.json', tauFile());
    await page.getByText('2 tasks, 4 rollouts, 1 succeeded').waitFor();
    // Two rollouts of two steps with nothing in common: four states, and two ends.
    await expect.poll(() => graphName(page)).toMatch(/6 states/);
    expect(await page.evaluate(() => Object.hasOwn(window, 'pwned'))).toBe(false);

    // Without numbers the two are one: both start alike and find alike.
    await page.getByRole('radio', { name: 'equal after clean-up' }).check();
    await page.getByRole('checkbox', { name: 'numbers', exact: true }).check();
    await expect.poll(() => graphName(page)).toMatch(/4 states/);

    // The failure turned round: nothing is left to tell the two apart by their ends.
    await page.getByRole('button', { name: 'Rollout 2, failed' }).click();
    await page.getByRole('radio', { name: 'ends the other way' }).check();
    await page.getByRole('button', { name: 'Rollout 2, succeeded' }).waitFor();
    await page.getByText('Difference', { exact: true }).click();
    await page.getByText(/steps changed sign/).waitFor();

    await page.reload();
    await page.getByText('2 tasks, 4 rollouts, 1 succeeded').waitFor();
    await page.getByRole('button', { name: 'Rollout 2, succeeded' }).waitFor();
    await expect.poll(() => graphName(page)).toMatch(/4 states/);

    await page.getByRole('button', { name: 'Back to training' }).click();
    expect((await stateOf(page)).shown?.iteration).toBe(1);
    expect(await page.evaluate(async () => (await window.g2poLab?.iterate(1))?.failure)).toBeNull();
    await page.getByRole('button', { name: 'Rollout file' }).click();
    await page.getByRole('button', { name: 'Rollout 2, succeeded' }).waitFor();
    await expect.poll(() => graphName(page)).toMatch(/4 states/);
  });

  it('are diagnosed, each piece of evidence a jump to where it is', async () => {
    const page = await open();
    await bring(page, 'made up.json', tauFile());
    await page.getByText('Diagnosis of the file', { exact: true }).click();
    const flat = page.locator('.finding', { hasText: 'without variance' }).first();
    await flat.waitFor();
    await flat.getByRole('button', { name: /^1\b/ }).first().click();
    await page.locator('.task-name', { hasText: /^1$/ }).waitFor();
  });

  it('that cannot be read say why and leave everything as it is', async () => {
    const page = await open();
    await bring(page, 'broken.json', '{"task_id": 0, "traj": ');
    await page.locator('dialog.import [role=alert]').waitFor();
    expect((await stateOf(page)).shown?.iteration).toBe(1);
  });

  it('that keep their reward elsewhere are read once the page is told where; closed, they can be opened again as edited', async () => {
    const page = await open();
    const chat = (id: string, score: number, answer: string) =>
      JSON.stringify({
        task: { id },
        outcome: { score },
        messages: [
          { role: 'user', content: 'Please cancel it.' },
          { role: 'assistant', content: answer },
        ],
      });
    await bring(page, 'chats.jsonl', [chat('7', 1, 'Done.'), chat('7', 0, 'No.')].join('\n'));
    await page.locator('dialog.import [role=alert]', { hasText: 'chats.jsonl' }).waitFor();
    await page.getByLabel('Field of the reward').fill('outcome.score');
    await page.getByLabel('Field of the group').fill('task.id');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('1 task, 2 rollouts, 1 succeeded').waitFor();
    // The id says nothing; what the task begins with stands beside it.
    await page.locator('.task-hint', { hasText: 'Please cancel it.' }).waitFor();

    await page.getByRole('button', { name: 'Rollout 2, failed', exact: true }).click();
    await page.getByRole('radio', { name: 'ends the other way' }).check();
    await page.getByRole('button', { name: 'Rollout 2, succeeded', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Close file' }).click();
    await page.getByRole('button', { name: 'Open rollouts…' }).click();
    await page.getByRole('button', { name: 'Open chats.jsonl again' }).click();
    await page.getByRole('button', { name: 'Rollout 2, succeeded', exact: true }).waitFor();
  });

  it('are pasted, dropped, and fetched from another host only after a click that names it', async () => {
    const page = await open({ otherHosts: ['rollouts.example'] });
    await page.getByRole('button', { name: 'Open rollouts…' }).click();
    const asked: string[] = [];
    await page.route('https://rollouts.example/**', (route) => {
      asked.push(route.request().url());
      return route.fulfill({ body: tauFile(), headers: { 'access-control-allow-origin': '*' } });
    });
    await page.locator('dialog.import input[type=url]').fill('https://rollouts.example/air.json');
    await page.keyboard.press('Enter');
    await page.getByText('rollouts.example').first().waitFor();
    expect(asked).toEqual([]);
    await page.locator('.import-confirm').getByRole('button', { name: 'Fetch' }).click();
    await page.getByText('2 tasks, 4 rollouts, 1 succeeded').waitFor();
    expect(asked).toEqual(['https://rollouts.example/air.json']);

    const line = { uid: 'g', traj_uid: 'a', step: 0, anchor_obs: 's', text_action: 'go', is_action_valid: true };
    await page.getByRole('button', { name: 'Open rollouts…' }).click();
    await page.locator('dialog.import textarea').fill(JSON.stringify({ ...line, episode_reward: 1 }));
    await page.getByRole('button', { name: 'Read the text' }).click();
    await page.getByText('1 task, 1 rollout, 1 succeeded').waitFor();

    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'dropped.json'));
      return transfer;
    }, tauFile());
    await page.dispatchEvent('body', 'drop', { dataTransfer: data });
    await page.getByText('2 tasks, 4 rollouts, 1 succeeded').waitFor();
  });

  it('have no serious accessibility fault in three themes', async () => {
    const page = await open();
    await bring(page, 'made up.json', tauFile());
    await page.getByText('2 tasks, 4 rollouts, 1 succeeded').waitFor();
    await page.getByRole('button', { name: 'Rollout 1, succeeded' }).click();
    await page.evaluate(
      await readFile(axe.source === undefined ? '' : join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'),
    );
    for (const theme of ['light', 'dark', 'projector']) {
      await page.getByLabel('Theme').selectOption(theme);
      expect(await page.locator('html').getAttribute('data-theme')).toBe(theme);
      const results = await page.evaluate(() => window.axe?.run({ resultTypes: ['violations'] }));
      const serious = results?.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical') ?? [];
      expect(
        serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${theme} ${id} ${html.slice(0, 120)}`)),
      ).toEqual([]);
    }
  });

  const real = join(root, '../shared/traces/tau-bench-gpt-4o-airline.json');
  it('a real tau-bench file: 50 tasks, 200 trajectories, 84 successes, every graph drawn', async ({ skip }) => {
    const there = await access(real).then(
      () => true,
      () => false,
    );
    skip(!there, 'shared/traces is not here');
    const page = await open();
    await bring(page, 'airline.json', await readFile(real));
    await page.getByText('50 tasks, 200 rollouts, 84 succeeded').waitFor();
    const next = page.getByRole('button', { name: 'Next task' });
    await page.getByRole('row').filter({ hasText: /^0/ }).first().click();
    for (let task = 0; task < 50; task++) {
      await page.locator('.task-name', { hasText: new RegExp(`^${task}$`) }).waitFor();
      await expect.poll(() => graphName(page), { message: `task ${task}` }).toMatch(/[1-9]\d* states/);
      if (task < 49) await next.click();
    }
  });
});
