/** What colours the edges: radio buttons in a panel, because menus of the browser cannot show subscripts. */
import { findEstimator } from '../../credit/estimators/registry.ts';
import { inspectorText } from '../../text/inspector.ts';
import { terms } from '../../text/terms.ts';
import { type Colouring, colourings } from '../colouring.ts';
import { useLab, useRun, useView } from '../lab.tsx';
import { findColouring, perStepOf } from '../perStep.ts';
import { useScreen } from '../screen.tsx';
import { ColouringName, WithSymbols } from '../symbols.tsx';
import { Popover } from './Popover.tsx';

export function ColouringMenu() {
  const { view } = useLab();
  const picked = findColouring(useView((state) => state.colouring));
  const reasons = useReasons();
  const training = useRun((state) => (state.shown?.config ?? state.config).estimator);
  return (
    <Popover
      className="colouring"
      summary={
        <>
          <span className="soft">{inspectorText.colourBy}</span>{' '}
          <b>
            <ColouringName colouring={picked} />
          </b>
        </>
      }
    >
      <fieldset>
        <legend className="visually-hidden">{inspectorText.colourBy}</legend>
        {colourings.map((colouring) => {
          const reason = reasons(colouring);
          return (
            <label key={colouring.id} className="choice" data-disabled={reason !== null}>
              <input
                type="radio"
                name="colouring"
                checked={colouring.id === picked.id}
                disabled={reason !== null}
                onChange={() => view.setState({ colouring: colouring.id })}
              />
              <span className="choice-name">
                <ColouringName colouring={colouring} />
                {colouring.term === null && colouring.estimator === training && (
                  <small className="tag">{inspectorText.colouringTrains}</small>
                )}
              </span>
              <small className="choice-help">
                <WithSymbols text={reason === null ? descriptionOf(colouring) : inspectorText.unavailable(reason)} />
              </small>
            </label>
          );
        })}
      </fieldset>
    </Popover>
  );
}

function descriptionOf({ term, estimator }: Colouring): string {
  if (term !== null) return terms[term].name.replace(/^[^,]*, /, '');
  const { help, source } = findEstimator(estimator);
  return `${help} arXiv\u00a0${source}`;
}

/** Why a colouring cannot be drawn for the rollouts on screen; null where it can, or where nothing is known yet. */
function useReasons(): (colouring: Colouring) => string | null {
  const lab = useLab();
  const screen = useScreen();
  return (colouring) => {
    if (screen === null || !screen.has.credit) return null;
    const perStep = perStepOf(colouring, lab.creditOf(screen.shown, colouring.estimator), inspectorText.edge.off);
    return 'unavailable' in perStep ? perStep.unavailable : null;
  };
}
