/** Settings of a run, of estimators, of links and of races, in Simplified Chinese. */
import type { Messages } from '../../messages.ts';

/** Batch, evaluation, run. */
const run: Messages = {
  Tasks: '任务',
  'Tasks of an iteration. Each is sampled several times; nothing is shared between tasks.':
    '一次迭代的任务数。每个任务采样多条轨迹；任务之间互不相干。',
  'Rollouts per task': '每个任务的轨迹数',
  'Trajectories sampled on each task: the group that the advantages compare.':
    '在每个任务上采样的轨迹数：优势就在这一组之内比较。',
  'Watched tasks': '固定观察的任务',
  'The first tasks of every batch stay the same instances, so that their graphs can be watched. Success is counted on the fresh ones.':
    '每个批次的前几个任务始终是同样的实例，好看着它们的图变化。成功率按其余的新任务计算。',
  Minibatch: '小批量',
  'Steps of one Adam step.': 'Adam 每更新一次所用的步数。',
  Epochs: '轮数',
  'How often an iteration goes through its steps.': '每次迭代把采到的步用几遍。',
  'Evaluate every': '评估间隔',
  'How often the policy is tried on held-out tasks: the same unseen tasks each time, one rollout each, never trained on. 0 turns it off.':
    '每隔几次迭代在留出任务上评估一次策略：每次都是同一批未见过的任务，各一条轨迹，从不用于训练。0 为不评估。',
  'Held-out tasks': '留出任务',
  'How many. With 32, one task is 3 percentage points.': '留出任务的个数。32 个时，一个任务相当于 3 个百分点。',
  'Evaluation temperature': '评估温度',
  'Logits are divided by it when the policy acts on held-out tasks: below 1 it acts more decidedly than in training, which samples at 1.':
    '策略在留出任务上行动时，logit 除以它：小于 1 时比训练时更果断，训练时按 1 采样。',
  'Work out the truth': '计算真值',
  'The true value and advantage of every step of the watched tasks, under the policy that sampled them: exact where a task is small enough, else from 256 continuations. Takes up to some seconds an iteration; changes nothing of the training.':
    '在采样时的策略下，固定观察的任务中每一步的真实价值和真实优势：任务足够小时精确计算，否则由 256 次续走估出。每次迭代最多多花几秒；不影响训练。',
  World: '环境',
  'What the agent lives in.': '智能体所处的环境。',
  'Train with': '训练用的估计器',
  'The advantage estimator whose credit trains the policy.': '用它给出的信用来训练策略。',
  Network: '网络',
  'The policy that acts.': '做决策的策略网络。',
  Seed: '随机种子',
  'Everything random derives from it: tasks, rollouts, initial weights, minibatches.':
    '一切随机性都由它而来：任务、轨迹、初始权重、小批量。',
  Backend: '后端',
  'What computes the policy.': '用什么来计算策略。',
  fastest: '最快的',
  'Measured at start: WebGPU where there is a GPU, else WebAssembly.':
    '启动时实测：有 GPU 用 WebGPU，否则用 WebAssembly。',
  'plain JavaScript': '纯 JavaScript',
  steps: '步',
  iterations: '次迭代',
};

const policy: Messages = {
  Prior: '先验',
  'What the untrained policy prefers. The reference policy of the KL term is this initial policy.':
    '未经训练的策略偏好什么。KL 项的参考策略就是这个初始策略。',
  none: '无',
  'Every action is equally likely at first.': '起初各个动作的概率相同。',
  'words of the task': '任务中的词',
  '+1 logit for each word of an action that occurs in the task, at most +2.':
    '动作中每有一个词出现在任务里，logit 加 1，最多加 2。',
  'Learning rate': '学习率',
  'Step size of Adam.': 'Adam 的步长。',
  'PPO clip': 'PPO 裁剪',
  'The ratio of new to old probability earns nothing beyond 1 ± this.': '新旧概率之比超出 1 ± 此值后不再有收益。',
  'KL to start β': '与初始策略的 KL β',
  'How strongly the policy is held near the initial one.': '把策略拉向初始策略的力度。',
  'Gradient clip': '梯度裁剪',
  'Largest global norm of a gradient; 0 turns it off.': '梯度全局范数的上限；0 为不裁剪。',
  words: '词特征',
  'Hashed words and pairs of task, observation and two steps of history; scores each action by its crossings with them. 532,480 parameters, and fast.':
    '对任务、观测和最近两步的词与词对作哈希；按动作与它们的交叉特征给动作打分。532,480 个参数，速度快。',
  'Reads task, observation and two steps of history in two layers of attention, 48 words at most; scores each action by what its words find there. 185,024 parameters. On WebAssembly an iteration takes some 20 times as long as with words, so it comes with 4 tasks and settings of its own.':
    '用两层注意力读取任务、观测和最近两步，至多 48 个词；按动作的词在其中找到的内容给动作打分。185,024 个参数。在 WebAssembly 上一次迭代约需词特征网络的 20 倍时间，因此只配 4 个任务和它自己的设置。',
};

const estimators: Messages = {
  'The episode term plus w times two views of each transition: against the others that leave its state, and its TD error against the whole graph.':
    '回合项，加上 w 倍的两种转移优势：与离开同一状态的其他转移相比，以及 TD 误差与全图相比。',
  'The episode term plus w times each step’s own discounted return against the steps that start in the same state.':
    '回合项，加上 w 倍的步优势：每一步自己的折扣回报，与从同一状态出发的各步相比。',
  'The episode term plus w times how few steps from success a transition leads, against the others that leave its state.':
    '回合项，加上 w 倍的步优势：转移之后离成功还有几步，与离开同一状态的其他转移相比。',
  'Every step receives how its whole episode did against the other rollouts of the task: A_EP alone.':
    '每一步都得到整个回合与同一任务其他轨迹相比的结果：只有 A_EP。',
  'Each step’s discounted return against the steps that share its last 1 … K + 1 observations, longer agreement weighing more; no episode term.':
    '每一步的折扣回报，与最近 1 … K + 1 个观测相同的各步相比，相同得越长权重越大；没有回合项。',
  'Every step receives its episode’s score minus the mean score of the others of the task, without any std.':
    '每一步都得到所在回合的得分减去同一任务其他回合得分的均值，不除以标准差。',
  '1 unsuccessful trajectory': '1 条失败的轨迹',
  '{n} unsuccessful trajectories': '{n} 条失败的轨迹',
  'the next observation (next_obs) of the last step is missing in {trajectories}':
    '{trajectories}缺少最后一步之后的观测（next_obs）',
  'GraphGPO is unavailable: {reason}': 'GraphGPO 不可用：{reason}',
};

const estimation: Messages = {
  'Discount γ': '折扣 γ',
  'How much a return shrinks with each step that remains until the end of the episode.':
    '离回合结束每多一步，回报打多少折扣。',
  'Weight w': '权重 w',
  'Weight of the step-level terms beside the episode term. 0 is GRPO.': '步级各项相对于回合项的权重。0 即 GRPO。',
  'Invalid-action penalty p': '无效动作惩罚 p',
  'Subtracted from the score of a step whose action was not admissible.': '动作不可行的步，得分减去它。',
  'Penalty applies': '惩罚的位置',
  'Whether the invalid-action penalty is part of the scores that are normalised, or is subtracted afterwards.':
    '无效动作惩罚是计入待标准化的得分，还是事后扣除。',
  'inside the normalisation': '标准化之内',
  'Taken off the scores before their mean and std, as the papers’ code does: where all else is equal, it becomes an advantage of full size.':
    '先从得分中扣除，再求均值和标准差，与论文代码一致：其他都相同时，它会变成一个完整大小的优势。',
  'outside, as it stands': '标准化之外，原样扣除',
  'Taken off the finished advantage of the invalid step, and of no other.':
    '只从无效步算好的优势中扣除，不影响其他步。',
  'Success reward': '成功奖励',
  'Value of the success node, and the episode reward of a success in the built-in worlds.':
    '成功节点的价值，也是内置环境中成功回合的奖励。',
  Normalisation: '标准化',
  'Whether each term is divided by its standard deviation after its mean is taken off.':
    '每一项减去均值之后，是否再除以标准差。',
  'mean and std': '均值和标准差',
  'mean only': '只减均值',
  'Episode statistics': '回合项统计',
  'Mean and std of the episode term over all steps of the task (the authors’ code: a long trajectory weighs more) or over its trajectories (the paper’s formula, without the penalty p).':
    '回合项的均值和标准差，按任务的所有步计算（作者的代码：长轨迹权重更大），还是按轨迹计算（论文的公式，不含惩罚 p）。',
  'over steps': '按步',
  'over trajectories': '按轨迹',
  'Node values': '节点价值',
  'Value of a state: the mean over every step that visited it, or each step’s own discounted return (without aggregation).':
    '状态的价值：到过它的所有步的均值，或每一步自己的折扣回报（不按组取平均）。',
  'group mean': '组内均值',
  'own trajectory': '自身轨迹',
  'Episode term A_EP': '回合项 A_EP',
  'Whole episode against the other rollouts of the task.': '整个回合与同一任务的其他轨迹相比。',
  'Node-centric term A_NC': '以节点为中心的项 A_NC',
  'A transition against the other transitions that leave its node.': '一个转移与离开同一节点的其他转移相比。',
  'Edge-centric term A_EC': '以边为中心的项 A_EC',
  'A transition’s TD error against those of the whole graph.': '一个转移的 TD 误差与全图的 TD 误差相比。',
  'History steps K': '历史步数 K',
  'HGPO groups steps whose last 1 … K + 1 observations agree.': 'HGPO 把最近 1 … K + 1 个观测相同的步归为一组。',
  'History exponent α': '历史指数 α',
  'HGPO weighs a group of k agreeing observations by (k + 1)^α.': 'HGPO 中，k 个观测相同的组权重为 (k + 1)^α。',
  'Path discount γ_g': '路径折扣 γ_g',
  'GraphGPO’s return of a node is success reward · γ_g^distance to success.':
    'GraphGPO 中，节点的回报 = 成功奖励 · γ_g^(到成功的距离)。',
  'Critical from |τ|': '关键阈值 |τ|',
  'A transition is critical when its mean edge-centric advantage is at least this many standard deviations of the TD errors of its task.':
    '一个转移以边为中心的优势，均值的绝对值达到这么多个标准差（任务内 TD 误差的标准差），就是关键转移。',
};

const links: Messages = {
  Hide: '隐藏',
  'What the page leaves out. “Show controls” brings it back.': '页面上不显示什么。按“显示控件”可恢复。',
  nothing: '不隐藏',
  'settings and menus': '设置和菜单',
  'Play, Step and the timeline stay.': '保留“训练”“单步”和时间轴。',
  'every control': '所有控件',
  'Graph, inspector and charts stay; so do the keys.': '保留图、检查器和图表；按键照常可用。',
  'View only': '只读',
  'Settings can be read but not changed, and no other run is begun.': '设置只能看，不能改，也不能开始别的训练。',
  'Start paused': '打开后暂停',
  'Nothing is trained before Play is pressed; Play then goes to the iteration of the link.':
    '按“训练”之前什么也不训练；按下后一直训练到链接所指的迭代。',
  'Play at once': '打开即训练',
  'Training starts by itself, and goes on past the iteration of the link.':
    '自动开始训练，到了链接所指的迭代也不停下。',
  'Presenter mode': '演示模式',
  'Opens in presenter mode.': '以演示模式打开。',
  Scene: '场景',
  'Opens at this scene of the lecture. 0: at none.': '打开讲解的这一场景。0：不打开。',
  'Answer revealed': '已揭示答案',
  'The scene opens with its answer shown.': '打开场景时答案已经显示。',
};

const race: Messages = {
  Seeds: '随机种子数',
  'How often the race is repeated, each time with other tasks and other initial weights. Intervals need two; eight make them narrow.':
    '对比训练重复几次，每次换一批任务和初始权重。至少两次才有区间；八次区间就比较窄。',
  Iterations: '迭代次数',
  'How long each run trains.': '每次训练的长度。',
};

export const options: Messages = { ...run, ...policy, ...estimators, ...estimation, ...links, ...race };
