/** The line above the graph, in Simplified Chinese: what the picture shows and what follows from it, with its own numbers. */
import type { Words } from '../language.ts';
import type * as english from '../story.ts';

export const storyText: Words<typeof english.storyText> = {
  first: ({ rollouts }) => `圆圈是状态，箭头是动作：未经训练的智能体的 ${rollouts} 条轨迹，观测相同之处合并在一起。`,
  firstNone: '没有一条成功：所有价值 V 都是 0，还没有动作得到信用。按“训练”，智能体就开始学习。',
  firstPenalised: '没有一条成功：所有价值 V 都是 0，现有的信用来自惩罚。按“训练”，智能体就开始学习。',
  firstSome: ({ succeeded }) => `${succeeded} 条成功：沿途的状态有了价值 V。按“训练”，智能体就开始学习。`,
  rollout: ({ rollouts, succeeded, steps }) =>
    `轨迹：策略把任务做了 ${rollouts} 遍，共 ${steps} 步；${succeeded} 遍成功。接下来是合并。`,
  merge: ({ steps, states }) => `合并：观测相同的步成为同一个状态。${steps} 步，${states} 个状态。`,
  value: '价值：状态的 V 是从它出发的各步所得结果的均值。颜色越深，离成功越近。',
  valueNone: '价值：状态的 V 是从它出发的各步所得结果的均值。没有轨迹成功，所以 V 全为 0。',
  none: ({ rollouts }) => `${rollouts} 条轨迹都没有成功：价值全为 0，各步分不出好坏，没有信用可分。`,
  nonePenalised: ({ rollouts }) => `${rollouts} 条轨迹都没有成功：价值全为 0。现有的信用来自惩罚，而不是成功。`,
  allAlike: ({ rollouts }) => `${rollouts} 条轨迹全部成功：结局相同，按这种着色各步分不出好坏。`,
  all: ({ rollouts, shortest, longest }) => {
    const steps = shortest === longest ? `都用了 ${shortest} 步` : `用了 ${shortest} 到 ${longest} 步`;
    return `${rollouts} 条轨迹全部成功，${steps}。结局相同，信用来自转移之间的比较。`;
  },
  someAlike: ({ rollouts, succeeded }) => `${rollouts} 条轨迹中 ${succeeded} 条成功，但按这种着色各步分不出好坏。`,
  some: ({ rollouts, succeeded, critical }) => {
    const stand = critical === 0 ? '' : `其中 ${critical} 个是突出的关键转移，带光晕。`;
    return `${rollouts} 条轨迹中 ${succeeded} 条成功。蓝色转移得到信用，橙色转移失去信用。${stand}`;
  },
  unavailable: (reason) => `边没有颜色。无法计算：${reason}。`,
};
