import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../../src/config/config.ts';
import { describeChanges, noteNear } from '../../../src/views/charts/changes.ts';

describe('the notes on changed settings', () => {
  const config = { ...defaultConfig('house'), gamma: 0.95, weight: 1, normalisation: 'mean_std_norm' } as const;

  it('say from which value to which, one note an iteration, as the settings form words them', () => {
    const changes = [
      { iteration: 13, key: 'gamma', value: 0.9 },
      { iteration: 23, key: 'gamma', value: 1 },
      { iteration: 23, key: 'normalisation', value: 'mean_norm' },
      { iteration: 23, key: 'episodeTerm', value: false },
    ];
    expect(describeChanges({ config, changes })).toEqual([
      { iteration: 13, text: 'from iteration 13: Discount γ 0.95 → 0.9' },
      {
        iteration: 23,
        text: 'from iteration 23: Discount γ 0.9 → 1, Normalisation mean and std → mean only, Episode term A_EP on → off',
      },
    ]);
  });

  it('leave out what was given the value that it had', () => {
    expect(describeChanges({ config, changes: [{ iteration: 4, key: 'weight', value: 1 }] })).toEqual([]);
    expect(describeChanges({ config, changes: [] })).toEqual([]);
  });
});

describe('the note that the pointer rests on', () => {
  const notes = [13, 23].map((iteration) => ({ iteration, text: String(iteration) }));

  it('is the nearest within reach', () => {
    expect(noteNear(notes, 13.4, 0.5)?.iteration).toBe(13);
    // 5.5 iterations after 13, 4.5 before 23.
    expect(noteNear(notes, 18.5, 10)?.iteration).toBe(23);
    expect(noteNear(notes, 12.5, 0.5)?.iteration).toBe(13);
  });

  it('is none beyond it', () => {
    expect(noteNear(notes, 14, 0.5)).toBeNull();
    expect(noteNear([], 1, 100)).toBeNull();
  });
});
