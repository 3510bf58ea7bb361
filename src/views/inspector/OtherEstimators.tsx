/** The same transition under every estimator, on the same rollouts. Picking one shows its terms above. */

import { estimators } from '../../credit/estimators/registry.ts';
import { summarise } from '../../credit/statistics.ts';
import { inspectorText } from '../../text/inspector.ts';
import { said } from '../../text/language.ts';
import { tracesText } from '../../text/traces.ts';
import { Tooltip } from '../controls/Tooltip.tsx';
import { useLab } from '../lab.tsx';
import type { Screen } from '../screen.tsx';
import { Signed } from './EdgeList.tsx';
import { Explained } from './Explained.tsx';

/** Label of an estimator by id. */
export function estimatorLabel(id: string): string {
  return estimators.find((estimator) => estimator.id === id)?.label ?? id;
}

interface OtherEstimatorsProps {
  readonly screen: Screen;
  readonly steps: Int32Array;
  readonly picked: string;
  readonly onPick: (estimator: string) => void;
}

export function OtherEstimators({ screen, steps, picked, onPick }: OtherEstimatorsProps) {
  const lab = useLab();
  const training = screen.shown.config.estimator;
  const text = inspectorText.edge;
  return (
    <fieldset className="others">
      <legend>
        <h2>
          <Explained term="advantage">{text.others}</Explained>
        </h2>
      </legend>
      <p className="soft">{text.othersHelp}</p>
      {estimators.map(({ id, label, help, source }) => {
        const answer = lab.creditOf(screen.shown, id);
        return (
          <Tooltip
            key={id}
            className="other"
            content={
              <>
                {said(help)} <small>arXiv {source}</small>
              </>
            }
          >
            {(describedBy) => (
              <label>
                <input
                  type="radio"
                  name="estimator"
                  aria-describedby={describedBy}
                  checked={id === picked}
                  disabled={'unavailable' in answer}
                  onChange={() => onPick(id)}
                />
                <span>
                  {label}{' '}
                  {id === training && (
                    <em className="tag">{lab.trains ? inspectorText.colouringTrains : tracesText.settings.tag}</em>
                  )}
                </span>
                {'credit' in answer ? (
                  <Signed value={summarise(answer.credit.advantage, steps).mean} />
                ) : (
                  <small className="soft">{inspectorText.unavailable(said(answer.unavailable))}</small>
                )}
              </label>
            )}
          </Tooltip>
        );
      })}
    </fieldset>
  );
}
