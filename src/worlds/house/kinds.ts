/** What a household holds: kinds of receptacles and of portable objects, and what can be done with them (after ALFWorld). */

export interface ReceptacleKind {
  readonly name: string;
  /** Name in titles, where room is short. */
  readonly short: string;
  /** Has a door: its contents are out of sight and reach while it is closed. */
  readonly door: boolean;
}

export const receptacleKinds = {
  countertop: { name: 'countertop', short: 'counter', door: false },
  fridge: { name: 'fridge', short: 'fridge', door: true },
  microwave: { name: 'microwave', short: 'microwave', door: true },
  sinkbasin: { name: 'sinkbasin', short: 'sink', door: false },
  desk: { name: 'desk', short: 'desk', door: false },
  shelf: { name: 'shelf', short: 'shelf', door: false },
  cabinet: { name: 'cabinet', short: 'cabinet', door: true },
  drawer: { name: 'drawer', short: 'drawer', door: true },
} as const satisfies Record<string, ReceptacleKind>;

export type ReceptacleName = keyof typeof receptacleKinds;

export type Treatment = 'clean' | 'heat' | 'cool';

/** Where each treatment is done. No door has to be opened for it. */
export const treatmentPlace = {
  clean: 'sinkbasin',
  heat: 'microwave',
  cool: 'fridge',
} as const satisfies Record<Treatment, ReceptacleName>;

/** Where the desklamp stands. */
export const LAMP_PLACE: ReceptacleName = 'desk';

export interface ObjectKind {
  readonly name: string;
  /** What can be done to it. */
  readonly treatments: readonly Treatment[];
  /** Worth holding under the desklamp. */
  readonly examinable: boolean;
  /** Receptacles that a task would leave it in or ask it to be put in; the agent may put it anywhere. */
  readonly belongs: readonly ReceptacleName[];
}

const food = ['countertop', 'desk', 'fridge', 'microwave', 'sinkbasin', 'cabinet'] as const;
const dishes = ['countertop', 'desk', 'sinkbasin', 'microwave', 'shelf', 'cabinet'] as const;
const cutlery = ['countertop', 'desk', 'sinkbasin', 'cabinet', 'drawer'] as const;
const study = ['countertop', 'desk', 'shelf', 'drawer', 'cabinet'] as const;

export const objectKinds: readonly ObjectKind[] = [
  { name: 'apple', treatments: ['clean', 'heat', 'cool'], examinable: false, belongs: food },
  { name: 'bread', treatments: ['heat', 'cool'], examinable: false, belongs: food },
  { name: 'egg', treatments: ['clean', 'heat', 'cool'], examinable: false, belongs: food },
  { name: 'lettuce', treatments: ['clean', 'cool'], examinable: false, belongs: food },
  { name: 'potato', treatments: ['clean', 'heat', 'cool'], examinable: false, belongs: food },
  { name: 'tomato', treatments: ['clean', 'heat', 'cool'], examinable: false, belongs: food },
  { name: 'bowl', treatments: ['clean', 'cool'], examinable: true, belongs: dishes },
  { name: 'cup', treatments: ['clean', 'heat', 'cool'], examinable: false, belongs: dishes },
  { name: 'mug', treatments: ['clean', 'heat', 'cool'], examinable: true, belongs: dishes },
  { name: 'plate', treatments: ['clean', 'heat', 'cool'], examinable: true, belongs: dishes },
  { name: 'pan', treatments: ['clean', 'cool'], examinable: false, belongs: dishes },
  { name: 'fork', treatments: ['clean'], examinable: false, belongs: cutlery },
  { name: 'knife', treatments: ['clean'], examinable: false, belongs: cutlery },
  { name: 'spoon', treatments: ['clean'], examinable: false, belongs: cutlery },
  { name: 'book', treatments: [], examinable: true, belongs: study },
  { name: 'cellphone', treatments: [], examinable: true, belongs: study },
  { name: 'keychain', treatments: [], examinable: true, belongs: study },
  { name: 'pen', treatments: [], examinable: true, belongs: study },
  { name: 'vase', treatments: [], examinable: true, belongs: study },
  { name: 'watch', treatments: [], examinable: true, belongs: study },
];
