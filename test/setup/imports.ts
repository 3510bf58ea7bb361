/** Import direction: which room of src/ may import which, as one table, and the check that holds the source to it. `npm run check` runs it. */
import { posix } from 'node:path';
import { parseSync, Visitor } from 'vite';

/**
 * Whole rooms, folders or single files (without extension) that a room may import besides its own files; `type x` allows only
 * types of x. A key with a slash is one file, ruled by its own line alone. The arrows of DESIGN.md "Rooms".
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  options: [],
  text: [],
  'text/languages': [],
  credit: ['options'],
  worlds: ['options'],
  'policy/catalog': ['options'],
  config: ['credit', 'worlds', 'policy/catalog', 'options'],
  policy: ['credit', 'worlds', 'options'],
  training: ['credit', 'worlds', 'config', 'policy', 'options'],
  traces: ['credit', 'config', 'options'],
  share: [
    ...['config', 'credit', 'traces', 'options', 'policy/catalog'],
    // A recording is read by replaying it.
    ...['training/replay', 'training/episode', 'training/schemas', 'type training/protocol', 'worlds/registry'],
    'type worlds/world',
  ],
  store: [
    'text/languages',
    ...['credit', 'config', 'options', 'traces', 'share/options', 'type share/place'],
    ...['type training/protocol', 'type training/replay', 'type training/probabilities', 'training/schemas'],
    ...['type policy/backends', 'type policy/policy'],
  ],
  lessons: ['config', 'text', 'store', 'options'],
  views: [
    'store',
    'config',
    'text',
    'lessons',
    'credit',
    'worlds',
    'policy/catalog',
    'type policy/backends',
    'share/options',
    'share/place',
    'options',
  ],
  cli: [
    ...['credit', 'traces', 'training', 'config', 'worlds', 'options'],
    // Like app, it puts the parts together: it opens the backend and the policy that the session is given.
    ...['policy/learner', 'policy/openBackend', 'policy/nodeAssets'],
    ...['share/recording', 'share/made'],
  ],
  app: [
    ...['options', 'text', 'credit', 'worlds', 'config', 'policy', 'training', 'traces', 'share', 'store', 'lessons'],
    ...['views', 'cli'],
  ],
};

/** Packages (by the start of their name) and the rooms that may import them; a package that is not listed is refused. */
const packageUsers: Readonly<Record<string, readonly string[]>> = {
  '@tensorflow/': ['policy'],
  'node:': ['cli', 'policy/nodeAssets'],
  webgpu: ['cli', 'policy/nodeAssets'],
  zod: ['config', 'traces', 'share', 'training', 'store', 'app'],
  fflate: ['config', 'traces', 'share'],
  '@scure/base': ['config', 'share'],
  zustand: ['store', 'views', 'app'],
  react: ['views', 'app'],
  comlink: ['store', 'app'],
  cytoscape: ['views'],
  uplot: ['views'],
  'idb-keyval': ['app'],
  uqr: ['views'],
  i18next: ['text'],
};

/** The page's entry: nothing that it reaches by static imports may load TensorFlow.js, which belongs to the worker. */
export const pageEntry = 'src/app/main.tsx';
const tensorflow = '@tensorflow/';

/** One import, export-from, dynamic import, import type or `new URL('./file', import.meta.url)`. */
interface Reference {
  readonly specifier: string;
  /** Offset in the source. */
  readonly start: number;
  /** `static` runs with the importing file, `deferred` when asked for, `type` never. */
  readonly kind: 'static' | 'deferred' | 'type';
}

/** Every reference of one source file. Throws on a syntax error. */
function referencesOf(path: string, source: string): Reference[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  const found: Reference[] = [];
  const add = (start: number, specifier: string, kind: Reference['kind']) => found.push({ start, specifier, kind });
  new Visitor({
    ImportDeclaration: (node) => add(node.start, node.source.value, node.importKind === 'type' ? 'type' : 'static'),
    ExportAllDeclaration: (node) => add(node.start, node.source.value, node.exportKind === 'type' ? 'type' : 'static'),
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node.start, node.source.value, node.exportKind === 'type' ? 'type' : 'static');
    },
    TSImportType: (node) => add(node.start, node.source.value, 'type'),
    ImportExpression: (node) => {
      if (node.source.type === 'Literal' && typeof node.source.value === 'string')
        add(node.start, node.source.value, 'deferred');
    },
    NewExpression: (node) => {
      const [file] = node.arguments;
      const isUrl = node.callee.type === 'Identifier' && node.callee.name === 'URL' && node.arguments.length === 2;
      if (isUrl && file.type === 'Literal' && typeof file.value === 'string' && file.value.startsWith('.'))
        add(node.start, file.value, 'deferred');
    },
  }).visit(program);
  return found;
}

/** Path below src/ without its extension: `src/policy/catalog.ts` → `policy/catalog`. */
const unitOf = (path: string) => path.replace(/^src\//, '').replace(/\.\w+$/, '');
/** The line of the table that rules a file: its own, or its room's. Undefined for a file in no known room. */
function ruleOf(path: string): string | undefined {
  const unit = unitOf(path);
  if (unit in mayImport) return unit;
  const room = unit.split('/')[0];
  return unit.includes('/') && room in mayImport ? room : undefined;
}
const covers = (permission: string, unit: string) => unit === permission || unit.startsWith(`${permission}/`);

function mayReach(rule: string, target: string, kind: Reference['kind']): boolean {
  const unit = unitOf(target);
  if (rule === unit.split('/')[0]) return true;
  return mayImport[rule].some((permission) =>
    permission.startsWith('type ')
      ? kind === 'type' && covers(permission.slice('type '.length), unit)
      : covers(permission, unit),
  );
}

/** The line of `packageUsers` for a package, e.g. `react` for `react`, `react/jsx-runtime` and `react-dom/client`. */
function usersOf(specifier: string): readonly string[] | undefined {
  const key = Object.keys(packageUsers).find(
    (name) =>
      specifier === name ||
      specifier.startsWith(/\W$/.test(name) ? name : `${name}/`) ||
      specifier.startsWith(`${name}-`),
  );
  return key === undefined ? undefined : packageUsers[key];
}

/**
 * Checks source files against the table.
 * @param files content by path from the repository's root with `/`, e.g. `src/credit/graph.ts`
 * @returns one message per violation, `file:line what may not be`, in the order of the files; empty when all is well
 * @throws on a file that does not parse
 */
export function checkImports(files: ReadonlyMap<string, string>): string[] {
  const violations: string[] = [];
  /** What runs with each file: files of src/, and packages by their name. */
  const runsWith = new Map<string, string[]>();
  for (const [path, source] of files) {
    const rule = ruleOf(path);
    if (rule === undefined) {
      violations.push(`${path}:1 belongs to no room; the rooms are ${Object.keys(mayImport).join(', ')}`);
      continue;
    }
    const statics: string[] = [];
    runsWith.set(path, statics);
    for (const { specifier, start, kind } of referencesOf(path, source)) {
      const where = `${path}:${source.slice(0, start).split('\n').length}`;
      const [bare, query] = specifier.split('?');
      if (!bare.startsWith('.')) {
        // The address of a package's file, as Vite gives it, loads nothing of the package.
        if (query === 'url') continue;
        if (kind === 'static') statics.push(bare);
        const users = usersOf(bare);
        if (users === undefined) violations.push(`${where} ${bare} is in no line of the table of packages`);
        else if (!users.some((user) => user === rule || user === unitOf(path)))
          violations.push(`${where} ${rule} may not import the package ${bare}`);
        continue;
      }
      const target = posix.join(posix.dirname(path), bare);
      if (kind === 'static') statics.push(target);
      if (!target.startsWith('src/')) violations.push(`${where} ${rule} may not import ${target}, outside src/`);
      else if (!mayReach(rule, target, kind)) {
        const room = unitOf(target).split('/')[0];
        const asValue = kind !== 'type' && mayReach(rule, target, 'type') ? ' except with `import type`' : '';
        violations.push(`${where} ${rule} may not import ${room}${asValue} (${target})`);
      }
    }
  }
  const chain = pathToTensorflow(runsWith);
  if (chain) violations.push(`${pageEntry}:1 the page would load TensorFlow.js: ${chain.join(' → ')}`);
  return violations;
}

/** The shortest chain of static imports from the page's entry to TensorFlow.js, or undefined. Breadth first. */
function pathToTensorflow(runsWith: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const chains: string[][] = [[pageEntry]];
  const seen = new Set([pageEntry]);
  for (const chain of chains) {
    for (const next of runsWith.get(chain[chain.length - 1]) ?? []) {
      if (next.startsWith(tensorflow)) return [...chain, next];
      if (seen.has(next)) continue;
      seen.add(next);
      chains.push([...chain, next]);
    }
  }
  return undefined;
}
