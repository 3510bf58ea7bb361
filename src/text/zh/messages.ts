/**
 * What the source says beside its data, in Simplified Chinese. Titles, observations and actions of the worlds are not among it:
 * the policy reads them.
 */
import type { Messages } from '../messages.ts';
import { linksAndRecordings } from './messages/links.ts';
import { options } from './messages/options.ts';
import { runs } from './messages/runs.ts';
import { traces } from './messages/traces.ts';
import { verl } from './messages/verl.ts';
import { worlds } from './messages/worlds.ts';

export const messages: Messages = { ...options, ...worlds, ...linksAndRecordings, ...runs, ...traces, ...verl };
