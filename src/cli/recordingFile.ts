/** A run without a page as a recording's file (src/share/recording), which the page plays without training. */
import type { RunConfig } from '../config/config.ts';
import { type MadeOn, madeWith } from '../share/made.ts';
import { writing } from '../share/recording/file.ts';
import type { IterationMetrics, RolloutRecord } from '../training/protocol.ts';
import { findWorld } from '../worlds/registry.ts';

/**
 * The bytes of a run's recording, without its weights.
 * @param iterations finished ones from the first on; entry i is iteration i + 1, at least one
 */
export function recordingFile(
  config: RunConfig,
  iterations: readonly { readonly rollouts: RolloutRecord; readonly metrics: IterationMetrics }[],
  on: MadeOn,
): Uint8Array {
  const pieces = writing({
    app: '',
    created: 0,
    on,
    made: madeWith(config, [], findWorld(config.world).version),
    task: null,
    config,
    changes: [],
    records: iterations.map(({ rollouts }) => rollouts),
    metrics: iterations.map(({ metrics }) => metrics),
    checkpoint: null,
  });
  let piece = pieces.next();
  while (!piece.done) piece = pieces.next();
  return piece.value;
}
