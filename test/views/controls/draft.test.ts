import { describe, expect, it } from 'vitest';
import { defaultConfig, flatten, parseConfig } from '../../../src/config/config.ts';
import { configFields } from '../../../src/config/fields.ts';
import { estimators } from '../../../src/credit/estimators/registry.ts';
import {
  configOf,
  draftedKeys,
  edit,
  needsNewRun,
  presetOf,
  route,
  sectionsOf,
  shownValues,
} from '../../../src/views/controls/draft.ts';
import { worlds } from '../../../src/worlds/registry.ts';

const running = flatten(defaultConfig());
const other = worlds[worlds.length - 1];

describe('an edit', () => {
  it('goes to the run where the run can take it over, else into the draft', () => {
    const wanted = edit(edit(edit(running, 'gamma', 0.9), 'tasks', 8), 'estimator', 'gigpo');
    expect(route(running, wanted)).toEqual({ live: { gamma: 0.9, estimator: 'gigpo' }, draft: { tasks: 8 } });
  });

  it('that changes a setting back leaves nothing behind', () => {
    expect(route(running, edit(edit(running, 'tasks', 8), 'tasks', Number(running.tasks)))).toEqual({
      live: {},
      draft: {},
    });
  });

  it('takes a world with its preset, and keeps seed, backend and estimator', () => {
    let own = running;
    for (const [key, value] of Object.entries({
      seed: 7,
      backend: 'wasm',
      estimator: 'gigpo',
      gamma: 0.5,
      'world.size': 'large',
    })) {
      own = edit(own, key, value);
    }
    expect(edit(own, 'world', other.id)).toEqual({
      ...flatten(defaultConfig(other.id)),
      seed: 7,
      backend: 'wasm',
      estimator: 'gigpo',
    });
  });

  it('takes a network with the settings that it is recommended with, where the form had those of the one before', () => {
    const transformer = flatten(defaultConfig('house', 'transformer'));
    expect(transformer.learningRate).not.toBe(running.learningRate);
    expect(edit(running, 'network', 'transformer')).toEqual(transformer);
    expect(edit(edit(running, 'network', 'transformer'), 'network', 'words')).toEqual(running);
    // A learning rate of one's own stays, and the others follow all the same.
    expect(edit(edit(running, 'learningRate', 5e-4), 'network', 'transformer')).toEqual({
      ...transformer,
      learningRate: 5e-4,
    });
    expect(presetOf(edit(running, 'network', 'transformer'))).toEqual(transformer);
  });

  it('under another world waits whatever it is, and going back to the world that runs leaves only what differs', () => {
    const { draft } = route(running, edit(running, 'world', other.id));
    const wanted = edit(shownValues(running, draft), 'gamma', 0.5);
    const next = route(running, wanted);
    expect(next.live).toEqual({});
    expect(shownValues(running, next.draft)).toEqual({ ...flatten(defaultConfig(other.id)), gamma: 0.5 });
    expect(needsNewRun({ live: true }, next.draft)).toBe(true);
    expect(route(running, edit(wanted, 'world', String(running.world)))).toEqual({ live: {}, draft: {} });
  });
});

describe('a draft', () => {
  it('is shown over what runs, and knows what it changes', () => {
    const draft = { tasks: 8, pinned: Number(running.pinned) };
    expect(shownValues(running, draft)).toEqual({ ...running, tasks: 8 });
    expect([...draftedKeys(running, draft)]).toEqual(['tasks']);
    expect(needsNewRun({ live: true }, draft)).toBe(false);
    expect(needsNewRun({ live: false }, draft)).toBe(true);
  });

  it('becomes the configuration that the same settings give', () => {
    const { config, issues } = configOf(edit(edit(running, 'gamma', 0.9), 'rollouts', 4));
    expect(config).toEqual(parseConfig({ gamma: 0.9, rollouts: 4 }));
    expect(issues).toEqual([]);
  });

  it('is corrected where its fields contradict each other, and says so', () => {
    const { config, issues } = configOf(edit(edit(running, 'tasks', 2), 'pinned', 4));
    expect(config.pinned).toBe(2);
    expect(issues.map(({ key, used }) => [key, used])).toEqual([['pinned', 2]]);
  });

  it('goes back to the preset of the world that it shows', () => {
    expect(presetOf(edit(edit(running, 'world', other.id), 'gamma', 0.3))).toEqual(flatten(defaultConfig(other.id)));
  });
});

describe('the form', () => {
  it.each(estimators.map(({ id, uses }) => [id, uses] as const))(
    'shows what %s reads with what the graph’s values depend on, and folds the other estimators’ settings away',
    (id, uses) => {
      const section = sectionsOf(edit(running, 'estimator', id)).find(({ group }) => group === 'estimator');
      const shown = new Set(section?.fields.map(({ key }) => key));
      expect(shown).toEqual(new Set(['estimator', 'gamma', 'successReward', ...uses]));
      expect(section?.others.filter(({ key }) => shown.has(key))).toEqual([]);
    },
  );

  it.each(worlds.map(({ id }) => id))('has every field of the table once, in its groups: %s', (id) => {
    const values = edit(running, 'world', id);
    const all = configFields(worlds.find((world) => world.id === id)?.options ?? {});
    const sections = sectionsOf(values);
    expect(sections.map(({ group }) => group)).toEqual([...new Set(all.map(({ group }) => group))]);
    const keys = sections.flatMap(({ fields, others }) => [...fields, ...others]).map(({ key }) => key);
    expect(keys.length).toBe(all.length);
    expect(new Set(keys)).toEqual(new Set(all.map(({ key }) => key)));
  });
});
