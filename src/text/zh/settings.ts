/** The words of the settings form, in Simplified Chinese. */
import type { Words } from '../language.ts';
import type * as english from '../settings.ts';

const count = (n: number) => `${n} 项设置`;

export const settingsText: Words<typeof english.settingsText> = {
  groups: {
    world: '环境',
    estimator: '估计器',
    policy: '策略',
    batch: '批次',
    evaluation: '评估',
    run: '训练',
  },
  others: '其他估计器的设置',
  othersHelp: (estimator) =>
    `${estimator} 不使用这些设置。它们影响按其他估计器着色的边和各种比较，换用相应的估计器训练时也会生效。`,

  legend: '改动从下次迭代起生效；',
  legendMark: '需要重新训练。',
  live: '从下一次迭代起生效，训练不中断。',
  fixed: '需要重新训练：按“应用”后才生效，并从头开始。',
  needsRun: '需要重新训练',
  drafted: '已改动，等待应用',

  apply: '应用',
  applyHint: '从头开始',
  discard: '放弃',
  waiting: (n) => `${count(n)}需要重新训练`,
  waitingWorld: '换环境需要重新训练，将采用这里显示的设置',
  dropped: (n) => `已换成新的训练：尚未应用的 ${n} 处改动已随原来的训练一起丢弃。`,
  dismiss: '关闭',

  tools: '编辑设置',
  undo: '撤销',
  undoHint: (what) => (what === null ? '没有可撤销的改动' : `撤销：${what}（Ctrl Z）`),
  redo: '重做',
  redoHint: (what) => (what === null ? '没有可重做的改动' : `重做：${what}（Ctrl Shift Z）`),
  several: count,
  resetAll: '全部还原',
  resetAllHint: (world) => `所有设置还原为预设（${world}）`,
  resetGroup: (group) => `${group}：全部还原为预设`,
  resetOne: (label, value) => `${label}：还原为 ${value}`,
  backTo: (value) => `还原为 ${value}`,

  fromIteration: (n) => `从第 ${n} 次迭代起`,
  fromNextIteration: '从下一次迭代起',
  sinceIteration: (n) => `第 ${n} 次迭代起已生效`,
  log: '改动记录',
  logColumn: '起始迭代',
  change: (label, before, after) => `${label} ${before} → ${after}`,
  pending: (label, value, when) => `${label} ${value}，${when}`,

  ownText: '自定义',

  on: '开',
  off: '关',
  range: (min, max) => `${min} 至 ${max}`,
  slider: (label) => `${label}，滑块`,
  defaultValue: (value) => `默认值 ${value}。`,

  shortcuts: {
    undo: { keys: 'Ctrl / ⌘ Z', label: '撤销一处设置改动' },
    redo: { keys: 'Shift Ctrl / ⌘ Z', label: '重做' },
  },
};
