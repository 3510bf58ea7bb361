/** What the built page weighs: which files the first paint needs, which come later, which only the worker loads. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseSync } from 'vite';
import { root } from '../setup/sources.ts';
import { formatTable, type Print } from './table.ts';

/** The files of a built page, by who asks for them and when. Paths are relative to the build folder; each file is in one group. */
export interface BundleParts {
  /** JavaScript that must arrive before anything shows: the entry, what it imports statically, what the HTML preloads. */
  readonly firstPaint: readonly string[];
  /** JavaScript that the page imports on demand. */
  readonly later: readonly string[];
  /** The worker's entry and what it imports statically. */
  readonly worker: readonly string[];
  /** What the worker imports on demand: the backends. */
  readonly workerLater: readonly string[];
  /** Style sheets and WebAssembly. */
  readonly styles: readonly string[];
  readonly wasm: readonly string[];
}

/** The property by which tfjs-core finds its engine (tfjs-core/src/engine.ts); no minifier renames it. */
const tensorflowMark = '_tfengine';

interface Chunk {
  readonly statics: readonly string[];
  readonly dynamics: readonly string[];
  readonly workers: readonly string[];
}

function readChunk(dist: string, path: string): Chunk {
  const source = readFileSync(join(dist, path), 'utf8');
  const { module } = parseSync(path, source);
  const beside = (specifier: string) => posix.join(posix.dirname(path), specifier);
  const requests = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
  ];
  return {
    statics: requests.map(beside),
    dynamics: module.dynamicImports
      .map(({ moduleRequest: { start, end } }) => source.slice(start, end))
      .filter((text) => /^(["'`])\.[^$]*\1$/.test(text))
      .map((text) => beside(text.slice(1, -1))),
    // Vite writes a worker as new URL(`worker-….js`, import.meta.url), within one more new URL; a wasm backend's own names stay out.
    workers: [...source.matchAll(/new URL\(\s*(["'`])([\w./-]+\.js)\1/g)]
      .map(([, , url]) => beside(url))
      .filter((file) => existsSync(join(dist, file))),
  };
}

/**
 * Sorts the files of a built page.
 * @param dist the build folder
 * @throws if there is no built page in it
 */
export function bundleParts(dist: string): BundleParts {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const asked = [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="\.?\/?([^"]+\.js)"/g)].map(
    ([, path]) => path,
  );
  if (asked.length === 0) throw new Error(`${dist}/index.html loads no script`);
  const chunks = new Map<string, Chunk>();
  const chunkOf = (path: string) => {
    const chunk = chunks.get(path) ?? readChunk(dist, path);
    chunks.set(path, chunk);
    return chunk;
  };
  const taken = new Set<string>();
  /** What `start` reaches by the given references, less what is in an earlier group. */
  const reach = (start: readonly string[], next: (chunk: Chunk) => readonly string[]) => {
    const found = [...new Set(start)].filter((path) => !taken.has(path));
    for (const path of found) {
      for (const more of next(chunkOf(path))) if (!taken.has(more) && !found.includes(more)) found.push(more);
    }
    for (const path of found) taken.add(path);
    return found;
  };
  const statics = (chunk: Chunk) => chunk.statics;
  const all = (chunk: Chunk) => [...chunk.statics, ...chunk.dynamics];
  const firstPaint = reach(asked, statics);
  const later = reach(
    firstPaint.flatMap((path) => chunkOf(path).dynamics),
    all,
  );
  const worker = reach(
    [...firstPaint, ...later].flatMap((path) => chunkOf(path).workers),
    statics,
  );
  const workerLater = reach(
    worker.flatMap((path) => chunkOf(path).dynamics),
    all,
  );
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  const ending = (suffix: string) => files.filter((path) => path.endsWith(suffix)).sort();
  return { firstPaint, later, worker, workerLater, styles: ending('.css'), wasm: ending('.wasm') };
}

/** The JavaScript that the first paint needs, as paths relative to the build folder. Throws if there is no built page. */
export function firstPaintFiles(dist: string): readonly string[] {
  return bundleParts(dist).firstPaint;
}

/** Bytes of the files as a server with gzip (level 9) sends them, each by itself. */
export function gzipBytes(dist: string, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0);
}

/** Those of the files that hold TensorFlow.js's engine. */
export function tensorflowFiles(dist: string, files: readonly string[]): readonly string[] {
  return files.filter((file) => readFileSync(join(dist, file), 'utf8').includes(tensorflowMark));
}

/** Prints the gzip size of every file of the built page, group by group. Needs a build; asserts nothing. */
export function benchBundle(print: Print): void {
  const dist = join(root, 'dist');
  const parts = bundleParts(dist);
  const groups: readonly [string, readonly string[]][] = [
    ['first paint', parts.firstPaint],
    ['page, on demand', parts.later],
    ['worker', parts.worker],
    ['worker, on demand', parts.workerLater],
    ['styles', parts.styles],
    ['wasm (one is loaded)', parts.wasm],
  ];
  const kilobytes = (files: readonly string[]) => (gzipBytes(dist, files) / 1000).toFixed(1);
  const rows = groups.flatMap(([group, files]) => [
    [group, `${files.length} files`, kilobytes(files)],
    ...files.map((file) => ['', posix.basename(file), kilobytes([file])]),
  ]);
  print(formatTable(['part', 'file', 'gzip kB'], rows));
}
