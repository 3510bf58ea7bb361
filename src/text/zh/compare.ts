/** Words of the comparison of estimators, and of the what-if, in Simplified Chinese. */
import type * as english from '../compare.ts';
import type { Words } from '../language.ts';

/** What a setting other than the one that trains makes of an estimator's name. */
export const variantText: Words<typeof english.variantText> = {
  terms: { episodeTerm: 'A_EP', nodeCentricTerm: 'A_NC', edgeCentricTerm: 'A_EC' },
  choices: {
    penaltyPlace: { inside: '惩罚在标准化之内', outside: '惩罚在标准化之外' },
    normalisation: { mean_std_norm: '均值和标准差', mean_norm: '只减均值' },
    episodeStatistics: { steps: '按步统计', trajectories: '按轨迹统计' },
    valueAggregation: { group: '组价值', trajectory: '自身轨迹的价值' },
  },
  symbols: {
    gamma: 'γ',
    weight: 'w',
    invalidPenalty: 'p',
    successReward: 'R',
    historyLength: 'K',
    historyExponent: 'α',
    pathDiscount: 'γ_g',
  },
  name: (estimator, without, added, others) =>
    [
      estimator +
        (without.length > 0 ? ` 去掉 ${without.join('、')}` : '') +
        (added.length > 0 ? ` 加上 ${added.join('、')}` : ''),
      ...others,
    ].join('，'),
};

const whatIf: Words<typeof english.whatIfText> = {
  heading: '假如',
  intro: '给屏幕上的信用换一套设置，不影响训练。',
  hint: '假如信用换一种方式估计？（F）',
  shortcut: '假如：在屏幕上的轨迹上试试别的估计器设置',
  of: (estimator) => `${estimator} 的设置`,
  columns: {
    positive: { label: 'Δ+', help: '优势为正的步比训练所用的多几步或少几步。' },
    negative: { label: 'Δ−', help: '优势为负的步比训练所用的多几步或少几步。' },
    correlation: { label: 'r', help: '与训练所用优势的逐步相关系数：1 表示这项设置至多改变尺度。' },
  },
  effect: (setting, positive, negative, flipped, steps) =>
    `只改“${setting}”：正 ${positive}，负 ${negative}，${steps} 个符号中有 ${flipped} 个翻转。`,
  total: '合起来',
  totalDetail: (flipped, steps) => `${steps} 个符号中有 ${flipped} 个翻转`,
  nothing: '与训练所用相同。',
  undo: '撤销',
  undoHint: '撤销这里的上一次改动',
  reset: '恢复训练所用',
  resetHint: '回到训练所用的设置',
  train: '用这个训练',
  trainHint: (name) => `从下一次迭代起用 ${name} 训练。设置里会显示，也可以改回去。`,
  trainedValue: (value) => `训练所用：${value}。`,
  tried: (value) => `旁边的数字：其余照训练所用，只改成“${value}”会怎样。`,
  notYet: '算出优势之后才知道。',

  note: {
    label: '所显示的不是训练所用的',
    showing: '正在显示：',
    notTrained: '（并非训练所用）',
    untouched: (name) => `“假如”没有改动 ${name} 的任何设置；但状态的价值可能与训练所用的不同。`,
  },
  trains: '训练',
  trainsHelp: '按训练所用的设置得到的同一个数字',
};

export const whatIfText = whatIf;

/** The words that are other where imported rollouts are shown: nothing trains there, settings are set. */
export const whatIfOfFile: Words<typeof english.whatIfOfFile> = {
  ...whatIf,
  intro: '给屏幕上的信用换一套设置，看会改变什么。文件保持不变。',
  columns: {
    positive: { label: 'Δ+', help: '优势为正的步比现有设置下多几步或少几步。' },
    negative: { label: 'Δ−', help: '优势为负的步比现有设置下多几步或少几步。' },
    correlation: { label: 'r', help: '与现有设置下优势的逐步相关系数：1 表示这项设置至多改变尺度。' },
  },
  nothing: '与现有设置相同。',
  reset: '恢复现有设置',
  resetHint: '回到现有设置',
  train: '采用这个',
  trainHint: (name) => `整个文件都采用 ${name}：总览、诊断和差异都按它来。`,
  trainedValue: (value) => `现有设置：${value}。`,
  tried: (value) => `旁边的数字：其余照现有设置，只改成“${value}”会怎样。`,
  note: {
    label: '所显示的不是现有设置',
    showing: '正在显示：',
    notTrained: '（并非现有设置）',
    untouched: (name) => `“假如”没有改动 ${name} 的任何设置；但状态的价值可能不同。`,
  },
  trains: '设置',
  trainsHelp: '按现有设置得到的同一个数字',
};

export const compareText: Words<typeof english.compareText> = {
  name: '比较',
  hint: '两到四个估计器并排（E）',
  shortcut: '并排比较估计器',
  region: '并排比较的估计器',
  graphOf: (name, nodes, edges, disputed) =>
    `${name} 的图：${nodes} 个状态，${edges} 个转移，其中 ${disputed} 个与别的估计器符号相反。`,
  waiting: '优势还没有算出：下一阶段是“优势”。',
  unavailable: (reason) => `不可用：${reason}`,
  trains: '用于训练',
  choose: (name) => `正在比较：${name}。换一个`,
  estimators: '估计器',
  changes: (estimator) => `${estimator} 改一处`,
  live: '当前的“假如”',
  liveHelp: '随“假如”里的开关变化。',
  add: '添加一个图',
  remove: (name) => `移除 ${name}`,
  fit: '适应窗口',
  fitHelp: '所有图都显示全貌',
  zoomIn: '放大',
  zoomOut: '缩小',
  camera: '图的视图',
  disputed: '虚线：与第一个图符号相反',
  disputedHelp: '虚线并标 ≠：转移的平均优势与第一个图中的符号相反。第一个图里：与其他任何一个图相反。',

  figures: '分歧在哪里',
  matrix: {
    heading: '符号相反的步，%',
    help: '两个估计器有多常把同一步推向相反的方向：一个给正优势，一个给负优势。0 与谁都不相反。',
    cell: (a, b, share, steps) => `${a} 与 ${b}：${steps} 步中有 ${share} 符号相反`,
    unknown: (a, b) => `${a} 与 ${b}：不可用`,
    keys: '方向键移动，Enter 列出各步',
    most: '分歧最大',
    none: '没有任何两个在哪一步上符号相反。',
  },
  lists: {
    label: '值得一看的步',
    disagree: '符号相反',
    goodInFailed: '失败中的好步',
    badInSuccessful: '成功中的坏步',
    help: {
      disagree: (a, b) => `${a} 与 ${b} 符号相反的步，两者都最肯定的在前。`,
      goodInFailed: (name) => `失败轨迹中 ${name} 给出正优势的步，最大的在前。`,
      badInSuccessful: (name) => `成功轨迹中 ${name} 给出负优势的步，最大的在前。`,
    },
    by: '按',
    pick: '在矩阵里选两个估计器。',
    none: '没有。',
    step: (rollout, step) => `${rollout} · ${step}`,
    columns: { step: '轨迹 · 步' },
    entry: (rollout, step, outcome, action) => `轨迹 ${rollout}，第 ${step} 步，${outcome}：${action}`,
    success: '成功',
    failure: '失败',
    more: (n) => `还有 ${n} 个`,
    fewer: '收起',
  },
};
