import { describe, expect, it } from 'vitest';
import { assessCriticality } from '../../src/credit/criticality.ts';
import type { EstimatorId } from '../../src/credit/estimators/registry.ts';
import type { Stage } from '../../src/training/protocol.ts';
import { storyOf } from '../../src/views/story.ts';
import { estimate, paths } from '../credit/samples.ts';

/** The story of some rollouts, coloured by an estimator. */
function story(texts: readonly string[], stage: Stage = 'update', estimator: EstimatorId = 'g2po', first = false) {
  const { rollouts, graph, values, credit } = estimate(paths(texts), estimator);
  const criticality = assessCriticality(rollouts, graph, values);
  return storyOf({
    shown: { rollouts, graph, criticality, stage, credit },
    perStep: { values: credit.advantage },
    first,
  });
}

/** One invalid step among five: its score is −p, theirs 0, so A_EP differs although every value is 0. */
const PENALISED = ['hall -go-> kitchen -wait-> failure', 'hall -go-> kitchen -!wait-> kitchen -wait-> failure'];
// 5 steps in 2 states (hall, kitchen).
const FAILING = ['hall -go-> kitchen -wait-> failure', 'hall -go-> kitchen -wait-> kitchen -wait-> failure'];

describe('storyOf', () => {
  it('names what a newcomer sees, and what to do', () => {
    expect(story(FAILING, 'advantage', 'g2po', true)).toMatch(
      /2 rollouts of the untrained agent.*None succeeded: every value V is 0.*Press Play/,
    );
    expect(story([FAILING[0], 'hall -go-> success'], 'advantage', 'g2po', true)).toMatch(/1 succeeded.*Press Play/);
  });

  it('says why an all-failing group has no credit, and where the little there is comes from', () => {
    expect(story(FAILING)).toMatch(/None of the 2 rollouts.*no credit to give/);
    expect(story(PENALISED)).toMatch(/None.*from penalties/);
  });

  it('says of the first picture that no action earns credit only where none does, whatever colours it', () => {
    expect(story(FAILING, 'advantage', 'g2po', true)).toContain('no action earns credit yet');
    expect(story(PENALISED, 'advantage', 'g2po', true)).toMatch(/None succeeded.*comes from penalties\. Press Play/);
    const { rollouts, graph, values, credit } = estimate(paths(PENALISED), 'g2po');
    const criticality = assessCriticality(rollouts, graph, values);
    const zero = { values: new Float64Array(rollouts.stepCount) };
    for (const perStep of [null, zero, { unavailable: 'no truth' }]) {
      const shown = { rollouts, graph, criticality, credit, stage: 'update' } as const;
      expect(storyOf({ shown, perStep, first: true })).toContain('from penalties');
    }
    const shown = { rollouts, graph, criticality, credit, stage: 'update' } as const;
    expect(storyOf({ shown, perStep: zero, first: false })).toMatch(/None of the 2 rollouts.*from penalties/);
  });

  it('says what is left to compare where all succeed', () => {
    const texts = ['hall -go-> success', 'hall -stay-> hall -go-> success'];
    expect(story(texts)).toMatch(/All 2 rollouts succeeded, in 1 to 2 steps\./);
    // R is 10 in every step: nothing is left once the mean is taken off.
    expect(story(texts, 'update', 'grpo')).toMatch(/All 2 rollouts succeeded:.*none of their steps apart/);
    expect(story([texts[0], texts[0]])).toMatch(/none of their steps apart/);
  });

  it('counts successes and critical transitions of a mixed group', () => {
    // v of the first rollout is 10 · 0.95^6 … 10 · 0.95, 50.33 in all; V(hall) = 50.33 / 12 = 4.19. δ: ten waits 0, to success 5.81,
    // to failure −4.19; mean 0.13, std √(51.1 / 11) = 2.15. A_EC is 2.6 and −2.0: both beyond 1.5, the waits at −0.06 are not.
    const waits = 'hall -wait-> hall -wait-> hall -wait-> hall -wait-> hall -wait-> ';
    expect(story([`${waits}hall -go-> success`, `${waits}hall -wait-> failure`])).toMatch(
      /^1 of 2 rollouts succeeded\. .* 2 stand out as critical/,
    );
  });

  it('tells each stage with its own numbers', () => {
    expect(story(FAILING, 'rollout')).toMatch(/played the task 2 times, 5 steps in all; 0 succeeded/);
    expect(story(FAILING, 'merge')).toMatch(/5 steps, 2 states/);
    expect(story(FAILING, 'value')).toMatch(/every V is 0/);
    expect(story(['hall -go-> success'], 'value')).toMatch(/nearer success/);
    expect(story(FAILING, 'advantage')).toBe(story(FAILING, 'update'));
  });

  it('says that a colouring is unavailable', () => {
    const { rollouts, graph, values, credit } = estimate(paths(FAILING), 'g2po');
    const shown = {
      rollouts,
      graph,
      criticality: assessCriticality(rollouts, graph, values),
      credit,
      stage: 'update',
    } as const;
    expect(storyOf({ shown, perStep: { unavailable: 'no next observations' }, first: false })).toContain(
      'Unavailable: no next observations',
    );
  });
});
