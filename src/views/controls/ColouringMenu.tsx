/** What colours edges and states: radio buttons in a panel, because menus of the browser cannot show subscripts. */

import { findEstimator } from '../../credit/estimators/registry.ts';
import { STATE_VALUES } from '../../store/view.ts';
import { inspectorText } from '../../text/inspector.ts';
import { said } from '../../text/language.ts';
import { terms, wordsOf } from '../../text/terms.ts';
import { tracesText } from '../../text/traces.ts';
import { truthText } from '../../text/truth.ts';
import { type Colouring, colouringsOf } from '../colouring.ts';
import { useLab, useRun, useView } from '../lab.tsx';
import { findColouring, perStepOf } from '../perStep.ts';
import { useScreen } from '../screen.tsx';
import { ColouringName, TrueSymbol, WithSymbols } from '../symbols.tsx';
import { Popover } from './Popover.tsx';

export function ColouringMenu() {
  const lab = useLab();
  const { view } = lab;
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
        {colouringsOf(lab).map((colouring) => {
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
                  <small className="tag">{lab.trains ? inspectorText.colouringTrains : tracesText.settings.tag}</small>
                )}
              </span>
              <small className="choice-help">
                <WithSymbols
                  text={reason === null ? descriptionOf(colouring) : inspectorText.unavailable(said(reason))}
                />
              </small>
            </label>
          );
        })}
      </fieldset>
      {lab.trains && <StateChoice />}
    </Popover>
  );
}

/** What colours the states: the estimate, or the truth where it is worked out. */
function StateChoice() {
  const { view } = useLab();
  const picked = useView((state) => state.stateValue);
  const screen = useScreen();
  const missing = screen !== null && screen.shown.truth === null;
  return (
    <fieldset className="state-choice">
      <legend className="soft">{truthText.statesBy}</legend>
      {STATE_VALUES.map((id) => {
        const { name, help } = truthText.states[id];
        const disabled = id === 'truth' && missing;
        return (
          <label key={id} className="choice" data-disabled={disabled}>
            <input
              type="radio"
              name="state-value"
              checked={id === picked}
              disabled={disabled}
              onChange={() => view.setState({ stateValue: id })}
            />
            <span className="choice-name">
              {id === 'truth' ? <TrueSymbol of="V" /> : <span className="symbol">V</span>} ({name})
            </span>
            <small className="choice-help">{disabled ? inspectorText.unavailable(truthText.missing) : help}</small>
          </label>
        );
      })}
    </fieldset>
  );
}

function descriptionOf({ term, estimator, other }: Colouring): string {
  if (other === 'truth') return truthText.advantageHelp;
  if (other !== null) return tracesText.colouring.help[other];
  if (term !== null) return wordsOf(terms[term].name);
  const { help, source } = findEstimator(estimator);
  return `${said(help)} arXiv\u00a0${source}`;
}

/** Why a colouring cannot be drawn for the rollouts on screen; null where it can, or where nothing is known yet. */
function useReasons(): (colouring: Colouring) => string | null {
  const lab = useLab();
  const screen = useScreen();
  return (colouring) => {
    if (screen === null || !screen.has.credit) return null;
    const perStep = perStepOf(colouring, screen.shown, lab.creditOf);
    return 'unavailable' in perStep ? perStep.unavailable : null;
  };
}
