import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimators } from '../../../src/credit/estimators/registry.ts';
import { bundleKey } from '../../../src/credit/keys.ts';
import { taskSubset } from '../../../src/credit/taskSubset.ts';
import type { Shown } from '../../../src/store/shown.ts';
import type { Selection } from '../../../src/store/view.ts';
import { selectionJson } from '../../../src/views/export/selectionJson.ts';
import { indexElements } from '../../../src/views/locate.ts';
import { anyRollouts, paths } from '../../credit/samples.ts';
import { creditsWith, shownOf } from '../shownOf.ts';

// γ = 1, R = 10. Rows: 0 a-x→b, 1 b-y→success, 2 a-x→b, 3 b-z→failure; see test/views/inspector/account.test.ts.
const settings = { gamma: 1 };
const shown = shownOf(paths(['a -x-> b -y-> success', 'a -x-> b -z-> failure']), settings);
const { rollouts, graph } = shown;
const index = indexElements(rollouts, graph);
const creditOf = creditsWith(settings);
const a = index.nodeKeys[graph.stepNode[0]];
const b = index.nodeKeys[graph.stepNode[1]];
const y: Selection = { kind: 'edge', edge: index.edgeKeys[graph.stepEdge[1]] };

describe('a selection as JSON', () => {
  it('says what it is of', () => {
    expect(selectionJson(shown, y, creditOf)).toMatchObject({
      format: 'g2po-lab.selection',
      version: 1,
      task: { text: 'heat some apple', family: 'heat', seed: 7, maxSteps: 30 },
      iteration: 3,
      stage: 'update',
    });
  });

  it('has the truth where it is worked out, and says where it is not', () => {
    const truth = {
      value: Float32Array.of(2, 4, 3, 5),
      advantage: Float32Array.of(0.5, 1.5, -0.5, -4),
      halfWidth: Float32Array.of(0, 0.25, 0, 0),
    };
    const known = { ...shown, truth };
    expect(selectionJson(known, y, creditOf)?.selected).toMatchObject({
      trueAdvantage: { mean: 1.5, n: 1 },
      steps: [{ truth: { value: 4, advantage: 1.5, halfWidth: 0.25 } }],
    });
    // b is visited by steps 1 and 3: (4 + 5) / 2.
    expect(selectionJson(known, { kind: 'node', node: b }, creditOf)?.selected).toMatchObject({ trueValue: 4.5 });
    expect(selectionJson(shown, y, creditOf)?.selected).toMatchObject({
      trueAdvantage: null,
      steps: [{ truth: null }],
    });
  });

  it('has of an edge its states, its credit under every estimator, and each step with its statistics', () => {
    const selected = selectionJson(shown, y, creditOf)?.selected;
    expect(selected).toMatchObject({
      type: 'edge',
      action: 'y',
      source: { kind: 'state', observation: 'b', value: 5 },
      target: { kind: 'success', observation: null, value: 10 },
      traversals: 1,
      rollouts: 1,
      tdError: 5,
      criticality: { critical: 'progress', bottleneck: true },
    });
    if (selected?.type !== 'edge') throw new Error('not an edge');
    expect(selected.criticality?.edgeCentric).toBeCloseTo(1.2247, 4);
    expect(Object.keys(selected.estimators ?? {})).toEqual(estimators.map(({ id }) => id));
    const [step] = selected.steps;
    expect(step).toMatchObject({
      rollout: 1,
      trajUid: '0',
      step: 1,
      anchorObs: 'b',
      textAction: 'y',
      isActionValid: true,
      stepValue: 10,
      value: 5,
      tdError: 5,
    });
    expect(step.probability).toBeCloseTo(0.5, 6);
    const g2po = step.estimators?.g2po;
    if (g2po === undefined || 'unavailable' in g2po) throw new Error('no g2po');
    const edgeCentric = g2po.terms.find(({ id }) => id === 'edge_centric');
    expect(edgeCentric?.normalisation).toMatchObject({ quantity: 5, mean: 0, count: 4 });
    expect(edgeCentric?.normalisation?.std).toBeCloseTo(4.0825, 4);
    // GraphGPO wants the observation after each step, which these rollouts do not have.
    expect(step.estimators?.graphgpo).toHaveProperty('unavailable');
  });

  it('has of a state its step values, whose mean is V, and its ways on', () => {
    expect(selectionJson(shown, { kind: 'node', node: b }, creditOf)?.selected).toMatchObject({
      type: 'node',
      kind: 'state',
      observation: 'b',
      value: 5,
      visits: 2,
      rollouts: { count: 2, succeeded: 1 },
      stepValues: [10, 0],
      outgoing: [{ action: 'y' }, { action: 'z' }],
    });
  });

  it('has of an outcome the rollouts that ended there', () => {
    const success = index.nodeKeys[graph.stepNextNode[1]];
    expect(selectionJson(shown, { kind: 'node', node: success }, creditOf)?.selected).toMatchObject({
      kind: 'success',
      observation: null,
      value: 10,
      visits: 1,
      rollouts: { count: 1, succeeded: 1 },
      stepValues: [],
      outgoing: [],
    });
  });

  it('has of a bundle each of its edges, of a rollout each of its steps', () => {
    expect(selectionJson(shown, { kind: 'bundle', bundle: bundleKey(a, b) }, creditOf)?.selected).toMatchObject({
      type: 'bundle',
      source: { observation: 'a' },
      target: { observation: 'b' },
      edges: [{ action: 'x', steps: [{ rollout: 1 }, { rollout: 2 }] }],
    });
    expect(selectionJson(shown, { kind: 'trajectory', trajectory: 1, step: 9 }, creditOf)?.selected).toMatchObject({
      type: 'trajectory',
      rollout: 2,
      trajUid: '1',
      success: false,
      episodeReward: 0,
      length: 2,
      // There is no tenth step: the last one is meant.
      selectedStep: 1,
      steps: [
        { step: 0, anchorObs: 'a', textAction: 'x', tdError: 0 },
        { step: 1, anchorObs: 'b', textAction: 'z', tdError: -5 },
      ],
    });
  });

  it('tells nothing that the page does not know yet', () => {
    const at = (stage: Shown['stage'], selection: Selection) => selectionJson({ ...shown, stage }, selection, creditOf);
    expect(at('rollout', y)).toBeNull();
    expect(at('rollout', { kind: 'trajectory', trajectory: 0, step: null })?.selected).toMatchObject({
      steps: [{ stepValue: null, value: null, tdError: null, estimators: null }, { textAction: 'y' }],
    });
    expect(at('merge', y)?.selected).toMatchObject({ source: { value: null }, tdError: null, criticality: null });
    expect(at('value', y)?.selected).toMatchObject({ source: { value: 5 }, tdError: 5, estimators: null });
  });

  it('is null where the iteration does not have it', () => {
    expect(selectionJson(shown, { kind: 'node', node: 'gone' }, creditOf)).toBeNull();
    expect(selectionJson(shown, { kind: 'trajectory', trajectory: 2, step: null }, creditOf)).toBeNull();
  });

  it('is plain, and its terms add up to the advantage', () => {
    fc.assert(
      fc.property(anyRollouts, (batch) => {
        const some = taskSubset(batch, 0);
        const any = shownOf(some);
        const keys = indexElements(some, any.graph);
        for (const edge of keys.edgeKeys) {
          const json = selectionJson(any, { kind: 'edge', edge }, creditsWith());
          expect(JSON.parse(JSON.stringify(json))).toEqual(json);
          if (json?.selected.type !== 'edge') throw new Error('not an edge');
          const answers = [
            ...Object.values(json.selected.estimators ?? {}).map((answer) =>
              'unavailable' in answer
                ? null
                : { sum: answer.terms.map(({ weight, mean }) => weight * mean), total: answer.advantage.mean },
            ),
            ...json.selected.steps.flatMap((step) =>
              Object.values(step.estimators ?? {}).map((answer) =>
                'unavailable' in answer
                  ? null
                  : { sum: answer.terms.map(({ weight, value }) => weight * value), total: answer.advantage },
              ),
            ),
          ];
          for (const answer of answers) {
            if (answer === null) continue;
            const sum = answer.sum.reduce((one, other) => one + other, 0);
            expect(sum).toBeCloseTo(answer.total, 8);
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});
