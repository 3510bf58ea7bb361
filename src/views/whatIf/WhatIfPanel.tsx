/** The what-if: the estimator's settings as switches that act on the rollouts on screen and on nothing else, each with what it changes. */
import { useEffect, useId, useMemo, useRef } from 'react';
import { type EstimatorId, findEstimator } from '../../credit/estimators/registry.ts';
import { departures } from '../../credit/whatIf.ts';
import type { OptionValue } from '../../options/option.ts';
import type { Shown } from '../../store/shown.ts';
import { joining } from '../../text/joining.ts';
import { said } from '../../text/language.ts';
import { NumberControl } from '../controls/NumberControl.tsx';
import { optionText } from '../controls/optionText.ts';
import { Tooltip } from '../controls/Tooltip.tsx';
import { useLab, useView } from '../lab.tsx';
import { useScreen } from '../screen.tsx';
import { WithSymbols } from '../symbols.tsx';
import { estimatorShown, trainedOf, whatIfActions } from './actions.ts';
import { EffectCells, EffectTotal } from './Effect.tsx';
import { effectOf, type Switch, switchesOf } from './effects.ts';
import { variantName } from './variantName.ts';
import { useWhatIfText } from './words.ts';

/** Milliseconds between two values of a drag: about two pictures. */
const DRAG_PACE = 33;

export function WhatIfPanel() {
  const whatIfText = useWhatIfText();
  const { view } = useLab();
  const open = useView((state) => state.whatIfOpen);
  const section = useRef<HTMLElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const body = useId();
  const was = useRef(open);
  useEffect(() => {
    if (was.current === open) return;
    was.current = open;
    const { activeElement } = document;
    // Opened by its key it has the keyboard at once; closed by it, the keyboard stays at its heading.
    if (open && activeElement !== toggle.current) section.current?.querySelector<HTMLElement>('input, select')?.focus();
    if (!open && activeElement === document.body) toggle.current?.focus();
  }, [open]);
  return (
    <section ref={section} className="whatif" data-open={open} aria-label={whatIfText.heading}>
      <h2>
        <button
          ref={toggle}
          type="button"
          className="whatif-toggle"
          aria-expanded={open}
          aria-controls={body}
          title={whatIfText.hint}
          onClick={() => view.setState({ whatIfOpen: !open })}
        >
          {whatIfText.heading}
        </button>
      </h2>
      <div id={body} className="whatif-body" hidden={!open}>
        {open && <Body />}
      </div>
    </section>
  );
}

function Body() {
  const whatIfText = useWhatIfText();
  const screen = useScreen();
  const colouring = useView((state) => state.colouring);
  if (screen === null || !screen.has.credit) return <p className="soft">{whatIfText.notYet}</p>;
  const trained = trainedOf(screen.shown);
  return <Switches trained={trained} estimator={estimatorShown(colouring, trained.config.estimator)} />;
}

interface SwitchesProps {
  /** The picture as it trains. */
  readonly trained: Shown;
  readonly estimator: EstimatorId;
}

function Switches({ trained, estimator }: SwitchesProps) {
  const whatIfText = useWhatIfText();
  const lab = useLab();
  const actions = useMemo(() => whatIfActions(lab), [lab]);
  const whatIf = useView((state) => state.whatIf);
  const past = useView((state) => state.whatIfPast.length);
  const locked = useView((state) => state.options.viewOnly);
  const switches = useMemo(
    () => switchesOf(estimator, trained.config, whatIf, !lab.trains),
    [lab, estimator, trained, whatIf],
  );
  const differs = Object.keys(departures(trained.config, whatIf)).length > 0;
  const name = variantName({ estimator, settings: whatIf }, trained.config);
  return (
    <>
      <p className="soft">{whatIfText.intro}</p>
      <div className="whatif-rows">
        <p className="whatif-head">
          <b>{whatIfText.of(findEstimator(estimator).label)}</b>
          {(['positive', 'negative', 'correlation'] as const).map((id) => (
            <Tooltip key={id} content={whatIfText.columns[id].help}>
              {(describedBy) => (
                <button type="button" className="term" aria-describedby={describedBy}>
                  {whatIfText.columns[id].label}
                </button>
              )}
            </Tooltip>
          ))}
        </p>
        {switches.map((one) => (
          <SwitchRow
            key={one.id}
            of={one}
            trained={trained}
            estimator={estimator}
            onChange={(value, gesture) => actions.set(one.id, value, one.trained, gesture)}
          />
        ))}
        <EffectTotal effect={differs ? effectOf(trained, estimator, whatIf, lab.creditOf) : null} />
      </div>
      <div className="whatif-actions">
        <button type="button" title={whatIfText.undoHint} disabled={past === 0} onClick={actions.undo}>
          {whatIfText.undo}
        </button>
        <button type="button" title={whatIfText.resetHint} disabled={!differs} onClick={actions.reset}>
          {whatIfText.reset}
        </button>
        <button
          type="button"
          title={whatIfText.trainHint(name)}
          disabled={locked || (!differs && estimator === trained.config.estimator)}
          onClick={() => actions.train(estimator)}
        >
          {whatIfText.train}
        </button>
      </div>
    </>
  );
}

interface SwitchRowProps extends SwitchesProps {
  readonly of: Switch;
  readonly onChange: (value: OptionValue, gesture?: string) => void;
}

function SwitchRow({ of, trained, estimator, onChange }: SwitchRowProps) {
  const lab = useLab();
  const id = useId();
  const { option, tried } = of;
  const effect = useMemo(
    () => (tried === null ? null : effectOf(trained, estimator, { [of.id]: tried }, lab.creditOf)),
    [lab, trained, estimator, of.id, tried],
  );
  return (
    <div className="whatif-row" data-changed={of.value !== of.trained} data-setting={of.id}>
      <Tooltip className="whatif-setting" side="beside" content={<Help of={of} />}>
        {(describedBy) => (
          <>
            {option.kind === 'flag' && (
              <input
                id={id}
                type="checkbox"
                aria-describedby={describedBy}
                checked={of.value === true}
                onChange={(event) => onChange(event.currentTarget.checked)}
              />
            )}
            <label htmlFor={id}>
              <WithSymbols text={said(option.label)} />
            </label>
            {option.kind === 'choice' && (
              <select
                id={id}
                aria-describedby={describedBy}
                value={String(of.value)}
                onChange={(event) => onChange(event.currentTarget.value)}
              >
                {option.choices.map((choice) => (
                  <option key={choice.id} value={choice.id}>
                    {said(choice.label)}
                  </option>
                ))}
              </select>
            )}
            {option.kind === 'number' && (
              <NumberControl
                id={id}
                name={of.id}
                describedBy={describedBy}
                option={option}
                value={typeof of.value === 'number' ? of.value : option.default}
                pace={DRAG_PACE}
                onChange={onChange}
              />
            )}
          </>
        )}
      </Tooltip>
      <EffectCells name={said(option.label)} effect={effect} />
    </div>
  );
}

function Help({ of: { option, trained, tried, value } }: { readonly of: Switch }) {
  const whatIfText = useWhatIfText();
  const shown = option.kind === 'choice' ? option.choices.find(({ id }) => id === value) : undefined;
  return (
    <span className="lines">
      <span>
        <WithSymbols text={said(option.help)} />
      </span>
      {shown?.help !== undefined && (
        <span>
          <b>{said(shown.label)}</b>
          {joining.colon}
          {said(shown.help)}
        </span>
      )}
      <small>{whatIfText.trainedValue(optionText(option, trained))}</small>
      {tried !== null && <small>{whatIfText.tried(optionText(option, tried))}</small>}
    </span>
  );
}
