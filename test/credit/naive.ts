/**
 * G2PO written down as naively as possible, from ALGORITHM.md alone: objects, Maps and string keys, default settings.
 * The fast implementation is checked against it, and measured against it.
 */
import type { StepRecord } from '../../src/credit/rollouts.ts';

const gamma = 0.95;
const successReward = 10;
const penalty = 0.1;
const epsilon = 1e-6;

interface NaiveStep {
  readonly task: string;
  readonly node: string;
  readonly next: string;
  readonly value: number;
  readonly record: StepRecord;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;

function normaliser(list: readonly number[], lone: { mean: number; std: number }): (x: number) => number {
  const m = list.length === 1 ? lone.mean : mean(list);
  const variance = list.reduce((a, b) => a + (b - m) ** 2, 0) / (list.length - 1);
  const std = list.length === 1 ? lone.std : Math.sqrt(variance);
  return (x) => (x - m) / (std + epsilon);
}

/** A of every step, and V of its node. */
export function naiveG2po(records: readonly StepRecord[]): {
  advantage: number[];
  nodeValue: number[];
  delta: number[];
} {
  const steps = new Map<StepRecord, NaiveStep>();
  for (const rows of groupBy(records, (r) => JSON.stringify([r.uid, r.trajUid])).values()) {
    const sorted = rows.toSorted((a, b) => a.step - b.step);
    sorted.forEach((record, j) => {
      const terminal = record.success ? 'success' : 'failure';
      steps.set(record, {
        task: record.uid,
        node: JSON.stringify([record.uid, 'state', record.anchorObs]),
        next: JSON.stringify(
          j + 1 < sorted.length ? [record.uid, 'state', sorted[j + 1].anchorObs] : [record.uid, terminal],
        ),
        value: gamma ** (sorted.length - j) * record.episodeReward,
        record,
      });
    });
  }
  const all = [...steps.values()];
  const values = new Map<string, number>();
  for (const { task } of all) {
    values.set(JSON.stringify([task, 'success']), successReward);
    values.set(JSON.stringify([task, 'failure']), 0);
  }
  const byNode = groupBy(all, (step) => step.node);
  for (const [node, group] of byNode) values.set(node, mean(group.map((step) => step.value)));
  const valueAt = (node: string): number => values.get(node) ?? Number.NaN;
  const minus = ({ record }: NaiveStep): number => (record.isActionValid ? 0 : penalty);
  const deltaOf = (step: NaiveStep): number => valueAt(step.next) - valueAt(step.node);

  const nodeCentric = new Map<string, (x: number) => number>();
  for (const [node, group] of byNode) {
    const scores = group.map((step) => valueAt(step.next) - minus(step));
    nodeCentric.set(node, scores.length === 1 ? () => 0 : normaliser(scores, { mean: 0, std: 1 }));
  }
  const episode = new Map<string, (x: number) => number>();
  const edgeCentric = new Map<string, (x: number) => number>();
  for (const [task, group] of groupBy(all, (step) => step.task)) {
    episode.set(
      task,
      normaliser(
        group.map((step) => step.record.episodeReward - minus(step)),
        { mean: 0, std: 1 },
      ),
    );
    edgeCentric.set(task, group.length === 1 ? () => 0 : normaliser(group.map(deltaOf), { mean: 0, std: 1 }));
  }
  const result = { advantage: [] as number[], nodeValue: [] as number[], delta: [] as number[] };
  for (const record of records) {
    const step = steps.get(record);
    if (step === undefined) continue;
    const a = episode.get(step.task)?.(record.episodeReward - minus(step)) ?? Number.NaN;
    const b = nodeCentric.get(step.node)?.(valueAt(step.next) - minus(step)) ?? Number.NaN;
    const c = edgeCentric.get(step.task)?.(deltaOf(step)) ?? Number.NaN;
    result.advantage.push(a + (b + c));
    result.nodeValue.push(valueAt(step.node));
    result.delta.push(deltaOf(step));
  }
  return result;
}
