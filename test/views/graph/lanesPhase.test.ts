import { describe, expect, it } from 'vitest';
import { nextPhase } from '../../../src/views/graph/lanesPhase.ts';
import { paths } from '../../credit/samples.ts';
import { shownOf } from '../shownOf.ts';

const picture = shownOf(paths(['a -go-> success']));

/** What the overlay has to do at each of a series of pictures. */
function changes(pictures: readonly { stage: typeof picture.stage; iteration?: number; passing?: boolean }[]) {
  let before: Parameters<typeof nextPhase>[0] = null;
  return pictures.map(({ stage, iteration = 3, passing = false }) => {
    const { phase, change } = nextPhase(before, { ...picture, stage, iteration }, passing);
    before = phase;
    return change;
  });
}

describe('rollouts', () => {
  it('stand apart at Rollout, melt at Merge, and the later stages change nothing', () => {
    expect(
      changes([
        { stage: 'update', iteration: 2 },
        { stage: 'rollout' },
        { stage: 'rollout' },
        { stage: 'merge' },
        { stage: 'value' },
        { stage: 'advantage' },
      ]),
    ).toEqual(['graph', 'lanes', 'none', 'melt', 'none', 'none']);
  });

  it('melt too where stages were skipped, but never into the graph of another iteration', () => {
    expect(changes([{ stage: 'rollout' }, { stage: 'update' }])).toEqual(['lanes', 'melt']);
    expect(changes([{ stage: 'rollout' }, { stage: 'merge', iteration: 4 }])).toEqual(['lanes', 'graph']);
    expect(changes([{ stage: 'rollout' }, { stage: 'rollout', iteration: 4 }])).toEqual(['lanes', 'lanes']);
  });

  it('do not stand apart while stages pass too quickly, but stay apart when Play is pressed then', () => {
    expect(changes([{ stage: 'rollout', passing: true }])).toEqual(['graph']);
    expect(
      changes([{ stage: 'rollout' }, { stage: 'rollout', passing: true }, { stage: 'merge', passing: true }]),
    ).toEqual(['lanes', 'none', 'melt']);
    // Paused there after all.
    expect(changes([{ stage: 'rollout', passing: true }, { stage: 'rollout' }])).toEqual(['graph', 'lanes']);
  });
});
