/** The small graphs: shared places, and whose task is shown. */
import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../../src/config/config.ts';
import { findEstimator } from '../../../src/credit/estimators/registry.ts';
import { buildStateGraph } from '../../../src/credit/graph.ts';
import { computeValues } from '../../../src/credit/values.ts';
import type { RacePicture } from '../../../src/store/race.ts';
import { firstRecord, replayTask } from '../../../src/training/replay.ts';
import { graphThemes } from '../../../src/views/graph/themes.ts';
import { drawMiniature, placeAll, sceneOf, seedShown, viewBoxOf } from '../../../src/views/race/miniature.ts';
import { racer, setup } from './samples.ts';

/** The first rollouts of a task, by a policy with or without the prior: two racers that have seen different states. */
async function picture(prior: 'none' | 'task-words'): Promise<RacePicture> {
  const config = { ...defaultConfig('house'), seed: 58, pinned: 1, rollouts: 4, prior };
  const record = await firstRecord(config);
  const { task, rollouts } = replayTask(config, record, 0);
  const graph = buildStateGraph(rollouts);
  const values = computeValues(rollouts, graph, config);
  const credit = findEstimator('g2po').estimate({ rollouts, graph, values }, config);
  return { iteration: 1, task: task.text, rollouts, graph, values, credit };
}

describe('miniatures', () => {
  it('have a state of several racers at one place, which it keeps', async () => {
    const [first, second] = [await picture('task-words'), await picture('none')];
    const scenes = [first, second].map((one) => sceneOf(one, 10, (text) => text));
    const before = placeAll(scenes.slice(0, 1), null);
    const both = placeAll(scenes, before);
    if (before === null || both === null) throw new Error('nothing was placed');
    for (const [key, place] of before.places) expect(both.places.get(key)).toEqual(place);
    const drawings = scenes.map((scene) => drawMiniature(scene, both, graphThemes.light));
    const shared = [...drawings[0]].filter(([key, { kind }]) => kind === 'node' && drawings[1].has(key));
    expect(shared.length).toBeGreaterThan(3);
    expect(scenes[1].nodes.size).toBeGreaterThan(shared.length);
    for (const [key, element] of shared) {
      const other = drawings[1].get(key);
      expect(element.kind === 'node' && other?.kind === 'node' && [element.x, element.y]).toEqual(
        other?.kind === 'node' && [other.x, other.y],
      );
    }
    expect(placeAll([], null)).toBeNull();
  });

  it('lie within one box', () => {
    const places = new Map([
      ['a', { x: 0, y: -10, lane: 0, row: 0 }],
      ['b', { x: 100, y: 30, lane: 1, row: 0 }],
    ]);
    expect(viewBoxOf({ places, columns: [], columnWidth: 1, stretch: 1, rows: 1 }, 5)).toBe('-5 -15 110 50');
  });

  it('show the latest seed that all have begun, or the first that one has', () => {
    const racers = setup.seeds.flatMap((seed) => setup.estimators.map((estimator) => racer(estimator, seed, [])));
    const has = (...indices: number[]) => new Map(indices.map((k) => [k, true]));
    expect(seedShown(setup, racers, has())).toBeNull();
    expect(seedShown(setup, racers, has(1))).toBe(1);
    expect(seedShown(setup, racers, has(0, 1, 2))).toBe(1);
    expect(seedShown(setup, racers, has(0, 1, 2, 3, 4))).toBe(2);
  });
});
