/** The welcome of a first visit and the tour of the page, in Simplified Chinese. */
import type { Words } from '../language.ts';
import type * as english from '../tour.ts';

export const tourText: Words<typeof english.tourText> = {
  welcome: {
    label: '欢迎',
    name: '一次训练的录像',
    what: '现在播放的是录像：一个起初什么都不会的智能体学做家务任务。点一下就能训练你自己的；训练就在本标签页里进行，不上传任何数据。',
    own: '自己训练',
    ownHint: '关闭录像：未训练的智能体已就位，按“训练”开始',
    skip: '跳过',
    skipHint: '关闭这条提示；以后可从 ? 中打开导览',
  },
  start: (stops) => `导览（${stops} 步）`,
  startHint: '介绍页面各部分显示什么',
  place: (stop, stops) => `${stop} / ${stops}`,
  back: '上一步',
  next: '下一步',
  skip: '跳过',
  done: '完成',
  stops: {
    graph: {
      title: '图',
      text: '同一任务的 8 条轨迹画成一张图：观测相同的步合并为一个节点。节点里的数字是它的价值 V(G)：经过它的各步之后所得折扣回报的均值，从 0 到 10。',
    },
    edge: {
      title: '转移与它的优势',
      text: '一条边就是一个动作；颜色和粗细表示它得到多少信用：蓝色（▲）是进展，橙色（▼）是退步。带光晕的粗边是关键转移，按 ] 可逐条查看。',
    },
    inspector: {
      title: '数字从哪里来',
      text: '检查器把所选对象的优势逐项写开，代入它自己的数字。带点状下划线的词都有解释，附公式和论文链接。',
    },
    time: {
      title: '逐阶段看，往回看',
      text: '“单步”依次显示一次迭代的各个阶段：轨迹、合并、价值、优势、更新。时间轴可回到任意一次迭代，图、信用和曲线随之变化。',
    },
    page: {
      title: '调整、分享、讲解',
      text: '训练进行中也能修改设置；“分享”为眼前的画面生成一条链接；“讲解”逐个场景说明方法。? 列出全部按键，也能重新打开导览。',
    },
    own: {
      title: '轮到你了',
      text: '“自己训练”让一个未训练的智能体在本标签页里从头学起：训练中可修改设置，“分享”为眼前的画面生成一条链接，“讲解”逐个场景说明方法。? 可重新打开导览。',
    },
  },
};
