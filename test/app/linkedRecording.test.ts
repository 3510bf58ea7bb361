/** Recordings in an address: by themselves, or together with the run that they are of. */
import { describe, expect, it } from 'vitest';
import { linkedRecording, withLinked } from '../../src/app/recordings.ts';
import { parseConfig } from '../../src/config/config.ts';
import { linkTo, readLink, writeLink } from '../../src/share/link.ts';

describe('a recording in a link', () => {
  it('by itself is what the link shows', () => {
    expect(linkedRecording('#v=2&rec=~1abc-_')).toEqual({ text: '~1abc-_', ofRun: false });
    expect(linkedRecording('rec=~1abc&view.theme=dark')).toEqual({ text: '~1abc', ofRun: false });
    // An iteration that is none leaves nothing to play to.
    expect(linkedRecording('#to=soon&rec=~1abc')).toEqual({ text: '~1abc', ofRun: false });
  });

  it('beside an iteration to play to goes with the run, plain or packed', () => {
    expect(linkedRecording('#v=2&to=9&rec=~1abc')).toEqual({ text: '~1abc', ofRun: true });
    const config = parseConfig({
      ...{ gamma: 0.9, clip: 0.1, weight: 2, tasks: 5, rollouts: 4, pinned: 2, minibatch: 96, epochs: 3, seed: 77 },
      ...{ normalisation: 'mean_norm', episodeStatistics: 'trajectories', valueAggregation: 'trajectory' },
      ...{ learningRate: 0.002, klCoefficient: 0.3, evaluationEvery: 3, evaluationTasks: 64 },
    });
    const packed = withLinked(writeLink({ ...linkTo(config), to: 12 }), '~1abc');
    expect(packed).toMatch(/^v=2&z=~3[\w-]+&rec=~1abc$/);
    expect(linkedRecording(packed)).toEqual({ text: '~1abc', ofRun: true });
    // The run is the same with it as without.
    expect(readLink(packed)).toMatchObject({ config, to: 12, issues: [] });
  });

  it('there may be none', () => {
    for (const hash of ['', '#', '#v=2&to=9', '#v=2&rec', '#rec=']) expect(linkedRecording(hash), hash).toBeNull();
    expect(withLinked('v=2&to=9', null)).toBe('v=2&to=9');
  });
});
