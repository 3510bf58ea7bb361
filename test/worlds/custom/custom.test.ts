/** The world that a definition makes. */
import { describe, expect, it } from 'vitest';
import { formatDefinition } from '../../../src/worlds/custom/definition.ts';
import { examples } from '../../../src/worlds/custom/examples.ts';
import { custom } from '../../../src/worlds/custom.ts';
import { randomStream } from '../../../src/worlds/random.ts';
import { explore, shortestSolution } from '../../../src/worlds/search.ts';
import { act, actAll, randomEpisode } from '../acting.ts';
import { small } from './definitions.ts';

const options = { definition: formatDefinition(small) };

describe('the world of a definition', () => {
  it('has its texts, and its actions lead where they say', () => {
    const task = custom.task(1, options);
    expect(task).toMatchObject({ text: 'Open the door.', family: 'from start', maxSteps: 5 });
    const hall = actAll(task.start, ['go in']);
    expect(hall).toMatchObject({
      key: 'hall',
      observation: 'A hall.',
      actions: ['open the door', 'jump', 'sing', 'go back'],
    });
    expect(act(hall, 'open the door')).toEqual({ state: hall, valid: true, outcome: 'success' });
    expect(act(hall, 'jump')).toEqual({ state: hall, valid: true, outcome: 'failure' });
    expect(act(hall, 'sing')).toEqual({ state: hall, valid: false, outcome: 'running' });
    expect(act(hall, 'go back').state.key).toBe('start');
    expect(() => hall.step(4)).toThrow(RangeError);
    expect(() => hall.step(-1)).toThrow(RangeError);
  });

  it('has one task where it has one start, and one for each of several', () => {
    expect(custom.distinctTasks(options)).toBe(1);
    const both = { definition: formatDefinition({ ...small, start: ['start', 'hall'] }) };
    expect(custom.distinctTasks(both)).toBe(2);
    const starts = Array.from({ length: 40 }, (_, seed) => custom.task(seed, both).start.key);
    // One of the two would be missing by chance with 2 · 2⁻⁴⁰.
    expect(new Set(starts)).toEqual(new Set(['start', 'hall']));
    expect(custom.task(7, both).start.key).toBe(custom.task(7, both).start.key);
    expect(custom.task(7, both).family).toBe(`from ${custom.task(7, both).start.key}`);
  });

  it('titles a state by its first sentence', () => {
    expect(custom.title('Camp below the cliff. A path leads up.')).toBe('Camp below the cliff');
    expect(custom.title('Version 1.5 of the hall')).toBe('Version 1.5 of the hall');
    expect(custom.title('A door!')).toBe('A door');
  });

  it('refuses a definition with errors, and texts that are none', () => {
    expect(() => custom.task(1, { definition: '{}' })).toThrow(RangeError);
    expect(() => custom.task(1, { definition: formatDefinition({ ...small, maxSteps: 1 }) })).toThrow(RangeError);
  });
});

describe('the examples', () => {
  const of = (id: string) => {
    const example = examples.find((one) => one.id === id);
    if (example === undefined) throw new Error(id);
    return custom.task(1, { definition: example.text });
  };

  it('have the shortest ways that they were drawn with', () => {
    // camp, path, steps, ledge; place 2 … 6, vault; twice passage, bend, fork.
    expect(shortestSolution(of('trap').start, 16)).toHaveLength(4);
    expect(shortestSolution(of('corridor').start, 30)).toHaveLength(6);
    expect(shortestSolution(of('alike').start, 8)).toHaveLength(6);
  });

  it('succeed by chance now and then, so that there is something to learn from', () => {
    for (const { id } of examples) {
      const task = of(id);
      const successes = Array.from({ length: 400 }, (_, k) => randomEpisode(task, randomStream(3, id, k)).success);
      const share = successes.filter(Boolean).length / successes.length;
      expect(share, id).toBeGreaterThan(0.1);
      expect(share, id).toBeLessThan(0.7);
    }
  });

  it('show three texts where the look-alike world has six states', () => {
    const states = explore(of('alike').start)?.states ?? [];
    expect(states).toHaveLength(6);
    expect(new Set(states.map(({ observation }) => observation)).size).toBe(3);
  });
});
