/** Words of the state-transition graph, in Simplified Chinese: node names, legend, buttons, descriptions for screen readers. */
import type * as english from '../graph.ts';
import type { Words } from '../language.ts';

export const graphText: Words<typeof english.graphText> = {
  success: '成功',
  failure: '失败',
  start: '起点',
  emptyObservation: '（空）',
  emptyAction: '（无文本）',
  graph: (nodes, edges) => `状态转移图：${nodes} 个状态，${edges} 个转移。`,
  lanes: (rollouts) => `${rollouts} 条轨迹，尚未合并。`,
  laneStep: (step, action) => `${step}：${action}`,
  failed: '无法画出这张图。',
  keys: '→ 最强的去路   ← 返回   ↑ ↓ 其他去路   Enter 状态 ⇄ 转移   Home 起点',
  spoken: {
    state: (title) => `状态：${title}`,
    transition: (actions, from, to) => `转移：${actions}，从 ${from} 到 ${to}`,
    ways: (count) => `${count} 条去路`,
  },
  actions: {
    group: '图的视图',
    fit: '适应窗口',
    fitHelp: '显示整张图',
    tidy: '整理',
    tidyHelp: '重新排布所有状态',
    undoTidy: '撤销整理',
    undoTidyHelp: '把所有状态放回原来的位置',
    zoomIn: '放大',
    zoomOut: '缩小',
  },
  legend: {
    name: '图例',
    values: {
      estimate: { name: '价值 V', help: '状态的填充色：它的价值 V，从 0 到成功奖励。' },
      truth: { name: '真实价值 V^π', help: '状态的填充色：在采样时的策略下的真实价值 V^π，从 0 到成功奖励。' },
    },
    interval: (width) => `± ${width}`,
    intervalHelp: '这里的真值由若干次续演估计：其 95 % 置信区间，取平均。',
    advantage: '优势',
    advantageHelp: '转移的颜色和粗细：橙色失去信用，蓝色得到信用，灰色接近零。',
    marksTitle: '标记',
    marks: {
      start: { name: '起点', help: '带圆环的状态，轨迹从这里开始。' },
      number: { name: '价值', help: '状态里的数字是它的价值，与色标一致。' },
      visits: { name: '大小 = 访问次数', help: '从一个状态出发的步越多，它就越大。' },
      ghost: { name: '曾经到过', help: '最近 10 次迭代中到过，这次没有。' },
      critical: { name: '关键', help: '带光晕：按其 A_EC 达到阈值的进展（+）或倒退（−）。' },
      bottleneck: { name: '每次成功必经', help: '瓶颈：每条成功的轨迹都经过它。至少有两条成功时才标出。' },
      mixed: { name: '有正有负', help: '它的步中有的得到信用，有的失去信用。' },
      disputed: { name: '符号相反', help: '虚线并带 ≠：与另一种信用相比，平均优势的符号相反。' },
      loop: { name: '原地', help: '有这么多步没有改变状态。' },
      width: { name: '粗细', help: '优势越大，转移越粗。' },
    },
  },
  moreActions: (count) => `… 还有 ${count} 个动作`,
  times: (count) => `×${count}`,
};
