/** What the verl command has no counterpart for, in Simplified Chinese. The script itself stays in English. */
import type { Messages } from '../../messages.ts';

export const verl: Messages = {
  'The rollouts came from a file: only the estimator’s settings are about them; batch, update and evaluation are presets of the lab.':
    '轨迹来自文件：只有估计器的设置与它们有关；批次、更新和评估是实验室的预设。',
  'Their code has no estimator {estimator} and will refuse this line: it has {known}. Choose one of them here, or add {again} there.':
    '作者的代码没有估计器 {estimator}，会拒绝这一行；它有 {known}。请在这里改选其中之一，或在那边加上 {again}。',
  'Their G2PO does not read algorithm.gamma: 0.95 stands in compute_group_aggregation_values of g2po/core_g2po.py. Write {gamma} there too.':
    '作者的 G2PO 不读 algorithm.gamma：g2po/core_g2po.py 的 compute_group_aggregation_values 里写的是 0.95。那里也要改成 {gamma}。',
  'Their invalid_action_penalty_coef reaches the episode term only: 0.1 stands in compute_step_level_advantage of g2po/core_g2po.py. Write {penalty} there too.':
    '作者的 invalid_action_penalty_coef 只作用于回合项：g2po/core_g2po.py 的 compute_step_level_advantage 里写的是 0.1。那里也要改成 {penalty}。',
  'env.env_name is the environment that the lab’s {world} is written in the style of: its tasks, texts and lengths are others.':
    'env.env_name 是实验室的 {world} 所仿照的环境：它的任务、文本和回合长度都不同。',
  'What their trainer adds and the lab lacks stays as theirs: an entropy bonus of 0.001, a second clip at 3 for negative advantages, weight decay of 0.01, a mean over tokens instead of steps.':
    '作者的训练程序有而实验室没有的，保持原样：0.001 的熵奖励，负优势在 3 处的第二次裁剪，0.01 的权重衰减，按 token 而不是按步取均值。',
  'learns a small network here and says nothing about a language model: the command takes 1e-6, as theirs, from LEARNING_RATE.':
    '这里训练的是小网络，不适用于语言模型：命令从 LEARNING_RATE 取 1e-6，与作者一致。',
  'their environments pay 10, and SUCCESS_REWARD of g2po/core_g2po.py is 10.':
    '作者的环境奖励为 10，g2po/core_g2po.py 的 SUCCESS_REWARD 也是 10。',
  'their penalty is part of the scores that are normalised.': '作者的惩罚计入待标准化的得分。',
  'theirs are over all steps of the task (compute_mean_std_cross_steps).':
    '作者按任务的所有步统计（compute_mean_std_cross_steps）。',
  'their values are group means.': '作者的价值是组内均值。',
  'theirs is always on.': '作者的代码里总是打开。',
  'there it is the language model of MODEL.': '那边是 MODEL 指定的语言模型。',
  'there it is what the language model knows.': '那边取决于语言模型已有的知识。',
  'every task is fresh there.': '那边每个任务都是新的。',
  'nothing there works out the truth.': '那边不计算真值。',
  'there it is CUDA.': '那边是 CUDA。',
};
