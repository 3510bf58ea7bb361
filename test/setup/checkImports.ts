/** Command line of the import check: lists what breaks the table of imports.ts and exits 1, or says that nothing does. */
import { checkImports } from './imports.ts';
import { readSources } from './sources.ts';

const files = readSources('src');
const violations = checkImports(files);
for (const violation of violations) console.error(violation);
console.log(
  `Import direction: ${files.size} files, ${violations.length === 0 ? 'all as drawn' : `${violations.length} wrong`}.`,
);
process.exitCode = violations.length > 0 ? 1 : 0;
