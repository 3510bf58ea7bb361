import { describe, expect, it } from 'vitest';
import { configAt, parseLiveSettings, recordChanges } from '../../src/config/changes.ts';
import { ConfigError, defaultConfig } from '../../src/config/config.ts';

const config = defaultConfig();

describe('the log of changes', () => {
  it('says what was in force for an iteration: the latest change up to it', () => {
    const log = [
      { iteration: 3, key: 'gamma', value: 0.9 },
      { iteration: 5, key: 'estimator', value: 'grpo' },
      { iteration: 7, key: 'gamma', value: 0.5 },
    ];
    const inForce = [1, 3, 4, 5, 7, 100].map((iteration) => {
      const { gamma, estimator } = configAt(config, log, iteration);
      return [gamma, estimator];
    });
    expect(inForce).toEqual([
      [config.gamma, 'g2po'],
      [0.9, 'g2po'],
      [0.9, 'g2po'],
      [0.9, 'grpo'],
      [0.5, 'grpo'],
      [0.5, 'grpo'],
    ]);
    expect(configAt(config, log, 2)).toBe(config);
  });

  it('a later decision ends what the log had planned for the same setting, and no other', () => {
    const planned = [
      { iteration: 4, key: 'gamma', value: 0.9 },
      { iteration: 8, key: 'gamma', value: 0.5 },
      { iteration: 8, key: 'clip', value: 0.1 },
    ];
    expect(recordChanges(planned, 6, { gamma: 0.7 })).toEqual([
      { iteration: 4, key: 'gamma', value: 0.9 },
      { iteration: 6, key: 'gamma', value: 0.7 },
      { iteration: 8, key: 'clip', value: 0.1 },
    ]);
    // Reported twice, as after a fault, it is recorded once.
    expect(recordChanges(planned, 8, { gamma: 0.5, clip: 0.1 })).toEqual(planned);
  });
});

describe('live settings', () => {
  it('are read by the rules of the configuration', () => {
    expect(parseLiveSettings(config, { gamma: 0.9, estimator: 'rloo' })).toEqual({ gamma: 0.9, estimator: 'rloo' });
    expect(() => parseLiveSettings(config, { gamma: 7 })).toThrow(ConfigError);
    expect(() => parseLiveSettings(config, { gamma: 7 })).toThrow(/gamma: “7” is not/);
  });

  it.each(['world', 'network', 'prior', 'seed', 'backend', 'tasks', 'rollouts', 'pinned', 'world.size', 'nonsense'])(
    '%s asks for a new run',
    (key) => {
      expect(() => parseLiveSettings(config, { [key]: 1 })).toThrow(`${key}: cannot change during a run`);
    },
  );
});
