/** The command line: `estimate`, `train` and `serve`, each with --help. */
import { estimateCommand } from './estimate.ts';
import { type ByteIo, type CommandIo, nodeIo, type SavingIo } from './io.ts';

const usage = `Usage: npm run -s cli -- COMMAND …

  estimate FILE  credit of every step of a rollout file
  train          trains a policy in a text world
  serve PATH     the page on this machine, following rollouts while they are written

COMMAND --help says more.
`;

/** Runs one command line. Resolves to the exit code. */
async function main(args: readonly string[], io: CommandIo & ByteIo & SavingIo): Promise<number> {
  const [command, ...rest] = args;
  switch (command) {
    case 'estimate':
      return estimateCommand(rest, io);
    case 'train': {
      // Loaded when asked for: it brings TensorFlow.js along.
      const { trainCommand } = await import('./train.ts');
      return trainCommand(rest, io);
    }
    case 'serve': {
      const { serveCommand } = await import('./serve.ts');
      return serveCommand(rest, io);
    }
    case '--help':
    case '-h':
      await io.stdout.write(usage);
      return 0;
    default: {
      const problem = command === undefined ? 'no command is given' : `"${command}" is no command`;
      await io.stderr.write(`${problem}; give estimate, train or serve, see --help\n`);
      return 2;
    }
  }
}

try {
  process.exitCode = await main(process.argv.slice(2), nodeIo());
} catch (error) {
  if (!(error instanceof Error && 'syscall' in error && error.syscall === 'write' && 'code' in error)) throw error;
  // A reader that closes early, as `head` does, is no fault; a full disk is.
  if (error.code !== 'EPIPE') {
    process.exitCode = 1;
    process.stderr.write(`standard output cannot be written (${error.code}): what is there is not whole\n`);
  }
}
