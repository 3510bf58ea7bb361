/** What a command may touch: files to read, two sinks. Commands take it as an argument, so they run in tests. */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';

export interface TextSink {
  /** Resolves once the text is handed over; rejects where it cannot be. */
  write(text: string): Promise<void>;
}

export interface CommandIo {
  /** Text of a file by chunks, cut anywhere; '-' is standard input. Rejects with the system's error or Utf8Error. */
  readFile(path: string): AsyncIterable<string>;
  readonly stdout: TextSink;
  readonly stderr: TextSink;
}

/** What a command touches that reads files as they are: packed, or in whatever encoding. */
export interface ByteIo extends Pick<CommandIo, 'stdout' | 'stderr'> {
  /** Bytes of a file by chunks, cut anywhere; '-' is standard input. Rejects with the system's error. */
  readBytes(path: string): AsyncIterable<Uint8Array>;
}

/** What a command touches that leaves a file behind. */
export interface SavingIo {
  /** Writes a file whole, over one that is there. Rejects with the system's error. */
  saveFile(path: string, bytes: Uint8Array): Promise<void>;
}

/** Bytes that are no UTF-8. */
export class Utf8Error extends Error {
  override readonly name = 'Utf8Error';
  /** 1-based line that they stand in. */
  readonly line: number;

  constructor(line: number) {
    super(`line ${line}: the bytes are not UTF-8`);
    this.line = line;
  }
}

/** Why a file could not be read, with the remedy; null where the error is of another kind. */
export function whyUnreadable(error: unknown): string | null {
  if (error instanceof Utf8Error) return `${error.message}; save the file as UTF-8`;
  if (!(error instanceof Error && 'code' in error)) return null;
  const reason = error.code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${error.code})`;
  return `${reason}; give the path of a readable file, or - for standard input`;
}

const LINE_FEED = 0x0a;

/** Decodes UTF-8 chunk by chunk. Throws Utf8Error where bytes are none. */
export async function* decodeUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let previous = new Uint8Array(0);
  for await (const chunk of chunks) {
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      throw new Utf8Error(line + linesBeforeFault(previous, chunk));
    }
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, end + 1)) line++;
    previous = chunk.slice(-3);
    if (text !== '') yield text;
  }
  try {
    decoder.decode();
  } catch {
    throw new Utf8Error(line);
  }
}

/** Line breaks of `chunk` before its first line that is no UTF-8; `previous` ends in up to 3 bytes of a cut character. */
function linesBeforeFault(previous: Uint8Array, chunk: Uint8Array): number {
  const bytes = Buffer.concat([previous.subarray(previous.lastIndexOf(LINE_FEED) + 1), chunk]);
  // A continuation byte (10xxxxxx) at the very start belongs to a character that was complete before.
  let start = 0;
  while (start < previous.length && (bytes[start] & 0xc0) === 0x80) start++;
  let lines = 0;
  for (let end = bytes.indexOf(LINE_FEED, start); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
    if (!isUtf8(bytes.subarray(start, end))) break;
    lines++;
    start = end + 1;
  }
  return lines;
}

/** A stream as a sink that waits until the text is out: the last write that fails must not pass for a whole output. */
export function sinkOf(stream: Writable): TextSink {
  // A failed write rejects by its callback; an 'error' event without a listener would end the process besides.
  stream.on('error', () => undefined);
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => (error ? reject(error) : resolve()));
      }),
  };
}

/** The process's own files and streams. */
export function nodeIo(): CommandIo & ByteIo & SavingIo {
  const readBytes = (path: string) => (path === '-' ? process.stdin : createReadStream(path));
  return {
    readFile: (path) => decodeUtf8(readBytes(path)),
    readBytes,
    saveFile: (path, bytes) => writeFile(path, bytes),
    stdout: sinkOf(process.stdout),
    stderr: sinkOf(process.stderr),
  };
}
