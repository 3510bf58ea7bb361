/**
 * Bytes of JSON text, cut anywhere, as records: one JSON value a line, the elements of one array, or one object over several
 * lines. Which of them it is shows in the text. What cannot be read is a problem of its own and never the end of the file.
 */
import { TraceError } from './adapter.ts';
import { ArrayText } from './arrayText.ts';
import { type Parsed, parseJson, scanBrackets } from './jsonText.ts';
import { BYTE_ORDER_MARK, cutBytes, decode, isBroken, refuseOtherFiles, startsWith } from './utf8.ts';

/** Longest line, in bytes, and longest element of an array, in UTF-16 units; longer ones are left out without being kept. */
export const MAX_RECORD = 2 ** 24;
/** Longest document that is one object, in bytes: it has to be held whole. So may be the first line, as it may be all there is. */
export const MAX_DOCUMENT = 2 ** 28;

export interface RecordSink {
  /** @param at 1-based line, or number of the record in a document */
  record(value: unknown, at: number): void;
  problem(at: number, problem: string, remedy: string): void;
}

const LINE_FEED = 0x0a;
const OPEN_LIST = 0x5b;
/** Bytes that show what a file is. */
const HEAD = 4;
const TOO_LONG: Parsed = {
  ok: false,
  problem: `it is longer than ${MAX_RECORD / 2 ** 20} MiB`,
  remedy: 'end each line with a line break and shorten the observations',
};
const NOT_UTF8: Parsed = { ok: false, problem: 'the bytes are not UTF-8', remedy: 'save the file as UTF-8' };
const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === LINE_FEED || byte === 0x0d;

/** Bytes that came in pieces. */
class Pieces {
  length = 0;
  private pieces: Uint8Array[] = [];

  /** Keeps a copy: whoever gave the bytes may use their memory again. */
  add(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.pieces.push(bytes.slice());
    this.length += bytes.length;
  }

  take(): Uint8Array {
    const whole = new Uint8Array(this.length);
    let at = 0;
    for (const piece of this.pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    this.clear();
    return whole;
  }

  clear(): void {
    this.pieces = [];
    this.length = 0;
  }
}

export class Framing {
  private readonly sink: RecordSink;
  private readonly held = new Pieces();
  /**
   * 'head': before it is known to be text; 'start': nothing but blanks so far; 'first': in the first line, or after one that
   * may be the beginning of an object over several lines.
   */
  private mode: 'head' | 'start' | 'first' | 'lines' | 'document' | 'array' = 'head';
  /** A first line that is no JSON by itself, with its line break; it may begin a document. */
  private opening: { readonly bytes: Uint8Array; readonly line: number; readonly parsed: Parsed } | null = null;
  private readonly before: number;
  /** Lines or records that were passed. */
  private passed: number;
  /** The line under way is too long: the rest of it is passed over. */
  private overlong = false;
  private readonly array: ArrayText;
  private broken = false;

  /** @param before lines or records that were counted before: those of the files before it in an archive */
  constructor(sink: RecordSink, before = 0) {
    this.sink = sink;
    this.before = before;
    this.passed = before;
    this.array = new ArrayText(
      { element: (value, number) => sink.record(value, number), problem: (...said) => sink.problem(...said) },
      MAX_RECORD,
      before,
    );
  }

  /** Lines or records so far. */
  get count(): number {
    return this.mode === 'array' ? this.array.count : this.passed;
  }

  get unit(): 'line' | 'record' {
    return this.mode === 'array' || this.mode === 'document' ? 'record' : 'line';
  }

  /** @throws TraceError where it is no text, or one object beyond MAX_DOCUMENT */
  push(bytes: Uint8Array): void {
    if (this.mode !== 'head') {
      this.text(bytes);
      return;
    }
    this.held.add(bytes);
    if (this.held.length >= HEAD) this.head();
  }

  private head(): void {
    const bytes = this.held.take();
    refuseOtherFiles(bytes);
    this.mode = 'start';
    this.text(startsWith(bytes, BYTE_ORDER_MARK) ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes);
  }

  private text(bytes: Uint8Array): void {
    let rest = bytes;
    if (this.mode === 'start') {
      rest = rest.subarray(this.blanks(rest));
      if (rest.length === 0) return;
      this.mode = rest[0] === OPEN_LIST ? 'array' : 'first';
    }
    while (this.mode === 'first' && rest.length > 0) {
      const end = rest.indexOf(LINE_FEED);
      this.hold(end < 0 ? rest : rest.subarray(0, end + 1));
      rest = end < 0 ? rest.subarray(rest.length) : rest.subarray(end + 1);
      if (end >= 0) this.firstLine(this.held.take());
    }
    if (rest.length === 0) return;
    if (this.mode === 'array') this.elements(rest);
    else if (this.mode === 'document') this.hold(rest);
    else this.lines(rest);
  }

  finish(): void {
    if (this.mode === 'head') this.head();
    if (this.mode === 'first') {
      if (this.held.length > 0) this.firstLine(this.held.take());
      if (this.opening !== null) this.report(this.opening.parsed, this.opening.line);
    } else if (this.mode === 'document') this.document();
    else if (this.mode === 'lines') {
      if (this.overlong) this.tooLong();
      else if (this.held.length > 0) this.line(this.held.take());
    } else if (this.mode === 'array') {
      if (this.held.length > 0) this.decoded(this.held.take());
      this.array.finish();
    }
    this.opening = null;
  }

  private hold(bytes: Uint8Array): void {
    this.held.add(bytes);
    if (this.held.length <= MAX_DOCUMENT) return;
    const problem = `it is one JSON object, or line, of more than ${MAX_DOCUMENT / 2 ** 20} MiB`;
    throw new TraceError(0, null, problem, 'write JSONL: one JSON object a line');
  }

  /** How many bytes at the beginning are blank; line breaks among them are counted. */
  private blanks(bytes: Uint8Array): number {
    let at = 0;
    while (at < bytes.length && isBlank(bytes[at])) if (bytes[at++] === LINE_FEED) this.passed++;
    return at;
  }

  /** The first lines decide: a line that is JSON begins lines; one that is an open part of JSON may begin a document. */
  private firstLine(bytes: Uint8Array): void {
    this.passed++;
    const text = decode(bytes);
    if (text.trim() === '') return;
    const parsed = parsedOf(text, bytes);
    const { opening } = this;
    if (opening === null) {
      const { depth, inString } = scanBrackets(text);
      if (parsed.ok || depth <= 0 || inString) {
        this.mode = 'lines';
        this.report(parsed, this.passed);
      } else this.opening = { bytes, line: this.passed, parsed };
      return;
    }
    this.opening = null;
    if (parsed.ok && typeof parsed.value === 'object') {
      this.mode = 'lines';
      this.report(opening.parsed, opening.line);
      this.report(parsed, this.passed);
    } else {
      this.mode = 'document';
      this.hold(opening.bytes);
      this.hold(bytes);
    }
  }

  private lines(bytes: Uint8Array): void {
    const last = bytes.lastIndexOf(LINE_FEED);
    if (last < 0) {
      this.holdLine(bytes);
      return;
    }
    let start = 0;
    if (this.overlong || this.held.length > 0) {
      start = bytes.indexOf(LINE_FEED) + 1;
      this.holdLine(bytes.subarray(0, start));
      if (this.overlong) this.tooLong();
      else this.line(this.held.take());
    }
    if (start <= last) this.block(bytes.subarray(start, last + 1));
    this.holdLine(bytes.subarray(last + 1));
  }

  private holdLine(bytes: Uint8Array): void {
    if (this.held.length + bytes.length > MAX_RECORD) this.overlong = true;
    if (this.overlong) this.held.clear();
    else this.held.add(bytes);
  }

  private tooLong(): void {
    this.passed++;
    this.overlong = false;
    this.report(TOO_LONG, this.passed);
  }

  /** Whole lines: decoded at once, which is faster than one by one. */
  private block(bytes: Uint8Array): void {
    const text = decode(bytes);
    if (isBroken(text, bytes)) {
      for (let start = 0, end = 0; start < bytes.length; start = end) {
        end = bytes.indexOf(LINE_FEED, start) + 1;
        this.line(bytes.subarray(start, end));
      }
      return;
    }
    for (let start = 0; start < text.length; ) {
      this.passed++;
      // A file of nothing but line breaks has millions of them.
      const end = text.charCodeAt(start) === LINE_FEED ? start : text.indexOf('\n', start);
      const line = end === start ? '' : text.slice(start, end).trim();
      if (line !== '') this.report(line.length > MAX_RECORD ? TOO_LONG : parseJson(line), this.passed);
      start = end + 1;
    }
  }

  private line(bytes: Uint8Array): void {
    this.passed++;
    const text = decode(bytes);
    if (text.trim() !== '') this.report(parsedOf(text, bytes), this.passed);
  }

  private report(parsed: Parsed, at: number): void {
    if (parsed.ok) this.sink.record(parsed.value, at);
    else this.sink.problem(at, parsed.problem, parsed.remedy);
  }

  private document(): void {
    const bytes = this.held.take();
    this.passed = this.before + 1;
    this.report(parsedOf(decode(bytes), bytes), this.passed);
  }

  private elements(bytes: Uint8Array): void {
    this.held.add(bytes);
    const whole = this.held.take();
    const end = whole.length - cutBytes(whole);
    this.held.add(whole.subarray(end));
    this.decoded(whole.subarray(0, end));
  }

  private decoded(bytes: Uint8Array): void {
    const text = decode(bytes);
    if (!this.broken && isBroken(text, bytes)) {
      this.broken = true;
      const problem = 'bytes about here are not UTF-8: characters are lost';
      this.sink.problem(this.array.count + 1, problem, 'save the file as UTF-8');
    }
    this.array.push(text);
  }
}

/** @param text what the bytes decode to */
function parsedOf(text: string, bytes: Uint8Array): Parsed {
  return isBroken(text, bytes) ? NOT_UTF8 : parseJson(text.trim());
}
