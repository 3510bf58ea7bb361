/**
 * Trains what the race scene of the lecture shows on its reveal, and writes it to src/lessons/raceStudy.ts. Run it anew when
 * estimators, worlds or defaults change (test/lessons/raceStudy.test.ts says when), some ten minutes:
 * `npm run bench:race`
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfig } from '../../src/config/config.ts';
import { scenes } from '../../src/lessons/scenes.ts';
import { freshRollouts, freshSuccesses } from '../setup/freshSuccesses.ts';
import { root } from '../setup/sources.ts';

const SEEDS = Array.from({ length: 16 }, (_, k) => k + 1);

const stage = scenes.find(({ id }) => id === 'race')?.stage;
if (stage?.kind !== 'race') throw new Error('the lecture has no race');
const { config, estimators, iterations } = stage;
const lines = [
  '/** Results of the race scene over many seeds, written by test/bench/raceStudy.ts: wasm, the configuration of the scene. */',
  "import type { RaceStudy } from './scene.ts';",
  '',
  'export const raceStudy: RaceStudy = {',
  `  seeds: [${SEEDS.join(', ')}],`,
  `  freshRollouts: ${freshRollouts(parseConfig(config))},`,
  '  successes: {',
];
for (const estimator of estimators) {
  lines.push(`    ${estimator}: [`);
  for (const seed of SEEDS) {
    const successes = await freshSuccesses(parseConfig({ ...config, estimator, seed }), iterations);
    console.log(`${estimator}, seed ${seed}: ${successes.join(' ')}`);
    lines.push(`      [${successes.join(', ')}],`);
  }
  lines.push('    ],');
}
lines.push('  },', '};', '');
writeFileSync(join(root, 'src/lessons/raceStudy.ts'), lines.join('\n'));
