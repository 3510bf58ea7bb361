/** Simplified Chinese: all parts of the page, and the messages. */
import type { Translation } from '../language.ts';
import { messages } from './messages.ts';
import * as offline from './offline.ts';

export const translation: Translation = { parts: { ...offline }, messages };
