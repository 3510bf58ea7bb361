import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../../src/config/config.ts';
import { runOptions } from '../../../src/config/fields.ts';
import { changeLog, inForceOf, nextIterationOf } from '../../../src/views/controls/changeLog.ts';
import { optionText } from '../../../src/views/controls/optionText.ts';
import { custom } from '../../../src/worlds/custom.ts';

const config = { ...defaultConfig(), gamma: 0.95, weight: 1 };

describe('the log of changes', () => {
  const log = changeLog({
    config,
    changes: [
      { iteration: 3, key: 'gamma', value: 0.9 },
      { iteration: 3, key: 'weight', value: 1 },
      { iteration: 5, key: 'gamma', value: 0.5 },
    ],
  });

  it('says from which value to which, and leaves out what changed nothing', () => {
    expect(log).toEqual([
      { iteration: 3, key: 'gamma', before: 0.95, after: 0.9 },
      { iteration: 5, key: 'gamma', before: 0.9, after: 0.5 },
    ]);
  });

  it('knows since when a value is in force, and what is still to come', () => {
    expect(inForceOf(log, {}, 'gamma')).toEqual({ kind: 'since', iteration: 5 });
    expect(inForceOf(log, { gamma: 0.7 }, 'gamma')).toEqual({ kind: 'pending' });
    expect(inForceOf(log, { gamma: 0.7 }, 'weight')).toBeNull();
  });

  it('names the next iteration only where the page can know it', () => {
    // At rest in the middle of iteration 4 or after it, 5 begins next; in full play the worker may be at 6 already.
    expect(nextIterationOf({ iteration: 4, status: 'idle' })).toBe(5);
    expect(nextIterationOf({ iteration: 4, status: 'playing' })).toBeNull();
    expect(nextIterationOf({ iteration: 4, status: 'working' })).toBeNull();
  });
});

describe('a value in words', () => {
  it('is the menu’s, a figure, or on and off', () => {
    expect(optionText(runOptions.normalisation, 'mean_norm')).toBe('mean only');
    expect(optionText(runOptions.learningRate, 0.001)).toBe('1e-3');
    expect(optionText(runOptions.episodeTerm, false)).toBe('off');
    // A text by the name of the example that it is.
    const { definition } = custom.options;
    expect(optionText(definition, definition.examples[1].text)).toBe('Corridor, one door');
    expect(optionText(definition, `${definition.examples[1].text} `)).toBe('your own');
  });
});
