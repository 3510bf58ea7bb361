/** Words of the table twin of the graph, and of the switch between the two, in Simplified Chinese. */
import type { Words } from '../language.ts';
import type * as english from '../table.ts';

export const tableText: Words<typeof english.tableText> = {
  show: '显示为',
  graph: '图',
  table: '表格',
  hint: '同样的内容，排成行和列（T）',
  shortcut: '图或表格',

  tabs: { node: '状态', edge: '转移', trajectory: '轨迹' },
  tabsLabel: '表格的行',
  label: {
    node: (n) => `状态：${n}`,
    edge: (n) => `转移：${n}`,
    trajectory: (n) => `轨迹：${n}`,
  },
  empty: '还没有可列出的内容。',

  columns: {
    title: { label: '状态', help: '状态的简称' },
    text: { label: '观测', help: '智能体看到的内容' },
    value: { label: 'V', help: '状态的价值：其步价值的均值' },
    trueValue: { help: '状态在采样时的策略下的真实价值：各次访问的均值' },
    visits: { label: '访问', help: '从这个状态出发的步数；对终点则是在此结束的轨迹数' },
    spread: { label: 'v 的范围', help: '最小和最大的步价值；按两者之差排序' },
    outgoing: { label: '去路', help: '离开这个状态的不同转移' },

    action: { label: '动作', help: '做了什么' },
    source: { label: '从', help: '转移离开的状态' },
    target: { label: '到', help: '转移到达的状态' },
    traversals: { label: 'n', help: '经过这个转移的步数' },
    tdError: { label: 'δ', help: 'TD 误差：到达状态的 V 减去离开状态的 V' },
    edgeAdvantage: { help: '以边为中心的优势，以全任务 δ 的标准差为单位：关键转移由它判定' },
    critical: { label: '关键', help: '达到阈值：进展 ▲ 或倒退 ▼；按大小排序' },
    bottleneck: { label: '瓶颈', help: '每条成功轨迹都经过它；至少两条成功时才标出' },

    number: { label: '轨迹', help: '轨迹的编号' },
    outcome: { label: '结局', help: '轨迹如何结束' },
    length: { label: '步数', help: '轨迹的步数' },
    invalid: { label: '无效', help: '动作无效的步数' },
    return: { label: '回报', help: '回合的奖励' },
    advantage: { help: '在训练所用的估计器下各步优势的均值' },

    colouring: { help: '边着色的依据：各步的均值，有差异时附范围' },
    term: (name) => ({ help: `${name}：各步的均值` }),
  },

  range: (min, max) => `${min} … ${max}`,
  yes: '是',
  success: '✓ 成功',
  failure: '✕ 失败',

  keys: {
    node: '↑ ↓ 换行   → 沿最强的转移前进   ← 返回   Enter 选中',
    edge: '↑ ↓ 换行   → 其后最强的转移   ← 返回   Enter 选中',
    trajectory: '↑ ↓ 换行   Enter 选中',
  },
  way: (path, at, of) => (of > 1 ? `${path}：${of} 条去路中的第 ${at} 条，↑ ↓ 换其他` : `${path}：唯一的去路`),
  wayStart: '… ',
};
