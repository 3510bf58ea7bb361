/** The code of every network in the catalogue, by id. */
import type { NetworkId } from '../catalog.ts';
import type { PriorKind } from '../prior.ts';
import { WordsNetwork } from './words.ts';

/** A fresh network: its encoder and its computation; parameters are the learner's. */
export function createNetwork(id: NetworkId, prior: PriorKind): WordsNetwork {
  switch (id) {
    case 'words':
      return new WordsNetwork(prior);
  }
}
