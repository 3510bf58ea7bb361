/** The words of the inspector, the colouring menu and the list of critical transitions, in Simplified Chinese. */
import type * as english from '../inspector.ts';
import type { Words } from '../language.ts';

export const inspectorText: Words<typeof english.inspectorText> = {
  colourBy: '边着色依据',
  colouringTrains: '用于训练',
  unavailable: (reason) => `不可用：${reason}`,

  critical: {
    heading: '关键转移',
    threshold: '判定条件',
    unit: 'σ',
    count: (n) => `${n} 个转移`,
    none: '此阈值下没有关键转移。',
    noneSucceeded: '没有：没有一条轨迹成功，所有价值都是 0，任何转移都不改变价值，δ 全为 0。',
    notYet: '算出优势之后才知道。',
    progress: '进展',
    setback: '倒退',
    bottleneck: '瓶颈',
    more: (n) => `还有 ${n} 个`,
    fewer: '收起',
  },

  task: {
    heading: '任务',
    seed: (seed) => `随机种子 ${seed}`,
    succeeded: '成功的轨迹',
    of: (n, of) => `${n} / ${of}`,
    graph: '图',
    size: (states, transitions) => `${states} 个状态，${transitions} 个转移`,
    groupSize: '状态组平均大小',
    steps: (n) => `${n} 步`,
    singletons: (share) => `单步状态占 ${share}`,
    variance: '回合信号',
    varianceYes: '有，结局不同',
    varianceNo: '无，结局全部相同',
    length: '平均长度',
    limit: (n) => `上限 ${n}`,
    hint: '点击状态、转移或某一步，看信用从何而来。',
  },

  node: {
    heading: '状态',
    success: '成功',
    failure: '失败',
    successText: (n) => `${n} 条轨迹在此结束，任务完成。`,
    failureText: (n) => `${n} 条轨迹在此结束：走进死路，或到了步数上限。`,
    visits: '访问',
    visitsBy: (visits, rollouts) => `${rollouts} 条轨迹的 ${visits} 步`,
    returns: '途经轨迹的成功数',
    spread: '步价值的范围',
    further: (n) => `另外 ${n} 个值`,
    fixed: '按定义。',
  },

  bundle: {
    heading: '转移',
    actions: (n) => `${n} 个动作`,
  },

  edge: {
    heading: '转移',
    traversals: (steps, rollouts, of) =>
      steps === rollouts
        ? `${of} 条轨迹中有 ${rollouts} 条经过`
        : `${of} 条轨迹中有 ${rollouts} 条经过，共 ${steps} 次`,
    spread: (min, max, n) => `${min} … ${max}，n ${n}`,
    exact: '代入这一步：',
    traversal: (rollout, step) => `轨迹 ${rollout}，第 ${step} 步`,
    termsOf: (estimator) => `${estimator} 的优势`,
    terms: {
      episode: '回合',
      node_centric: '以节点为中心',
      edge_centric: '以边为中心',
      step: '步',
      penalty: '惩罚',
      advantage: '优势',
    },
    others: '其他估计器怎么说',
    othersHelp: '在同样的轨迹上，各估计器给这个转移的平均优势。选一个，看它的各项。',
    off: '这一项已关闭',
    noGroup: '没有可以比较的组：0',
    lone: '只有一个值：均值取 0，标准差取 1',
    single: (n) => `组内只有 ${n} 步：0`,
    stats: (mean, std, n, over) => `均值 ${mean}，标准差 ${std}，${over}，n ${n}`,
    over: { task: '全任务的步', node: '离开此状态的步', trajectories: '全部轨迹' },
    level: (k, n, share) => `${k === 1 ? '观测相同' : `最近 ${k} 个观测相同`}，n ${n}，权重 ${share}`,
    symbols: '符号：',
    invalidNote: '动作无效：减去 p。',
  },

  trajectory: {
    heading: (n) => `轨迹 ${n}`,
    success: '成功',
    failure: '失败',
    steps: (n) => `${n} 步`,
    reward: '奖励',
    log: '逐步',
    invalid: '无效',
    probability: 'π',
    probabilityHelp: '采样时的策略选这个动作的概率',
    openEdge: '查看这个转移',
    walk: '走一遍',
    walkHint: '一个标记沿这条轨迹在图中一步步走过（W）',
    pause: '暂停',
    pauseHint: '标记停在原处（W）',
  },

  rollouts: {
    heading: '轨迹',
    row: (n, outcome) => `轨迹 ${n}，${outcome}`,
    chip: (rollout, step, action, advantage) =>
      `轨迹 ${rollout}，第 ${step} 步：${action}${advantage === null ? '' : `，${advantage}`}`,
    all: (n) => `显示全部 ${n} 条`,
    label: '轨迹；用方向键沿各步移动',
  },

  stage: {
    merge: '状态还没有合并：下一阶段是“合并”。',
    value: '价值还没有读出：下一阶段是“价值”。',
    advantage: '优势还没有算出：下一阶段是“优势”。',
  },
  absent: {
    held: (seen) => `第 ${seen} 次迭代时的样子`,
    node: (iteration) => `第 ${iteration} 次迭代中没有轨迹到过这个状态。`,
    edge: (iteration) => `第 ${iteration} 次迭代中没有轨迹经过这个转移。`,
    trajectory: (iteration) => `第 ${iteration} 次迭代没有这条轨迹。`,
  },
  back: '任务',
};
