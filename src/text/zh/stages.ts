/** The words of "what the stage did", and of what the policy does in a state before and after the update, in Simplified Chinese. */
import type { Words } from '../language.ts';
import type * as english from '../stages.ts';

export const stagesText: Words<typeof english.stagesText> = {
  heading: {
    rollout: '“轨迹”做了什么',
    merge: '“合并”做了什么',
    value: '“价值”做了什么',
    advantage: '“优势”做了什么',
    update: '“更新”做了什么',
  },
  iteration: (n) => `第 ${n} 次迭代`,
  atRest: '暂停或单步，即可看到每个阶段做了什么。',
  sentences: (all) => all.join(''),
  more: (n) => `还有 ${n} 个`,
  beyond: (n) => `另有 ${n} 个，见表格。`,
  fewer: '收起',

  rollout: {
    sampled: (rollouts, steps, shortest, longest) =>
      `策略把任务做了 ${rollouts} 遍：共 ${steps} 步，${
        shortest === longest ? `每条轨迹 ${shortest} 步` : `每条轨迹 ${shortest} 到 ${longest} 步`
      }。`,
    succeeded: (n, of) =>
      n === 0 ? `${of} 条全部失败。` : n === of ? `${of} 条全部成功。` : `${of} 条中 ${n} 条成功。`,
    lengths: '每条轨迹的步数',
    rollout: (n, steps, success) => `轨迹 ${n}，${steps} 步，${success ? '成功' : '失败'}`,
    openings: (n, of) => `${of} 条轨迹有 ${n} 种第一个动作`,
    takenBy: (rollouts) => `轨迹 ${rollouts.join('、')}`,
  },

  merge: {
    merged: (steps, states) => `${steps} 步合并成 ${states} 个状态：`,
    kinds: (shared, revisited, once) =>
      `${[
        `${shared} 个由多条轨迹共有`,
        ...(revisited > 0 ? [`${revisited} 个被同一条轨迹重复经过`] : []),
        `${once} 个只到过一次`,
      ].join('，')}。`,
    groups: '最大的状态组',
    group: (steps, rollouts) => `${rollouts} 条轨迹的 ${steps} 步`,
    edges: (edges, arrows) =>
      edges === arrows
        ? `${edges} 个转移，各画一个箭头。`
        : `${edges} 个转移画成 ${arrows} 个箭头：从同一状态到同一个下一状态的动作合画一个。`,
    bundles: '含多个动作的箭头',
    bundle: (actions, steps) => `${actions} 个动作，${steps} 步`,
  },

  value: {
    first: '这是第一次迭代：没有可比的价值。',
    other: '上一次迭代是另一个任务：没有可比的价值。',
    compared: (changed, kept, fresh, gone, before) =>
      `与第 ${before} 次迭代相比：${changed} 个价值变了，${kept} 个没变；${fresh} 个新状态，${gone} 个没有再到过。`,
    changed: '变化最大',
    fresh: '新状态',
    highest: '价值最高',
    gone: '没有再到过',
    was: (value) => `原为 ${value}`,
    fixed: (success) => `按定义，成功的价值为 ${success}，失败的价值为 0。`,
  },

  advantage: {
    edges: (edges, of) =>
      edges === of ? `${of} 个转移都分到了正或负的信用。` : `${of} 个转移中有 ${edges} 个分到了正或负的信用。`,
    most: '分到最多',
    mostly: '主要来自',
    critical: (progress, setbacks) => `关键转移：${progress} 个进展，${setbacks} 个倒退；排名见下。`,
    noneCritical: '此阈值下没有关键转移。',
    nothing: (n, of) => (n === 0 ? `${of} 步每步都分到了。` : `${of} 步中有 ${n} 步什么也没分到。`),
    why: '各项为 0 的步',
    alone: (n) => `${n} 步的组里没有别的步`,
    alike: (n) => `${n} 步的组没有方差`,
    average: (n) => `${n} 步恰好等于均值`,
    nowhere: '没有',
    reasons: (clauses) => clauses.join('，'),
  },

  update: {
    moved: '变动最大',
    unit: 'Δπ，百分点',
    mean: '所选动作的平均变动',
    followed: '变动方向与 A 一致',
    of: (n, of) => `${of} 步中 ${n} 步`,
    outside: '现在超出裁剪范围',
    clipped: '更新中被裁剪，全部任务',
    kl: '与初始策略的 KL，全部任务',
    entropy: '熵，全部任务',
    nats: (n) => `${n} nat`,
    neverTaken: '从未选过',
    still: '没有一个概率的变动达到 0.05 个百分点。',
    unknown: '这次迭代没有保存更新后的概率。',
  },

  policy: {
    heading: '各动作的概率，更新前后',
    headingUnknown: '选过的动作',
    before: '更新前',
    after: '更新后',
    points: (change) => `${change} 个百分点`,
    likelier: '概率升高',
    unlikelier: '概率降低',
    never: '从未选过',
    taken: (n) => `${n} 次`,
    offered: (n, of) => `${of} 步中有 ${n} 步可选`,
    range: (min, max) => `${min} … ${max}`,
    notYet: '策略还没有更新：这是采样这些轨迹时的概率。',
    varies: (steps) => `${steps} 步的均值。策略还看到最近两步，所以同一状态的各步可能不同：细线表示范围。`,
    single: '只有一步经过这里。',
    same: (steps) => `经过这里的 ${steps} 步都相同。`,
    edge: '概率',
    ratio: '比率',
    ratioIn: (low, high) => `在 ${low} … ${high} 之内`,
    ratioOut: (n, of, low, high) =>
      of === 1 ? `在 ${low} … ${high} 之外` : `${of} 步中有 ${n} 步在 ${low} … ${high} 之外`,
  },
};
