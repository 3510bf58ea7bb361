/**
 * The bytes of a file as JSON records: plain text, gzip or zip by their first bytes; lines or a document by the text.
 * Bounds: what is unpacked, lines, documents and nesting; a bomb is refused before it has unfolded.
 */
import { Gunzip, Inflate } from 'fflate';
import { TraceError } from './adapter.ts';
import { Framing, type RecordSink } from './framing.ts';
import { startsWith } from './utf8.ts';
import { DEFLATED, STORED, type ZipMember, zipMembers } from './zip.ts';

/** Most bytes of text of one file. */
export const MAX_TEXT_BYTES = 2 ** 32;
/** A zip archive is held whole, as its directory lies at its end. */
export const MAX_ZIP_BYTES = 2 ** 28;
/** Text beyond `FREE_BYTES` may be so many times as long as what it was unpacked from. */
const MOST_INFLATION = 200;
const FREE_BYTES = 2 ** 26;
/** Compressed bytes that are unpacked at once: at most some 16 MiB come of them. */
const SLICE = 2 ** 14;

const GZIP = [0x1f, 0x8b];
/** A zip archive, or one without files. */
const ZIPS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
];
const HEAD = 4;
const TEXT_FILES = /\.(?:jsonl|ndjson|json|txt|log)$/i;
/** Members that archives have on the side: hidden files and folders, and what macOS adds. */
const ASIDE = /(?:^|\/)(?:\.|__MACOSX\/)/;
const DAMAGED = 'the compressed data is damaged or not whole';
const MOST_NAMED = 20;

export interface RecordStreamSink extends RecordSink {
  note(sentence: string): void;
}

export interface RecordStream {
  /** Takes the next bytes, cut anywhere. @throws TraceError where the file as a whole cannot be used */
  push(bytes: Uint8Array): void;
  /** What is left at the end, in pieces of some milliseconds each; to be run to its end. @throws TraceError like `push` */
  finishing(): Generator<void>;
  readonly unit: 'line' | 'record';
  /** Bytes of text so far. */
  readonly bytes: number;
}

export function createRecordStream(sink: RecordStreamSink): RecordStream {
  return new Records(sink);
}

class Records implements RecordStream {
  bytes = 0;
  private readonly sink: RecordStreamSink;
  private text: Framing;
  private first: Framing | null = null;
  private packed = 0;
  private head: Uint8Array = new Uint8Array(0);
  private kind: 'unknown' | 'text' | 'gzip' | 'zip' | 'spent' = 'unknown';
  private archive: Uint8Array[] = [];
  private readonly gunzip = new Gunzip((bytes) => this.unpacked(bytes));

  constructor(sink: RecordStreamSink) {
    this.sink = sink;
    this.text = new Framing(sink);
  }

  get unit(): 'line' | 'record' {
    return (this.first ?? this.text).unit;
  }

  push(bytes: Uint8Array): void {
    if (this.kind !== 'unknown') {
      this.take(bytes);
      return;
    }
    const head = new Uint8Array(this.head.length + bytes.length);
    head.set(this.head);
    head.set(bytes, this.head.length);
    this.head = head;
    if (head.length >= HEAD) this.begin();
  }

  *finishing(): Generator<void> {
    if (this.kind === 'unknown') this.begin();
    if (this.kind === 'zip') {
      yield* this.unzip();
      return;
    }
    if (this.kind === 'gzip') this.unpack(() => this.gunzip.push(new Uint8Array(0), true));
    this.text.finish();
  }

  private begin(): void {
    const { head } = this;
    this.head = new Uint8Array(0);
    if (startsWith(head, GZIP)) this.kind = 'gzip';
    else this.kind = ZIPS.some((start) => startsWith(head, start)) ? 'zip' : 'text';
    this.take(head);
  }

  private take(bytes: Uint8Array): void {
    this.packed += bytes.length;
    switch (this.kind) {
      case 'gzip':
        for (let at = 0; at < bytes.length && this.kind === 'gzip'; at += SLICE) {
          this.unpack(() => this.gunzip.push(bytes.slice(at, at + SLICE)));
        }
        break;
      case 'zip':
        if (this.packed > MAX_ZIP_BYTES) {
          const problem = `it is a zip archive of more than ${MAX_ZIP_BYTES / 2 ** 20} MiB`;
          throw new TraceError(0, null, problem, 'use gzip, or give its files one by one');
        }
        this.archive.push(bytes.slice());
        break;
      case 'text':
        this.bytes += bytes.length;
        if (this.bytes > MAX_TEXT_BYTES) throw tooMuch();
        this.text.push(bytes);
    }
  }

  /** Runs a part of unpacking; what the library throws is about the data. False where nothing more can come. */
  private unpack(run: () => void): boolean {
    try {
      run();
      return true;
    } catch (error) {
      if (error instanceof TraceError) throw error;
      if (this.kind === 'gzip') this.kind = 'spent';
      this.sink.problem(this.text.count + 1, DAMAGED, 'make the archive anew (what came before is used)');
      return false;
    }
  }

  private unpacked(bytes: Uint8Array): void {
    this.bytes += bytes.length;
    if (this.bytes > MAX_TEXT_BYTES) throw tooMuch();
    if (this.bytes > FREE_BYTES && this.bytes > MOST_INFLATION * this.packed) {
      const problem = `its text is more than ${MOST_INFLATION} times as long as the archive`;
      throw new TraceError(0, null, problem, 'unpack it yourself, if you trust it, and give the text');
    }
    this.text.push(bytes);
  }

  private *unzip(): Generator<void> {
    const whole = new Uint8Array(this.packed);
    let end = 0;
    for (const part of this.archive) {
      whole.set(part, end);
      end += part.length;
    }
    this.archive = [];
    const members = zipMembers(whole).filter(({ name }) => !ASIDE.test(name));
    const texts = members.filter(({ name }) => TEXT_FILES.test(name));
    if (texts.length === 0) throw noText(members);
    const starts: string[] = [];
    for (const member of texts) {
      starts.push(`${member.name}: ${this.text.count + 1}`);
      yield* this.member(member);
      this.text.finish();
      this.first ??= this.text;
      this.text = new Framing(this.sink, this.text.count);
    }
    if (texts.length === 1) return;
    const more = starts.length > MOST_NAMED ? ', …' : '';
    this.sink.note(
      `Lines are counted through all ${texts.length} files, which begin at ${starts.slice(0, MOST_NAMED).join(', ')}${more}.`,
    );
  }

  private *member({ name, method, encrypted, bytes }: ZipMember): Generator<void> {
    if (encrypted || (method !== STORED && method !== DEFLATED)) {
      const problem = encrypted ? 'is encrypted' : `is compressed by a method that is not read here (${method})`;
      this.sink.problem(this.text.count + 1, `the file "${name}" ${problem}`, 'zip it without, or use gzip');
      return;
    }
    const inflate = new Inflate((part) => this.unpacked(part));
    for (let at = 0; at < bytes.length || at === 0; at += SLICE) {
      const slice = bytes.slice(at, at + SLICE);
      const whole = this.unpack(() => {
        if (method === STORED) this.unpacked(slice);
        else inflate.push(slice, at + SLICE >= bytes.length);
      });
      if (!whole) return;
      yield;
    }
  }
}

function noText(members: readonly ZipMember[]): TraceError {
  return members.some(({ name }) => name.endsWith('.pkl'))
    ? new TraceError(0, null, 'it is a PyTorch file, a pickle', 'write the rollouts as JSON, one object a line')
    : new TraceError(0, null, 'there is no JSON file in the archive', 'name its files .jsonl or .json');
}

function tooMuch(): TraceError {
  const problem = `its text is longer than ${MAX_TEXT_BYTES / 2 ** 30} GiB`;
  return new TraceError(0, null, problem, 'cut the file into several');
}
