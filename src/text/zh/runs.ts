/** The words of the saved runs, in Simplified Chinese. */
import type { Words } from '../language.ts';
import type * as english from '../runs.ts';

export const runsText: Words<typeof english.runsText> = {
  button: '已保存的训练',
  heading: '已保存的训练',
  close: '关闭',
  reading: '正在读取已保存的训练…',
  empty: '还没有已保存的训练。按“训练”：每次训练都会边训练边保存在这里。',
  hint: (kept) => `未命名的训练保留最新的 ${kept} 个。起个名字，就会一直保留。`,
  local: '只保存在这个浏览器里，不会上传。',
  inMemory: (reason) => `关闭这个标签页后，训练就会丢失。${reason}`,

  seed: (seed) => `种子 ${seed}`,
  iterations: (n) => `${n} 次迭代`,
  success: (share) => `成功率 ${share}`,
  current: '当前',
  historyOnly: '只有历史',
  historyOnlyHint: '没有保存权重，所以不能接着训练。',
  broken: '无法读取',

  open: '打开',
  openLabel: (run) => `打开 ${run}`,
  keep: '保留…',
  keepLabel: (run) => `给 ${run} 起名以保留`,
  rename: '改名…',
  renameLabel: (run) => `给 ${run} 改名`,
  name: '名称',
  nameHint: '没有名称的训练，在新的足够多时会被移除。',
  save: '保存',
  cancel: '取消',
  remove: '删除',
  removeLabel: (run) => `删除 ${run}`,
  removeCurrent: '这个训练正打开着：要删除它，请先新建或打开另一个。',
  removed: (run) => `已删除：${run}。`,
  undo: '撤销',

  room: {
    offer: '腾出空间…',
    asking: '正在查看已保存的训练…',
    ask: (n) => `删除另外 ${n} 个训练的权重？历史会保留，仍可查看，但不能再接着训练。`,
    confirm: '删除权重',
    cancel: '取消',
    nothing: '其他训练都没有可删的权重。删除整个训练也能腾出空间。',
    done: (n, size) => `已删除 ${n} 个训练的权重：少占 ${size}。`,
  },

  bytes: (n, unit) => `${n} ${unit}`,
  now: '刚刚',
  minutesAgo: (n) => `${n} 分钟前`,
  hoursAgo: (n) => `${n} 小时前`,
  daysAgo: (n) => `${n} 天前`,
};
