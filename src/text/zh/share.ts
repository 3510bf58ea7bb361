/** The words of sharing, in Simplified Chinese. */
import type { Words } from '../language.ts';
import type * as english from '../share.ts';

export const shareText: Words<typeof english.shareText> = {
  button: '分享',
  buttonHint: '生成指向当前画面的链接',
  heading: '分享',
  close: '关闭',
  loadFailed: '无法载入分享功能。请重新载入本页。',
  kinds: {
    label: '分享什么',
    run: { name: '训练', hint: '打开后重新训练出同样结果的链接' },
    recording: { name: '录像', hint: '播放当时过程的链接' },
    frame: { name: '嵌入', hint: '把本页放进另一个网页' },
    scene: { name: '场景', hint: '指向当前场景的链接' },
  },
  intro: {
    run: '打开链接的人，会在自己的浏览器里得到相同的环境、设置和随机种子。什么都不上传：全部内容都在地址里。',
    recording: '链接里就是当前任务的轨迹本身。无论在哪台机器上打开，都原样播放当时的过程；不再训练。',
    frame: '放进你自己网页（课程、博客）的 HTML：图、播放按钮和时间轴，以及打开完整页面的入口。它从本页的地址载入。',
    scene: '链接在这个场景处打开讲解。其中的训练在打开它的浏览器里进行。',
  },
  imported: '导入的轨迹留在这台机器上，绝不会进入链接。这个链接只含估计器的设置，打开后用它们开始一次训练。',
  contents: '链接包含什么',
  parts: {
    configuration: '环境、策略、估计器、所有设置和随机种子',
    place: '训练到了哪里',
    camera: '从哪里看图',
    layout: '面板、主题和语言',
    look: '主题和语言',
    recording: '附上录像',
  },
  placeHelp: {
    none: '还没有训练过。',
    plays: (to, at, selected) =>
      `打开时会重新训练到第 ${to} 次迭代，在相同的后端和浏览器上逐位一致${
        at === null ? '' : `，并显示第 ${at} 次迭代`
      }${selected ? '，连同选中的内容' : ''}。`,
    waits: '连同选中的内容。',
    without: '打开时按现在的设置新建一次训练。',
  },
  cameraHelp: {
    held: '保持现在看到的那一部分图。',
    fits: '图现在自动适应窗口，没有需要保持的。',
  },
  layoutHelp: '展开了哪些面板、显示哪些图表，以及外观。对方自己的偏好不会改变。',
  lookHelp: '按你的选择。对方自己的偏好不会改变。',
  recorded: {
    help: '换一个后端，数字可能不同：那时页面会提供按这里的原样播放当前任务。',
    needsPlace: '需要包含训练到了哪里。',
    tooLong: (whole) => `附上后链接会有 ${whole.toLocaleString('en')} 个字符，太长了。可以改为把录像保存成文件。`,
    none: '录像太长，任何链接都放不下。可以改为保存成文件。',
  },
  recording: {
    iterations: '迭代',
    upTo: (iterations, last) => (iterations === last ? `全部 ${last} 次` : `第 1 至 ${iterations} 次，共 ${last} 次`),
    none: '还没有完成任何一次迭代：没有可播放的内容。',
    working: '正在生成链接…',
    whole: '要分享整个训练（所有任务和曲线），请改为保存下来。',
    long: '作为链接偏长。请减少迭代次数，或改为保存整个训练（所有任务和曲线）。',
    impossible: '超出了链接所能容纳的长度。请减少迭代次数，或改为保存整个训练。',
    save: { file: '保存为文件', page: '保存为独立网页' },
    saveHelp: '文件可在本页打开；独立网页在任何地方都能播放，不需要网络。',
    saved: (file) => `已保存 ${file}`,
    notSaved: (reason) => `未保存：${reason}`,
  },
  frame: {
    shows: '显示什么',
    run: '训练，在那里进行',
    recording: '录像，在那里播放',
    width: '最大宽度',
    height: '高度',
    pixels: 'px',
    origin: '如果要用你网页里的脚本控制这个框架：网页的来源（origin）',
    originHelp: '协议和主机名，例如 https://course.example。不填时，框架不接受任何消息。',
    originWrong: '这不是来源（origin）：只写协议和主机名，例如 https://course.example。在此之前，框架不接受任何消息。',
    snippet: 'HTML 代码',
    copy: '复制 HTML',
    paste: '粘贴到要放框架的位置即可。',
  },
  scene: {
    number: (scene, title) => `场景 ${scene}：${title}`,
  },
  running: '训练还在继续：链接指向打开本窗口时已完成的那次迭代。',
  forLectures: '用于讲课',
  link: '链接',
  copy: '复制链接',
  copied: '已复制。',
  refused: '浏览器不让本页复制。链接已选中，请手动复制。',
  length: (characters) => `${characters.toLocaleString('en')} 个字符`,
  fits: {
    all: '到处都放得下：聊天、邮件、幻灯片。',
    notDiscord: '超过 Discord 一条消息的上限（2,000）。',
    notX: '超过 Discord（2,000）和 X（4,000）的上限，请放在文件或邮件里发送。',
  },
  local: '本页来自这台机器：别人要打开这个链接，那边也得在这个地址上提供同样的页面。',
  code: {
    label: (characters) => `链接的二维码，${characters} 个字符`,
    enlarge: '放大',
    enlargeHint: '让二维码占满窗口，用于讲堂',
    shrink: '返回（Esc）',
    tooLong: (most) => `太长，做成二维码后手机在讲堂里隔远了扫不出来（最多 ${most} 个字符）。`,
  },
  showControls: '显示控件',
  showControlsHint: '恢复链接所隐藏的，并允许更改设置',
  viewOnly: '仅供查看：打开本页的链接不允许更改设置。',

  arrival: {
    label: '关于这个链接',
    playing: (to, done) => `正在训练到制作链接时的第 ${to} 次迭代：已完成 ${done} 次。`,
    waiting: (to, done) =>
      done === 0
        ? `这个链接制作于第 ${to} 次迭代。按“训练”会训练到那里。`
        : `已在第 ${done} 次迭代暂停。按“训练”会继续到制作链接时的第 ${to} 次迭代。`,
    giveUp: '不去那里',
    otherBackend: (then, now) =>
      `这个链接是在 ${then} 上制作的，本页用 ${now} 计算：数字的末几位可能不同，训练也会随之不同。`,
    otherVersion: (what) => `制作这个链接时，${what} 的版本与现在不同：训练结果会不一样。`,
    hasRecording: '链接附有录像，可以按制作时的原样播放。',
    askRecording: '想看制作时的原样，请向分享者要一份录像：“分享”可以生成录像链接或附上录像，“导出”可以存成文件。',
    playRecording: '播放录像',
    playRecordingHint: '按制作链接时的原样播放轨迹；训练暂停等待',
    noSelection: '链接所选中的内容不在这张图里。',
  },
};
