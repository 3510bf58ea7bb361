/** Formats of imported rollouts, what of a file cannot be used and why, and its merging, in Simplified Chinese. */
import type { Messages } from '../../messages.ts';

const formats: Messages = {
  'Lab JSONL': '实验室 JSONL',
  'One step a line: uid, traj_uid, step, anchor_obs, text_action, is_action_valid, episode_reward; optionally next_obs, success, done, iteration, advantage, log_prob.':
    '每行一步：uid、traj_uid、step、anchor_obs、text_action、is_action_valid、episode_reward；可选 next_obs、success、done、iteration、advantage、log_prob。',
  'verl-agent / G2PO batch': 'verl-agent / G2PO 批次',
  'One row a step, with the names of their DataProto: uid, traj_uid, anchor_obs, active_masks, is_action_valid, episode_rewards; the action as text_action; optionally next_obs, iteration.':
    '每行一步，沿用它们 DataProto 的字段名：uid、traj_uid、anchor_obs、active_masks、is_action_valid、episode_rewards；动作为 text_action；可选 next_obs、iteration。',
  'verl rollout dump': 'verl 轨迹转储',
  'One trajectory a line, as trainer.rollout_data_dir writes it: input, output, gts, score, step; optionally uid, request_id.':
    '每行一条轨迹，由 trainer.rollout_data_dir 写出：input、output、gts、score、step；可选 uid、request_id。',
  'tau-bench results': 'tau-bench 结果',
  'An array of trajectories: task_id, trial, reward (1 is a success), traj (chat messages).':
    '轨迹的数组：task_id、trial、reward（1 为成功）、traj（聊天消息）。',
  'tau2-bench results': 'tau2-bench 结果',
  'simulations, each with task_id, trial, reward_info.reward (1 is a success), messages and termination_reason.':
    'simulations，每项含 task_id、trial、reward_info.reward（1 为成功）、messages 和 termination_reason。',
  'Chat messages': '聊天消息',
  'One trajectory a record: messages (role, content, tool_calls, tool_call_id); name the fields of group and reward.':
    '每条记录一条轨迹：messages（role、content、tool_calls、tool_call_id）；组和奖励的字段须指明。',
  'verifiers results': 'verifiers 结果',
  'One rollout a line: example_id, prompt, completion, reward; optionally trajectory with an advantage a turn.':
    '每行一条轨迹：example_id、prompt、completion、reward；可选 trajectory，每轮一个优势。',
  'OpenTinker traces': 'OpenTinker 轨迹',
  'One trajectory a line: messages, reward_score (or turn_scores, which add up), request_id, global_step.':
    '每行一条轨迹：messages、reward_score（或相加的 turn_scores）、request_id、global_step。',
  'Inspect log': 'Inspect 日志',
  'samples with id, epoch, messages and scores, as `inspect log dump` writes them; of several scores the first.':
    'samples，含 id、epoch、messages 和 scores，由 `inspect log dump` 写出；有多个得分时取第一个。',
  'ATIF trajectories': 'ATIF 轨迹',
  'schema_version, trajectory_id, steps with source, message, tool_calls and observation; name the field of the reward.':
    'schema_version、trajectory_id、steps（含 source、message、tool_calls 和 observation）；奖励的字段须指明。',
};

/** What a value is. */
const kinds: Messages = {
  missing: '缺失',
  null: '空值（null）',
  true: '布尔值 true',
  false: '布尔值 false',
  'a list': '列表',
  'a text': '文本',
  'an object': '对象',
  'the number {n}': '数字 {n}',
};

/** How a message is put together (`TraceError`, `describe` of the collector). */
const frames: Messages = {
  'line {n}': '第 {n} 行',
  'field "{field}"': '字段“{field}”',
  'line {n}, field "{field}": {problem}; {remedy}': '第 {n} 行，字段“{field}”：{problem}；{remedy}',
  'line {n}: {problem}; {remedy}': '第 {n} 行：{problem}；{remedy}',
  'field "{field}": {problem}; {remedy}': '字段“{field}”：{problem}；{remedy}',
  '{problem}; {remedy}': '{problem}；{remedy}',
  'trajectory "{trajectory}" of task "{task}"': '任务“{task}”的轨迹“{trajectory}”',
};

/** Of bytes, archives and JSON. */
const bytes: Messages = {
  'other reasons': '其他原因',
  'it is {kind}': '它是{kind}',
  'it is missing': '缺失',
  'it is an empty text': '它是空文本',
  'it is {kind}, not an object': '它是{kind}，不是对象',
  'write one JSON object a line': '每行写一个 JSON 对象',
  'it is nested more than {depth} deep': '嵌套超过 {depth} 层',
  'flatten it': '请减少嵌套',
  'write null where a number is NaN or infinite': '数字为 NaN 或无穷大的地方请写 null',
  'it is not JSON{detail}': '不是 JSON{detail}',
  'there is more after the end of the list': '列表结束之后还有内容',
  'write one list, or one JSON object a line': '请写成一个列表，或每行一个 JSON 对象',
  'the list does not end': '列表没有结束',
  'give the whole file': '请给出完整的文件',
  'it is longer than {n} characters': '超过 {n} 个字符',
  'cut it into several, or shorten its texts': '请拆成几条，或缩短其中的文本',
  'it is longer than {n} MiB': '超过 {n} MiB',
  'end each line with a line break and shorten the observations': '每行末尾要换行，并请缩短观测',
  'the bytes are not UTF-8': '字节不是 UTF-8',
  'save the file as UTF-8': '请把文件存为 UTF-8',
  'it is one JSON object, or line, of more than {n} MiB': '它是一个超过 {n} MiB 的 JSON 对象，或这么长的一行',
  'write JSONL: one JSON object a line': '请写成 JSONL：每行一个 JSON 对象',
  'bytes about here are not UTF-8: characters are lost': '这附近的字节不是 UTF-8，有字符丢失',
  'its text is UTF-16': '文本是 UTF-16',
  'it is compressed by Zstandard': '文件是 Zstandard 压缩的',
  'it is compressed by xz': '文件是 xz 压缩的',
  'it is compressed by bzip2': '文件是 bzip2 压缩的',
  'unpack it, or use gzip': '请先解压，或改用 gzip',
  'it is a 7z archive': '它是 7z 压缩包',
  'unpack it, or use zip': '请先解压，或改用 zip',
  'it is a Parquet file': '它是 Parquet 文件',
  'write its rows as JSON, one object a line': '请把各行写成 JSON，每行一个对象',
  'it is a pickle': '它是 pickle 文件',
  'it is a PyTorch file, a pickle': '它是 PyTorch 文件，即 pickle',
  'write the rollouts as JSON, one object a line': '请把轨迹写成 JSON，每行一个对象',
  'it is no UTF-8 text': '它不是 UTF-8 文本',
  'give JSON as UTF-8, one object a line, as it is or in a .gz or .zip file':
    '请给出 UTF-8 的 JSON，每行一个对象；也可以打包成 .gz 或 .zip',
  'the compressed data is damaged or not whole': '压缩数据已损坏或不完整',
  'make the archive anew (what came before is used)': '请重新打包；在此之前的内容已采用',
  'it is a zip archive of more than {n} MiB': '它是超过 {n} MiB 的 zip 压缩包',
  'use gzip, or give its files one by one': '请用 gzip，或逐个给出其中的文件',
  'its text is more than {n} times as long as the archive': '文本长度超过压缩包的 {n} 倍',
  'unpack it yourself, if you trust it, and give the text': '如果信得过，请自行解压，再给出文本',
  'is encrypted': '已加密',
  'is compressed by a method that is not read here ({method})': '的压缩方式不支持（{method}）',
  'the file "{name}" {problem}': '文件“{name}”{problem}',
  'is compressed by a method that is not read here': '的压缩方式不支持',
  'zip it without, or use gzip': '请不加密、按常规方式打包，或用 gzip',
  'there is no JSON file in the archive': '压缩包里没有 JSON 文件',
  'name its files .jsonl or .json': '其中的文件名请以 .jsonl 或 .json 结尾',
  'its text is longer than {n} GiB': '文本超过 {n} GiB',
  'it is larger than {n} GiB': '文件超过 {n} GiB',
  'cut the file into several': '请把文件拆成几个',
  'cut it into several files': '请拆成几个文件',
  'it is a zip64 archive': '它是 zip64 压缩包',
  'use gzip, or several smaller archives': '请用 gzip，或几个较小的压缩包',
  'there are more than {n} files in the archive': '压缩包里的文件超过 {n} 个',
  'put them into one JSONL file': '请合并成一个 JSONL 文件',
  'the zip archive is damaged or not whole': 'zip 压缩包已损坏或不完整',
  'make it anew, or give its files one by one': '请重新打包，或逐个给出其中的文件',
  'there is no step in it': '其中没有任何步',
  'write one JSON object a step and line, or a list of trajectories': '请每步写一行 JSON 对象，或写成轨迹的列表',
  'its records are of no format that is known here': '其中的记录不属于任何已知格式',
  'give one of: {formats}': '请用以下格式之一：{formats}',
  ', ': '、',
  'the reading was given up': '已放弃读取',
  'no file is open any more; open it again': '文件已不再打开；请重新打开',
  'nothing is followed': '没有在跟踪任何文件',
  '{estimator} is unavailable: {reason}': '{estimator} 不可用：{reason}',
};

/** Of steps, fields and trajectories. */
const records: Messages = {
  'give {wanted}': '请给出：{wanted}',
  'give a number, or leave it out': '请给出数字，或省去它',
  'the prompt, a text': '提示，须为文本',
  'the answer, a text': '回答，须为文本',
  'the reward of the episode, a number, or name its field': '回合奖励，须为数字，或指明它的字段',
  'the number of the training step, a whole number from 0': '训练步的编号，须为不小于 0 的整数',
  'it in every line, or choose another node key': '它（每行都要有），或改选别的节点键',
  'the id of the task, a text in quotes': '任务的 id，须为带引号的文本',
  'the id of the trajectory within its task, a text in quotes': '轨迹在任务内的 id，须为带引号的文本',
  'the position in the trajectory, a whole number from 0': '在轨迹中的位置，须为不小于 0 的整数',
  'the observation that the agent acted on, a text without history': '智能体据以行动的观测，须为不含历史的文本',
  'the action, a text': '动作，须为文本',
  'true or false': 'true 或 false',
  'the reward of the whole episode, a number of at most {most} in size':
    '整个回合的奖励，须为绝对值不超过 {most} 的数字',
  'true or false, or leave it out': 'true 或 false，也可省去',
  'the observation after the step, a text, or leave it out': '这一步之后的观测，须为文本，也可省去',
  'the number of the training iteration, a whole number from 0, or leave it out':
    '训练迭代的编号，须为不小于 0 的整数，也可省去',
  'the id of the task': '任务的 id',
  'the id of the trajectory': '轨迹的 id',
  'a whole number from 0, or leave it out': '不小于 0 的整数，也可省去',
  'the reward of the whole episode in every row, a number': '每一行所在整个回合的奖励，须为数字',
  'what makes two steps the same state, a text': '判断两步是否同一状态的文本',
  'it is {kind}, not a list of messages': '它是{kind}，不是消息列表',
  'save the rollouts with their completions': '保存轨迹时请带上 completion',
  'the infrastructure failed, not the agent': '出错的是基础设施，不是智能体',
  'run it again': '请重新运行',
  'no field is named that makes a state': '没有指明用哪个字段作状态',
  'name it (node field)': '请指明（节点字段）',
  'give the id of the task, a text or a number': '请给出任务的 id，文本或数字均可',
  'no user message says which task it is': '没有用户消息说明是哪个任务',
  'name the field of its group id': '请指明组 id 的字段',
  'it is {kind}, not an episode reward': '它是{kind}，不是回合奖励',
  'give a number, or name the field that holds the reward': '请给出数字，或指明奖励所在的字段',
  'it holds no trajectory': '其中没有轨迹',
  'give one, or leave the record out': '请给出一条，或去掉这条记录',
  'give one object a trajectory': '每条轨迹请给一个对象',
  'give the chat as a list': '请把聊天写成列表',
  'it is {kind}, not a message': '它是{kind}，不是消息',
  'give an object with role and content': '请给出含 role 和 content 的对象',
  'it is an unknown role': '角色未知',
  'give system, developer, user, assistant or tool': '请给出 system、developer、user、assistant 或 tool',
  'give messages with the role assistant that have content or tool_calls':
    '请给出 role 为 assistant、含 content 或 tool_calls 的消息',
  'no assistant message says or does anything': '没有一条 assistant 消息有内容或动作',
  'a message that is an observation does not have it': '有一条作为观测的消息没有这个字段',
  'name a field that every tool and user message has, or take the observation as the node key':
    '请指明每条 tool 和 user 消息都有的字段，或以观测作节点键',
  '{trajectory} has no steps': '{trajectory}没有步',
  'leave it out': '请去掉它',
  '{trajectory} is given twice': '{trajectory}出现了两次',
  'give each rollout of a task its own id': '同一任务的每条轨迹要有各自的 id',
  'an id is longer than {n} characters': '有一个 id 超过 {n} 个字符',
  'give short ids': '请用短的 id',
  'give a whole number from 0 to {most}': '请给出 0 至 {most} 的整数',
  '{n} is no number of an iteration': '{n} 不是迭代的编号',
  'the episode reward {reward} is not a number of at most {most} in size':
    '回合奖励 {reward} 的绝对值超过 {most}，或不是数字',
  'give a finite reward, rescaled if need be': '请给出有限的奖励，必要时重新缩放',
  '{n} is not a position': '{n} 不是位置',
  'number steps 0, 1, 2, …': '步的编号应为 0, 1, 2, …',
  'an observation or action is longer than {n} characters': '有观测或动作超过 {n} 个字符',
  'shorten it': '请缩短',
  'there are more than {n} steps': '步数超过 {n}',
  'the different texts are longer than {n} characters together': '不同的文本合计超过 {n} 个字符',
  '{reward} differs from {before} in an earlier row of {trajectory}': '{reward} 与{trajectory}前面某行的 {before} 不同',
  'give every row of a trajectory the reward of its whole episode': '轨迹的每一行都要写整个回合的奖励',
  '{success} contradicts an earlier row of {trajectory}': '{success} 与{trajectory}前面某行矛盾',
  'give every row of a trajectory the outcome of its whole episode': '轨迹的每一行都要写整个回合的结局',
  'the log has no samples, or they are packed': '日志里没有 samples，或已打包',
  'write it as JSON with `inspect log dump FILE.eval > FILE.json`':
    '请用 `inspect log dump FILE.eval > FILE.json` 写成 JSON',
  'it is an unknown source': '来源未知',
  'give system, user or agent': '请给出 system、user 或 agent',
  'it is {kind}, not a list': '它是{kind}，不是列表',
  'give the trajectory’s steps': '请给出轨迹的各步',
  'give an object with a source': '请给出含 source 的对象',
  'step {n} of {trajectory} occurs twice': '{trajectory}的第 {n} 步出现了两次',
  'give each rollout of a task its own traj_uid and each of its steps its own number':
    '同一任务的每条轨迹要有各自的 traj_uid，其中每一步要有各自的编号',
  '{trajectory} has a step {n} but no step {missing}': '{trajectory}有第 {n} 步，却没有第 {missing} 步',
  'number the steps of a trajectory 0, 1, 2, … and leave none out': '轨迹的步请按 0, 1, 2, … 编号，不要遗漏',
};

/** What a format decided. */
const notes: Messages = {
  'Turns are told apart by the marks of a chat template ({marks}), which is a guess: look at a trajectory.':
    '各轮对话按聊天模板的标记（{marks}）划分，这是推测：请看一条轨迹核对。',
  'lines "user" and "assistant"': '单独成行的 user 和 assistant',
  'Human: and Assistant:': 'Human: 和 Assistant:',
  'Where no marks of turns are found, prompt and answer are one step: such a task has no graph to speak of.':
    '找不到轮次标记时，提示和回答算作一步：这样的任务谈不上图。',
  'Without a uid, rollouts of the same prompt (input) count as one group.':
    '没有 uid 时，提示（input）相同的轨迹算作一组。',
  'Without a reward_score, turn_scores add up to the reward.': '没有 reward_score 时，turn_scores 之和即奖励。',
  'No action is named ({fields}): all actions of a state count as one.':
    '没有写明动作（{fields}）：同一状态的所有动作算作一个。',
  'The greeting that opens a simulation is no step; tool calls of the simulated user are left out.':
    '模拟开头的问候不算一步；模拟用户的工具调用不计。',
  'Logged advantages are left out where there is not one for each assistant message.':
    '记录的优势若不是每条 assistant 消息一个，就不采用。',
  'Trajectories that open with the same user message are one group; name a group field to change that.':
    '以同一条用户消息开头的轨迹为一组；指明组字段可以改变这一点。',
  'Of several scores the first is the reward; name another as reward field ({fields}).':
    '有多个得分时，第一个是奖励；要用别的，请指明奖励字段（{fields}）。',
  'Trajectories of sub-agents within a trajectory are left out.': '轨迹内嵌的子智能体轨迹不计。',
  'Lines are counted through all {n} files, which begin at {starts}{more}.':
    '行号在 {n} 个文件中连续计数，各文件的第一行是：{starts}{more}。',
  'Left out whole, because a step is missing or wrong: {n} of {all} trajectories.':
    '因缺少步或某步有误而整条略去：{all} 条轨迹中的 {n} 条。',
};

const merging: Messages = {
  'It is empty.': '它是空的。',
  'It is longer than {n} characters.': '它超过 {n} 个字符。',
  'It matches an empty text too, and so between any two characters; write + in place of *.':
    '它连空文本也匹配，于是任意两个字符之间都匹配；请把 * 改为 +。',
  'It is not a regular expression{detail}.': '它不是正则表达式{detail}。',
  'It is not an object.': '它不是对象。',
  '"rule" is none of {rules}.': '"rule" 不是 {rules} 之一。',
  '"threshold" is not a number from {least} to 1.': '"threshold" 不是 {least} 至 1 的数字。',
  '"ignore" is not an object.': '"ignore" 不是对象。',
  '"ignore.{name}" is neither true nor false.': '"ignore.{name}" 既不是 true 也不是 false。',
  '"patterns" is not a list.': '"patterns" 不是列表。',
  'There are more than {n} patterns.': '模式超过 {n} 个。',
  'Pattern {n}': '第 {n} 个模式',
  '{what} is not an object.': '{what}不是对象。',
  '{what} has no texts "pattern" and "replacement".': '{what}没有文本 "pattern" 和 "replacement"。',
  '{what}: its replacement is longer than {n} characters.': '{what}：替换文字超过 {n} 个字符。',
  '"byHand" is not a list.': '"byHand" 不是列表。',
  'There are more than {n} corrections by hand.': '手动修正超过 {n} 处。',
  'Correction {n}': '第 {n} 处修正',
  '{what} is neither "merge" nor "split".': '{what}既不是 "merge" 也不是 "split"。',
  '{what} has no "group" or no list "texts" of texts.': '{what}没有 "group"，或没有文本列表 "texts"。',
  'The corrections by hand hold more than {texts} texts or {characters} characters.':
    '手动修正的内容超过 {texts} 段文本或 {characters} 个字符。',
};

export const traces: Messages = { ...formats, ...kinds, ...frames, ...bytes, ...records, ...notes, ...merging };
