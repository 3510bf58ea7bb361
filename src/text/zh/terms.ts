/** The words of the method, each explained in a sentence or two with its source, in Simplified Chinese. */
import type { Words } from '../language.ts';
import type * as english from '../terms.ts';

const PAPER = 'G2PO, arXiv 2606.22995';
const PPO = 'PPO, arXiv 1707.06347';
const TRUTH = '有限步的 Bellman 方程，按剩余步数逆推算出';
const ACCURACY = '在每个任务内逐步比较，再对任务取平均';

export const terms: Words<typeof english.terms> = {
  value: {
    name: 'V(G)，状态的价值',
    explanation:
      '任务的全部轨迹中，从这个状态出发的所有步的步价值的均值。按组取平均可以压低噪声：方差从 σ² 降到 σ²/n。',
    source: PAPER,
  },
  stepValue: {
    name: 'v，步价值',
    explanation: '这一步所在回合的奖励，从这一步（第 j 步）到最后一步（第 T 步）每步折扣一次。失败的回合为 0。',
    source: PAPER,
  },
  tdError: {
    name: 'δ，TD 误差',
    explanation: '经过一个转移，价值变化多少：到达状态的 V 减去离开状态的 V。经过同一条边的各步，TD 误差都相同。',
    source: PAPER,
  },
  episode: {
    name: 'A_EP，回合优势',
    explanation: '整个回合与同一任务的其他轨迹相比如何。同一回合的各步得到的大致相同。只用这一项就是 GRPO。',
    source: `${PAPER}；GRPO, arXiv 2402.03300`,
  },
  node_centric: {
    name: 'A_NC，以节点为中心的优势',
    explanation:
      '一个转移与离开同一状态的其他转移相比：这个动作是否比别的动作通向更好的状态？只有一步离开该状态时为 0。',
    source: PAPER,
  },
  edge_centric: {
    name: 'A_EC，以边为中心的优势',
    explanation:
      '一个转移的 TD 误差与全图的 TD 误差相比：同一把全局的尺子，以标准差为单位。局部比较看不出的决定性的步，它能找出来。',
    source: PAPER,
  },
  step: {
    name: 'A_step，步优势',
    explanation:
      '这个估计器的步级项：把 g 与组内其他步相比。g 是这一步自己的折扣回报（GiGPO、HGPO），或已知最短的成功之路值多少（GraphGPO）。',
    source: 'GiGPO, arXiv 2505.10978；HGPO, arXiv 2602.22817；GraphGPO, arXiv 2605.26684',
  },
  penalty: {
    name: 'A_p，惩罚',
    explanation:
      '动作不可行的步得到负的无效动作惩罚 −p，从算好的优势中扣除。只有惩罚放在标准化之外时，它才单独成为一项。',
    source: PAPER,
  },
  advantage: {
    name: 'A，优势',
    explanation: '更新时与这一步的概率比率相乘的量：为正，动作在此状态下的概率升高；为负，概率降低。',
    source: PAPER,
  },
  trueValue: {
    name: 'V^π，真实价值',
    explanation:
      '采样时的策略从这里起、在剩余步数内平均能得到的折扣回报。状态显示的是各次访问的均值。估计值 V(G) 只凭轨迹去接近它。',
    source: TRUTH,
  },
  trueAdvantage: {
    name: 'A^π，真实优势',
    explanation: '同样的处境下，这个动作比策略的平均表现好多少。大于 0 就该提高它的概率，小于 0 就该降低。',
    source: TRUTH,
  },
  pearson: {
    name: 'Pearson 相关系数',
    explanation: '估计与真值是否成比例地同升同降：1 为完全一致，0 为无关，小于 0 为方向相反。与尺度无关。',
    source: ACCURACY,
  },
  spearman: {
    name: 'Spearman 相关系数',
    explanation: '对名次求同样的相关系数：估计是否把任务的各步排对了先后，不管差距大小。相等的值取名次的均值。',
    source: ACCURACY,
  },
  signAgreement: {
    name: '符号正确率',
    explanation: '真实优势不为 0 的步中，估计推对了方向的比例。估计为 0 就没有推向任何方向，不算正确。',
    source: ACCURACY,
  },
  scaledRmse: {
    name: '换算尺度后的误差',
    explanation: '估计乘上最合适的系数 c 之后，与真值还差多少：0 为完全一致，1 则与每步都报 0 一样差。',
    source: ACCURACY,
  },
  flatTask: {
    name: '没有方差的任务',
    explanation:
      '估计（或真值）在每一步都相同，往往因为所有轨迹结局相同。这时没有相关系数：这样的任务单独计数，不计入两种相关系数的均值。',
    source: ACCURACY,
  },
  critical: {
    name: '关键转移',
    explanation: '平均 A_EC 达到阈值的边：为正是进展（▲），为负是倒退（▼）。始终以任务图上 δ 的标准差为单位。',
    source: PAPER,
  },
  bottleneck: {
    name: '瓶颈',
    explanation: '任务的每条成功轨迹都经过的转移。',
    source: '与估计器无关',
  },
  stateGroup: {
    name: '状态组',
    explanation: '一个任务中观测相同的所有步：它们合并成图中的一个节点。组越大，价值估得越准。',
    source: `${PAPER}；GiGPO 的锚状态，arXiv 2505.10978`,
  },
  singleton: {
    name: '没有方差的组',
    explanation: '只有一步的状态组没有可以比较的，所以 A_NC 为 0；任务的轨迹若结局全部相同，就没有回合信号。',
    source: PAPER,
  },
  rollout: {
    name: '轨迹',
    explanation: '策略在任务上完成的一个回合，从起点到成功、失败或步数上限。',
    source: PAPER,
  },
  invalid: {
    name: '无效动作',
    explanation: '环境不接受的动作：什么也不会发生，这一步的得分减去惩罚 p。',
    source: PAPER,
  },
  gamma: {
    name: 'γ，折扣',
    explanation: '奖励每远一步打多少折扣。小于 1 时，离成功越近的状态价值越高，短的路胜过长的路。',
    source: PAPER,
  },
  weight: {
    name: 'w，权重',
    explanation: '步级各项相对于回合项占多大分量。w = 0 时只剩 A_EP，即 GRPO。',
    source: PAPER,
  },
  std: {
    name: 'std 或 σ，标准差',
    explanation: '一组值的离散程度，分母为 n − 1。除以它，各项才能相比；A_EC 以 σ 为单位。',
    source: PAPER,
  },
  epsilon: {
    name: 'ε',
    explanation: '百万分之一，加在每个标准差上，使除数永不为零。',
    source: PAPER,
  },
  reward: {
    name: 'R，回合奖励',
    explanation: '环境在回合结束时一次性给出：成功则为成功奖励，否则为 0。',
    source: PAPER,
  },
  visits: {
    name: 'n，访问次数',
    explanation: '任务的全部轨迹中从这个状态出发的步数，也就是状态组的大小。同一条轨迹可能经过多次。',
    source: PAPER,
  },
  taskGroup: {
    name: '任务组',
    explanation: '在同一个任务上从同一起点采样的轨迹。只在它们之间比较：任务之间互不相干。',
    source: 'GRPO, arXiv 2402.03300',
  },
  policy: {
    name: 'π，策略',
    explanation: '智能体看到任务、观测和最近两步之后，选择每个可行动作的概率。',
    source: PPO,
  },
  oldPolicy: {
    name: '更新前的策略',
    explanation: '采样这次迭代各条轨迹的策略。更新从它出发。',
    source: PPO,
  },
  move: {
    name: 'Δπ，概率的变动',
    explanation: '更新后的概率减去更新前的概率，以百分点计：从 10 % 到 13 % 是 +3 个百分点。',
    source: '由两个策略在同样的决策上算出',
  },
  ratio: {
    name: 'ρ，概率比率',
    explanation: '更新后的策略选这个动作的概率是采样时的多少倍。更新使 ρ · A 增大：信用推动概率。',
    source: PPO,
  },
  clip: {
    name: '裁剪范围',
    explanation:
      'ρ 一旦沿 A 所指的方向超出 1 ± clip，继续走下去目标也不再增大，这就限制了一次更新的幅度。与这一步有相同词语的其他步，仍可能把 ρ 带得更远。',
    source: PPO,
  },
  referencePolicy: {
    name: '参考策略',
    explanation: '训练开始时未经训练的策略；KL 项不让训练中的策略离它太远。',
    source: 'GRPO, arXiv 2402.03300',
  },
  kl: {
    name: '与初始策略的 KL',
    explanation: '策略离初始策略有多远，以 nat 计：k3 估计，从不为负，对各步取平均。它乘以 β 加入损失。',
    source: 'GRPO, arXiv 2402.03300',
  },
  entropy: {
    name: '熵',
    explanation: '策略有多不确定，以 nat 计：只有一个动作可能时为 0，k 个动作同样可能时为 ln k。',
    source: 'Shannon 1948',
  },
};
