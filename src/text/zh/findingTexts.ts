/** Each finding in Simplified Chinese: what it says, what is healthy and who says so, what it means, what to do. */
import type * as english from '../findingTexts.ts';
import type { Words } from '../language.ts';

const OURS = '没有论文给出界限，此界限由我们设定';
const NO_CREDIT = () => '当前估计器不适用于这些轨迹。';
const NO_STEPS = () => '没有任何步。';
const steps = (n: number) => `${n} 步`;

const CAUSES = ['回合项 A_EP', '以节点为中心的项 A_NC', '以边为中心的项 A_EC', '步级项', '无效动作惩罚'] as const;

/** Why the largest advantage is that large: its term, and the group that it was normalised in. */
function whyExtreme(f: english.Figures, write: english.Write): string {
  if (f.cause === undefined) return '';
  const term = `最大的一个来自${CAUSES[f.cause]}（${write.signed(f.term)}）`;
  if (f.groupSize === undefined) return `${term}。`;
  if (f.groupSize === 1) return `${term}：它是组内唯一的值，未经标准化。`;
  const group = `它所在的组有 ${write.grouped(f.groupSize)} 个值，标准差只有 ${write.number(f.groupStd)}`;
  const reach = `${write.grouped(f.groupSize)} 个值中的一个最大可达 ${write.number(f.reach)}`;
  return `${term}：${group}，而 ${reach}。${f.invalid === 1 ? '该步的动作无效。' : ''}`;
}

export const findingTexts: Words<typeof english.findingTexts> = {
  group_size: {
    name: '状态组的大小',
    unit: '的步独占一个状态',
    as: 'percent',
    sentence: (f, w) =>
      `每个状态平均有 ${w.number(f.mean)} 步；${w.grouped(f.nodes)} 个状态中有 ${w.grouped(f.alone)} 个（${w.percent(f.aloneNodes)}）只有一步。` +
      (f.own >= 0.1 ? `另有 ${w.percent(f.own)} 的步所在的状态只有一条轨迹经过。` : ''),
    unknown: NO_STEPS,
    healthy: '至多 12 % 的步',
    source:
      '已发表的训练大约每组 5 步、单步组占 8–12 %；训练程序自己的日志（verl-agent）数的是组，不是步。这里按步设界，因为学习发生在步上',
    meaning: '观测相同的步相互比较。独占一个状态的步无从比较：A_NC 为 0，状态的价值也只是一条轨迹的运气。',
    remedy:
      '如果观测之间只差无关紧要的细节（大小写、数字、id、日期），可在“文件与状态”中合并。否则为每个任务多采样一些轨迹。',
    terms: ['stateGroup', 'value', 'node_centric'],
    measure: (m, w, kind) => (kind === 'task' ? `${w.percent(m)} 独占` : steps(m)),
    histogram: { caption: '状态按步数的分布', label: '步数', count: '状态数' },
  },
  flat_tasks: {
    name: '无方差的任务',
    unit: '的任务',
    as: 'percent',
    sentence: (f, w) =>
      f.flat === 0
        ? '每个任务中都有奖励不同的轨迹。'
        : `${w.grouped(f.tasks)} 个任务中有 ${w.grouped(f.flat)} 个的全部轨迹奖励相同：${w.grouped(f.failed)} 个全部失败，${w.grouped(f.succeeded)} 个全部成功` +
          (f.lone > 0 ? `，${w.grouped(f.lone)} 个只有一条轨迹` : '') +
          `。它们占总步数的 ${w.percent(f.steps)}。`,
    unknown: () => '没有任何任务。',
    healthy: '全部失败或只有一条轨迹的任务至多 30 %',
    source: `${OURS}。DAPO（arXiv 2503.14476）丢弃这样的组，另行采样`,
    meaning:
      '回合项比较同一任务的轨迹。结局全都一样时它为 0，GRPO 在这里什么也学不到。全部成功时，G2PO 仍会奖励更短的路；全部失败时，就只剩下惩罚。',
    remedy: '总是失败的任务目前太难：多采样一些轨迹，提高温度，或从容易的任务开始。总是成功的任务可以不再采样。',
    terms: ['taskGroup', 'episode'],
    measure: (m) => steps(m),
  },
  wide_states: {
    name: '回报分散的状态',
    unit: '的步',
    as: 'percent',
    sentence: (f, w) =>
      `${w.grouped(f.of)} 个至少有三步的状态中，有 ${w.grouped(f.states)} 个的步价值至少与整个任务的一样分散。全部离散中有 ${w.percent(f.within)} 来自状态内部。`,
    unknown: () => '没有一个任务的步价值有差别。',
    healthy: '至多 30 % 的步',
    source: `${OURS}。HGPO（arXiv 2602.22817）描述了一种成因：到达同一状态时的历史不同`,
    meaning:
      '状态的价值是经过它的各步后来所得的均值。如果所得从一无所获到全部拿到都有，均值就说明不了什么，进入该状态的转移好不好也就成了碰运气。在任务开头这很自然；到了后面，往往说明不同的情形用了同一段文本。',
    remedy:
      '看看这些状态：文本是否隐去了关键信息（带着什么，之前选了什么）？如果是，把它写进观测，或用观测与上一动作一起区分状态。',
    terms: ['stepValue', 'value', 'std'],
    measure: (m, w) => `任务标准差的 ${w.number(m)} 倍`,
  },
  aliased: {
    name: '疑似状态混淆的观测',
    unit: '的重复尝试',
    as: 'percent',
    sentence: (f, w) =>
      f.pairs === 0
        ? '凡是在同一状态再次采取同一动作，都到达了同一状态。'
        : `在同一状态采取过不止一次的 ${w.grouped(f.of)} 个动作中，有 ${w.grouped(f.pairs)} 个到达了不同的状态，最多时达 ${w.grouped(f.most)} 个状态。`,
    unknown: () => '没有动作在同一状态采取过两次。',
    healthy: '至多 5 % 的步',
    source: `${OURS}。论文中的环境是确定性的；HGPO（arXiv 2602.22817）处理历史起作用的情形`,
    meaning:
      '文本相同，动作相同，接下来的文本却不同：要么观测漏掉了要紧的信息，要么环境是随机的。只凭轨迹分不清这两者。状态混淆会让状态上的均值产生误导，甚至颠倒各估计器的优劣。',
    remedy:
      '比较两条在这里分开的轨迹。如果环境是确定性的，就在观测或状态的判据中加入更多信息；如果是随机的，就多采样一些轨迹。',
    terms: ['stateGroup'],
    measure: (m) => `${steps(m)}到了别处`,
  },
  repeats: {
    name: '自环与重复动作',
    unit: '的步',
    as: 'percent',
    sentence: (f, w) =>
      f.value === 0
        ? '没有步回到原来的状态，也没有轨迹在同一状态重复动作。'
        : `${w.percent(f.loops)} 的步回到了出发的状态，${w.percent(f.repetitions)} 的步重复了同一轨迹在该状态做过的动作；最多的一条轨迹有 ${w.grouped(f.longest)} 个这样的步。`,
    unknown: NO_STEPS,
    healthy: '至多 10 % 的步',
    source: OURS,
    meaning: '这样的步什么也不改变，只耗费时间。它们还让状态组变大却没有变好：轨迹只是在与自己比较。训练初期这很常见。',
    remedy: '让智能体知道自己刚做过什么（历史），在观测中写明动作没有效果，或在重复若干次后结束回合。',
    terms: ['stateGroup'],
    measure: (m) => steps(m),
  },
  invalid: {
    name: '无效动作',
    unit: '的步',
    as: 'percent',
    sentence: (f, w) =>
      f.steps === 0
        ? '所有动作都可行，或者文件没有另作说明。'
        : `有 ${w.grouped(f.steps)} 个动作不可行：占失败轨迹各步的 ${w.percent(f.inFailed)}，占成功轨迹各步的 ${w.percent(f.inSuccessful)}。`,
    unknown: NO_STEPS,
    healthy: '至多 5 % 的步',
    source: OURS,
    meaning:
      '环境拒绝了这个动作。如果惩罚计入标准化，那么在全部失败的任务里，一个无效步就会得到足额的优势，其余各步反而都受到褒奖。',
    remedy: '把可行的动作告诉智能体，或把惩罚移到标准化之外。也检查一下解析器：它可能拒绝了本意正确的动作。',
    terms: ['invalid', 'penalty'],
    measure: (m) => `${m} 次无效`,
  },
  truncated: {
    name: '被截断的回合',
    unit: '的轨迹',
    as: 'percent',
    sentence: (f, w) =>
      `${w.grouped(f.known)} 条轨迹中有 ${w.grouped(f.cut)} 条因达到上限而结束，并非自行结束。` +
      (f.silent > 0 ? `另有 ${w.grouped(f.silent)} 条文件没有说明。` : ''),
    unknown: (f, w) =>
      '文件没有说明回合如何结束。' +
      (f.atLimit > 1 && 2 * f.atLimit >= f.failures
        ? `但 ${w.grouped(f.failures)} 条失败轨迹中有 ${w.grouped(f.atLimit)} 条恰为 ${steps(f.limit)}，且没有更长的：看来有步数上限。`
        : ''),
    healthy: '至多 10 % 的轨迹',
    source: `${OURS}。DAPO（arXiv 2503.14476）表明，被截断的样本会给奖励带来噪声`,
    meaning: '被截断的回合算作失败，哪怕离成功只差一步。上限的账就这样算到了它最后几步的头上。',
    remedy: '提高步数上限，或不计入这些轨迹（假如），看信用是否改变。',
    terms: ['rollout'],
    measure: (m) => `长 ${steps(m)}`,
  },
  drift: {
    name: '优势偏离零',
    unit: '个标准差',
    as: 'number',
    sentence: (f, w) =>
      `优势的均值按步为 ${w.signed(f.steps)}，按轨迹为 ${w.signed(f.trajectories)}；${w.grouped(f.of)} 个任务中有 ${w.grouped(f.tasks)} 个偏离零。`,
    unknown: NO_CREDIT,
    healthy: '各任务平均至多 0.05',
    source: '优势是相对均值计算的（GRPO，arXiv 2402.03300），其均值应接近 0；界限由我们设定',
    meaning:
      '均值不为零时，任务中的每个动作不论做了什么，都被推向同一方向。如果失败的轨迹较长，按轨迹统计会使按步的均值偏离零，反之亦然；只有一条轨迹的任务，奖励则原样保留。',
    remedy: '检查训练程序按什么统计（步还是轨迹），并不计入只有一条轨迹的组。',
    terms: ['advantage', 'std'],
    measure: (m, w) => `偏离零 ${w.number(m)} σ`,
  },
  extreme: {
    name: '极端的优势',
    unit: 'σ（最大）',
    as: 'number',
    sentence: (f, w) =>
      f.steps === 0
        ? '没有优势超过 10 个标准差。'
        : `有 ${w.grouped(f.steps)} 个优势超过 10 个标准差。${whyExtreme(f, w)}`,
    unknown: NO_CREDIT,
    healthy: '小于 10 σ',
    source: `${OURS}。按均值与标准差标准化时，单位是该项所在组的一个标准差`,
    meaning:
      '这样的一步抵得上其他许多步之和。这本身不算错：在一张大图里，如果多数转移都没有进展，那个带来进展的转移就会如此突出。',
    remedy:
      '看看这一步。如果是罕见的侥幸成功，多采样轨迹即可缓和；如果是惩罚造成的，就把它移到标准化之外；或只减均值。',
    terms: ['advantage', 'std', 'edge_centric'],
    measure: (m, w) => `${w.number(m)} σ`,
  },
  disagreement: {
    name: '估计器之间的分歧',
    unit: '的步（分歧最大者）',
    as: 'percent',
    sentence: (f, w, most) =>
      f.value === 0
        ? '没有估计器在任何一步与 G2PO 符号相反。'
        : `${w.grouped(f.steps)} 步中有 ${w.percent(f.value)} 的步，${most} 给出的符号与 G2PO 相反；没有其他估计器分歧更大。`,
    unknown: () => '没有另一个估计器可与 G2PO 比较。',
    healthy: '至多 35 % 的步',
    source: OURS,
    meaning:
      '两个估计器符号相反时，一个让动作更可能，另一个让它更不可能。GRPO 和 RLOO 评判整个回合，必然与评判单步的不同；但若相差太多，就值得一看。',
    remedy: '打开这样的一步，问问它对任务起了什么作用。“比较”（E）可并排显示两者的图。',
    terms: ['advantage'],
    measure: (m, w) => `强度 ${w.number(m)}`,
    histogram: { caption: '与 G2PO 符号相反的步', label: '估计器', count: '步数' },
  },
  good_in_failed: {
    name: '失败回合中的好步',
    unit: '的步（失败轨迹）',
    as: 'percent',
    sentence: (f, w) => `失败轨迹的 ${w.grouped(f.of)} 步中，有 ${w.grouped(f.steps)} 步的优势为正。`,
    unknown: () => '没有失败的轨迹，或当前估计器不适用。',
    healthy: '至多 60 %',
    source: OURS,
    meaning:
      '从失败中找出做得好的地方，正是步级信用的用处。但如果失败轨迹的大多数步都受到褒奖，训练就会重复失败：这往往是惩罚计入标准化造成的。',
    remedy: '看看最强的几步。如果它们没有推进任务，就检查惩罚，以及它们所到达的状态。',
    terms: ['advantage'],
    measure: (m, w) => `A ${w.signed(m)}`,
  },
  bad_in_successful: {
    name: '成功回合中的坏步',
    unit: '的步（成功轨迹）',
    as: 'percent',
    sentence: (f, w) => `成功轨迹的 ${w.grouped(f.of)} 步中，有 ${w.grouped(f.steps)} 步的优势为负。`,
    unknown: () => '没有成功的轨迹，或当前估计器不适用。',
    healthy: '至多 60 %',
    source: OURS,
    meaning:
      '成功中的弯路和冒险理应受罚。但如果大多数步都受罚，成功本身就很难学到。任务的轨迹全部成功时，必然有大约一半的步低于均值。',
    remedy: '看看最强的几步：是弯路，还是每次成功都必经的一步？若是后者，所在的状态多半发生了状态混淆。',
    terms: ['advantage'],
    measure: (m, w) => `A ${w.signed(-m)}`,
  },
  logged: {
    name: '记录值与重算值',
    unit: '相关系数',
    as: 'number',
    sentence: (f, w) =>
      `在 ${w.grouped(f.steps)} 步上，记录的优势与这里算出的平均相差 ${w.number(f.difference)}，其中 ${w.percent(f.signs)} 的步符号不同。`,
    unknown: () => '没有任务以训练程序看到的原样记录了优势，或当前估计器不适用。',
    healthy: '1，除舍入外没有差别',
    source: '同样的公式用在同样的轨迹上，得到同样的数字',
    meaning:
      '如果训练程序算的与你设想的不同，本页讲的就都不是你的训练。因此会用其他设置逐一尝试每个估计器（γ、w、标准化、按步还是按轨迹统计、n 还是 n − 1、有无惩罚），还会尝试缩放和平移，以及对 token 求和。',
    remedy: '把设置改成查到的结果，本页显示的就是训练程序看到的。如果什么也没有查到，就看看相差最大的几步。',
    terms: ['advantage', 'gamma', 'weight', 'std'],
    measure: (m, w) => `相差 ${w.number(m)}`,
  },
};
