/** What Rollout did: the trajectories that were sampled, and how they began. */
import { useMemo } from 'react';
import { trajectoryLength } from '../../../credit/rollouts.ts';
import { stagesText } from '../../../text/stages.ts';
import type { Screen } from '../../screen.tsx';
import { Entries } from '../Entries.tsx';
import { Explained } from '../Explained.tsx';
import { Jump } from '../Jump.tsx';
import { rolloutReport } from '../stageReport.ts';

export function RolloutDone({ screen }: { readonly screen: Screen }) {
  const { rollouts } = screen.shown;
  const report = useMemo(() => rolloutReport({ rollouts }), [rollouts]);
  const text = stagesText.rollout;
  return (
    <>
      <p>
        {stagesText.sentences([
          text.sampled(report.rollouts, report.steps, report.shortest, report.longest),
          text.succeeded(report.succeeded, report.rollouts),
        ])}
      </p>
      <h3>
        <Explained term="rollout">{text.lengths}</Explained>
      </h3>
      <p className="jump-chips">
        {rollouts.trajectories.map((id, trajectory) => {
          const length = trajectoryLength(rollouts, trajectory);
          const success = rollouts.success[trajectory] === 1;
          return (
            <Jump
              key={id}
              to={{ kind: 'trajectory', trajectory, step: null }}
              look="chip"
              label={text.rollout(trajectory + 1, length, success)}
              title={text.rollout(trajectory + 1, length, success)}
            >
              {length} {success ? '✓' : '✕'}
            </Jump>
          );
        })}
      </p>
      <Entries
        heading={text.openings(report.openings.length, report.rollouts)}
        of={report.openings}
        entry={({ action, trajectories }) => ({
          to: { kind: 'trajectory', trajectory: trajectories[0], step: 0 },
          name: action,
          detail: text.takenBy(trajectories.map((trajectory) => trajectory + 1)),
          figure: <span className="figure">{trajectories.length} ×</span>,
        })}
      />
    </>
  );
}
