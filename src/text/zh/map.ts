/** Words of the map, in Simplified Chinese: the graph laid out on the grid that its world lies on. */
import type { Words } from '../language.ts';
import type * as english from '../map.ts';

/** "第 2 行第 3 列" */
const place = (row: number, column: number) => `第 ${row} 行第 ${column} 列`;

export const mapText: Words<typeof english.mapText> = {
  map: '地图',
  hint: '画在任务所处的网格上（M）',
  shortcut: '网格地图（仅限有网格的环境）',
  section: '任务的地图',
  empty: '还没有可画的内容。',

  place,
  rollouts: (acting, of) => (acting === 0 ? '没有轨迹到过这里' : `${of} 条轨迹中的 ${acting} 条`),
  grid: (phase, width, height) => `${phase}：${height} 行，${width} 列`,

  wall: '墙',
  unvisited: '未到过',
  value: (value) => `价值 ${value}`,
  visits: (n) => `访问 ${n} 次`,
  states: (n) => `${n} 个状态`,

  leads: {
    move: (row, column) => `到${place(row, column)}`,
    stay: '留在原处',
    phase: (phase) => `进入“${phase}”`,
    success: '成功',
    failure: '失败',
  },
  actions: (names) => names.join(' / '),
  steps: (n) => `${n} 步`,
  coloured: (name, value) => `${name} ${value}`,
  range: (min, max) => `${min} … ${max}`,
  critical: { progress: '进展', setback: '倒退' },
  bottleneck: '每次成功必经',
  join: ' · ',
  spokenJoin: '，',

  keys: ['方向键：单元格', 'Shift + 方向键：朝该方向的转移', 'Shift + Enter：在单元格内做的动作', 'Enter：选中'],

  legend: {
    wall: '墙',
    unvisited: '未到过',
    marksTitle: '标记',
    marks: {
      number: { name: '价值', help: '单元格里的数字是在那里观测到的状态的价值 V。' },
      move: { name: '转移', help: '从一个单元格到相邻单元格，画在行进方向的右侧。' },
      sign: { name: '+ 和 −', help: '得到信用（蓝）或失去信用（橙）；没有符号则接近零。' },
      critical: { name: '关键', help: '带光晕：按其 A_EC 达到阈值的进展或倒退。' },
      phase: { name: '进入', help: '通向另一张地图的动作。' },
      success: { name: '成功', help: '使任务以成功结束的动作。' },
      failure: { name: '失败', help: '有轨迹在这里因步数上限而结束。' },
      stay: { name: '停留', help: '不改变状态的动作。' },
    },
  },
};
