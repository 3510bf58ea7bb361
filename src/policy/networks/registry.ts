/** The code of every network in the catalogue, by id. */
import type { NetworkId } from '../catalog.ts';
import type { Encoded } from '../policy.ts';
import type { PriorKind } from '../prior.ts';
import type { Minibatch, Network } from './network.ts';
import { TransformerNetwork } from './transformer.ts';
import { WordsNetwork } from './words.ts';

/**
 * What `use` makes of a fresh network: its encoder and its computation; parameters are the learner's. A callback, because
 * every network has its own types of decisions and minibatches, which only it and its user need to agree on.
 */
export function withNetwork<Result>(
  id: NetworkId,
  prior: PriorKind,
  use: <E extends Encoded, M extends Minibatch>(network: Network<E, M>) => Result,
): Result {
  switch (id) {
    case 'words':
      return use(new WordsNetwork(prior));
    case 'transformer':
      return use(new TransformerNetwork(prior));
  }
}
