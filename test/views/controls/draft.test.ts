import { describe, expect, it } from 'vitest';
import { defaultConfig, flatten, parseConfig } from '../../../src/config/config.ts';
import { configFields } from '../../../src/config/fields.ts';
import { estimators } from '../../../src/credit/estimators/registry.ts';
import { changedKeys, configOf, edit, visibleFields } from '../../../src/views/controls/draft.ts';
import { worlds } from '../../../src/worlds/registry.ts';

const running = defaultConfig();
const draft = flatten(running);

describe('a draft', () => {
  it('knows what it changes, and that changing back changes nothing', () => {
    const changed = edit(draft, 'gamma', 0.9);
    expect([...changedKeys(running, changed)]).toEqual(['gamma']);
    expect(changedKeys(running, edit(changed, 'gamma', running.gamma)).size).toBe(0);
  });

  it('becomes the configuration that the same settings give', () => {
    const { config, issues } = configOf(edit(edit(draft, 'gamma', 0.9), 'rollouts', 4));
    expect(config).toEqual(parseConfig({ gamma: 0.9, rollouts: 4 }));
    expect(issues).toEqual([]);
  });

  it('is corrected where its fields contradict each other, and says so', () => {
    const { config, issues } = configOf(edit(edit(draft, 'tasks', 2), 'pinned', 4));
    expect(config.pinned).toBe(2);
    expect(issues.map(({ key, used }) => [key, used])).toEqual([['pinned', 2]]);
  });

  it('takes a world with its preset, and keeps seed, backend and estimator', () => {
    let own = draft;
    for (const [key, value] of Object.entries({
      seed: 7,
      backend: 'wasm',
      estimator: 'gigpo',
      gamma: 0.5,
      'world.size': 'large',
    })) {
      own = edit(own, key, value);
    }
    const world = worlds[worlds.length - 1];
    expect(edit(own, 'world', world.id)).toEqual({
      ...flatten(defaultConfig(world.id)),
      seed: 7,
      backend: 'wasm',
      estimator: 'gigpo',
    });
  });
});

describe('the form', () => {
  it.each(estimators.map(({ id, uses }) => [id, uses] as const))(
    'shows what %s reads, and no other estimator setting',
    (id, uses) => {
      const shown = visibleFields(edit(draft, 'estimator', id)).filter(({ group }) => group === 'estimator');
      expect(new Set(shown.map(({ key }) => key))).toEqual(new Set(['estimator', ...uses]));
    },
  );

  it('shows every other field of the table, in its order', () => {
    const all = configFields(worlds[0].options).filter(({ group }) => group !== 'estimator');
    expect(visibleFields(draft).filter(({ group }) => group !== 'estimator')).toEqual(all);
  });
});
