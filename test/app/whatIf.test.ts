/** The page under a what-if: the picture that it makes, and credit that is worked out once. */
import { describe, expect, it } from 'vitest';
import { createScreen } from '../../src/app/screen.ts';
import { createCredits, pictureUnder } from '../../src/app/whatIf.ts';
import { parseConfig } from '../../src/config/config.ts';
import { createRunStore } from '../../src/store/run.ts';
import { createViewStore } from '../../src/store/view.ts';
import { firstRecord } from '../../src/training/replay.ts';
import { estimate, paths } from '../credit/samples.ts';
import { shownOf } from '../views/shownOf.ts';

const rollouts = paths(['a -x-> b -y-> success', 'a -x-> b -!z-> failure', 'a -w-> a -x-> b -y-> success']);

describe('the picture', () => {
  const trained = shownOf(rollouts);

  it('is the one that trains where nothing differs', () => {
    expect(pictureUnder(trained, {}, 1)).toBe(trained);
    expect(pictureUnder(trained, { gamma: trained.config.gamma }, 1)).toBe(trained);
  });

  it('has the credit of its settings, and knows what trains', () => {
    const shown = pictureUnder(trained, { edgeCentricTerm: false }, 1);
    expect(shown.credit.advantage).toEqual(estimate(rollouts, 'g2po', { edgeCentricTerm: false }).credit.advantage);
    expect(shown.config.edgeCentricTerm).toBe(false);
    expect(shown.trained).toBe(trained);
    // Values and what is critical do not depend on which terms are summed.
    expect(shown.values).toBe(trained.values);
    expect(shown.criticality).toBe(trained.criticality);
  });

  it('has values and critical transitions of its discount', () => {
    const shown = pictureUnder(trained, { gamma: 0.5 }, 1);
    expect(shown.values.node).toEqual(estimate(rollouts, 'g2po', { gamma: 0.5 }).values.node);
    expect(shown.criticality.edgeAdvantage).not.toEqual(trained.criticality.edgeAdvantage);
  });
});

describe('credit', () => {
  const shown = shownOf(rollouts);

  it('is worked out once for the same rollouts and settings, and again for others', () => {
    const creditOf = createCredits();
    const plain = creditOf(shown, 'g2po');
    expect(creditOf({ ...shown, stage: 'advantage' }, 'g2po')).toBe(plain);
    const without = creditOf(shown, 'g2po', { edgeCentricTerm: false });
    expect(without).not.toBe(plain);
    expect(creditOf(shown, 'g2po', { edgeCentricTerm: false })).toBe(without);
    // The same settings by way of the picture.
    expect(creditOf(pictureUnder(shown, { edgeCentricTerm: false }, 1), 'g2po')).toBe(without);
  });

  it('does not depend on settings that its estimator does not read', () => {
    const creditOf = createCredits();
    expect(creditOf(shown, 'grpo', { gamma: 0.5, edgeCentricTerm: false })).toBe(creditOf(shown, 'grpo'));
  });

  it('says why there is none', () => {
    expect(createCredits()(shown, 'magic')).toEqual({ unavailable: 'there is no estimator magic' });
  });
});

it('is on screen as soon as it is supposed, for the iteration before too, and gone with it', async () => {
  const config = parseConfig({ tasks: 2, rollouts: 4, pinned: 2, seed: 58 });
  const run = createRunStore(config, []);
  const view = createViewStore();
  const screen = createScreen(run, view, (callback) => callback());
  const first = await firstRecord(config);
  run.setState({ records: [first, { ...first, iteration: 2 }], iteration: 2, stage: 'update' });
  const trained = run.getState().shown;
  expect(trained?.trained).toBeNull();

  view.setState({ whatIf: { gamma: 0.5 } });
  expect(run.getState().shown?.trained).toBe(trained);
  expect(run.getState().shown?.config.gamma).toBe(0.5);
  expect(screen.shownAt(1)?.config.gamma).toBe(0.5);
  // A new stage of the iteration keeps it.
  run.setState({ iteration: 3, stage: 'rollout' });
  expect(run.getState().shown?.config.gamma).toBe(0.5);

  view.setState({ whatIf: {} });
  expect(run.getState().shown).toBe(trained);
  expect(screen.shownAt(1)?.config.gamma).toBe(config.gamma);
});
