/** What is on screen, beside the iteration that is followed. */
import { expect, it } from 'vitest';
import { createScreen } from '../../src/app/screen.ts';
import { parseConfig } from '../../src/config/config.ts';
import { createRunStore } from '../../src/store/run.ts';
import { createViewStore } from '../../src/store/view.ts';
import { firstRecord } from '../../src/training/replay.ts';

it('shows the task on screen as any finished iteration left it, computed once', async () => {
  const config = parseConfig({ tasks: 2, rollouts: 2, pinned: 2, seed: 4 });
  const run = createRunStore(config, []);
  const view = createViewStore();
  const screen = createScreen(run, view, (callback) => callback());
  const first = await firstRecord(config);
  const second = { ...first, iteration: 2 };
  run.setState({ records: [first, second], iteration: 2, stage: 'value' });

  const before = screen.shownAt(1);
  expect(before).toMatchObject({ iteration: 1, stage: 'update', task: { index: 0 } });
  // The records hold the same rollouts, so the picture of the second iteration has the same values.
  expect(before?.values).toEqual(run.getState().shown?.values);
  expect(screen.shownAt(1)).toBe(before);
  // Neither the iteration under way nor one that never was.
  expect(screen.shownAt(2)).toBeNull();
  expect(screen.shownAt(0)).toBeNull();

  view.setState({ task: 1 });
  expect(screen.shownAt(1)?.task).toMatchObject({ index: 1, seed: first.taskSeeds[1] });
});
