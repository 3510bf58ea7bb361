/**
 * What the source says in English beside its data, as it stands there: every text of some files that has a space in it. Messages
 * of one word are not seen, nor what is put together from texts of other files.
 */
import { parseSync, Visitor } from 'vite';

/** A text and where it stands. */
export interface SourceText {
  /** With `{}` for every particular. */
  readonly text: string;
  /** `path:line` */
  readonly where: string;
}

const PARTICULAR = /\{\w*\}/g;

/** A message with `{}` in place of its particulars' names. */
export const nameless = (message: string): string => message.replaceAll(PARTICULAR, '{}');

/** Says something: words in one line with a space between them, whatever stands for its particulars. */
const says = (text: string): boolean => !text.includes('\n') && /\S \S/.test(text) && /\p{L}{2}/u.test(text);

/** The texts of a source file, in its order. Throws on a syntax error. */
export function textsOf(path: string, source: string): SourceText[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  const found: { readonly start: number; readonly text: string }[] = [];
  new Visitor({
    Literal: ({ start, value }) => {
      if (typeof value === 'string') found.push({ start, text: value });
    },
    TemplateLiteral: ({ start, quasis }) => {
      found.push({ start, text: quasis.map(({ value }) => value.cooked ?? '').join('{}') });
    },
  }).visit(program);
  return found
    .filter(({ text }) => says(text))
    .sort((a, b) => a.start - b.start)
    .map(({ start, text }) => ({ text, where: `${path}:${source.slice(0, start).split('\n').length}` }));
}
