/** Corrections of links and settings, and why a recording cannot be had, in Simplified Chinese. */
import type { Messages } from '../../messages.ts';

/** What a setting accepts. */
const accepted: Messages = {
  'whole ': '整',
  'a {whole}number from {min} to {max}': '{min} 至 {max} 的{whole}数',
  'one of {choices}': '{choices} 之一',
  'true or false': 'true 或 false',
  '{form}, at most {most} characters': '{form}，至多 {most} 个字符',
};

const settings: Messages = {
  '“{value}” is not {accepted}': '“{value}”无法采用；须为：{accepted}',
  '“{value}” is not a number from {min} to {max}': '“{value}”无法采用；须为：{min} 至 {max} 的数',
  '“{value}” is not a whole number from {min} to {max}': '“{value}”无法采用；须为：{min} 至 {max} 的整数',
  '“{value}” is not known; give {accepted}': '没有“{value}”；须为：{accepted}',
  'is not a setting': '不是设置项',
  '{told} And {n} more': '{told}另有 {n} 处',
  '{pinned} is more than the {tasks} tasks; give at most {most}': '{pinned} 多于任务数 {tasks}；至多 {most}',
  'cannot change during a run': '训练过程中不能更改',
};

const links: Messages = {
  'the link has version {version}, this page reads {known}; what it knows is used':
    '链接的版本是 {version}，本页能读的是 {known}；能识别的部分已采用',
  'is more than a view can be; left out': '超出视图所能有的；已略去',
  'contradicts “paused”; left out': '与“paused”矛盾；已略去',
  'needs the iteration to play to; left out': '缺少要训练到的迭代；已略去',
  '“{value}” is no backend; left out': '“{value}”不是后端；已略去',
  '“{value}” names no versions; left out': '“{value}”没有给出版本；已略去',
  '{n} more cannot be used': '另有 {n} 处无法采用',
  '“{value}” is not an iteration from 1 to {most} with settings; left out':
    '“{value}”不是 1 至 {most} 的迭代及其设置；已略去',
  '“{key}” is no setting that changes during a run; left out': '“{key}”不是训练中可改的设置；已略去',
  '{key} at iteration {n}: “{value}” is not a number from {min} to {max}':
    '第 {n} 次迭代的 {key}：“{value}”无法采用；须为：{min} 至 {max} 的数',
  '{key} at iteration {n}: “{value}” is not a whole number from {min} to {max}':
    '第 {n} 次迭代的 {key}：“{value}”无法采用；须为：{min} 至 {max} 的整数',
  '{key} at iteration {n}: {complaint}': '第 {n} 次迭代的 {key}：{complaint}',
  '{message}; left out': '{message}；已略去',
  'more than {n} changes; the first {used} are used': '改动超过 {n} 处；采用前 {used} 处',
  'longer than {n} characters; the defaults are used': '超过 {n} 个字符；采用默认值',
  'its packed part is damaged or cut off; what stands beside it is used': '压缩的部分已损坏或被截断；采用其余部分',
  '“{part}” cannot be read; left out': '“{part}”无法读取；已略去',
  '“{value}” cannot be shown here': '“{value}”在这里无法显示',
  '{n} of its entries cannot be used': '其中 {n} 项无法采用',
  'is nothing that can be shown': '不是可以显示的内容',
};

/** Of bytes, head and columns. */
const recordings: Messages = {
  'it does not begin as recordings do': '开头不像录像',
  'it ends within its header': '在文件头里就断了',
  'it has no version': '没有版本',
  'version {version}, this page reads {known}': '版本 {version}，本页能读的是 {known}',
  '{n} bytes unpacked': '解压后 {n} 字节',
  '{n} bytes where {due} are due': '有 {n} 字节，应为 {due} 字节',
  'its checksum is another': '校验和不符',
  'other than the {n} bytes that it announces': '与它声明的 {n} 字节不符',
  'it ends too early': '过早结束',
  'a number is longer than 32 bits': '有数字超过 32 位',
  '{what}: {value} where at most {most} is possible': '{what}：{value}，至多只能是 {most}',
  '{what}: {value} is not from {min} to {max}': '{what}：{value} 不在 {min} 至 {max} 之间',
  '{n} bytes are left over': '多出 {n} 字节',
  '{iterations} iterations, {changes} changes': '{iterations} 次迭代，{changes} 处改动',
  'a head of {n} bytes': '头部有 {n} 字节',
  'a head of {n} bytes without its metrics': '头部除指标外有 {n} 字节',
  'metrics of {n} bytes': '指标有 {n} 字节',
  'its metrics have more than {n} families of tasks': '指标里的任务类型超过 {n} 种',
  'its head is no JSON': '头部不是 JSON',
  'it is packed in a way that is not read here': '压缩方式不支持',
  'it is cut off, or has other characters than it may': '被截断，或含有不该有的字符',
  'it is a whole run': '它是一次完整的训练',
  'it is no base64': '不是 base64',
  '{n} trajectories': '{n} 条轨迹',
  '{n} steps': '{n} 步',
  '{n} characters': '{n} 个字符',
  'it has no task {n}': '没有任务 {n}',
  'a trajectory’s steps': '轨迹的步数',
  'a trajectory has no step': '有轨迹没有步',
  'an action': '动作',
  'a log-probability': '对数概率',
  'tasks with probabilities': '有概率的任务数',
  'a flag': '标志',
  'tasks with a truth': '有真值的任务数',
  'a truth': '真值',
  'its metrics are not those of its iterations': '指标与迭代不对应',
  'it names no backend': '没有给出后端',
  'it names no versions': '没有给出版本',
  'a change at iteration {n} is out of order': '第 {n} 次迭代的改动顺序有误',
};

/** Of replay and weights. */
const replays: Messages = {
  'made in version {made} of {world}, which has version {version}': '用 {world} 的版本 {made} 制作，现为版本 {version}',
  'the texts of {world} are others now': '{world} 的文本已经改过',
  'iteration {iteration}, task {task}, rollout {rollout}': '第 {iteration} 次迭代，任务 {task}，轨迹 {rollout}',
  '{where}: it goes on after its {n} steps': '{where}：走完 {n} 步之后还没有结束',
  'iteration {iteration}, task {task}, rollout {rollout}: {reason}':
    '第 {iteration} 次迭代，任务 {task}，轨迹 {rollout}：{reason}',
  'action {action} is not on offer at step {step}': '第 {step} 步没有动作 {action} 可选',
  'the head of its weights is no JSON': '权重的头部不是 JSON',
  'its weights: {problem}': '权重：{problem}',
  'its weights are of iteration {n}': '权重属于第 {n} 次迭代',
  '{n} bytes of weights, more than a network {network} has': '权重有 {n} 字节，超过网络 {network} 所有的',
  'a weight of {name}': '{name} 的权重',
  'network {network} where {due} is due': '网络为 {network}，应为 {due}',
  '{what} of {name}: {n} numbers where {due} are due': '{name} 的 {what}：有 {n} 个数，应为 {due} 个',
  '{what} of {name} is not finite': '{name} 的 {what} 有非有限值',
};

/** What is wrong with a value of a stored run or a recording's head; the name of the field stands before it. */
const shapes: Messages = {
  'is not a number from {min} to {max}': '不是 {min} 至 {max} 的数字',
  'is not a whole number from {min} to {max}': '不是 {min} 至 {max} 的整数',
  'is not a text of at most {n} characters': '不是至多 {n} 个字符的文本',
  'is no value': '不是值',
  'are more than {n}': '超过 {n} 项',
  'are more than {n}, or not where they should be': '超过 {n} 项，或不在应在的位置',
  'has more than {n} entries': '超过 {n} 个条目',
  'are more than 1024': '超过 1024 项',
  'are not as many as the bins': '与区间数不一致',
  'has more than 4 axes': '超过 4 个维度',
  'is not a Float32Array': '不是 Float32Array',
  'is not a Uint16Array': '不是 Uint16Array',
  'is not a Uint32Array': '不是 Uint32Array',
  'are of more than 64 tasks': '超过 64 个任务',
  '{path} is not a number from {min} to {max}': '{path} 不是 {min} 至 {max} 的数字',
  '{path} is not a whole number from {min} to {max}': '{path} 不是 {min} 至 {max} 的整数',
  '{path} is not a text of at most {n} characters': '{path} 不是至多 {n} 个字符的文本',
};

export const linksAndRecordings: Messages = {
  ...accepted,
  ...settings,
  ...links,
  ...recordings,
  ...replays,
  ...shapes,
};
