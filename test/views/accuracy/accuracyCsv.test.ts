import { describe, expect, it } from 'vitest';
import { accuracyCsv, studyCsv } from '../../../src/views/accuracy/accuracyCsv.ts';
import { studySizes } from '../../../src/views/accuracy/sizes.ts';
import { group } from './samples.ts';

describe('accuracy as CSV', () => {
  it('has a row an estimator and task, then the means, with empty cells where there is no figure', () => {
    const tasks = [
      { task: 0, groups: [group('grpo', 8, null, { signAgreement: 0, scaledRmse: 1 })] },
      { task: 1, groups: [group('grpo', 8, 0.25, { steps: 31 })] },
    ];
    expect(accuracyCsv(tasks)).toBe(
      [
        'estimator,task,rollouts,steps,pearson,spearman,sign_agreement,scaled_rmse,flat_tasks',
        'grpo,1,8,10,,,0,1,',
        'grpo,2,8,31,0.25,0.25,0.25,0.25,',
        // Signs (0 + 0.25) / 2, error (1 + 0.25) / 2; one task has no correlation.
        'grpo,mean,,,0.25,0.25,0.125,0.625,1',
        '',
      ].join('\r\n'),
    );
  });

  it('has a row an estimator and group of a study, groups counted within task and size', () => {
    const tasks = [
      [group('grpo', 2, 0.5), group('g2po', 2, 0.75), group('grpo', 2, 0.25), group('grpo', 4, null)],
      [group('grpo', 2, 1)],
    ];
    expect(studyCsv({ iteration: 12, tasks })).toBe(
      [
        'estimator,task,rollouts,group,policy_iteration,steps,pearson,spearman,sign_agreement,scaled_rmse',
        'grpo,1,2,1,12,10,0.5,0.5,0.5,0.5',
        'g2po,1,2,1,12,10,0.75,0.75,0.75,0.75',
        'grpo,1,2,2,12,10,0.25,0.25,0.25,0.25',
        'grpo,1,4,1,12,10,,,,',
        'grpo,2,2,1,12,10,1,1,1,1',
        '',
      ].join('\r\n'),
    );
  });
});

describe('sizes of the groups', () => {
  it('double from two on', () => {
    expect(studySizes(8)).toEqual([2, 4, 8]);
    expect(studySizes(64)).toEqual([2, 4, 8, 16, 32, 64]);
  });
});
