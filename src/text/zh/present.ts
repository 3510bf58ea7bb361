/** Words of presenter mode, in Simplified Chinese. */
import type { Words } from '../language.ts';
import type * as english from '../present.ts';

export const presentText: Words<typeof english.presentText> = {
  heading: '演示模式的按键',
  close: '关闭',
  leave: '退出演示模式',
  welcome: '? 列出按键 · Esc 退出',
  offered: 'F 进入全屏 · ? 列出按键 · Esc 退出',
  windowed: '这个浏览器不给全屏，本页改为占满窗口。? 列出按键 · Esc 退出',
  blocked: '浏览器拦截了备注窗口。请允许本页打开弹出窗口，然后再按 N。',
  black: '屏幕已变黑。按 B 恢复。',
  keys: {
    next: '揭晓，或下一场景；不在讲解中：下一阶段',
    play: '揭晓，或下一场景；不在讲解中：训练或暂停',
    previous: '后退；不在讲解中：上一次迭代',
    black: '黑屏，再按恢复',
    number: '场景 1 … 9；不在讲解中：任务 1 … 9',
    melt: '把轨迹合并；把轨迹分开',
    search: '搜索状态和动作',
    full: '全屏，再按恢复',
    ring: '指示圈，再按关闭',
    notes: '在第二个窗口里显示备注和下一场景',
    help: '这张列表',
    leave: '退出演示模式',
  },
  keyNames: {
    PageDown: 'Page Down',
    PageUp: 'Page Up',
    ArrowUp: '↑',
    ArrowDown: '↓',
  },
  notes: {
    title: '演讲者备注',
    next: (title) => `接下来：${title}`,
    last: '这是最后一个场景。',
    none: '没有打开场景。',
    elapsed: (minutes) => `${minutes} 分钟`,
  },
};
