/** The lecture: its scenes in order. Their words are in text/lessons.ts under the same id. */
import type { FlatConfig } from '../config/config.ts';
import { raceStudy } from './raceStudy.ts';
import { PAPER_CASE } from './rollouts.ts';
import type { Scene } from './scene.ts';
import { KITCHEN, KITCHEN_HIDDEN, KITCHEN_IN_VAIN, WAY_HOME } from './worlds.ts';

/** A small run with one watched task: 4 × 8 rollouts train in some hundredths of a second an iteration. */
const small = (definition: string, seed: number): FlatConfig => ({
  world: 'custom',
  'world.definition': definition,
  tasks: 4,
  pinned: 1,
  evaluationEvery: 0,
  seed,
});

/** Seed 21: three rollouts succeed, and two fail with their very last step. */
const kitchen = small(KITCHEN, 21);

export const scenes: readonly Scene[] = [
  {
    id: 'sparse',
    stage: { kind: 'run', config: kitchen },
    show: [
      { do: 'colour', by: 'grpo' },
      { do: 'melt', to: 0 },
    ],
    reveal: [],
    question: { fact: 'rewardedShare', bounds: [0.1, 0.5] },
    formulas: [],
  },
  {
    id: 'blame',
    stage: { kind: 'run', config: kitchen },
    show: [
      { do: 'colour', by: 'grpo' },
      { do: 'melt', to: 0 },
      { do: 'select', target: { kind: 'spoiltRollout' } },
    ],
    reveal: [{ do: 'tint' }],
    question: { fact: 'blames', bounds: [2, 3] },
    formulas: ['episode'],
  },
  {
    id: 'melt',
    stage: { kind: 'run', config: kitchen },
    show: [
      { do: 'colour', by: 'g2po.edge_centric' },
      { do: 'melt', to: 0 },
    ],
    reveal: [{ do: 'melt', to: 1 }],
    question: { fact: 'mergedShare', bounds: [0.15, 0.6] },
    formulas: ['stateGroup'],
    melts: true,
  },
  {
    id: 'value',
    stage: { kind: 'run', config: kitchen },
    show: [
      { do: 'colour', by: 'g2po.edge_centric' },
      { do: 'select', target: { kind: 'unsureState' } },
    ],
    reveal: [],
    question: { fact: 'shrinking', bounds: [0.9, 1.1] },
    formulas: ['value'],
  },
  {
    id: 'tdError',
    stage: { kind: 'run', config: kitchen },
    show: [{ do: 'colour', by: 'g2po.edge_centric' }],
    reveal: [{ do: 'select', target: { kind: 'greatestGain' } }],
    question: { fact: 'gainPlace', bounds: [0.34, 0.67] },
    formulas: ['tdError'],
    follows: true,
  },
  {
    id: 'yardstick',
    stage: { kind: 'rollouts', paths: PAPER_CASE, config: {} },
    show: [
      { do: 'colour', by: 'g2po.node_centric' },
      { do: 'select', target: { kind: 'transition', observation: 'microwave', action: 'go to fridge' } },
    ],
    reveal: [{ do: 'colour', by: 'g2po.edge_centric' }],
    question: { fact: 'yardsticks', bounds: [0.8, 2] },
    formulas: ['tdError', 'node_centric', 'edge_centric'],
  },
  {
    id: 'update',
    stage: { kind: 'run', config: { ...kitchen, learningRate: 0.01 } },
    show: [
      { do: 'colour', by: 'g2po' },
      { do: 'iterate', count: 1 },
      { do: 'select', target: { kind: 'state', observation: 'Hall.' } },
    ],
    reveal: [],
    question: { fact: 'gainerRank', bounds: [2, 3] },
    formulas: ['ratio'],
    actions: true,
  },
  {
    id: 'race',
    stage: {
      kind: 'race',
      config: { world: 'house', pinned: 1, evaluationEvery: 0, seed: 1 },
      estimators: ['grpo', 'gigpo', 'g2po'],
      iterations: 22,
      study: raceStudy,
    },
    show: [],
    reveal: [],
    question: { fact: 'winner', bounds: [1, 2] },
    formulas: [],
  },
  {
    id: 'alike',
    stage: { kind: 'run', config: { ...kitchen, truth: true } },
    show: [
      { do: 'colour', by: 'g2po' },
      { do: 'iterate', count: 1 },
    ],
    reveal: [
      { do: 'run', config: { ...small(KITCHEN_HIDDEN, 21), truth: true } },
      { do: 'iterate', count: 1 },
      { do: 'select', target: { kind: 'state', observation: 'Kitchen.' } },
    ],
    question: { fact: 'signs', bounds: [0.45, 0.8] },
    formulas: [],
  },
  {
    id: 'penalty',
    stage: { kind: 'run', config: small(KITCHEN_IN_VAIN, 1) },
    show: [{ do: 'colour', by: 'g2po' }],
    reveal: [{ do: 'compare', columns: ['g2po', 'g2po;penaltyPlace=outside'] }],
    question: { fact: 'peak', bounds: [0.05, 0.5] },
    formulas: ['episode', 'advantage'],
  },
  {
    id: 'shortWay',
    stage: { kind: 'run', config: { ...small(WAY_HOME, 6), learningRate: 0.01 } },
    show: [{ do: 'compare', columns: ['grpo', 'g2po'] }],
    // The rollouts of an iteration come before its update: those of the ninth are the first after eight updates.
    reveal: [{ do: 'iterate', count: 9 }],
    question: { fact: 'lengthChange', bounds: [-0.1, 0.1] },
    formulas: [],
  },
];
