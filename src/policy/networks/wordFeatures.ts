/**
 * Hashed features of a decision for the `words` network (WORLDS.md "Policy that works from scratch").
 * A decision's features are the union of parts, each a function of one or two texts; parts are made once and shared.
 */
import type { Decision, Encoded } from '../policy.ts';
import { type PriorKind, taskWordsLogit } from '../prior.ts';
import { bucketOf, contains, NO_WORD, type Tokens, tokenise } from '../tokens.ts';
import { BoundedCache } from './boundedCache.ts';

/** Buckets of the features of one or two texts. Duplicates count twice. Parts with equal contents may be one object. */
export type Part = Int32Array;

/** A decision as parts: their union is what the state, or an action, sums embeddings over. */
export interface WordsEncoded extends Encoded {
  readonly state: readonly Part[];
  readonly actions: readonly (readonly Part[])[];
}

/** Where a text stands in a decision: features of different fields never meet in meaning (only, rarely, in a bucket). */
export const FIELD = {
  task: 0,
  observation: 1,
  lastAction: 2,
  earlierAction: 3,
  lastObservation: 4,
  earlierObservation: 5,
};
const FIELDS = 6;

/** Kinds of features: the first number of every hash. State kinds are offset by the field, and so are crossings. */
export const KIND = {
  word: 0,
  pair: 6,
  verb: 12,
  argument: 13,
  phrase: 14,
  equals: 15,
  cross: 21,
  occurs: 27,
  number: 28,
  verbInTask: 34,
};

/** Distinct texts a field that an encoder is sure to remember; an iteration of the built-in worlds meets a few hundred. */
const REMEMBERED_TEXTS = 4_096;

/** What is known of one text in one field. */
interface Text {
  readonly tokens: Tokens;
  readonly state: Part;
  /** Parts of the actions crossed with this text, by action. */
  readonly crossed: Map<string, { readonly part: Part; readonly logit: number }>;
}

/** What is known of one action by itself. */
interface Action {
  readonly tokens: Tokens;
  readonly own: Part;
}

/**
 * State features of a text: every word, and for task and observation every pair of neighbours.
 * Returns buckets in [0, buckets).
 */
export function stateFeatures(tokens: Tokens, field: number, buckets: number): Part {
  const features: number[] = [];
  const pairs = field === FIELD.task || field === FIELD.observation;
  for (let i = 0; i < tokens.length; i++) {
    features.push(bucketOf(KIND.word + field, tokens.code[i], 0, 0, buckets));
    if (pairs && i > 0) {
      features.push(bucketOf(KIND.pair + field, tokens.code[i - 1], tokens.code[i], 0, buckets));
    }
  }
  return Int32Array.from(features);
}

/** Features of an action by itself: its verb v; (v, word) and (previous word, word, v) of every other word. */
export function actionFeatures(action: Tokens, buckets: number): Part {
  const verb = action.length > 0 ? action.code[0] : NO_WORD;
  const features = [bucketOf(KIND.verb, verb, 0, 0, buckets)];
  for (let i = 1; i < action.length; i++) {
    features.push(
      bucketOf(KIND.argument, verb, action.code[i], 0, buckets),
      bucketOf(KIND.phrase, action.code[i - 1], action.code[i], verb, buckets),
    );
  }
  return Int32Array.from(features);
}

/**
 * Crossings of an action with task or an observation: for every word w after the verb, numbers aside, and every
 * occurrence of w in the text, (v, word before w in the action, word before w in the text); for the task also (v) once a w.
 */
export function occurrenceFeatures(action: Tokens, text: Tokens, field: number, buckets: number): Part {
  const verb = action.length > 0 ? action.code[0] : NO_WORD;
  const features: number[] = [];
  for (let i = 1; i < action.length; i++) {
    if (action.numeric[i] === 1) continue;
    let occurs = false;
    for (let j = 0; j < text.length; j++) {
      if (text.code[j] !== action.code[i]) continue;
      occurs = true;
      const before = j > 0 ? text.code[j - 1] : NO_WORD;
      features.push(bucketOf(KIND.cross + field, verb, action.code[i - 1], before, buckets));
    }
    if (occurs && field === FIELD.task) features.push(bucketOf(KIND.occurs, verb, 0, 0, buckets));
  }
  return Int32Array.from(features);
}

/**
 * Crossings of an action with one of the last two: "the same action" with v; and for every number that follows the
 * same word in both, (v, which of the two, the word two before the number in this action).
 */
export function repetitionFeatures(action: Tokens, past: Tokens, same: boolean, field: number, buckets: number): Part {
  const verb = action.length > 0 ? action.code[0] : NO_WORD;
  const features = same ? [bucketOf(KIND.equals + field, verb, 0, 0, buckets)] : [];
  for (let i = 1; i < action.length; i++) {
    if (action.numeric[i] === 0) continue;
    for (let j = 1; j < past.length; j++) {
      if (past.code[j] === action.code[i] && past.code[j - 1] === action.code[i - 1]) {
        features.push(bucketOf(KIND.number + field, verb, i > 1 ? action.code[i - 2] : NO_WORD, 0, buckets));
        break;
      }
    }
  }
  return Int32Array.from(features);
}

/** Turns decisions into features. Its caches are its own and bounded; what it returns depends on the decision alone. */
export class WordsEncoder {
  private readonly texts = Array.from({ length: FIELDS }, () => new BoundedCache<Text>(REMEMBERED_TEXTS));
  private readonly actions = new BoundedCache<Action>(REMEMBERED_TEXTS);
  private readonly buckets: number;
  private readonly prior: PriorKind;

  /** `buckets` a side: a power of two. */
  constructor(buckets: number, prior: PriorKind) {
    if (!(buckets >= 1 && Number.isInteger(Math.log2(buckets)))) {
      throw new RangeError(`buckets must be a power of two, got ${buckets}`);
    }
    this.buckets = buckets;
    this.prior = prior;
  }

  encode(decision: Decision): WordsEncoded {
    const [last, earlier] = decision.history;
    const task = this.text(decision.task, FIELD.task);
    const others: [Text, number][] = [[this.text(decision.observation, FIELD.observation), FIELD.observation]];
    const pasts: [Text, number, string][] = [];
    if (last !== undefined) {
      pasts.push([this.text(last.action, FIELD.lastAction), FIELD.lastAction, last.action]);
      others.push([this.text(last.observation, FIELD.lastObservation), FIELD.lastObservation]);
    }
    if (earlier !== undefined) {
      pasts.push([this.text(earlier.action, FIELD.earlierAction), FIELD.earlierAction, earlier.action]);
      others.push([this.text(earlier.observation, FIELD.earlierObservation), FIELD.earlierObservation]);
    }
    const state: Part[] = [];
    addPart(state, task.state);
    for (const [text] of others) addPart(state, text.state);
    for (const [text] of pasts) addPart(state, text.state);

    const actionCount = decision.actions.length;
    const prior = this.prior === 'none' ? null : new Float32Array(actionCount);
    const actions: Part[][] = [];
    for (let k = 0; k < actionCount; k++) {
      const name = decision.actions[k];
      const action = this.action(name);
      const parts = [action.own];
      const inTask = task.crossed.get(name) ?? this.crossTask(task, name, action.tokens);
      addPart(parts, inTask.part);
      for (const [text, field] of others) {
        addPart(parts, (text.crossed.get(name) ?? this.crossObservation(text, field, name, action.tokens)).part);
      }
      for (const [text, field, past] of pasts) {
        addPart(parts, (text.crossed.get(name) ?? this.crossAction(text, field, past, name, action.tokens)).part);
      }
      if (prior !== null) prior[k] = inTask.logit;
      actions.push(parts);
    }
    return { actionCount, prior, state, actions };
  }

  private text(text: string, field: number): Text {
    return this.texts[field].get(text, () => {
      const tokens = tokenise(text);
      return { tokens, state: stateFeatures(tokens, field, this.buckets), crossed: new Map() };
    });
  }

  private action(name: string): Action {
    return this.actions.get(name, () => {
      const tokens = tokenise(name);
      return { tokens, own: actionFeatures(tokens, this.buckets) };
    });
  }

  private crossTask(task: Text, name: string, action: Tokens): { part: Part; logit: number } {
    let part = occurrenceFeatures(action, task.tokens, FIELD.task, this.buckets);
    // The prior counts the verb too: training can take that back, for each verb by itself, so that a verb met early
    // does not unteach the others.
    if (this.prior !== 'none' && action.length > 0 && contains(task.tokens, action.code[0])) {
      part = Int32Array.of(...part, bucketOf(KIND.verbInTask, action.code[0], 0, 0, this.buckets));
    }
    return remember(task, name, { part, logit: taskWordsLogit(task.tokens, action) });
  }

  private crossObservation(text: Text, field: number, name: string, action: Tokens): { part: Part } {
    return remember(text, name, { part: occurrenceFeatures(action, text.tokens, field, this.buckets), logit: 0 });
  }

  private crossAction(text: Text, field: number, past: string, name: string, action: Tokens): { part: Part } {
    const part = repetitionFeatures(action, text.tokens, past === name, field, this.buckets);
    return remember(text, name, { part, logit: 0 });
  }
}

/** Most actions are met with few texts; a world with endless commands must not fill the memory through one text. */
const REMEMBERED_CROSSINGS = 1024;

function remember<T extends { readonly part: Part; readonly logit: number }>(text: Text, name: string, crossing: T): T {
  if (text.crossed.size >= REMEMBERED_CROSSINGS) text.crossed.clear();
  text.crossed.set(name, crossing);
  return crossing;
}

function addPart(parts: Part[], part: Part): void {
  if (part.length > 0) parts.push(part);
}
