/**
 * Words of the lecture, in Simplified Chinese. The worlds of its scenes stay in English, as the policy reads them: where the
 * words name a place or a thing of theirs, the English stands beside it.
 */
import type { Words } from '../language.ts';
import type * as english from '../lessons.ts';

const scenes: Readonly<Record<english.SceneId, english.SceneText>> = {
  sparse: {
    title: '奖励只有一次，在最后',
    body: '智能体要取回蜂蜜（honey）：先去地窖（cellar）拿钥匙，再打开储藏室（pantry），然后拿蜂蜜，别拿成醋（vinegar）。现在它什么都不会。图中是同一任务的 {rollouts} 条轨迹：一行一条，一点一步；行尾的标记，就是它得到的全部反馈。',
    question: '在这 {steps} 步里，有多少步走完之后，它能知道自己做得怎么样？',
    choices: ['不到十分之一', '约四分之一', '一半以上'],
    reveal:
      '只有 {rollouts} 步：每条轨迹一次，都在结尾。其中 {successes} 条成功。最长的一条走了 {longest} 步，没有任何信号说明哪几步起了作用。',
    notes:
      '这时的策略未经训练，在可选的动作中均匀随机地选。可以让听众数一数，有几行以 ✓ 结尾。前五个场景用的都是这同一批轨迹。',
  },
  blame: {
    title: 'GRPO 让每一步同样受罚',
    body: '亮起的是轨迹 {rollout}：拿到钥匙，走回来，打开储藏室，没走一步弯路。最后却是“{lastAction}”。GRPO 把它的结局与同一任务的其他轨迹相比，再把结果原样分给它的 {length} 步，每一步都一样。',
    question: '这 {length} 步一共得到几种不同的优势？',
    choices: ['一种', '两种，最后一步与其余各步', '每一步各不相同'],
    reveal:
      '一种：每一步都是 {blame}，走对的和走错的没有区别。换成 G2PO 的 A_EC，最后一步得到 {lastAdvantage}，之前各步平均得到 {earlierAdvantage}。',
    notes:
      '揭晓时，每一步按 GRPO 的优势着色并标出正负：整条轨迹不是橙就是蓝。一路走到储藏室的那些步，在替最后拿醋的一步受罚。可以问听众：迭代很多次以后会怎样？会平均掉，但很慢。',
  },
  melt: {
    title: '一条条线，合并成一张图',
    body: '还是这 {rollouts} 条轨迹。不同的轨迹会来到同样的地方：观测相同，就是同一个状态。拖动滑块：每一步都会走到自己的状态上，也能再走回来。',
    question: '{steps} 步，会合并成多少个状态？',
    choices: ['平均七步以上合成一个', '大约两步合成一个', '几乎一步就是一个'],
    reveal: '{states} 个状态。失败的轨迹和成功的轨迹，大部分路是一起走的；在哪里分道扬镳，图上看得清清楚楚。',
    notes:
      '滑块慢慢拉：向前，向后，再来一遍。按 ↑ 合并，按 ↓ 分开，与滑块一致。什么都没有丢：每个点都还在，就在它的状态上。',
  },
  value: {
    title: '状态的价值：访问者所得的平均',
    body: '选中的状态“{state}”被访问了 {visits} 次。每次访问之后都得到一个折扣回报，最低 {lowest}，最高 {highest}。这些回报的均值就是这个状态的价值 V(G)。',
    question: '单看一次访问说明不了什么：标准差有 {spread}。那么 {visits} 次的均值有多可靠？',
    choices: ['比单次访问可靠', '同样不可靠', '更不可靠，因为混进了失败的轨迹'],
    reveal:
      'V = {value}。假如各次访问相互独立，它的标准误是 {standardError}，而不是 {spread}：误差按访问次数的平方根缩小。为此不需要训练任何评论家（critic）。',
    notes:
      '同一条轨迹的几次访问并不独立，所以真实的误差略大一些。但道理不变：访问越多，噪声越小。节点的大小就是访问次数。',
  },
  tdError: {
    title: '一步值多少：TD 误差',
    body: '状态有了价值，一步就不再需要自己的奖励。它值多少，看它改变了多少：到达的状态的价值，减去出发的状态的价值。',
    question: '在通往蜂蜜的路上，价值增加最多的那一步在哪里？',
    choices: ['靠近开头', '大约在中间', '靠近结尾'],
    reveal: '“{action}”让智能体从 {fromValue} 到了 {toValue}：δ = {tdError}。在这一步之前，谁也不知道结局是好是坏。',
    notes:
      '这些价值只从眼前的轨迹读出，所以反映的是采样时那个策略的成败机会。揭晓之后可以再点几条转移，让听众先猜它们的 δ 是正是负。',
  },
  yardstick: {
    title: '局部还是全局：微波炉与冰箱',
    body: '重现论文中的例子：这十二条轨迹是编写出来的，使价值恰好等于论文给出的数值。智能体两手空空站在微波炉（microwave）前，这是死路：V = {fromValue}。它离开这里去冰箱（fridge）：V = {toValue}。从微波炉出去的各条路平均值 {exitMean}。与它们相比，这一步的优势是 {nodeCentric} 个标准差。',
    question: '那么与整张图的所有转移相比，优势是多少？',
    choices: ['比它小', '和它差不多', '是它的两倍以上'],
    reveal:
      'A_EC = {edgeCentric}，而 A_NC = {nodeCentric}：前者是后者的 {yardsticks} 倍。只看局部，去冰箱比平均的出路好不了多少：去台面（countertop）的价值也差不多。但整张图的所有步中，有 {calmer} 引起的价值变化不到它的一半；与它们相比，这一步就突出了：离开死路，是决定性的一步。',
    notes:
      '论文给出的是 0.00、2.10 和 1.54，局部优势 0.55，全局优势约 2.1。这里的数字全部由屏幕上的轨迹算出。两个公式都除以标准差，区别只在于除以谁的标准差。',
  },
  update: {
    title: '更新：概率的前与后',
    body: '现在，策略从这 {rollouts} 条轨迹以及另外三个同类任务的轨迹中学习：更新一次。在选中的状态“{state}”里，它原本只是随机地选动作。',
    question: '哪个动作的概率增加最多？',
    choices: ['优势最高的动作', '优势第二高的动作', '几乎没有被选过的动作'],
    reveal:
      '“{gainer}”，优势 {gainerAdvantage}：从 {before} 升到 {after}。更新把概率比 ρ 与优势相乘，再加以裁剪，免得一个走运的批次把一切都推翻。',
    notes: '为了看得清楚，学习率是平时的五倍。检查器里列着每个动作更新前后的概率。',
  },
  race: {
    title: '对比训练：GRPO、GiGPO、G2PO',
    body: '三个策略，初始权重相同，家务任务相同，随机种子相同，只有信用不同。训练就在眼前进行；处理器核心少的机器上，它们轮流训练。还剩 {raceLeft} 次迭代。',
    question: '整场对比中，谁的平均成功率最高？',
    choices: ['GRPO', 'GiGPO', 'G2PO'],
    reveal:
      '{winnerName}。一个随机种子只是个例，所以同样的对比事先用 {studySeeds} 个种子做过。平均成功率及 95 % 置信区间：{studyStandings}。逐个种子相比，{winnerName} 领先 {runnerUp} {lead} 个百分点，{studySeeds} 个种子中有 {ahead} 个领先。眼前这一次：{standings}。',
    notes:
      '随时可以揭晓：答案取自多个种子的结果，它们用同样的设置事先训练好，随页面一起提供。现场的训练会继续；后退一步就能回去看。要换别的设置，请用页面顶部的“对比训练”。',
  },
  alike: {
    title: '何时失效：看起来一样的状态',
    body: '还是这些轨迹，旁边已算出真值：在真实优势不为零的各步中，G2PO 有 {signs} 符号正确。现在，从智能体看到的文字里删去一点：有没有拿到钥匙。有钥匙的厨房和没有钥匙的厨房于是成了同一个节点。',
    question: '动作没变，结局没变。还有多少符号是对的？',
    choices: ['还不如抛硬币', '明显比之前少', '与之前差不多'],
    reveal:
      '{signs}，之前是 {signsBefore}。GRPO 从来不看状态，它是 {signsGrpo}。组内平均要有好处，组里的成员必须真的相同；这里它把两种不同的前途混在了一起。',
    notes:
      '这正是 G2PO 所依赖的假设：观测相同，状态就相同。在隐藏进度的基准上，次序甚至会反过来，GiGPO 胜出（见 README）。观测应当说出要紧的事。',
  },
  penalty: {
    title: '何时失效：全组失败时的一点小惩罚',
    body: '时间很紧：一共 {steps} 步，没有一条轨迹成功。从结局里学不到任何东西。不过有 {invalid} 个动作不可行，每个扣 {penalty}，而一次成功值 {reward}。',
    question: '绝对值最大的优势有多大？',
    choices: ['几乎是零', '约 0.1，与惩罚相当', '远远超过 0.1'],
    reveal:
      '{peak}。因为惩罚算在要标准化的分数里面：其他都一样时，全部的差异就只有它，于是被放大到满量程（第一张图）。如果在标准化之后再扣，它还是原来的大小：{peakOutside}（第二张图，色标相同）。',
    notes:
      '第一张图里，每个可行的步都得到奖赏，不管有没有用。论文作者的代码把惩罚放在标准化之内。从零开始训练时，多数组都失败，这可能淹没信号：策略只学会选可行的动作，别的什么也没学到。开关在“估计器”设置的“惩罚的位置”里。',
  },
  shortWay: {
    title: '人人成功时，近路仍然更值',
    body: '{rollouts} 条轨迹全都到了家，用了 {shortest} 到 {longest} 步。在 GRPO 看来，这是 {rollouts} 个相同的结局：它的优势全是 {episodePeak}。G2PO 的价值每绕一段路就低一些，所以它的 A_EC 仍然分得清前进和后退，最大到 {edgePeak}。',
    question: '用 G2PO 更新八次。现在平均 {meanLength} 步，之后会怎样？',
    choices: ['变短', '不变', '变长，反正原来就必定成功'],
    reveal:
      '从 {lengthBefore} 步到 {meanLength} 步，{rollouts} 条中有 {successes} 条到家。换成 GRPO，不会有任何一个权重因此而动。',
    notes:
      '起作用的是折扣：奖励来得越晚，眼下就越不值钱。把 γ 设为 1，这种差别就消失了。揭晓之后，近路上也可能有一步是橙色：δ 是与整张图的均值相比的，每一步都好时，增加最少的那一步就低于均值。首尾就此呼应：奖励只在最后有一次，而每一步都知道自己值多少。',
  },
};

export const lessonsText: Words<typeof english.lessonsText> = {
  scenes,
  standings: (each) => each.join('，'),
  presentPage: '演示本页',
  presentPageHint: '全屏、大字，演示自己的训练',
  goOn: '继续讲解',
  begin: '开始讲解',
  loadFailed: '无法载入讲解。请关闭后再试。',
  name: '讲解',
  place: (scene, of) => `场景 ${scene}，共 ${of} 个`,
  next: '下一场景',
  nextHint: '揭晓，或进入下一场景（→、Page Down）',
  previous: '后退',
  previousHint: '收起揭晓，或回到上一场景（←、Page Up）',
  reveal: '揭晓',
  right: '与预测一致。',
  wrong: (answer) => `不对，答案是：${answer}。`,
  answer: (answer) => `答案：${answer}。`,
  clicked: '点击的转移：“{action}”',
  pointOut: '重新选中',
  pointOutHint: '在图上重新选中本场景所讲的对象',
  unknown: '数字还没有算出来。',
  preparing: '准备中…',
  failed: (why) => `这个场景无法播放：${why}`,
  again: '重试',
  notes: '备注',
  notesHint: '演讲者备注（N）',
  list: '场景',
  seen: '已看',
  close: '退出',
  closeHint: '回到自己的训练，一切如离开时一样',
  own: '自己的训练原样等候，并一直在“已保存的训练”里。',
  present: '演示',
  presentHint: '全屏，用于讲堂',
  open: '在实验室中打开',
  openHint: '在新标签页中，用这个场景的设置新建一次训练，可随意尝试',
  melt: '分开 … 合并',
  meltHint: '按 ↑ 合并，按 ↓ 分开',
  meltValue: (share) => `已合并 ${Math.round(100 * share)} %`,
  stage: '演示区',
  underWay: '还在进行',
  raceLive: (seed) => `现场训练，随机种子 ${seed}`,
  raceStudy: (seeds) => `事先训练：${seeds} 个随机种子的均值与 95 % 置信区间`,
  madeUp: '为本场景编写的轨迹',
};
