/** Words of recordings, the standalone page and the frame in other pages, in Simplified Chinese. */
import type { Words } from '../language.ts';
import type * as english from '../recording.ts';

export const recordingText: Words<typeof english.recordingText> = {
  page: {
    back: '回到训练',
    backHint: '训练与离开时一样；录像仍然打开着',
    reopen: '录像',
    reopenHint: (name) => `回到录像 ${name}`,
    close: '关闭录像',
    goOn: '从这里接着训练',
    goOnHint: (iteration) => `用这个录像中的权重，从第 ${iteration} 次迭代接着训练。之前的训练仍在“已保存的训练”里。`,
    play: '播放',
    playHint: '播放录像（Space）',
    pause: '暂停',
    pauseHint: '停在这里（Space）',
    step: (stage) => `单步 ▸ ${stage}`,
    stepHint: (stage) => `只显示下一阶段：${stage}（S）`,
    controls: '录像',
    fromLink: '来自链接的录像',
    oneTask: '一个任务',
    success: (share) => `成功率 ${share}`,
    last: '末尾',
    lastHint: '到最后一次迭代（L）',
    madeWith: '这次训练所用的设置',
    readOnly: '这是当时训练所用的设置。录像只呈现发生过的事，其中什么都不能改。“假如”（F）可以用别的设置重新估计信用。',
    noCharts: '链接里的录像只带一个任务的轨迹，没有曲线。文件形式的录像两者都有。',
    truth: '录像里只有训练时算过真值的那些迭代才有真值。',
  },
  about: (app, made, on) =>
    `${[`由 G2PO Lab ${app} 制作`, made, on === null ? '' : `计算后端 ${on}`].filter((part) => part !== '').join(' · ')}。`,
  opening: (name) => `正在打开${name === null ? '这个链接中的录像' : ` ${name}`} …`,
  failed: {
    heading: (name) => `无法打开${name === null ? '这个链接中的录像' : ` ${name}`}`,
    faults: {
      foreign: '它不是本实验室的录像。',
      damaged: '它在途中被截断或改动了。请重新下载或复制。',
      newer: '它由本页更新的版本制作。请重新载入本页，或在那个版本中打开。',
      large: '它超过了本页能打开的大小。',
      invalid: '其中有训练不可能产生的内容，因此一概不显示。',
      world: '它的环境后来改过，无法准确重放，而不准确的不予显示。请用制作它的那个版本打开。',
      estimator: '它的估计器后来改过：屏幕上的信用将不是当时训练所用的。请用制作它的那个版本打开。',
      host: '嵌在其他页面中的框架，只播放与自己地址同一主机上的录像。',
      failed: '无法读取。',
    },
    detail: '技术细节',
    close: '关闭',
  },
  make: {
    nothing: '还没有完成任何一次迭代',
    noWeights: '还没有权重；每隔几次迭代，以及训练暂停时，才会有',
    noTemplate: (status) => `无法取得页面模板（${status}）`,
  },
  standalone: {
    title: (world) => `${world} · G2PO Lab 录像`,
    none: '本页用来装载录像，但里面没有录像。可在实验室中用“导出 ▸ 独立网页”制作。',
    made: '一次 G2PO Lab 训练的录像，全部内容都在这个文件里：没有网络也能播放。',
    script: '本页播放一次训练的录像，需要 JavaScript。',
  },
  embed: {
    full: '在 G2PO Lab 中打开',
    fullHint: '在新标签页中打开整个页面',
    wrongOrigin: (named) =>
      `这个框架地址中的 origin=${named} 不是来源，因此它不接受任何消息。请只写协议和主机名，例如 https://course.example。`,
    frameTitle: 'G2PO Lab：一次训练的状态转移图',
  },
};
