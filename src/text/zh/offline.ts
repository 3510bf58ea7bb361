/** Working without a network and new versions, in Simplified Chinese. */
import type { Words } from '../language.ts';
import type * as english from '../offline.ts';

export const offlineText: Words<typeof english.offlineText> = {
  label: '离线使用',
  ready: '已可离线使用：没有网络也能打开本页。',
  dismiss: '关闭',
  update: '新版本已就绪。',
  updateDetail: '重新载入后，训练从上一个检查点继续。',
  reload: '重新载入',
  later: '以后再说',
  laterHint: '继续使用当前版本；下次访问时会再次提示',
  noNetwork: (address) => `无法获取 ${address}：现在没有网络。实验室本身不需要网络；请打开本机上的文件。`,
};
