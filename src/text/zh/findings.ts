/** The list of findings in Simplified Chinese: verdicts, headings, and what logged advantages were computed with. */
import type * as english from '../findings.ts';
import type { Words } from '../language.ts';

export const findingsText: Words<typeof english.findingsText> = {
  heading: '诊断',
  region: '诊断：相信信用之前该看什么',
  scope: { task: '本任务', file: '整个文件' },
  busy: '正在诊断…',
  none: '还没有诊断。',
  verdicts: { trouble: '有问题', look: '值得一看', fine: '正常', unknown: '无从判断' },
  glyphs: { trouble: '●', look: '◐', fine: '○', unknown: '–' },
  summary: (n) =>
    `${[
      [n.trouble, '有问题'],
      [n.look, '值得一看'],
      [n.fine, '正常'],
      [n.unknown, '无从判断'],
    ]
      .flatMap(([number, word]) => (number === 0 ? [] : [`${number} 项${word}`]))
      .join('，')}。`,
  healthy: (range) => `正常范围：${range}。`,
  more: '含义与对策',
  remedy: '怎么办：',
  terms: '相关概念：',
  source: (source) => `${source}。`,
  evidence: (n) => (n === 1 ? '该看哪里' : `该看哪里：${n} 处，最明显的在前`),
  all: (n) => `还有 ${n} 处`,
  fewer: '收起',
  jump: (name, measure) => `显示 ${name}：${measure}`,

  explanation: {
    inUse: '它们正是当前设置的结果。',
    equal: (name) => `它们正是 ${name} 的结果。`,
    scaled: (name, scale, shift) =>
      `它们是 ${name} 的结果${scale === null ? '' : `乘以 ${scale}`}${scale !== null && shift !== null ? '，再' : ''}${shift === null ? '' : `${shift.startsWith('−') ? '减去' : '加上'} ${shift.slice(1)}`}。`,
    token_sums: (name) => `每个都是 ${name} 结果的整数倍，各步倍数不同：多半是对回复中的 token 求了和。`,
    none: (name, residual) =>
      `试过的设置都得不出它们。最接近的是 ${name}，即使允许缩放和平移，也仍有 ${residual} 的离散无法解释。`,
    population: (name) => `${name}（标准差用 n 而非 n − 1）`,
    alike: (n) => (n === 0 ? '' : `另有 ${n} 种组合同样吻合：仅凭这些轨迹无法区分。`),
    untried: '没有一个任务全程记录了它们，或者这些任务都太大：未查找它们是如何算出的。',
    sample: (tried, all) => `在若干完整的任务上试过，共 ${tried} 步（全部 ${all} 步）。`,
  },
};
