/** Search by text: states by their observation, transitions by their action. */
import { NODE_STATE, stepsOfEdge, stepsOfNode } from '../../credit/graph.ts';
import type { Shown } from '../../store/shown.ts';
import type { Selection } from '../../store/view.ts';
import { searchText } from '../../text/search.ts';
import { compareTexts } from '../graph/titles.ts';
import type { ElementIndex } from '../locate.ts';

/** Something that can be found. */
export interface Entry {
  readonly kind: 'node' | 'edge';
  readonly selection: Selection;
  /** What is searched, on one line: the observation (the title of a terminal node) or the action. */
  readonly text: string;
  /** What it is, in a few words: the state's title, or the two states that a transition connects. */
  readonly name: string;
  /** Steps that start in the state or take the transition. */
  readonly count: number;
}

/** Everything on screen that can be found. */
export function entriesOf(
  { rollouts, graph }: Pick<Shown, 'rollouts' | 'graph'>,
  index: Pick<ElementIndex, 'nodeKeys' | 'edgeKeys'>,
  title: (node: number) => string,
): readonly Entry[] {
  const reached = new Set(graph.stepNextNode);
  const nodes = Array.from({ length: graph.nodeCount }, (_, node) => node)
    .filter((node) => graph.nodeKind[node] === NODE_STATE || reached.has(node))
    .map((node): Entry => {
      const state = graph.nodeKind[node] === NODE_STATE;
      return {
        kind: 'node',
        selection: { kind: 'node', node: index.nodeKeys[node] },
        text: onOneLine(state ? rollouts.observations[graph.nodeObservation[node]] : title(node)),
        name: title(node),
        count: stepsOfNode(graph, node).length,
      };
    });
  const edges = Array.from({ length: graph.edgeCount }, (_, edge): Entry => {
    return {
      kind: 'edge',
      selection: { kind: 'edge', edge: index.edgeKeys[edge] },
      text: onOneLine(rollouts.actions[graph.edgeAction[edge]]),
      name: searchText.fromTo(title(graph.edgeSource[edge]), title(graph.edgeTarget[edge])),
      count: stepsOfEdge(graph, edge).length,
    };
  });
  return [...nodes, ...edges];
}

/** A piece of a text, marked where it is one of the words looked for. */
export interface Segment {
  readonly text: string;
  readonly hit: boolean;
}

export interface Match {
  readonly entry: Entry;
  /** The entry's text, cut to what surrounds the first hit. */
  readonly segments: readonly Segment[];
}

/**
 * The entries that have every word of the query, in either case: first those that have it as it stands, at the start of a
 * word before elsewhere; then states before transitions, the more visited first.
 * @returns at most `most` of them, and how many there are
 */
export function search(
  entries: readonly Entry[],
  query: string,
  most = 50,
): { readonly matches: readonly Match[]; readonly total: number } {
  const phrase = fold(onOneLine(query));
  if (phrase === '') return { matches: [], total: 0 };
  const words = [...new Set(phrase.split(' '))];
  const found = entries.flatMap((entry) => {
    const folded = fold(entry.text);
    return words.every((word) => folded.includes(word)) ? [{ entry, folded, rank: rankOf(folded, phrase) }] : [];
  });
  found.sort(
    (a, b) =>
      a.rank - b.rank ||
      Number(a.entry.kind === 'edge') - Number(b.entry.kind === 'edge') ||
      b.entry.count - a.entry.count ||
      compareTexts(a.entry.text, b.entry.text) ||
      compareTexts(a.entry.name, b.entry.name),
  );
  const matches = found.slice(0, most).map(({ entry, folded, rank }): Match => {
    const ranges = rank < 2 ? rangesOf(folded, [phrase]) : rangesOf(folded, words);
    return { entry, segments: excerpt(entry.text, ranges) };
  });
  return { matches, total: found.length };
}

/** 0: the phrase begins a word, 1: it occurs, 2: only its words do. */
function rankOf(folded: string, phrase: string): number {
  let rank = 2;
  for (let at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(folded[at - 1])) return 0;
    rank = 1;
  }
  return rank;
}

const onOneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** Lower case at the same length, so that places in it are places in the text: "İ" alone would become longer. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (character) => {
    const small = character.toLowerCase();
    return small.length === character.length ? small : character;
  }).join('');
}

type Range = readonly [start: number, end: number];

/** Where the words occur, in order; ranges that touch or overlap are one. */
function rangesOf(folded: string, words: readonly string[]): readonly Range[] {
  const ranges: Range[] = [];
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length))
      ranges.push([at, at + word.length]);
  }
  ranges.sort(([a], [b]) => a - b);
  const merged: Range[] = [];
  for (const [start, end] of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], end)];
    else merged.push([start, end]);
  }
  return merged;
}

/** Longest excerpt, and how much of it stands before the first hit; in UTF-16 units. */
const EXCERPT = 160;
const BEFORE = 40;

/** The text round its first hit, hits marked. */
function excerpt(text: string, ranges: readonly Range[]): readonly Segment[] {
  const first = ranges[0]?.[0] ?? 0;
  const start = text.length <= EXCERPT || first <= BEFORE ? 0 : startOfWord(text, first - BEFORE, first);
  const end = Math.min(text.length, start + EXCERPT);
  const segments: Segment[] = start > 0 ? [{ text: '…', hit: false }] : [];
  let at = start;
  for (const [from, to] of ranges) {
    if (from >= end) break;
    if (from > at) segments.push({ text: text.slice(at, from), hit: false });
    at = Math.min(to, end);
    segments.push({ text: text.slice(from, at), hit: true });
  }
  if (at < end) segments.push({ text: text.slice(at, end), hit: false });
  if (end < text.length) segments.push({ text: '…', hit: false });
  return segments;
}

/** The start of the first word at or after a place, or that place where there is none before the limit. */
function startOfWord(text: string, place: number, limit: number): number {
  const space = text.indexOf(' ', place);
  return space >= 0 && space < limit ? space + 1 : place;
}
