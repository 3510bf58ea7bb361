/** A plain static host for the built page, as free ones are: gzip, ETags, ten minutes of cache. It counts what it sends. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const COMPRESSED = /\.(css|html|js|py|svg|wasm|webmanifest)$/;

interface Held {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

export interface StaticHost {
  /** Address of the page, with a closing slash: below a sub-path. */
  readonly url: string;
  /** Paths that were asked for, from the page's folder, in order. */
  readonly asked: readonly string[];
  /** Bytes sent so far, headers left out. */
  sent(): number;
  /** Puts a file in place of the one of the build, or beside. */
  put(path: string, content: string): void;
  /** From now on leads from addresses that end in .html to the same without, as many hosts do. */
  dropHtml(): void;
  /** From now on connections are refused, as without a network. */
  stop(): Promise<void>;
}

function hold(path: string, content: Buffer): Held {
  const packed = COMPRESSED.test(path);
  return {
    body: packed ? gzipSync(content) : content,
    headers: {
      'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
      'Cache-Control': 'max-age=600',
      ETag: `"${createHash('sha256').update(content).digest('hex').slice(0, 16)}"`,
      ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
    },
  };
}

/**
 * Serves a build on a free loopback port.
 * @param folder the built page
 */
export async function serveStatic(folder: string): Promise<StaticHost> {
  const files = new Map<string, Held>();
  const put = (path: string, content: Buffer): void => void files.set(path, hold(path, content));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    put(path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path));
  }
  const asked: string[] = [];
  let bytes = 0;
  let withoutHtml = false;
  const server = createServer((request, response) => {
    const [pathname] = (request.url ?? '').split('?');
    const path = pathname.replace(/^\/lab\//, '');
    asked.push(path);
    if (withoutHtml && path.endsWith('.html')) {
      response.writeHead(301, { Location: pathname.replace(/(?<=\/)index\.html$|\.html$/, '') }).end();
      return;
    }
    const file = files.get(path === '' ? 'index.html' : path) ?? (withoutHtml ? files.get(`${path}.html`) : undefined);
    if (file === undefined || !pathname.startsWith('/lab/')) response.writeHead(404).end();
    else if (request.headers['if-none-match'] === file.headers.ETag) response.writeHead(304, file.headers).end();
    else {
      bytes += file.body.length;
      response.writeHead(200, file.headers).end(file.body);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/lab/`,
    asked,
    sent: () => bytes,
    put: (path, content) => put(path, Buffer.from(content)),
    dropHtml: () => {
      withoutHtml = true;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
