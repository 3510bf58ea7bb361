/** The words network in plain double precision, written from WORLDS.md "Policy that works from scratch". Tables: state, dense, action. */
import type { WordsEncoded } from '../../src/policy/networks/wordFeatures.ts';
import { allRows, type Reference } from './reference.ts';

export const wordsReference: Reference<WordsEncoded> = {
  /** Scores Σ (h · embedding + bias) plus prior, h = tanh(dense(tanh(Σ embeddings))). */
  logits([state, dense, action], decision) {
    const width = dense.columns;
    const hidden = new Float64Array(width);
    for (const part of decision.state) {
      for (const row of part) for (let d = 0; d < width; d++) hidden[d] += state.value[row * width + d];
    }
    const first = hidden.map(Math.tanh);
    const h = Array.from({ length: width }, (_, d) =>
      Math.tanh(first.reduce((total, x, i) => total + x * dense.value[i * width + d], 0)),
    );
    return decision.actions.map((parts, k) => {
      let score = decision.prior?.[k] ?? 0;
      for (const part of parts) {
        for (const row of part) {
          const at = row * (width + 1);
          score += action.value[at + width];
          for (let d = 0; d < width; d++) score += h[d] * action.value[at + d];
        }
      }
      return score;
    });
  },

  usedRows(tables, decisions) {
    const state = decisions.flatMap((one) => one.state.flatMap((part) => [...part]));
    const action = decisions.flatMap((one) => one.actions.flatMap((parts) => parts.flatMap((part) => [...part])));
    return [new Set(state), allRows(tables[1]), new Set(action)];
  },
};
