/** `npm run bench [names…]`: measures; asserts nothing. Without names every bench runs, one after the other. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Print } from './table.ts';

type Bench = (print: Print) => void | Promise<void>;

/** Each bench by its name: the module beside this one that holds it, loaded when asked for, and the function's name there. */
const benches: Readonly<Record<string, string>> = {
  credit: 'benchCredit',
  policy: 'benchPolicy',
  learning: 'benchLearning',
  bundle: 'benchBundle',
  page: 'benchPage',
};

const isBench = (value: unknown): value is Bench => typeof value === 'function';

/** Runs one bench; false where its module is not there yet. */
async function runBench(name: string, print: Print): Promise<boolean> {
  const file = new URL(`./${name}.ts`, import.meta.url);
  if (!existsSync(fileURLToPath(file))) return false;
  const module: Readonly<Record<string, unknown>> = await import(file.href);
  const bench = module[benches[name]];
  if (!isBench(bench)) throw new Error(`test/bench/${name}.ts exports no function ${benches[name]}`);
  await bench(print);
  return true;
}

/** Runs the benches named, or all. Returns the exit status: 1 if one failed, 2 for a name that is none. */
async function main(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !(name in benches));
  if (unknown.length > 0) {
    console.error(`No bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`);
    return 2;
  }
  let status = 0;
  for (const name of names.length > 0 ? names : Object.keys(benches)) {
    console.log(`\n## ${name}`);
    const start = performance.now();
    try {
      const ran = await runBench(name, console.log);
      console.log(ran ? `(${((performance.now() - start) / 1000).toFixed(1)} s)` : 'not written yet');
    } catch (error) {
      console.error(error);
      status = 1;
    }
  }
  return status;
}

process.exitCode = await main(process.argv.slice(2));
