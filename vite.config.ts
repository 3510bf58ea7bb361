/** How the page is served and built: one static folder that works from any sub-path and fetches nothing from elsewhere. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { offline } from './vite.offline.ts';
import { standalone } from './vite.standalone.ts';

/** The one inline style on the page: Cytoscape adds exactly this text to the head. A browser test notices when it changes. */
const cytoscapeStyle = '.__________cytoscape_container { position: relative; }';

/** Content-Security-Policy of the built page. 'wasm-unsafe-eval' compiles the wasm backend; it allows no eval of scripts. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  `style-src 'self' 'sha256-${createHash('sha256').update(cytoscapeStyle).digest('base64')}'`,
  // Other hosts only where the user asks for a file of theirs by name (?src=).
  "connect-src 'self' https:",
  "img-src 'self' data: blob:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Writes the policy into the built index.html. The dev server goes without: React's fast refresh needs an inline script. */
function writeContentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        // Before everything that it is to govern.
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** What the code knows of package.json. */
const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));
const define = { __APP_VERSION__: JSON.stringify(version) };

export default defineConfig({
  base: './',
  define,
  plugins: [
    react(),
    writeContentSecurityPolicy(),
    // Before the list of what is kept offline.
    standalone({ entry: 'src/app/standalone.tsx', styles: [cytoscapeStyle], define }),
    // The picture is the README's and the install dialog's; nobody's first visit is without a network.
    offline({ entry: 'src/app/offline/serviceWorker.ts', without: ['preview.png', 'first-visit.g2po'] }),
  ],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // The page's own budgets are tested (test/e2e/bundle.test.ts); the worker's backends are known to be large.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'cytoscape', test: /node_modules[\\/]cytoscape[\\/]/ },
            // What the first picture needs is one file, and its libraries another: a hundred small ones weigh 30 kB more.
            { name: 'libraries', test: /node_modules[\\/]/, tags: ['$initial'] },
            // Without the entry itself, which waits for its language: what is loaded meanwhile must not wait for the entry.
            { name: 'page', test: /[\\/]src[\\/](?!app[\\/]main\.tsx)/, tags: ['$initial'] },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  optimizeDeps: {
    // Found late, inside the worker, they would make the dev server reload the page in the middle of a run.
    include: [
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-backend-cpu',
      '@tensorflow/tfjs-backend-wasm',
      '@tensorflow/tfjs-backend-webgpu',
    ],
  },
});
