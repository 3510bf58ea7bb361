/** The set-up of a race: who runs, how often, how long; what all share is listed. */
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { differences, fieldsOf, type RunConfig } from '../../config/config.ts';
import { shorten } from '../../config/schema.ts';
import { type EstimatorId, estimators } from '../../credit/estimators/registry.ts';
import type { NumberOption } from '../../options/option.ts';
import { FEWEST_ESTIMATORS, MOST_ESTIMATORS, type RaceSetup, raceOptions, seedsFrom } from '../../store/race.ts';
import { joining } from '../../text/joining.ts';
import { said } from '../../text/language.ts';
import { raceText } from '../../text/race.ts';
import { findWorld } from '../../worlds/registry.ts';
import { NumberControl } from '../controls/NumberControl.tsx';
import { optionText } from '../controls/optionText.ts';
import { WithSymbols } from '../symbols.tsx';
import { Swatch } from './Swatch.tsx';

/** Who races where nothing else was asked for: the baseline, the step-level predecessor, and G2PO. */
const USUAL: readonly EstimatorId[] = ['grpo', 'gigpo', 'g2po'];

interface RaceFormProps {
  /** Of the run on screen. */
  readonly config: RunConfig;
  /** The race before, whose numbers are offered again. */
  readonly before: RaceSetup | null;
  readonly pause: boolean;
  readonly onPause: (pause: boolean) => void;
  readonly onStart: (setup: RaceSetup) => void;
  /** Back to the results; null where there are none. */
  readonly onBack: (() => void) | null;
}

export function RaceForm({ config, before, pause, onPause, onStart, onBack }: RaceFormProps) {
  const [chosen, setChosen] = useState<ReadonlySet<EstimatorId>>(() => new Set(before?.estimators ?? USUAL));
  const [count, setCount] = useState<number>(before?.seeds.length ?? raceOptions.seeds.default);
  const [iterations, setIterations] = useState<number>(before?.iterations ?? raceOptions.iterations.default);
  const startButton = useRef<HTMLButtonElement>(null);
  useEffect(() => startButton.current?.focus({ preventScroll: true }), []);

  const ids = estimators.map(({ id }) => id).filter((id) => chosen.has(id));
  const seeds = seedsFrom(config.seed, count);
  const enough = ids.length >= FEWEST_ESTIMATORS;
  const full = ids.length >= MOST_ESTIMATORS;
  const toggle = (id: EstimatorId, racing: boolean) =>
    setChosen(new Set(racing ? [...chosen, id] : [...chosen].filter((other) => other !== id)));

  return (
    // No <form>: Enter in a number takes that number over, and must not start a race that is half set up.
    <div className="race-form">
      <div className="race-form-columns">
        <fieldset>
          <legend>{raceText.estimators}</legend>
          {estimators.map(({ id, label, help }) => (
            <label key={id} className="race-choice" data-off={full && !chosen.has(id)}>
              <input
                type="checkbox"
                checked={chosen.has(id)}
                disabled={full && !chosen.has(id)}
                onChange={(event) => toggle(id, event.currentTarget.checked)}
              />
              <span>
                <b>
                  {label} <Swatch estimator={id} />
                </b>
                <small>
                  <WithSymbols text={said(help)} />
                </small>
              </span>
            </label>
          ))}
          <p className={enough ? 'soft' : 'issue'} aria-live="polite">
            {raceText.estimatorsHint(FEWEST_ESTIMATORS, MOST_ESTIMATORS)}
          </p>
        </fieldset>
        <div className="race-form-rest">
          <NumberRow option={raceOptions.seeds} value={count} onChange={setCount}>
            {raceText.seedsHint(seeds[0], seeds[seeds.length - 1])}
          </NumberRow>
          <NumberRow option={raceOptions.iterations} value={iterations} onChange={setIterations}>
            {raceText.iterationsHint}
          </NumberRow>
          <label className="race-choice">
            <input type="checkbox" checked={pause} onChange={(event) => onPause(event.currentTarget.checked)} />
            <span>
              {raceText.pause}
              <small>{raceText.pauseHint}</small>
            </span>
          </label>
          <section>
            <h3>{raceText.settings}</h3>
            <SharedSettings config={config} />
          </section>
          <section>
            <h3>{raceText.fair}</h3>
            <p className="soft">{raceText.fairText}</p>
          </section>
        </div>
      </div>
      <footer>
        <button
          ref={startButton}
          type="button"
          className="primary"
          disabled={!enough}
          onClick={() => onStart({ config, estimators: ids, seeds, iterations })}
        >
          {onBack === null ? raceText.start : raceText.startNew}
        </button>
        {onBack !== null && (
          <button type="button" onClick={onBack}>
            {raceText.back}
          </button>
        )}
        <p className="soft">
          {raceText.runs(ids.length, count, iterations)}
          {onBack !== null && ` · ${raceText.startNewHint}`}
        </p>
      </footer>
    </div>
  );
}

interface NumberRowProps {
  readonly option: NumberOption;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly children: ReactNode;
}

function NumberRow({ option, value, onChange, children }: NumberRowProps) {
  const id = useId();
  return (
    <div className="race-number">
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {said(option.label)} <span className="soft">{children}</span>
        </label>
        <NumberControl
          id={id}
          name={option.label}
          describedBy={`${id}-help`}
          option={option}
          value={value}
          onChange={onChange}
        />
      </div>
      <small id={`${id}-help`}>{said(option.help)}</small>
    </div>
  );
}

/** What every racer trains with: the world, and what differs from its preset. */
export function SharedSettings({ config }: { readonly config: RunConfig }) {
  const own = new Set(['world', 'estimator', 'seed', 'truth']);
  const fields = new Map(fieldsOf(config.world).map((field) => [field.key, field.option]));
  const changed = Object.entries(differences(config)).flatMap(([key, value]) => {
    const option = fields.get(key);
    return own.has(key) || option === undefined
      ? []
      : [{ key, label: said(option.label), value: optionText(option, value) }];
  });
  return (
    <>
      <p className="soft">
        {raceText.world(said(findWorld(config.world).label))}
        {joining.space}
        {changed.length === 0 ? raceText.asPreset : raceText.differ}
      </p>
      {changed.length > 0 && (
        <ul className="race-differences">
          {changed.map(({ key, label, value }) => (
            <li key={key}>
              <WithSymbols text={label} /> <b>{shorten(value)}</b>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
