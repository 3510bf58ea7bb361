/** What the source says beside its data, in Simplified Chinese. */
import type { Messages } from '../messages.ts';

export const messages: Messages = {};
