/** The words of the page's frame, in Simplified Chinese: header, task row, timeline, notes, shortcuts. */
import type { Words } from '../language.ts';
import type * as english from '../page.ts';
import { followed } from './sentences.ts';

export const stageText: Words<typeof english.stageText> = {
  rollout: '轨迹',
  merge: '合并',
  value: '价值',
  advantage: '优势',
  update: '更新',
};

export const pageText: Words<typeof english.pageText> = {
  play: '训练',
  playHint: '持续训练，直到暂停（Space）',
  pause: '暂停',
  pauseHint: '当前阶段结束后停下（Space）',
  step: (stage) => `单步 ▸ ${stage}`,
  stepHint: (stage) => `只做下一个阶段：${stage}（S）`,
  iterate: '迭代一次',
  iterateHint: '完整的一次迭代：轨迹、合并、价值、优势、更新（I）',
  reset: '重置',
  resetHint: '用同一个随机种子重新开始这次训练：结果完全相同',
  newSeed: '换种子',
  newSeedHint: (seed) => `用随机种子 ${seed} 重新开始：任务不同，轨迹也不同`,
  controls: '训练',
  speed: '速度',
  speedValue: (speed) => (speed >= 1 ? '全速' : speed <= 0 ? '慢动作' : `${Math.round(speed * 100)} %`),
  languageFailed: (name) => `无法载入${name}。请再按一次，或重新载入页面。`,
  theme: '主题',
  themes: { system: '系统', light: '浅色', dark: '深色', projector: '投影' },
  help: '键盘快捷键',
  lecture: '讲解',
  lectureOpening: '正在打开讲解 …',

  status: {
    before: '尚未开始',
    loading: '正在加载 TensorFlow.js… 现在就可以按“训练”。',
    failed: '已停止',
    background: '在后台暂停',
    iteration: (n) => `第 ${n} 次迭代`,
    success: (share) => `成功率 ${share}`,
    announce: (n, share) => `第 ${n} 次迭代，新任务的成功率 ${share}`,
  },

  backend: {
    none: '正在启动…',
    failed: '没有可用的后端',
    label: (name) => `后端：${name}`,
    heading: '策略由什么计算',
    names: { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: '普通 JavaScript' },
    outcomes: { chosen: '正在使用', slower: '较慢', failed: '失败', 'not available': '不可用' },
    noAdapter: '在 CPU 上计算，没有使用 GPU。',
    adapter: (name, kind) =>
      kind === 'software' ? `${name}，软件适配器：结果正确，但很慢。` : `${name}，硬件适配器。`,
    tried: '试过的后端',
    milliseconds: (ms) => `每个训练步 ${ms} 毫秒`,
    parameters: (n) => `可训练参数 ${n} 个。`,
    local: '一切都在这个标签页里计算，不会上传任何内容。',
    noGpu: {
      heading: '为什么没有用 WebGPU',
      instead: (name) =>
        `这次训练改在 CPU 上用 ${name} 计算：方法相同，结果除舍入误差外也相同，只是大批次要花更多时间。`,
      reasons: {
        unsupported: {
          why: '这个浏览器没有 WebGPU，或者 WebGPU 已被关闭。',
          advice: '在大多数系统上，Chrome 和 Edge 从 113 版、Safari 从 26 版、Firefox 从 141 版起支持 WebGPU。',
        },
        insecure: {
          why: '这个页面是通过普通 http 打开的，浏览器不会在这种页面上提供 WebGPU。',
          advice: '请用 https 打开，或者在本机上架设（localhost）。',
        },
        'no adapter': {
          why: '浏览器支持 WebGPU，但没有给这个页面提供图形处理器。',
          advice:
            '多半是浏览器设置里关闭了图形加速，或者显卡驱动有已知缺陷。浏览器自带的图形信息页（chrome://gpu、about:support）会说明是哪一种。',
        },
        software: {
          why: '浏览器只提供软件适配器：WebGPU 由 CPU 模拟，比 WebAssembly 慢。',
          advice: '如果仍想试试，请在“训练”设置里把后端选为 WebGPU。',
        },
        'wrong numbers': {
          why: '在这块图形处理器上试训了几步，结果与应有的不符，因此不采用。',
          advice: '更新显卡驱动或浏览器往往能解决。',
        },
        error: {
          why: '有 WebGPU，但没能启动；它的报错见上文。',
          advice: '按“重置”会再试一次；更新显卡驱动或浏览器往往能解决。',
        },
        'not asked': {
          why: '这次训练指定了另一个后端。',
          advice: '在“训练”设置里选“自动”，就会采用最快的后端。',
        },
        'broke down': {
          why: 'WebGPU 在这次训练中途出了故障，之后的训练没有再用它。',
          advice: '按“重置”会再试一次。如果仍不恢复，请重启浏览器。',
        },
      },
    },
    noWasm: 'WebAssembly 也用不了，它的报错见上文。普通 JavaScript 算出的结果相同，但要慢好几倍。按“重置”会再试一次。',
  },

  background: {
    label: '在后台训练',
    help: '关闭时：标签页隐藏后训练暂停，回来后继续。',
    title: (title) => `已暂停 · ${title}`,
    returned: (duration) => `在后台暂停了 ${duration}，现在继续。`,
    seconds: (n) => `${n} 秒`,
    minutes: (n) => `${n} 分钟`,
    hours: (h, min) => `${h} 小时 ${min} 分钟`,
  },
  faults: {
    silent: '训练线程不再响应。',
    silentDetail: (n) => `连续 ${n} 次询问都没有回应。`,
  },
  broken: {
    heading: '页面的一部分无法显示',
    why: '多半是它的代码没能加载：没有网络，或者页面已换成新版本。训练不受影响。',
    reload: '重新加载',
    reloadHint: '回到这里；运行从最近的检查点继续',
    leave: '返回训练',
    leaveHint: '不再显示没能显示的部分',
    detail: '浏览器的说明',
  },

  tasks: {
    label: '固定观察的任务',
    number: (n) => `任务 ${n}`,
    title: (n, text) => `${text}（按键 ${n}）`,
  },

  settings: '设置',
  showSettings: '显示设置',
  hideSettings: '隐藏设置',
  inspector: '检查器',
  rollouts: '轨迹',
  charts: '图表',
  graph: '图',
  panels: '面板',

  timeline: {
    region: '时间轴',
    label: '当前显示的迭代',
    previous: '上一次迭代（←）',
    next: '下一次迭代（→）',
    live: '实时',
    liveHint: '始终显示最新的迭代（L）',
    position: (n, of) => `第 ${n} 次迭代，共 ${of} 次`,
    following: (n) => `第 ${n} 次迭代，实时`,
    empty: '还没有迭代',
  },

  notes: {
    label: '对链接的更正',
    heading: (n) => `链接里有 ${n} 项设置无法采用`,
    used: (value) => `改用 ${value}`,
    dismiss: '关闭',
  },
  recovery: {
    reload: (n) => `这个标签页已训练到第 ${n} 次迭代；按“训练”从那里继续。`,
    recording: (n) => `录像中的权重属于第 ${n} 次迭代；按“训练”从那里继续训练。`,
    fault: (message, n) =>
      followed(message, n === 0 ? '训练在新的线程里从头开始。' : `训练在新的线程里从第 ${n} 次迭代后的检查点继续。`),
    again: (n) => (n === 0 ? '没有任何损失。' : `之后的 ${n} 次迭代重新计算：随机种子相同，结果也相同。`),
    moved: (n, before, now) =>
      `${before} 没有恢复，现在改用 ${now} 计算。${
        n === 0 ? '没有任何损失' : `之后的 ${n} 次迭代重新计算`
      }；从这里起，数字的末几位可能不同。`,
    label: '训练如何恢复',
  },
  storage: {
    label: '哪些没有保存',
    memory: (reason) => `训练只保留到这个标签页关闭为止。${followed(reason, '想留下的内容请先导出。')}`,
    iterations: (reason, from) =>
      followed(reason, `从第 ${from} 次迭代起没有保存。训练照常继续，一旦可以保存就会补上。`),
    checkpoint: (reason) =>
      followed(reason, '各次迭代已经保存，最新的权重还没有。训练照常继续，一旦可以保存就会补上。'),
    closed: (saved, checkpoint) =>
      saved === 0
        ? '如果现在关闭这个标签页，这次训练就会丢失。'
        : checkpoint === null
          ? '如果现在关闭这个标签页，已保存的部分还能查看，但无法继续训练。'
          : `如果现在关闭这个标签页，可以从第 ${checkpoint} 次迭代继续训练。`,
  },
  failure: {
    heading: { before: '训练无法开始', during: '训练已停止' },
    advice: (kept) =>
      [
        kept === null
          ? '还没有训练过。'
          : kept === 0
            ? '还没有检查点：重试会从头开始，结果相同。'
            : `训练已保留到第 ${kept} 次迭代，可以从那里继续。`,
        '如果再次出现，请重新载入页面，或在“训练”设置里换一个后端。',
      ].join(''),
    retry: '重试',
    detail: '技术细节',
  },
  empty: {
    graph: '按“训练”。固定观察的任务的各条轨迹会合并成一张图，信用分给了谁一目了然。',
    charts: '按“训练”：学习过程会一次次迭代地画在这里。',
    rollouts: '这个任务的轨迹会出现在这里。',
  },

  shortcuts: {
    heading: '键盘快捷键',
    close: '关闭',
    play: '训练或暂停',
    step: '下一个阶段',
    iterate: '迭代一次',
    nextCritical: '下一个关键转移',
    previousCritical: '上一个关键转移',
    walk: '沿选中的轨迹走一遍，或暂停',
    earlier: '更早的迭代',
    later: '更晚的迭代',
    live: '回到最新的迭代',
    clear: '清除选择',
    task: '固定观察的任务 1 … 9',
    help: '本帮助',
    keys: { ' ': 'Space', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' },
  },
};
