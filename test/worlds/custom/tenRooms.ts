/** A definition of ten states with as much text as one would write by hand, to measure what a link holds. */
import { formatDefinition } from '../../../src/worlds/custom/definition.ts';

const room = (name: string, text: string, ...pairs: readonly (readonly [string, string])[]) => ({
  name,
  text,
  actions: pairs.map(([command, to]) => ({ text: command, to })),
});

export const tenRooms = formatDefinition({
  task: 'Bring the lantern out of the mine.',
  maxSteps: 30,
  start: ['camp'],
  states: [
    room(
      'camp',
      'A camp at the foot of the mountain. The mouth of the mine gapes above you.',
      ['climb up', 'mouth'],
      ['sit by the fire', 'invalid'],
    ),
    room(
      'mouth',
      'The mouth of the mine. A shaft goes down, a gallery leads west.',
      ['climb down the shaft', 'shaft'],
      ['follow the gallery', 'gallery'],
      ['go back to the camp', 'camp'],
    ),
    room('shaft', 'A wet shaft. Rungs are missing below.', ['jump', 'failure'], ['climb up', 'mouth']),
    room(
      'gallery',
      'A gallery with rails. Somebody left a cart here.',
      ['push the cart', 'bend'],
      ['walk on', 'bend'],
      ['turn back', 'mouth'],
    ),
    room(
      'bend',
      'A bend in the gallery. Cold air comes from the left.',
      ['turn left', 'cave'],
      ['turn right', 'store'],
    ),
    room(
      'store',
      'A store room full of crates and old tools.',
      ['search the crates', 'invalid'],
      ['take the lantern', 'lit'],
      ['leave', 'bend'],
    ),
    room(
      'cave',
      'A cave. Something large is breathing in the dark.',
      ['go on', 'failure'],
      ['go back quietly', 'bend'],
    ),
    room('lit', 'The store room, lantern in hand.', ['leave', 'lit bend']),
    room(
      'lit bend',
      'The bend again; the light shows bones to the left and rails to the right.',
      ['turn left', 'failure'],
      ['follow the rails', 'daylight'],
    ),
    room(
      'daylight',
      'Daylight. The camp lies below.',
      ['climb down to the camp', 'success'],
      ['go back in', 'lit bend'],
    ),
  ],
});
