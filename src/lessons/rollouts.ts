/**
 * Rollouts in the shape of the paper's case (ALFWorld, "cool some bowl and put it in microwave"; ALGORITHM.md "Criticality"),
 * made up so that their values are those that it prints: V(microwave) = 0.00, V(fridge) = 2.10, exits of the microwave at 1.54.
 *
 * γ = 0.95, R = 10. Fridge: 7 visits, of which two succeed 5 and 7 steps later: (7.738 + 6.983) / 7 = 2.103. Countertop: 4
 * visits, one succeeds 5 steps later: 7.738 / 4 = 1.934. The microwave, nothing in hand: 2 rollouts go on to the fridge, 1 to
 * the countertop, 1 to a drawer of value 0, all of which fail: (2 · 2.103 + 1.934 + 0) / 4 = 1.535.
 *
 * Written as 'observation -action-> observation -action-> outcome'.
 */

/** The way to the end once the bowl is in hand at the fridge: 3 steps. */
const FINISH =
  'fridge, bowl in hand -cool bowl-> cold bowl in hand -go to microwave-> microwave, cold bowl -put bowl-> success';

/** Places where there is nothing to find, in turn: `count` steps, and the step limit. */
const PLACES = ['drawer', 'cabinet', 'shelf', 'stove'];
function inVain(count: number): string {
  const steps = Array.from({ length: count }, (_, k) => {
    const next = PLACES[(k + 1) % PLACES.length];
    return `${PLACES[k % PLACES.length]} -${k + 1 < count ? `go to ${next}` : 'look'}-> `;
  });
  return `${steps.join('')}failure`;
}

/** @param count steps in vain of each rollout that fails */
function rollouts(count: number): readonly string[] {
  const lost = inVain(count);
  return [
    `hall -go to fridge-> fridge -open fridge-> fridge, a bowl in it -take bowl-> ${FINISH}`,
    `hall -go to fridge-> fridge -open fridge-> fridge, a bowl in it -take bowl-> fridge, bowl in hand -go to sink-> sink, bowl in hand -go to fridge-> ${FINISH}`,
    `hall -go to countertop-> countertop -take bowl-> countertop, bowl in hand -go to fridge-> ${FINISH}`,
    `hall -go to microwave-> microwave -go to fridge-> fridge -go to drawer-> ${lost}`,
    `hall -go to microwave-> microwave -go to fridge-> fridge -go to drawer-> ${lost}`,
    `hall -go to microwave-> microwave -go to countertop-> countertop -go to drawer-> ${lost}`,
    `hall -go to microwave-> microwave -go to drawer-> ${lost}`,
    ...Array.from({ length: 3 }, () => `hall -go to fridge-> fridge -go to drawer-> ${lost}`),
    ...Array.from({ length: 2 }, () => `hall -go to countertop-> countertop -go to drawer-> ${lost}`),
  ];
}

export const PAPER_CASE = rollouts(15);
