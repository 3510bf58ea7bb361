import { describe, expect, it } from 'vitest';
import { familySuccess } from '../../../src/views/charts/families.ts';
import { findWorld } from '../../../src/worlds/registry.ts';
import { metrics } from './samples.ts';

const house = findWorld('house');

describe('success per family', () => {
  const drawn: Readonly<Record<number, Readonly<Record<string, number>>>> = {
    1: { pick2: 1 },
    2: { clean: 1 },
    3: { clean: 0.5, heat: 0 },
    12: { clean: 1, heat: 0.25 },
    13: { heat: 1, look: 1 },
  };
  const run = Array.from({ length: 13 }, (_, k) => metrics(k + 1, { familySuccess: drawn[k + 1] ?? {} }));

  it('is the mean of those of the last ten iterations that drew it', () => {
    // Iterations 3 … 12: clean (½ + 1) / 2, heat (0 + ¼) / 2; pick two was drawn before, look comes later.
    expect(familySuccess(house, run, 12)).toEqual([
      { family: 'clean', name: 'clean', mean: 0.75, iterations: 2 },
      { family: 'heat', name: 'heat', mean: 0.125, iterations: 2 },
      { family: 'look', name: 'look', mean: null, iterations: 0 },
      { family: 'pick2', name: 'pick two', mean: null, iterations: 0 },
    ]);
  });

  it('keeps its rows at every iteration', () => {
    const rows = (iteration: number) => familySuccess(house, run, iteration).map(({ name }) => name);
    expect(rows(1)).toEqual(['clean', 'heat', 'look', 'pick two']);
    expect(rows(13)).toEqual(rows(1));
    expect(familySuccess(house, run, 1).at(-1)).toMatchObject({ mean: 1, iterations: 1 });
  });

  it('names families as the world’s menu does, in the order of the names', () => {
    const choices = [
      { id: 'a', label: 'zinc' },
      { id: 'b', label: 'iron' },
    ];
    const world = { options: { family: { kind: 'choice', default: 'a', choices, label: 'Metal', help: '' } } } as const;
    const success = [metrics(1, { familySuccess: { a: 1, b: 0, other: 1 } })];
    expect(familySuccess(world, success, 1).map(({ name }) => name)).toEqual(['iron', 'other', 'zinc']);
    expect(familySuccess(findWorld('keydoor'), [metrics(1, { familySuccess: { vault: 1 } })], 1)[0].name).toBe('vault');
  });
});
