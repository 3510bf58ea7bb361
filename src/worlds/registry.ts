/** The worlds on offer. Menus, links, flags and dispatch all read this list. */
import type { OptionValues } from '../options/option.ts';
import { apps } from './apps.ts';
import { custom } from './custom.ts';
import { house } from './house.ts';
import { keydoor } from './keydoor.ts';
import { settingsOf } from './settings.ts';
import { shop } from './shop.ts';
import type { World } from './world.ts';

/** Every world, in the order of the menu; the first is the default. */
export const worlds = [house, keydoor, shop, apps, custom] as const satisfies readonly World[];

export type WorldId = (typeof worlds)[number]['id'];

/** The world of an id. Throws RangeError where there is none (an id that went round the type). */
export function findWorld(id: WorldId): World<WorldId> {
  const world = worlds.find((entry) => entry.id === id);
  if (world === undefined) throw new RangeError(`There is no world "${id}".`);
  return world;
}

/** A world's options completed with their defaults. Throws RangeError on unknown options and values out of bounds. */
export function resolveOptions(world: World, values: OptionValues): OptionValues {
  return settingsOf(world.options, values);
}
