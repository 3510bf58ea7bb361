/** Saved runs, backends and failures of training, in Simplified Chinese. */
import type { Messages } from '../../messages.ts';

const archive: Messages = {
  '{what} is not saved: {reason}': '{what}没有保存：{reason}',
  'The run': '训练',
  'The checkpoint': '检查点',
  'The record': '记录',
  'The metrics': '指标',
  'Iteration {n}': '第 {n} 次迭代',
  'The checkpoint is not saved: iteration {n} is not there yet.': '检查点没有保存：第 {n} 次迭代还不存在。',
  '{what} of iteration {n} came where {due} is due.': '收到第 {n} 次迭代的{what}，应为第 {due} 次。',
  'There is no record of iteration {n}.': '没有第 {n} 次迭代的记录。',
  'There is no room left for saved runs.': '没有空间保存训练了。',
  'The browser does not let this page save runs.': '浏览器不允许本页保存训练。',
  'Saved runs cannot be reached: {reason}': '无法访问已保存的训练：{reason}',
  'no IndexedDB': '没有 IndexedDB',
  'Another tab writes this run.': '另一个标签页正在写入这次训练。',
  'There is no saved run {id}.': '没有已保存的训练 {id}。',
  'This run has been saved again.': '这次训练已重新保存。',
  'run {id}': '训练“{id}”',
  'run “{name}”': '训练“{name}”',
  '{what} could not be read {problem}': '无法读取{what}{problem}',
  'the checkpoint of {run} could not be read: {reason}': '无法读取{run}的检查点：{reason}',
  'run {id} could not be read: {reason}': '无法读取训练 {id}：{reason}',
  'from iteration {n} on: {reason}': '（从第 {n} 次迭代起）：{reason}',
  'from iteration {n} on: it is missing': '（从第 {n} 次迭代起）：缺失',
  'from iteration {n} on: its metrics are missing': '（从第 {n} 次迭代起）：缺少指标',
  'it is missing': '缺失',
  'it belongs to iteration {n}, which is not there': '它属于第 {n} 次迭代，而那次迭代不存在',
  'Another tab has opened a newer version of this page: reload to save runs again.':
    '另一个标签页打开了本页的更新版本：重新载入后才能继续保存训练。',
  'The saved runs are closed.': '已保存的训练已关闭。',
  'The browser does not open its database.': '浏览器没有打开数据库。',
  'Another tab holds the saved runs of an older version of this page: close it.':
    '另一个标签页以本页的旧版本占用着已保存的训练：请关闭它。',
  'The saved runs were written by a newer version of this page: reload it.':
    '已保存的训练由本页更新的版本写入：请重新载入。',
  'The browser does not open its database: {reason}': '浏览器没有打开数据库：{reason}',
  'it does not say why': '未说明原因',
  'changes: {key} cannot be {value}': '改动：{key} 不能是 {value}',
  'measured is more than there are iterations': 'measured 多于迭代数',
  '{what}: {n} where {due} are due': '{what}：有 {n} 个，应为 {due} 个',
  'the record is of iteration {n}': '记录属于第 {n} 次迭代',
  'the metrics are of iteration {n}': '指标属于第 {n} 次迭代',
  'logProbs are not finite': 'logProbs 有非有限值',
  'truths are not finite': 'truths 有非有限值',
  'true {what}': '真值 {what}',
  'probabilities after the update': '更新后的概率',
  'it was made in version {made} of the world {world}, which has changed since':
    '它用环境 {world} 的版本 {made} 训练，环境后来改过',
  'it has no checkpoint to go on from': '没有可以接着训练的检查点',
};

const backends: Messages = {
  'Its device reported an error.': '设备报告了错误。',
  'Nothing faster can be used here.': '这里没有更快的可用。',
  'Asked for by name.': '由设置指定。',
  'The browser offers no GPU adapter.': '浏览器没有提供 GPU 适配器。',
  'Not measured: {adapter} is a software adapter.': '未测：{adapter} 是软件适配器。',
  "Its training differs from the cpu's by {difference}.": '训练结果与 cpu 相差 {difference}。',
  'Passed the self-test; a software adapter, slow.': '通过自检；软件适配器，速度慢。',
  'Passed the self-test.': '通过自检。',
  'It did not start: {reason}.': '未能启动：{reason}。',
  'The webgpu backend did not start.': 'webgpu 后端未能启动。',
  'The {name} backend did not start.': '{name} 后端未能启动。',
  'The device reported: {reason}': '设备报告：{reason}',
  'unnamed adapter': '未命名的适配器',
};

const failures: Messages = {
  'The policy could not be started.': '策略未能启动。',
  'Training stopped.': '训练已停止。',
  'The training worker stopped.': '训练 worker 已停止。',
  'The GPU device was lost.': 'GPU 设备已丢失。',
  'The GPU reported an error, so its numbers cannot be trusted.': 'GPU 报告了错误，它算出的数不可信。',
  'The policy could not be started. {detail}': '策略未能启动。{detail}',
  'Training stopped. {detail}': '训练已停止。{detail}',
  'The GPU device was lost. {detail}': 'GPU 设备已丢失。{detail}',
  'The GPU reported an error, so its numbers cannot be trusted. {detail}': 'GPU 报告了错误，它算出的数不可信。{detail}',
  'Update {n} is not finite (loss {loss}, gradient {gradient}): restore a checkpoint.':
    '第 {n} 次更新不是有限值（损失 {loss}，梯度 {gradient}）：请恢复检查点。',
  'it could not be loaded': '无法载入',
  'one of its messages could not be read': '它的一条消息无法读取',
  'its code could not be loaded': '代码无法载入',
  'the browser keeps nothing here': '浏览器在这里不保存任何内容',
  'nothing is kept here': '这里不保存任何内容',
};

export const runs: Messages = { ...archive, ...backends, ...failures };
