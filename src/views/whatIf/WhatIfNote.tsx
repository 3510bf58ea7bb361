/** The bar below the header that says that what is shown is not what trains, and leads back. */
import { useMemo } from 'react';
import { useHeldFocus } from '../FocusOnPage.tsx';
import { useLab, useView } from '../lab.tsx';
import { useScreen } from '../screen.tsx';
import { WithSymbols } from '../symbols.tsx';
import { estimatorShown, whatIfActions } from './actions.ts';
import { tellingSettings, variantName } from './variantName.ts';
import { useWhatIfText } from './words.ts';

/** Nothing at all while what is shown is what trains. */
export function WhatIfNote() {
  const whatIfText = useWhatIfText();
  const bar = useHeldFocus();
  const lab = useLab();
  const actions = useMemo(() => whatIfActions(lab), [lab]);
  const trained = useScreen()?.shown.trained ?? null;
  const colouring = useView((state) => state.colouring);
  const whatIf = useView((state) => state.whatIf);
  const past = useView((state) => state.whatIfPast.length);
  const locked = useView((state) => state.options.viewOnly);
  if (trained === null) return null;
  const estimator = estimatorShown(colouring, trained.config.estimator);
  const variant = { estimator, settings: whatIf };
  const name = variantName(variant, trained.config);
  const text = whatIfText.note;
  return (
    <section ref={bar} className="note whatif-note" aria-label={text.label}>
      <p role="status">
        {Object.keys(tellingSettings(variant, trained.config)).length === 0 ? (
          text.untouched(name)
        ) : (
          <>
            {text.showing}{' '}
            <b>
              <WithSymbols text={name} />
            </b>{' '}
            {text.notTrained}
          </>
        )}
      </p>
      <div className="note-actions">
        {past > 0 && (
          <button type="button" title={whatIfText.undoHint} onClick={actions.undo}>
            {whatIfText.undo}
          </button>
        )}
        <button type="button" title={whatIfText.resetHint} onClick={actions.reset}>
          {whatIfText.reset}
        </button>
        {!locked && (
          <button type="button" title={whatIfText.trainHint(name)} onClick={() => actions.train(estimator)}>
            {whatIfText.train}
          </button>
        )}
      </div>
    </section>
  );
}
