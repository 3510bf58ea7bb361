/**
 * What the `transformer` network reads: a decision as one sequence of tokens, and each of its actions as a bag of tokens.
 * A token is a word and what is known of its place; the embeddings of both are added up.
 */
import type { Decision, Encoded } from '../policy.ts';
import { type PriorKind, taskWordsLogit } from '../prior.ts';
import { bucketOf, contains, type Tokens, tokenise } from '../tokens.ts';
import { BoundedCache } from './boundedCache.ts';

/** The texts of a decision, in the order of the sequence: what does not fit is cut from the end, so the oldest first. */
export const SEGMENTS = [
  'task',
  'observation',
  'last action',
  'earlier action',
  'last observation',
  'earlier observation',
] as const;
/** The parts of a sequence that are pooled apart; history is all segments from the third on. */
export const PARTS = ['task', 'observation', 'history'] as const;
/** Words of an action that are told apart by their position; later ones share the last. */
export const ACTION_POSITIONS = 8;
/** Places of a token of the sequence: position in its text, and segment. */
export const TOKEN_PLACES = 2;

/** Where each kind of place begins in the table of places, for sequences of at most `longest` tokens; positions begin at 0. */
export function placeLayout(longest: number): {
  readonly segment: number;
  readonly actionPosition: number;
  readonly rows: number;
} {
  const segment = longest;
  const actionPosition = segment + SEGMENTS.length;
  return { segment, actionPosition, rows: actionPosition + ACTION_POSITIONS };
}

/**
 * Rows of the table of marks, which say that a word, numbers aside, occurs elsewhere ("exact match" of arXiv 1704.00051):
 * for each segment the verb of an action, then for each segment another word of it; then a word of the sequence, in the task.
 */
export const MARKS = { verb: 0, word: SEGMENTS.length, ofTask: 2 * SEGMENTS.length, rows: 2 * SEGMENTS.length + 1 };

/** Rows of the three tables of embeddings, of a whole bag or of one token after the other. */
export interface Rows {
  readonly words: Int32Array;
  readonly places: Int32Array;
  readonly marks: Int32Array;
}

export interface TransformerEncoded extends Encoded {
  /** One word and TOKEN_PLACES places a token; marks as `marked` says. */
  readonly sequence: Rows;
  /** Marks of each token, 0 or 1. */
  readonly marked: readonly number[];
  /** Tokens of each of PARTS; they add up to the sequence. */
  readonly parts: readonly number[];
  /** Of each action: its words, their positions, and marks of the segments that they occur in. */
  readonly actions: readonly Rows[];
}

/** First number of the hash of a word. */
const WORD = 0;
/** Decisions, and texts, that an encoder is sure to remember; an iteration of the built-in worlds meets some hundreds. */
const REMEMBERED = 4_096;

/** Turns decisions into rows. Equal decisions of late are one object, by which a minibatch computes them once. */
export class SequenceEncoder {
  private readonly decisions = new BoundedCache<TransformerEncoded>(REMEMBERED);
  private readonly texts = new BoundedCache<Tokens>(REMEMBERED);
  private readonly buckets: number;
  private readonly longest: number;
  private readonly prior: PriorKind;

  /**
   * @param buckets of words, a power of two
   * @param longest tokens of a sequence, at most
   */
  constructor(buckets: number, longest: number, prior: PriorKind) {
    if (!(buckets >= 1 && Number.isInteger(Math.log2(buckets)))) {
      throw new RangeError(`buckets must be a power of two, got ${buckets}`);
    }
    this.buckets = buckets;
    this.longest = longest;
    this.prior = prior;
  }

  encode({ task, observation, actions, history }: Decision): TransformerEncoded {
    const [last, earlier] = history;
    const segments = [task, observation, last?.action, earlier?.action, last?.observation, earlier?.observation];
    return this.decisions.get(JSON.stringify([segments, actions]), () => {
      const texts = segments.map((text) => this.tokens(text ?? ''));
      const offered = actions.map((action) => this.tokens(action));
      return {
        actionCount: actions.length,
        prior: this.prior === 'none' ? null : Float32Array.from(offered, (action) => taskWordsLogit(texts[0], action)),
        ...this.sequence(texts),
        actions: offered.map((action) => this.action(action, texts)),
      };
    });
  }

  private tokens(text: string): Tokens {
    return this.texts.get(text, () => tokenise(text));
  }

  private words({ code }: Tokens): Int32Array {
    return code.map((word) => bucketOf(WORD, word, 0, 0, this.buckets));
  }

  private sequence(texts: readonly Tokens[]): Pick<TransformerEncoded, 'sequence' | 'marked' | 'parts'> {
    const { segment } = placeLayout(this.longest);
    const words: number[] = [];
    const places: number[] = [];
    const marked: number[] = [];
    const parts = PARTS.map(() => 0);
    for (const [number, text] of texts.entries()) {
      const known = this.words(text);
      for (let i = 0; i < text.length && words.length < this.longest; i++) {
        words.push(known[i]);
        places.push(i, segment + number);
        marked.push(number > 0 && occurs(text, i, texts[0]) ? 1 : 0);
        parts[Math.min(number, PARTS.length - 1)]++;
      }
    }
    const marks = new Int32Array(marked.reduce((total, one) => total + one, 0)).fill(MARKS.ofTask);
    return { sequence: { words: Int32Array.from(words), places: Int32Array.from(places), marks }, marked, parts };
  }

  private action(action: Tokens, texts: readonly Tokens[]): Rows {
    const { actionPosition } = placeLayout(this.longest);
    const marks: number[] = [];
    for (let i = 0; i < action.length; i++) {
      for (const [number, text] of texts.entries()) {
        if (occurs(action, i, text)) marks.push((i === 0 ? MARKS.verb : MARKS.word) + number);
      }
    }
    return {
      words: this.words(action),
      places: action.code.map((_, i) => actionPosition + Math.min(i, ACTION_POSITIONS - 1)),
      marks: Int32Array.from(marks),
    };
  }
}

/** Whether word i of one text, numbers aside, occurs in another. */
function occurs({ code, numeric }: Tokens, i: number, text: Tokens): boolean {
  return numeric[i] === 0 && contains(text, code[i]);
}
