/** Words of the truth on the page: its switch, the colourings by it, and what the inspector says of it; in Simplified Chinese. */
import type { Words } from '../language.ts';
import type * as english from '../truth.ts';

export const truthText: Words<typeof english.truthText> = {
  button: '真值',
  on: '开',
  hint: '每一步真正的信用，与各估计器的说法对照',
  work: '计算真值',
  what: '这里的环境小，答案可以算出来：对采样时的策略来说，一个状态究竟值多少，一个动作究竟比平均好多少或差多少。估计器只看得到轨迹。',
  cost: '每次迭代会更久：小环境里几毫秒，家务环境里几秒。训练本身不受任何影响。',
  waits: {
    next: '从下一次迭代起显示。',
    working: '正在计算……',
    off: '下一次迭代起停止。',
    past: (iteration) => `第 ${iteration} 次迭代没有计算真值；从下一次起显示。`,
  },
  now: '现在迭代一次',
  exact: '这个任务的真值是精确的。',
  sampled: (width) => `这个任务太大，算不出精确答案：每一步用 256 次续跑来估计，95 % 置信区间平均为 ± ${width}。`,
  show: '图上显示',
  shows: { estimate: '估计', truth: '真值' },
  accuracy: '各估计器有多准 ›',

  statesBy: '状态着色依据',
  states: {
    estimate: { name: '估计', help: '经过这里的各步后来得到的回报的均值' },
    truth: { name: '真实价值', help: '策略从这里起真正能得到的回报，按访问次数加权' },
  },
  advantage: '真值',
  advantageHelp: '这个动作真正比策略的平均表现好多少。',
  advantageWord: '真实优势',
  missing: '这次迭代没有计算真值（在“真值”下打开）',

  node: {
    value: '真实价值',
    difference: '估计减真值',
  },
  edge: {
    heading: '与真值对照',
    help: '各估计器给这个转移的优势，每个都用一个全任务统一的系数换算到真值的尺度。竖线是真值。',
    truth: '真值',
    factor: (factor) => `× ${factor}`,
    noFactor: (mean) => `${mean}，无法换算`,
    wrong: '错',
    verdicts: { right: '符号正确', wrong: '符号错误', none: '没有符号', open: '真值接近 0' },
  },
  plusMinus: (width) => `± ${width}`,
  widthHelp: '95 % 置信区间的最大半宽：这里的真值由续跑估计',
};
