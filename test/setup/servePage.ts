/** Global set-up of the e2e tests: serves the built page on a free loopback port; tests read its address with `inject('baseUrl')`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { preview } from 'vite';
import type { ProvidedContext } from 'vitest';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built page, with a closing slash. */
    baseUrl: string;
  }
}

/** Starts the server and returns what stops it. Throws if the page was not built. */
export default async function servePage(project: TestProject): Promise<() => Promise<void>> {
  const root = project.config.root;
  if (!existsSync(join(root, 'dist/index.html'))) throw new Error('No built page in dist/: run `npm run build` first.');
  const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port: 0, open: false } });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The preview server has no port.');
  const baseUrl: ProvidedContext['baseUrl'] = `http://127.0.0.1:${address.port}/`;
  project.provide('baseUrl', baseUrl);
  return () => server.close();
}
