/**
 * Time of merge, values and G2PO, on a batch and on an imported million, against a naive Map-and-string-key version; and of what
 * the page does when a what-if changes: every estimator again on the same graph, and the comparison of what they say.
 */
import { disagreementMatrix, surprisingSteps } from '../../src/credit/comparison.ts';
import { estimatorOptions } from '../../src/credit/estimator.ts';
import { g2po } from '../../src/credit/estimators/g2po.ts';
import { estimators } from '../../src/credit/estimators/registry.ts';
import { buildStateGraph } from '../../src/credit/graph.ts';
import { buildRollouts, type Rollouts, type StepRecord } from '../../src/credit/rollouts.ts';
import { computeValues } from '../../src/credit/values.ts';
import { estimateUnder } from '../../src/credit/whatIf.ts';
import { defaultsOf } from '../../src/options/option.ts';
import { randomStream } from '../../src/worlds/random.ts';
import { naiveG2po } from '../credit/naive.ts';
import { formatTable, type Print } from './table.ts';

const settings = defaultsOf(estimatorOptions);

/** Random walks: `tasks` × `rollouts` trajectories of 30–49 steps over 60 texts a task, a fifth of them successful. */
function randomRecords(tasks: number, rollouts: number): StepRecord[] {
  const random = randomStream(1, 'bench credit', tasks, rollouts);
  const records: StepRecord[] = [];
  for (let task = 0; task < tasks; task++) {
    for (let i = 0; i < rollouts; i++) {
      const length = 30 + random.below(20);
      const success = random.uniform() < 0.2;
      for (let step = 0; step < length; step++) {
        records.push({
          uid: `task ${task}`,
          trajUid: `${i}`,
          step,
          anchorObs: `You are in room ${random.below(60)} of house ${task % 100}. You see a door and a lamp.`,
          textAction: `go to door ${random.below(6)}`,
          isActionValid: random.uniform() < 0.9,
          episodeReward: success ? 10 : 0,
          success,
        });
      }
    }
  }
  return records;
}

function run(rollouts: Rollouts): Float64Array {
  const graph = buildStateGraph(rollouts);
  return g2po.estimate({ rollouts, graph, values: computeValues(rollouts, graph, settings) }, settings).advantage;
}

/** The same with what each step led to, which GraphGPO asks for. */
function withNext(records: readonly StepRecord[]): StepRecord[] {
  return records.map((record, row) => ({
    ...record,
    nextObs: records[row + 1]?.step === record.step + 1 ? records[row + 1].anchorObs : 'The end.',
  }));
}

/** Every estimator again under another γ, which changes the values too, and the comparison of the results. */
function benchWhatIf(print: Print): void {
  const rollouts = buildRollouts(withNext(randomRecords(16, 8)));
  const graph = buildStateGraph(rollouts);
  const input = { rollouts, graph, values: computeValues(rollouts, graph, settings) };
  const changed = { ...settings, gamma: 0.9 };
  const reestimate = () => estimators.map((estimator) => estimateUnder(estimator, input, settings, changed).advantage);
  const advantages = reestimate();
  const compare = () => [disagreementMatrix(advantages), ...advantages.map((one) => surprisingSteps(rollouts, one))];
  const row = (work: string, time: number) => [work, `${rollouts.stepCount}`, time.toFixed(2)];
  print(
    formatTable(
      ['a what-if on a batch (16 × 8)', 'steps', 'ms'],
      [
        row('values and all six estimators again', measure(reestimate, 20, 51)),
        row('who disagrees with whom, and the steps against the outcome', measure(compare, 20, 51)),
      ],
    ),
  );
}

/** Median milliseconds of `repeats` calls, after `warmUp` more. */
function measure(work: () => unknown, warmUp: number, repeats: number): number {
  for (let i = 0; i < warmUp; i++) work();
  const times: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[repeats >> 1];
}

export async function benchCredit(print: Print): Promise<void> {
  const rows: string[][] = [];
  for (const { name, tasks, rollouts, warmUp, repeats } of [
    { name: 'one task of a batch (1 × 8)', tasks: 1, rollouts: 8, warmUp: 50, repeats: 101 },
    { name: 'a batch (16 × 8)', tasks: 16, rollouts: 8, warmUp: 20, repeats: 51 },
    { name: 'an import (3,170 × 8)', tasks: 3170, rollouts: 8, warmUp: 1, repeats: 5 },
  ]) {
    const built = buildRollouts(randomRecords(tasks, rollouts));
    const fast = measure(() => run(built), warmUp, repeats);
    // Made anew, as a heap full of records would slow the first measurement.
    const records = randomRecords(tasks, rollouts);
    const naive = measure(() => naiveG2po(records), Math.min(warmUp, 3), tasks > 100 ? 1 : 11);
    rows.push([
      name,
      'graph + values + G2PO',
      `${records.length}`,
      fast.toFixed(2),
      naive.toFixed(2),
      (naive / fast).toFixed(1),
    ]);
  }
  print(formatTable(['rollouts', 'work', 'steps', 'ms', 'naive ms', 'ratio'], rows));
  benchWhatIf(print);
}
