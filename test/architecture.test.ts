/** The house rules that tools hold: import direction (imports.ts) and the linter's bans. Fixtures prove that both bite. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkImports } from './setup/imports.ts';
import { readSources, root } from './setup/sources.ts';

const check = (files: Record<string, string>) => checkImports(new Map(Object.entries(files)));

describe('import direction', () => {
  it('holds in src/', () => {
    expect(checkImports(readSources('src'))).toEqual([]);
  });

  it('lets the arrows pass', () => {
    expect(
      check({
        'src/app/main.tsx': "import { createRoot } from 'react-dom/client';\nimport { App } from '../views/App.tsx';",
        'src/views/App.tsx':
          "import { run } from '../store/run.ts';\nimport './app.css';\nimport type { World } from '../worlds/world.ts';",
        'src/store/run.ts':
          "import type { Message } from '../training/protocol.ts';\nimport { createStore } from 'zustand/vanilla';",
        'src/training/session.ts': "import { train } from '../policy/learner.ts';",
        'src/policy/learner.ts': "import { add } from '@tensorflow/tfjs-core';",
        'src/cli/main.ts':
          "import { readFile } from 'node:fs/promises';\nimport { wasmPaths } from '../policy/nodeAssets.ts';",
      }),
    ).toEqual([]);
  });

  it('names file, line and both rooms of an import against the arrows', () => {
    expect(check({ 'src/views/graph/x.ts': "/** A view. */\nimport { s } from '../../training/session.ts';" })).toEqual(
      ['src/views/graph/x.ts:2 views may not import training (src/training/session.ts)'],
    );
  });

  it.each([
    ['a static import', "import '../views/x.ts';"],
    ['a re-export', "export { x } from '../views/x.ts';"],
    ['export all', "export * from '../views/x.ts';"],
    ['a type', "import type { X } from '../views/x.ts';"],
    ['an import type', "export type Y = import('../views/x.ts').X;"],
    ['a dynamic import', "export const x = () => import('../views/x.ts');"],
    ['a worker or asset', "export const x = new URL('../views/x.ts', import.meta.url);"],
    ['a query', "import x from '../views/x.ts?url';"],
  ])('sees %s', (_, source) => {
    expect(check({ 'src/credit/x.ts': source })).toEqual([
      'src/credit/x.ts:1 credit may not import views (src/views/x.ts)',
    ]);
  });

  it('lets the store see the protocol as types only', () => {
    const message =
      'src/store/run.ts:1 store may not import training except with `import type` (src/training/protocol.ts)';
    expect(check({ 'src/store/run.ts': "import type { M } from '../training/protocol.ts';" })).toEqual([]);
    expect(check({ 'src/store/run.ts': "import { m } from '../training/protocol.ts';" })).toEqual([message]);
    // verbatimModuleSyntax keeps this import at run time, though every name in it is a type.
    expect(check({ 'src/store/run.ts': "import { type M } from '../training/protocol.ts';" })).toEqual([message]);
    expect(check({ 'src/store/run.ts': "import type { S } from '../training/session.ts';" })).toEqual([
      'src/store/run.ts:1 store may not import training (src/training/session.ts)',
    ]);
  });

  it('rules the catalogue of policies apart from its room', () => {
    expect(check({ 'src/policy/catalog.ts': "import { x } from './learner.ts';" })).toEqual([
      'src/policy/catalog.ts:1 policy/catalog may not import policy (src/policy/learner.ts)',
    ]);
    expect(check({ 'src/config/schema.ts': "import { x } from '../policy/catalog.ts';" })).toEqual([]);
    expect(check({ 'src/config/schema.ts': "import { x } from '../policy/learner.ts';" })).toHaveLength(1);
  });

  it('keeps packages in their rooms', () => {
    expect(
      check({
        'src/credit/a.ts': "import { z } from 'zod/mini';",
        'src/views/a.ts': "import { add } from '@tensorflow/tfjs-core';",
        'src/worlds/a.ts': "import { readFileSync } from 'node:fs';",
        'src/app/a.ts': "import _ from 'lodash';",
      }),
    ).toEqual([
      'src/credit/a.ts:1 credit may not import the package zod/mini',
      'src/views/a.ts:1 views may not import the package @tensorflow/tfjs-core',
      'src/worlds/a.ts:1 worlds may not import the package node:fs',
      'src/app/a.ts:1 lodash is in no line of the table of packages',
    ]);
  });

  it("lets any room ask for the address of a package's file", () => {
    expect(
      check({ 'src/training/worker.ts': "import simd from '@tensorflow/tfjs-backend-wasm/dist/x.wasm?url';" }),
    ).toEqual([]);
  });

  it('refuses files outside the rooms and imports from outside src/', () => {
    expect(check({ 'src/helpers/x.ts': '' })[0]).toMatch(/^src\/helpers\/x\.ts:1 belongs to no room/);
    expect(check({ 'src/main.ts': '' })[0]).toMatch(/^src\/main\.ts:1 belongs to no room/);
    expect(check({ 'src/app/x.ts': "import '../../test/setup/sources.ts';" })).toEqual([
      'src/app/x.ts:1 app may not import test/setup/sources.ts, outside src/',
    ]);
  });

  it('finds how the page would load TensorFlow.js, and lets the worker load it', () => {
    const files = {
      'src/policy/tf.ts': "export { add } from '@tensorflow/tfjs-core';",
      'src/training/worker.ts': "import '../policy/tf.ts';",
    };
    const worker =
      "export const w = () => new Worker(new URL('../training/worker.ts', import.meta.url), { type: 'module' });";
    expect(check({ ...files, 'src/app/main.tsx': worker })).toEqual([]);
    expect(check({ ...files, 'src/app/main.tsx': "import type { T } from '../policy/tf.ts';" })).toEqual([]);
    expect(
      check({
        ...files,
        'src/app/main.tsx': "import './wiring.ts';",
        'src/app/wiring.ts': "import '../policy/tf.ts';",
      }),
    ).toEqual([
      'src/app/main.tsx:1 the page would load TensorFlow.js: src/app/main.tsx → src/app/wiring.ts → src/policy/tf.ts → @tensorflow/tfjs-core',
    ]);
  });
});

describe('files of src/', () => {
  const sources = [...readSources('src')];

  it('open with their purpose', () => {
    expect(sources.filter(([, source]) => !/^(#!.*\n)?\/[*/]/.test(source)).map(([path]) => path)).toEqual([]);
  });

  it('hold one thing each: about 300 lines at most', () => {
    const lengths = sources.map(([path, source]) => ({ path, lines: source.split('\n').length }));
    expect(lengths.filter(({ lines }) => lines > 330)).toEqual([]);
  });
});

describe('the linter', () => {
  const forbidden = [
    ['Math.random', 'export const x = Math.random();', 'lint/nursery/noJsRestrictedProperties'],
    ['Math.random by another name', 'export const { random } = Math;', 'lint/nursery/noJsRestrictedProperties'],
    [
      'dataSync',
      'export const x = (t: { dataSync(): void }) => t.dataSync();',
      'lint/nursery/noJsRestrictedProperties',
    ],
    [
      'arraySync',
      'export const x = (t: { arraySync(): void }) => t.arraySync();',
      'lint/nursery/noJsRestrictedProperties',
    ],
    ['any', 'export const x = (t: any) => t;', 'lint/suspicious/noExplicitAny'],
    ['a non-null assertion', 'export const x = (t?: string) => t!.length;', 'lint/style/noNonNullAssertion'],
    ['a promise nobody awaits', 'async function f() {}\nf();', 'lint/nursery/noFloatingPromises'],
    ['an import without extension', "export { x } from './0';", 'lint/correctness/useImportExtensions'],
    ['an import cycle', "import { y } from './9.ts';\nexport const x = () => y;", 'lint/suspicious/noImportCycles'],
    ['its other half', "import { x } from './8.ts';\nexport const y = () => x;", 'lint/suspicious/noImportCycles'],
  ] as const;
  const plain = 'export const x = 1;\n';
  const folder = mkdtempSync(join(tmpdir(), 'g2po-lint-'));
  /** What the linter says of the files of `folder`, by file name: the rule, and the severity. */
  const reports = new Map<string, string[]>();

  beforeAll(async () => {
    // Rules that follow imports and types look at the project that the configuration lies in, so it goes with the fixtures.
    copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    for (const [index, [, source]] of forbidden.entries()) writeFileSync(join(folder, `${index}.ts`), source);
    writeFileSync(join(folder, 'plain.ts'), plain);
    const biome = join(createRequire(import.meta.url).resolve('@biomejs/biome/package.json'), '../bin/biome');
    const args = [biome, 'lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=json'];
    const answer = await new Promise<string>((resolve) => {
      // Exit status 1 is the expected answer: it found something.
      execFile(process.execPath, args, { cwd: folder }, (_, stdout) => resolve(stdout));
    });
    const { diagnostics }: { diagnostics: { category: string; severity: string; location: { path: string } }[] } =
      JSON.parse(answer);
    for (const { category, severity, location } of diagnostics)
      reports.set(location.path, [...(reports.get(location.path) ?? []), `${severity} ${category}`]);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(forbidden.map(([what, , rule], index) => ({ what, rule, index })))('forbids $what', ({ rule, index }) => {
    expect(reports.get(`${index}.ts`)).toContain(`error ${rule}`);
  });

  it('lets a plain file pass', () => {
    expect(reports.get('plain.ts')).toBeUndefined();
  });
});

describe('what is published', () => {
  it('has been checked and tested before it is uploaded', () => {
    const workflow = readFileSync(join(root, '.github/workflows/pages.yml'), 'utf8');
    const steps = [...workflow.matchAll(/^ *- (?:run|uses): ([^@\n]+)/gm)].map(([, step]) => step);
    const due = ['npm ci', 'npm run check', 'npm test', 'npm run build', 'actions/upload-pages-artifact'];
    expect(steps.filter((step) => due.includes(step))).toEqual(due);
  });
});
