/** The worlds and their options, and what is wrong with a world of one's own, in Simplified Chinese. */
import type { Messages } from '../../messages.ts';

const shared: Messages = {
  Tasks: '任务',
  small: '小',
  medium: '中',
  large: '大',
  'all three': '三类都有',
  'all six': '六类都有',
  'Actions on offer': '可选动作',
  'Whether the agent chooses among the commands that work now, or must learn which ones do.':
    '智能体只在此刻能执行的命令中选择，还是必须自己学会哪些能执行。',
  admissible: '可行动作',
  'Only commands that can be carried out now.': '只列出此刻能执行的命令。',
  fixed: '固定',
  'Every command of the task, always. One that cannot be carried out changes nothing and counts as invalid.':
    '始终列出任务的全部命令。不能执行的命令什么也不改变，算作无效动作。',
  Inventory: '携带物品',
  shown: '显示',
  hidden: '隐藏',
  'Hiding it makes different states look alike. They then share one node, and group aggregation averages what should stay apart.':
    '隐藏之后，不同的状态看上去一样，会共用一个节点；按组取平均就把本该分开的混在了一起。',
  'Fixed action list': '固定动作列表',
  'Hidden inventory': '隐藏携带物品',
  'Hidden progress': '隐藏进展',
};

const house: Messages = {
  House: '家居',
  'Household tasks in the style of ALFWorld: find an object, perhaps clean, heat or cool it, and put it in its place.':
    'ALFWorld 风格的家务任务：找到一件东西，可能还要清洗、加热或冷却，再放到该放的地方。',
  '5 receptacles, 2 objects, 30 steps.': '5 处放置点，2 件东西，30 步。',
  '8 receptacles, 4 objects, 40 steps.': '8 处放置点，4 件东西，40 步。',
  '12 receptacles, 6 objects, 50 steps.': '12 处放置点，6 件东西，50 步。',
  'How much there is to search. A larger house has more commands and longer episodes.':
    '要找的地方有多少。房子越大，命令越多，回合越长。',
  pick: '取放',
  'Put an object somewhere.': '把一件东西放到某处。',
  look: '查看',
  'Hold an object under the desklamp.': '拿着一件东西到台灯下看。',
  clean: '清洗',
  'Clean an object at the sinkbasin, then put it somewhere.': '在水槽清洗一件东西，再放到某处。',
  heat: '加热',
  'Heat an object at the microwave, then put it somewhere.': '用微波炉加热一件东西，再放到某处。',
  cool: '冷却',
  'Cool an object at the fridge, then put it somewhere.': '用冰箱冷却一件东西，再放到某处。',
  'pick two': '取放两件',
  'Put two objects of a kind in one kind of place.': '把两件同类的东西放到同一种地方。',
  'Kind of task that is drawn: each of the six families equally often, or one of them only.':
    '抽取哪类任务：六类机会均等，或只抽其中一类。',
  'Observations leave out what is carried and whether it is clean, hot or cold.':
    '观测不说拿着什么，也不说它是干净的、热的还是冷的。',
  'Small house': '小房子',
  'Medium house': '中等房子',
  'Large house': '大房子',
};

const keydoor: Messages = {
  'Key and vault': '钥匙与金库',
  'A grid of rooms and walls: fetch the key, then open the vault. A compass points to both, through walls too.':
    '由房间和墙组成的网格：先取钥匙，再开金库。指南针指向二者，隔着墙也指。',
  Grid: '网格',
  '6 × 6 cells, 5 of them walls; 50 steps.': '6 × 6 格，其中 5 格是墙；50 步。',
  '8 × 8 cells, 10 of them walls; 50 steps.': '8 × 8 格，其中 10 格是墙；50 步。',
  '10 × 10 cells, 15 of them walls; 50 steps.': '10 × 10 格，其中 15 格是墙；50 步。',
  'How many rooms there are. In a larger grid an untrained agent hardly ever happens on the key and then the vault.':
    '房间有多少。网格越大，未经训练的智能体越难先碰到钥匙再碰到金库。',
  'All seven commands, always. One that cannot be carried out changes nothing and counts as invalid; from scratch this is learnt only with the invalid-action penalty at 0.':
    '始终列出全部七个命令。不能执行的命令什么也不改变，算作无效动作；从零开始时，只有无效动作惩罚为 0 才学得会。',
  'Observations do not say whether the key is carried, and go on pointing to where it lay.':
    '观测不说是否拿着钥匙，指南针也一直指向钥匙原来的位置。',
  'Before the key': '取得钥匙前',
  'The key is not carried yet.': '还没有拿到钥匙。',
  'With the key': '取得钥匙后',
  'The key is carried: the same cells are other states, with values of their own.':
    '拿着钥匙：同样的格子是另外的状态，有各自的价值。',
  'With and without the key': '有无钥匙',
  'Observations do not say whether the key is carried, so both halves of the way share these cells: each value is the average of two different states, and what is right in one half is wrong in the other.':
    '观测不说是否拿着钥匙，前后两段路共用这些格子：每个价值都是两个不同状态的均值，前一段对的动作，后一段就是错的。',
  start: '起点',
  key: '钥匙',
  vault: '金库',
  'Small grid': '小网格',
  'Medium grid': '中等网格',
  'Large grid': '大网格',
};

const shop: Messages = {
  Shop: '商店',
  'A web shop in the style of WebShop: search for an item, choose its colour and size, and buy exactly what was asked for.':
    'WebShop 风格的网上商店：搜索商品，选颜色和尺码，买下要求的那一件，分毫不差。',
  '3 queries, 2 pages of 3 items, 3 colours, 2 or 3 sizes; 15 steps.':
    '3 个查询，2 页、每页 3 件商品，3 种颜色，2 或 3 种尺码；15 步。',
  '5 queries, 3 pages of 4 items, a pattern too, 4 colours, 4 sizes; 20 steps.':
    '5 个查询，3 页、每页 4 件商品，另有花纹，4 种颜色，4 种尺码；20 步。',
  'How much there is to choose from. In a larger shop an untrained agent hardly ever buys the right thing, and learning takes more than twice as long.':
    '可选的有多少。商店越大，未经训练的智能体越难买对，学习时间要两倍以上。',
  Department: '部门',
  'What is shopped for: each of the three departments equally often, or one of them only.':
    '买哪类商品：三个部门机会均等，或只买其中一类。',
  clothes: '服装',
  bedding: '床品',
  bags: '箱包',
  'Every command of the task, always. One that cannot be carried out changes nothing and counts as invalid; from scratch this is learnt with the invalid-action penalty, and not with the penalty at 0.':
    '始终列出任务的全部命令。不能执行的命令什么也不改变，算作无效动作；从零开始时，有无效动作惩罚才学得会，惩罚为 0 则学不会。',
  'Chosen options': '已选规格',
  'Observations do not say which colour and size are chosen.': '观测不说选了哪种颜色和尺码。',
  'Small shop': '小商店',
  'Large shop': '大商店',
  'Hidden choices': '隐藏已选规格',
};

const apps: Messages = {
  Apps: '应用',
  'Errands in the style of AppWorld: log in, find a number and an amount, then pay, request or text the right amount to the right number.':
    'AppWorld 风格的差事：登录，查到号码和金额，再把对的金额支付、索要或发短信给对的号码。',
  '3 apps, 2 contacts, 2 notes, 30 steps.': '3 个应用，2 个联系人，2 条笔记，30 步。',
  '4 apps, 4 contacts, 3 notes and 3 mails, 50 steps.': '4 个应用，4 个联系人，3 条笔记和 3 封邮件，50 步。',
  'How much there is to look up. With more contacts and amounts known there are many more messages that could be sent.':
    '要查的有多少。知道的联系人和金额越多，可能发出的消息就多得多。',
  pay: '支付',
  'Pay somebody the amount that a note names.': '按笔记写的金额向某人付款。',
  request: '索要',
  'Ask somebody for the amount that a note names.': '按笔记写的金额向某人索要。',
  text: '短信',
  'Text somebody the amount that a note names.': '把笔记写的金额用短信发给某人。',
  'Kind of task that is drawn: each of the three families equally often, or one of them only.':
    '抽取哪类任务：三类机会均等，或只抽其中一类。',
  Progress: '进展',
  'Observations are the last response only: not what is logged in to and known by now, nor what was sent.':
    '观测只有上一次的响应：不含已登录什么、已知什么，也不含已发出什么。',
  'Few apps': '少量应用',
  'More apps': '更多应用',
};

const custom: Messages = {
  'Your own': '自己的环境',
  'A world of your own: a few states with a text each, and actions that lead from one to another. Three counter-examples to begin with.':
    '自己的环境：几个各有文本的状态，以及从一个通往另一个的动作。可以从三个反例开始。',
  Definition: '定义',
  'The states of the world, what the agent sees in each, and where its actions lead. All tasks are the same, unless the definition names several starts.':
    '环境有哪些状态，智能体在每个状态看到什么，动作通向哪里。除非定义了多个起点，所有任务都相同。',
  'the definition of a world as JSON': 'JSON 形式的环境定义',
  'Trap by the goal': '终点旁的陷阱',
  'Whoever falls from the planks had done everything right up to there. Colour edges by GRPO: the whole way is blamed with them. By A_EC of G2PO: the planks alone.':
    '从木板上掉下去的，在那之前每一步都走对了。按 GRPO 给边着色：整条路都一起受罚。按 G2PO 的 A_EC：只有木板那一步。',
  'Corridor, one door': '一扇门的走廊',
  'No step along the corridor earns anything by itself, and every success goes through the door: watch the values rise towards it from iteration to iteration.':
    '走廊里的每一步本身都没有奖励，而每次成功都要经过那扇门：看价值怎样一次次迭代地向门升高。',
  'Look-alike forks': '看似相同的岔路',
  'Left is right at the first fork and wrong at the second, and both are one node. The graph has a loop that the world has not; the first left is worth a lot in truth, and A_EC puts it below zero; and success cannot pass 25 %.':
    '第一个岔路该往左，第二个却不该，而两者是同一个节点。图里有一个环境中并没有的环；第一次往左其实很有价值，A_EC 却给出负值；成功率也超不过 25 %。',
};

/** What is wrong with a definition. */
const definitions: Messages = {
  'state {n}': '第 {n} 个状态',
  'State {n}': '第 {n} 个状态',
  'State “{name}”': '状态“{name}”',
  '“{first}” and “{last}”': '“{first}”和“{last}”',
  'The task': '任务',
  'The name of state {n}': '第 {n} 个状态的名称',
  'The text of {state}': '{state}的文本',
  'Action {n} of {state}': '{state}的第 {n} 个动作',
  '{what} is empty.': '{what}是空的。',
  '{what} has a line break or another control character: write it in one line.':
    '{what}含有换行或其他控制字符：请写成一行。',
  '{what} has {length} characters; {most} are the limit.': '{what}有 {length} 个字符；上限是 {most}。',
  'The step limit is a whole number from 1 to {most}.': '步数上限须为 1 至 {most} 的整数。',
  'There is no state: add one.': '还没有状态：请添加一个。',
  'There are {n} states; {most} are the limit.': '有 {n} 个状态；上限是 {most}。',
  'No state is a start: mark one.': '没有起点：请标出一个状态作为起点。',
  'The start “{name}” is the name of no state.': '起点“{name}”不是任何状态的名称。',
  'The start “{name}” is named twice.': '起点“{name}”写了两次。',
  'The definition has {length} characters as JSON; {most} are the limit.':
    '定义写成 JSON 有 {length} 个字符；上限是 {most}。',
  'A state cannot be called “{name}”: that is what an action can lead to.':
    '状态不能叫“{name}”：那是动作可以通向的结局。',
  '{state} has no action: add one, or let what leads there end in failure.':
    '{state}没有动作：请添加一个，或让通向它的动作以失败告终。',
  '{state} has {n} actions; {most} are the limit.': '{state}有 {n} 个动作；上限是 {most}。',
  '{state} offers “{action}” twice: the agent could not tell them apart.': '{state}有两个“{action}”：智能体无法区分。',
  'In {state}, “{action}” leads to “{to}”, the name of no state.': '在{state}，“{action}”通向“{to}”，没有这个状态。',
  'States {first} and {last} share the name {name}: names must differ.':
    '第 {first} 和第 {last} 个状态都叫{name}：名称不能相同。',
  'States {numbers} share the name {name}: names must differ.': '第 {numbers} 个状态都叫{name}：名称不能相同。',
  '{names} look alike: they have the same text.': '{names}看上去一样：文本相同。',
  'The agent cannot tell them apart, and they': '智能体无法区分它们，它们会',
  'The agent can tell them apart only by the actions on offer, and they': '智能体只能凭可选动作来区分它们，它们会',
  '{told} become one node of the graph: its value is the mean over different situations, so that credit read from it can be right for none of them.':
    '{told}成为图中的同一个节点：节点的价值是不同情形的均值，由它得出的信用可能对哪一种都不对。',
  'No way leads from the start “{name}” to success.': '从起点“{name}”没有通向成功的路。',
  'From the start “{name}” success takes at least {steps} steps, and {most} are the limit.':
    '从起点“{name}”到成功至少要 {steps} 步，而上限是 {most} 步。',
  '“{name}” cannot be reached from the start.': '从起点到不了“{name}”。',
  'No rollout will show it.': '它不会出现在任何轨迹里。',
  'This is no JSON: {reason}.': '这不是 JSON：{reason}。',
  'The definition': '定义',
  '{where}, action {n},': '{where}的第 {n} 个动作',
  '{where} is no object with {keys}.': '{where}不是含有 {keys} 的对象。',
  '{where} has “{key}”, which means nothing; there are {keys}.': '{where}里的“{key}”没有意义；可用的是 {keys}。',
  '{where} needs “{key}”, a text.': '{where}需要“{key}”，一段文本。',
  '{where} needs “{key}”, a number.': '{where}需要“{key}”，一个数字。',
  '{where} needs “{key}”, a list.': '{where}需要“{key}”，一个列表。',
  '“start” is the name of a state, or a list of names.': '“start”须为一个状态的名称，或名称的列表。',
};

export const worlds: Messages = { ...shared, ...house, ...keydoor, ...shop, ...apps, ...custom, ...definitions };
