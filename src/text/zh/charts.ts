/** The words of the charts and of the marks where a setting changed, in Simplified Chinese. */
import type * as english from '../charts.ts';
import type { Words } from '../language.ts';

export const chartText: Words<typeof english.chartText> = {
  success: {
    title: '成功率',
    watched: '固定观察',
    heldOut: '留出',
    score: '评分',
    help: '轨迹成功的比例，任务在每次迭代中都是新的。虚线：固定观察的任务。圆点：留出任务。如果环境给未完全成功的结果也打分，还会画出平均评分。',
  },
  advantages: {
    title: '优势',
    unit: '步数，√ 刻度',
    help: '这次迭代所有步的优势 A 的分布；A = 0 的步不画柱，用文字给出比例。',
    healthy:
      '健康的样子：正负都有，大多在 −2 与 2 之间。很多步为 0，说明它们学不到东西：任务内没有对比，因为所有轨迹都失败了，或者（用 GRPO 时）结局都相同；这时更容易的任务或更多的轨迹会有帮助。尾部很长：少数几步主导了更新。',
    unitHelp: '单位：一个标准差；如果标准化只减去均值，则以奖励为单位。',
    zero: (share) => `${share} 学不到东西`,
    zeroRest: '：A = 0',
    below: (bound) => `≤ ${bound}`,
    above: (bound) => `≥ ${bound}`,
    bar: (range, steps) => `A ${range}：${steps} 步`,
    range: {
      below: (to) => `低于 ${to}`,
      between: (from, to) => `${from} … ${to}`,
      above: (from) => `不低于 ${from}`,
    },
    spoken: (iteration, steps, zero, negative, positive) =>
      `第 ${iteration} 次迭代的优势，共 ${steps} 步：其中 ${zero} 为零，${negative} 为负，${positive} 为正`,
  },
  families: {
    title: '各类任务的成功率',
    window: (iterations) => `均值，最近 ${iterations} 次`,
    windowRest: '迭代',
    help: (iterations) =>
      `按任务种类统计的成功率：最近 ${iterations} 次迭代中抽到该种类的那些迭代的均值，包括固定观察的任务。抽到什么是随机的，所以各个均值依据的轨迹数不同。`,
    mean: (name, share, iterations) =>
      iterations === 0 ? `${name}：这些迭代中没有抽到` : `${name}：${share}，抽到它的 ${iterations} 次迭代的均值`,
  },
  length: { title: '回合长度', unit: '步', help: '一个回合的平均步数。' },
  kl: { title: '与初始策略的 KL', unit: 'nat', help: '策略离初始策略有多远（k3 估计）。' },
  clip: { title: '裁剪比例', help: '更新所用的步中，概率比超出 1 ± 裁剪范围的比例。' },
  entropy: { title: '熵', unit: 'nat', help: '策略平均有多犹豫不决。' },
  group: {
    title: '组的大小',
    singletons: '单步',
    help: '平均有多少步处于同一状态；虚线：只有一步的状态所占的比例，它们没有 A_NC。',
  },
  flat: { title: '无方差', help: '没有方差的组：所有轨迹结局都相同的任务所占的比例，它们没有回合信号。' },
};

export const chartsText: Words<typeof english.chartsText> = {
  spoken: (title, readings) => `${title}：${readings}。点击可跳到某次迭代。`,
  choose: '选择图表',
  all: '全部显示',
  none: '没有选择任何图表。',
  heldOut: {
    what: (tasks, every, temperature) =>
      `留出任务：${tasks} 个${tasks === 1 ? '' : '固定的'}任务，从不用于训练。每${
        every === 1 ? '次' : ` ${every} 次`
      }迭代更新之后，策略以温度 ${temperature} 把每个任务各做一遍（训练时温度为 1；越低越果断）。`,
    off: '留出任务的评估已关闭（设置 → 评估）。',
    fewTasks: (n) =>
      n === 1
        ? '这个环境只有一个任务：新任务和留出任务就是训练用的任务，成功率并不能说明在新任务上的表现。'
        : `这个环境只有 ${n} 个不同的任务：新任务和留出任务也在训练用的任务之中，成功率并不能说明在新任务上的表现。`,
    interval: (iteration, share, tasks, low, high, points) =>
      `第 ${iteration} 次迭代：${tasks} 个任务中成功 ${share}；95 % 置信区间（Wilson）${low} 至 ${high}，半宽 ${points} 个百分点。`,
  },
  changes: '点线：设置有改动',
  change: (when, settings) => `${when}：${settings}`,
  changesEarlier: (n) => `此前还有 ${n} 处`,
  changesSpoken: (notes) => `设置有改动，${notes}。`,
};
