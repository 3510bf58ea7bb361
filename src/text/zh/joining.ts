/** What stands between parts that a view puts together, in Simplified Chinese. */
import type * as english from '../joining.ts';
import type { Words } from '../language.ts';

export const joining: Words<typeof english.joining> = {
  colon: '：',
  comma: '，',
  semicolon: '；',
  stop: '。',
  space: '',
};
