/** The merging of states in Simplified Chinese: when observations that are not letter for letter equal count as one. */
import type { Words } from '../language.ts';
import type * as english from '../merging.ts';

export const mergingText: Words<typeof english.mergingText> = {
  intro: {
    before: '观测相同的步同属一个',
    group: '状态',
    between: '：它们的回报取平均，离开它的各条路相互比较。如果 id、时间或计数器让每段文本都不一样，每个状态就',
    singleton: '只出现一次',
    after: '：无可比较，A_NC 为 0。反过来，合并过头会让不同的情形共用一个价值：本该归于一个的信用，会落到另一个头上。',
  },
  rule: '两个观测在什么情况下是同一状态',
  rules: {
    exact: { label: '文本相同', help: '逐字相同，与论文一致。' },
    normalised: {
      label: '清理后相同',
      help: '比较之前先去掉下面选定的内容。页面上显示的文本保持原样。',
    },
    similar: {
      label: '相似',
      help: '按步的先后顺序：一段文本归入第一个与它相似的状态（与该状态的首段文本相比），没有则另立新状态。相似度与顺序同 GiGPO、GraphGPO 的代码（Python 的 difflib）。下面选定的内容会先去掉；想与它们的代码一致，就什么都不要选。',
    },
  },

  ignore: '先去掉',
  ignored: {
    case: { label: '大小写', help: 'Open 与 open 视为相同。' },
    space: { label: '空白', help: '连续的换行和空格算作一个空格，首尾的不算。' },
    numbers: {
      label: '数字',
      help: '如果数字表示任务的进展，请小心：“2 keys”和“0 keys”会成为同一状态。',
    },
    ids: {
      label: 'id',
      help: '看上去是随机生成的片段：较长的十六进制串或数字串，或字母与数字混排。短数字，以及跟在普通单词后面的数字，不算。',
    },
    dates: { label: '日期和时间', help: '用数字写的，或带英文月份名的。' },
  },
  examples: { case: ['Open Door', 'open door'], space: ['two   blanks ', 'two blanks'] },
  becomes: (from, to) => `${from} → ${to}`,

  threshold: '相似度',
  thresholdHelp:
    '按顺序对得上的字符数的两倍，除以两段文本的总字符数：1 为完全相同。GiGPO 的代码默认取 .95。越低，合并越多。',

  patterns: '自定义模式',
  patternsHelp:
    '正则表达式，先于其他清理、按这里的顺序施加于文本的前 4,000 个字符。匹配到的内容替换为旁边所写的文字；$1 代表第一个括号组。',
  pattern: (n) => `模式 ${n}`,
  newPattern: '新模式',
  patternPlaceholder: 'order #\\d+',
  replacement: (n) => `模式 ${n} 替换为`,
  newReplacement: '替换为',
  replacementPlaceholder: 'order',
  add: '添加',
  remove: '移除',
  removeHint: (n) => `移除模式 ${n}`,
  mostPatterns: (most) => `最多 ${most} 个模式。`,
  hits: (texts, of, matches) =>
    texts === 0 ? `${of} 段文本中都没有匹配。` : `${of} 段文本中有 ${texts} 段匹配，共 ${matches} 处。`,

  busy: '正在合并…',
  result: (texts, states) =>
    texts === states
      ? `本任务有 ${texts} 段不同的文本，各自成为一个状态。`
      : `本任务的 ${texts} 段不同的文本合并为 ${states} 个状态。`,
  mean: (steps) => `每个状态平均 ${steps} 步。`,
  unfinished: (texts) => `比较耗时过长：本任务有 ${texts} 段文本只在完全相同时合并。请多去掉一些内容，或提高相似度。`,

  merged: '合并了什么',
  mergedHelp: '同一状态的各段文本；标出的是它们之间不同的部分。',
  nothingMerged: '本任务没有发生合并。',
  steps: (n) => (n === 0 ? '只在结尾' : `${n} 步`),
  stepsHelp: '没有步从它出发：有一个回合在那里结束。',
  texts: (n) => `${n} 段文本`,
  show: (text) => `在图中显示：${text}`,
  split: '拆分',
  splitHint: (text) => `让它单独成为一个状态：${text}`,
  more: (n) => `还有 ${n} 个`,
  fewer: '收起',
  beyond: (n) => `还有 ${n} 个未列出。`,
  cut: '…',

  byHand: '手动合并',
  byHandHelp: '勾选本任务的两个或更多状态。它们在每次迭代中都会成为一个。',
  filter: '查找状态',
  filterPlaceholder: '文本的一部分',
  noState: '没有状态包含这些字。',
  merge: (n) => (n < 2 ? '合并' : `合并 ${n} 个状态`),
  mergeHint: '请至少勾选两个状态',
  clear: '取消全部勾选',

  corrections: '手动修正',
  correction: {
    merge: (texts) => `合并：${texts.join(' + ')}`,
    split: (texts) => `拆出：${texts.join('、')}`,
  },
  elsewhere: (group) => `位于 ${group}`,
  takeBack: '撤回',
  takeBackHint: (what) => `撤回：${what}`,
  takeBackAll: '全部撤回',
};
