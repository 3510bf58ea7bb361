/** The words of the race, in Simplified Chinese. */
import type { Words } from '../language.ts';
import type * as english from '../race.ts';

export const raceText: Words<typeof english.raceText> = {
  button: '对比训练',
  buttonHint: '并排训练几个估计器：种子相同，任务相同',
  heading: '对比训练',
  close: '关闭',
  loadFailed: '无法载入对比训练。请重新载入页面再试。',
  workerStopped: '训练线程停止了。',

  intro: '哪个估计器学得更快？各自在相同的任务上训练相同的策略，只有信用不同。',
  estimators: '估计器',
  estimatorsHint: (least, most) => `选 ${least} 到 ${most} 个。`,
  seedsHint: (first, last) => (first === last ? `种子 ${first}` : `种子 ${first} 到 ${last}`),
  iterationsHint: '每次训练',
  pause: '期间暂停屏幕上的训练',
  pauseHint: '对比结束后自动继续。不暂停的话，两者争用处理器，对比会更慢。',
  start: '开始对比',
  startNew: '开始新的对比',
  startNewHint: '上一场对比的结果会被替换。',
  newRace: '新的对比…',
  back: '返回结果',
  proceed: '继续',
  proceedHint: (n) => `${n} 次未完成的训练从头开始。`,
  cancel: '停止',
  cancelHint: '已经训练的会保留。',
  runs: (estimators, seeds, iterations) => `${estimators} 个估计器 × ${seeds} 个种子 × ${iterations} 次迭代`,

  settings: '共同的设置',
  world: (name) => `环境：${name}。`,
  asPreset: '所有设置都与预设相同。',
  differ: '与预设不同的有：',

  fair: '从设计上保证公平',
  fairText:
    '对每个种子，所有估计器从相同的初始权重出发，按相同的次序遇到相同的任务：一切随机性只来自种子。策略有了差别，轨迹才会不同。',
  fairTrue: '已核对：逐个种子，第一次迭代的成功率和步数都一致。',
  fairFalse: '第一次迭代不一致：这些训练的起点不同，请勿比较。',
  backend: (names) => `计算后端：${names}。`,

  progress: '进度',
  progressText: (done, total) => `${done} / ${total} 次迭代`,
  left: (time) => `大约还需 ${time}`,
  atOnce: (n) => `同时进行 ${n} 次训练`,
  status: {
    none: '',
    running: '进行中',
    finished: '已完成',
    stopped: '已停止',
  },
  announce: (done, of) => `${of} 次训练中已完成 ${done} 次`,
  announceEnd: '对比训练已完成。',
  failed: (estimator, seed, why) => `${estimator}，种子 ${seed}，两次失败：${why}`,
  retried: (estimator, seed) => `${estimator}，种子 ${seed}，由第二个线程训练：第一个线程出了故障。`,
  unsaved: (why) => `结果没有保存在这个浏览器里（${why}）。请导出以保留。`,
  csv: '导出 CSV',
  csvWhat: 'race',

  curves: '曲线',
  measure: '曲线',
  measures: {
    success: '新任务上的成功率',
    heldOut: '留出任务上的成功率',
  },
  axes: {
    iterations: '按迭代',
    envSteps: '按环境步数',
  },
  axisNames: {
    iterations: '迭代',
    envSteps: '累计环境步数',
  },
  noHeldOut: '没有评估留出任务：请在设置中把评估间隔设为大于 0 的数。',
  noCurve: '还没有可画的。',
  meanOf: (n, of) => `${n} / ${of} 个种子`,
  curveNote: (least) => `粗线：已完成种子的均值，从 ${least} 个种子起带 95 % 区间。细线：各个种子。`,
  stepsNote:
    '环境步数是到该次迭代为止（含该次）为训练采样的步数。均值取在各种子的数据点之间，只画到所有已完成的种子都达到的地方。',
  chartLabel: (measure, axis, readings) => `${measure}，${axis}。${readings}`,
  chartReading: (estimator, share) => `${estimator} ${share}`,
  at: (axis, x) => `${axis} ${x}`,

  table: '结果',
  tableOf: (n) => `只计已完成的训练。区间为 95 %，对种子而言${n < 2 ? '：至少要两个' : ''}。`,
  columns: {
    estimator: { name: '估计器', help: '' },
    finished: { name: '种子', help: '做完的训练数，以及总数。' },
    auc: {
      name: 'AUC',
      help: '新任务成功率曲线下的面积，即它在所有迭代上的均值。1 表示从第一次迭代起就全部成功。学得早、学得好，它就高。',
    },
    lastTen: { name: '最后十次', help: '新任务上的成功率，最后十次迭代的均值。' },
    heldOut: {
      name: '留出',
      help: '最后一次评估时留出任务上的成功率：从未训练过的任务，每次相同，用评估温度。',
    },
    t90: {
      name: 't90',
      help: '连续五次迭代的均值首次达到 90 % 的那次迭代，取各种子的中位数。始终没有达到的训练，算作晚于所有达到的。',
    },
    steps90: { name: '到 90 % 的步数', help: '到那时用掉的环境步数：学会它在环境中的代价。' },
    seconds: {
      name: '用时',
      help: '一次训练的计算时间，各种子的均值。同时进行的训练会互相拖慢，比较时要小心。',
    },
  },
  never: (iterations) => `> ${iterations}`,
  neverSteps: '未达到',
  missing: (n, of) => `${of} 个中 ${n} 个未达到`,
  toEach: (low, high) => `${low}–${high}`,
  range: (low, high) => `[${low}, ${high}]`,
  seconds: (s) => `${s} 秒`,
  thousand: (k) => `${k} k`,
  share: (n, of) => `${n} / ${of}`,
  none: '–',

  pairs: '两两比较',
  pairsHelp: '相同种子上 AUC 之差：成对比较，种子本身的难易就抵消了。区间不含 0 时，在 95 % 水平上差异不只是偶然。',
  pair: (first, second) => `${first} − ${second}`,
  above: (n, of) => `${of} 个种子中 ${n} 个更高`,
  noPairs: '两个估计器都做完同一个种子后，这里就有比较。',

  graphs: '同一个任务，各估计器此刻所见',
  graphsNote: (task, seed) => `种子 ${seed}：${task}`,
  graphsHint: '同一状态在各图中位置相同。节点按价值着色，边按各自的优势着色。',
  graphLabel: (estimator, iteration, nodes, successes, rollouts) =>
    `${estimator}，第 ${iteration} 次迭代：${nodes} 个状态，${rollouts} 条轨迹中 ${successes} 条成功`,
  graphCaption: (iteration, successes, rollouts) => `第 ${iteration} 次迭代 · ${rollouts} 条中 ${successes} 条成功`,
  graphWaiting: '等待轮到',
};
