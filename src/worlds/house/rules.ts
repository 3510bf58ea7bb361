/** The rules of the house: which commands are admissible, what they do, and when the task is done. Pure functions. */
import { LAMP_PLACE, type ObjectKind, type ReceptacleKind, type Treatment, treatmentPlace } from './kinds.ts';

export const families = ['pick', 'look', 'clean', 'heat', 'cool', 'pick2'] as const;
export type Family = (typeof families)[number];

/** Position before the first `go to`: the middle of the room. */
export const NOWHERE = -1;
/** Place of the object in the agent's hand. */
export const CARRIED = -1;
/** Stands for "no object" where one is named by its index. */
export const NO_OBJECT = -1;

// Condition of an object: a set of flags. Hot and cold exclude each other; clean stays for good.
export const CLEAN = 1;
export const HOT = 2;
export const COLD = 4;
/** Conditions lie in [0, CONDITIONS). */
export const CONDITIONS = 8;

export interface Named<Kind> {
  readonly kind: Kind;
  /** Kind and number, as commands name it: "fridge 1". */
  readonly name: string;
}

export interface Goal {
  readonly family: Family;
  /** Kind of the object that the task is about. */
  readonly object: string;
  /** Kind of receptacle that it belongs in at the end; the lamp's place in family `look`. */
  readonly receptacle: string;
}

export type Verb = 'go' | 'open' | 'close' | 'take' | 'move' | Treatment | 'use' | 'look';

export interface Command {
  readonly verb: Verb;
  /** Index of the object, NO_OBJECT where the verb takes none. */
  readonly object: number;
  /** Index of the receptacle, NOWHERE where the verb takes none. */
  readonly receptacle: number;
  readonly text: string;
}

/** What stays the same throughout a task. */
export interface House {
  readonly receptacles: readonly Named<ReceptacleKind>[];
  readonly objects: readonly Named<ObjectKind>[];
  readonly goal: Goal;
}

/** What changes. Immutable. */
export interface Situation {
  /** Receptacle where the agent stands, or NOWHERE. */
  readonly at: number;
  /** Bit r is set while receptacle r stands open. */
  readonly open: number;
  /** Receptacle of each object, or CARRIED (at most one of them). */
  readonly place: readonly number[];
  /** Flags of each object. */
  readonly condition: readonly number[];
}

/** The object in the agent's hand, or NO_OBJECT. */
export function carriedObject(situation: Situation): number {
  return situation.place.indexOf(CARRIED);
}

/** Whether the contents of a receptacle are in sight and reach of someone who stands there. */
export function isAccessible({ receptacles }: House, { open }: Situation, receptacle: number): boolean {
  return receptacle !== NOWHERE && (!receptacles[receptacle].kind.door || ((open >> receptacle) & 1) === 1);
}

/** Every command that could ever be admissible in the house, in the order in which they are offered. */
export function everyCommand({ receptacles, objects }: House): readonly Command[] {
  const commands: Command[] = [];
  const add = (verb: Verb, text: string, receptacle = NOWHERE, object = NO_OBJECT): void => {
    commands.push({ verb, object, receptacle, text });
  };
  receptacles.forEach(({ name }, r) => {
    add('go', `go to ${name}`, r);
  });
  receptacles.forEach(({ kind, name }, r) => {
    if (!kind.door) return;
    add('open', `open ${name}`, r);
    add('close', `close ${name}`, r);
  });
  objects.forEach((object, o) => {
    receptacles.forEach(({ name }, r) => {
      add('take', `take ${object.name} from ${name}`, r, o);
      add('move', `move ${object.name} to ${name}`, r, o);
    });
    for (const treatment of object.kind.treatments) {
      receptacles.forEach(({ kind, name }, r) => {
        if (kind.name === treatmentPlace[treatment]) add(treatment, `${treatment} ${object.name} with ${name}`, r, o);
      });
    }
  });
  receptacles.forEach(({ kind }, r) => {
    if (kind.name === LAMP_PLACE) add('use', 'use desklamp 1', r);
  });
  add('look', 'look');
  return commands;
}

/** Whether the command can be carried out now. */
export function isAdmissible(house: House, situation: Situation, { verb, object, receptacle }: Command): boolean {
  const { at, open, place } = situation;
  const here = at === receptacle;
  switch (verb) {
    case 'go':
      return !here;
    case 'open':
      return here && ((open >> receptacle) & 1) === 0;
    case 'close':
      return here && ((open >> receptacle) & 1) === 1;
    case 'take':
      return (
        here &&
        place[object] === receptacle &&
        carriedObject(situation) === NO_OBJECT &&
        isAccessible(house, situation, receptacle)
      );
    case 'move':
      return here && place[object] === CARRIED && isAccessible(house, situation, receptacle);
    case 'clean':
    case 'heat':
    case 'cool':
      return here && place[object] === CARRIED;
    case 'use':
      return here;
    case 'look':
      return true;
  }
}

function treated(condition: number, treatment: Treatment): number {
  switch (treatment) {
    case 'clean':
      return condition | CLEAN;
    case 'heat':
      return (condition & ~COLD) | HOT;
    case 'cool':
      return (condition & ~HOT) | COLD;
  }
}

/** The situation after an admissible command; the same object where nothing changes. */
export function carryOut(situation: Situation, { verb, object, receptacle }: Command): Situation {
  switch (verb) {
    case 'go':
      return { ...situation, at: receptacle };
    case 'open':
      return { ...situation, open: situation.open | (1 << receptacle) };
    case 'close':
      return { ...situation, open: situation.open & ~(1 << receptacle) };
    case 'take':
      return { ...situation, place: situation.place.with(object, CARRIED) };
    case 'move':
      return { ...situation, place: situation.place.with(object, receptacle) };
    case 'clean':
    case 'heat':
    case 'cool': {
      const condition = treated(situation.condition[object], verb);
      if (condition === situation.condition[object]) return situation;
      return { ...situation, condition: situation.condition.with(object, condition) };
    }
    case 'use':
    case 'look':
      return situation;
  }
}

const required: Readonly<Record<Family, number>> = { pick: 0, look: 0, clean: CLEAN, heat: HOT, cool: COLD, pick2: 0 };

/** Objects of the goal's kind that lie where the goal wants them, in the condition it wants. */
export function countPlaced({ receptacles, objects, goal }: House, { place, condition }: Situation): number {
  const flag = required[goal.family];
  let count = 0;
  for (let o = 0; o < objects.length; o++) {
    if (objects[o].kind.name !== goal.object || place[o] === CARRIED || (condition[o] & flag) !== flag) continue;
    if (receptacles[place[o]].kind.name === goal.receptacle) count++;
  }
  return count;
}

/** Whether the task is done by the admissible command that led to `situation`. */
export function isSolved(house: House, situation: Situation, { verb }: Command): boolean {
  const { family, object } = house.goal;
  if (family !== 'look') return verb === 'move' && countPlaced(house, situation) >= (family === 'pick2' ? 2 : 1);
  const carried = carriedObject(situation);
  return verb === 'use' && carried !== NO_OBJECT && house.objects[carried].kind.name === object;
}
