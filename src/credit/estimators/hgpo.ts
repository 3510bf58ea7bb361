/** HGPO: the return-to-go within groups of steps that share ever longer histories, averaged (arXiv 2602.22817). */
import type { Estimator, Term, TermLevel } from '../estimator.ts';
import type { StateGraph } from '../graph.ts';
import type { Rollouts } from '../rollouts.ts';
import { groupStatistics, normalise } from '../statistics.ts';
import { TripleIndex } from '../tripleIndex.ts';
import { returnsToGo } from '../values.ts';
import { creditOf, penalise } from './terms.ts';

/** A level whose result is smaller than this says nothing and is left out of the average (the authors' rule). */
const NEGLIGIBLE = 1e-6;

/** Groups of steps whose last k + 1 observations agree, given those whose last k do; −1 where fewer precede a step. */
function extendGroups(
  rollouts: Rollouts,
  graph: StateGraph,
  shorter: Int32Array,
): { group: Int32Array; groupCount: number } {
  const { trajectoryStart, trajectorySteps } = rollouts;
  const index = new TripleIndex();
  const group = new Int32Array(rollouts.stepCount).fill(-1);
  for (let i = 0; i + 1 < trajectoryStart.length; i++) {
    for (let k = trajectoryStart[i] + 1; k < trajectoryStart[i + 1]; k++) {
      const step = trajectorySteps[k];
      const before = shorter[trajectorySteps[k - 1]];
      if (before >= 0) group[step] = index.number(before, graph.stepNode[step], 0);
    }
  }
  return { group, groupCount: index.size };
}

export const hgpo: Estimator<'hgpo'> = {
  id: 'hgpo',
  label: 'HGPO',
  help: 'Each step’s discounted return against the steps that share its last 1 … K + 1 observations, longer agreement weighing more; no episode term.',
  source: '2602.22817',
  uses: ['gamma', 'invalidPenalty', 'penaltyPlace', 'normalisation', 'historyLength', 'historyExponent'],
  unavailable: () => null,
  estimate({ rollouts, graph }, settings) {
    const { stepCount } = rollouts;
    const scaled = settings.normalisation === 'mean_std_norm';
    const quantity = penalise(rollouts, returnsToGo(rollouts, settings.gamma), settings);
    const levels: TermLevel[] = [];
    const total = new Float64Array(stepCount);
    let groups = { group: graph.stepNode, groupCount: graph.nodeCount };
    for (let observations = 1; observations <= settings.historyLength + 1; observations++) {
      if (observations > 1) groups = extendGroups(rollouts, graph, groups.group);
      const { group, groupCount } = groups;
      const statistics = groupStatistics(quantity, group, groupCount, 'population');
      const { values } = normalise({ id: 'step', weight: 1, quantity, group, scaled }, statistics);
      const weight = new Float64Array(stepCount);
      const levelWeight = (observations + 1) ** settings.historyExponent;
      for (let s = 0; s < stepCount; s++) {
        if (Math.abs(values[s]) < NEGLIGIBLE) continue;
        weight[s] = levelWeight;
        total[s] += levelWeight;
      }
      levels.push({ observations, weight, values, group, ...statistics });
    }

    const values = new Float64Array(stepCount);
    for (const level of levels) {
      for (let s = 0; s < stepCount; s++) {
        if (level.weight[s] === 0) continue;
        level.weight[s] /= total[s];
        values[s] += level.weight[s] * level.values[s];
      }
    }
    const term: Term = {
      id: 'step',
      weight: 1,
      values,
      quantity,
      group: new Int32Array(stepCount).fill(-1),
      mean: new Float64Array(0),
      std: new Float64Array(0),
      count: new Int32Array(0),
      scaled,
      levels,
    };
    return creditOf('hgpo', rollouts, settings, [term]);
  },
};
