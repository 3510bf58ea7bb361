/** Learning, measured: estimators × seeds on a world, AUC paired by seed with t-intervals, t90 with censored runs counted. */
import { parseConfig, type RunConfig } from '../../src/config/config.ts';
import { meanInterval, reached } from '../../src/credit/learningCurves.ts';
import { createPolicy } from '../../src/policy/learner.ts';
import { nodeAssets } from '../../src/policy/nodeAssets.ts';
import { openBackend } from '../../src/policy/openBackend.ts';
import type { IterationMetrics } from '../../src/training/protocol.ts';
import { Session } from '../../src/training/session.ts';
import { type WorldId, worlds } from '../../src/worlds/registry.ts';
import type { Print } from './table.ts';

const METHODS = ['g2po', 'gigpo', 'grpo'] as const;
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
/** Budget of a run: where its world is learnt more slowly, as WORLDS.md "Measured" has it. */
const iterationsOf = (world: WorldId): number => (world === 'apps' ? 50 : 40);

interface Curve {
  readonly auc: number;
  readonly lastTen: number;
  /** First iteration whose 5-iteration mean is 0.9; null where none is. */
  readonly t90: number | null;
  readonly seconds: number;
  readonly envSteps: number;
}

async function train(config: RunConfig, iterations: number): Promise<IterationMetrics[]> {
  const session = new Session(config, createPolicy(config, await openBackend('wasm', nodeAssets())));
  const metrics: IterationMetrics[] = [];
  while (metrics.length < iterations) {
    const report = await session.iterate();
    if (report.metrics) metrics.push(report.metrics);
  }
  session.policy.dispose();
  return metrics;
}

function curveOf(metrics: readonly IterationMetrics[]): Curve {
  const success = metrics.map(({ successRate }) => successRate);
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  return {
    auc: mean(success),
    lastTen: mean(success.slice(-10)),
    t90: reached(success, 0.9, 5),
    seconds: mean(metrics.map(({ seconds }) => seconds.rollout + seconds.credit + seconds.update)),
    envSteps: metrics.reduce((sum, { envSteps }) => sum + envSteps, 0),
  };
}

/** Trains every method on every seed, in each world named (house where none is), and prints the tables of the README. */
export async function benchLearning(print: Print, names: readonly string[]): Promise<void> {
  const named = worlds.filter(({ id }) => names.includes(id));
  for (const { id } of named.length > 0 ? named : worlds.filter(({ id }) => id === 'house'))
    await benchWorld(id, print);
}

async function benchWorld(world: WorldId, print: Print): Promise<void> {
  const iterations = iterationsOf(world);
  const curves = new Map<string, Curve[]>();
  for (const method of METHODS) {
    const list: Curve[] = [];
    for (const seed of SEEDS) {
      list.push(curveOf(await train(parseConfig({ world, estimator: method, seed }), iterations)));
      const { auc, lastTen, t90, seconds } = list.at(-1) ?? {};
      print(
        `${method} seed ${seed}: AUC ${auc?.toFixed(3)}, last ten ${lastTen?.toFixed(3)}, t90 ${t90 ?? '—'}, ${seconds?.toFixed(2)} s an iteration`,
      );
    }
    curves.set(method, list);
  }
  print(`\n${world}, ${iterations} iterations, seeds 1–${SEEDS.length}, wasm`);
  for (const [method, list] of curves) {
    const auc = meanInterval(list.map((curve) => curve.auc));
    const lastTen = meanInterval(list.map((curve) => curve.lastTen));
    const times = list
      .map(({ t90 }) => t90)
      .sort((a, b) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY));
    const median = [times[3], times[4]].map((time) => time ?? `>${iterations}`).join('–');
    const censored = times.filter((time) => time === null).length;
    print(
      `${method}: AUC ${auc}, last ten ${lastTen}, median t90 ${median} (${censored} of ${list.length} not reached)`,
    );
  }
  for (const [a, b] of [
    ['g2po', 'gigpo'],
    ['gigpo', 'grpo'],
    ['g2po', 'grpo'],
  ] as const) {
    const differences = (curves.get(a) ?? []).map((curve, i) => curve.auc - (curves.get(b)?.[i]?.auc ?? Number.NaN));
    const wins = differences.filter((difference) => difference > 0).length;
    print(`${a} − ${b}: AUC ${meanInterval(differences)}, ${wins} of ${differences.length} seeds above`);
  }
}
