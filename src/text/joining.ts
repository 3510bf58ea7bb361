/** What stands between parts that a view puts together. */
import { words } from './language.ts';

export const joining = words('joining', {
  /** Between a name and what is said of it. */
  colon: ': ',
  /** Between what is listed. */
  comma: ', ',
  /** Between statements. */
  semicolon: '; ',
  /** Between sentences that have no full stop of their own, and between those that have one. */
  stop: '. ',
  space: ' ',
});
