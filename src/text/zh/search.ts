/** Words of the search by text, in Simplified Chinese. */
import type { Words } from '../language.ts';
import type * as english from '../search.ts';

export const searchText: Words<typeof english.searchText> = {
  heading: '搜索',
  shortcut: '按文本搜索',
  open: '搜索状态和转移（/）',
  placeholder: '观测或动作中的词',
  results: '搜索结果',
  hint: '按观测查找状态，按动作查找转移。↑ ↓ 选择，Enter 确认，Esc 关闭。',
  none: '画面上没有含这些词的内容。',
  notYet: '状态尚未合并：下一个阶段是合并。',
  state: '状态',
  transition: '转移',
  fromTo: (source, target) => `${source} → ${target}`,
  count: (n) => `${n} 个结果`,
  more: (n) => `还有 ${n} 个结果：请再加一个词`,
};
