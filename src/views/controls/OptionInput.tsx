/** One setting as a native control: a menu, a number entry with its slider, or a checkbox; its help on hover and focus. */
import { type ReactNode, useId, useState } from 'react';
import { clampOption, optionFromText } from '../../config/schema.ts';
import type { ChoiceOption, NumberOption, Option, OptionValue } from '../../options/option.ts';
import { settingsText } from '../../text/settings.ts';
import { settingNumber } from '../format.ts';
import { WithSymbols } from '../symbols.tsx';
import { Slider } from './Slider.tsx';
import { notchesOf, notchOf, valueAt } from './slider.ts';
import { Tooltip } from './Tooltip.tsx';

interface OptionInputProps {
  readonly option: Option;
  readonly value: OptionValue;
  readonly changed: boolean;
  readonly onChange: (value: OptionValue) => void;
}

export function OptionInput({ option, value, changed, onChange }: OptionInputProps) {
  const id = useId();
  return (
    <Tooltip className="field" side="beside" content={<FieldHelp option={option} value={value} />}>
      {(describedBy) => (
        <>
          <label htmlFor={id} className="field-label">
            {changed && <span className="changed" role="img" aria-label={settingsText.changed} />}
            <WithSymbols text={option.label} />
          </label>
          <Control id={id} describedBy={describedBy} option={option} value={value} onChange={onChange} />
        </>
      )}
    </Tooltip>
  );
}

/** What it does, what the picked choice means, what it may be. */
function FieldHelp({ option, value }: { readonly option: Option; readonly value: OptionValue }) {
  const lines: ReactNode[] = [<span key="help">{option.help}</span>];
  if (option.kind === 'choice') {
    const choice = option.choices.find(({ id }) => id === value);
    if (choice?.help !== undefined) {
      lines.push(
        <span key="choice">
          <b>{choice.label}</b>: {choice.help}
        </span>,
      );
    }
  }
  if (option.kind === 'number') {
    const unit = option.unit === undefined ? '' : ` ${option.unit}`;
    const range = settingsText.range(settingNumber(option.min), settingNumber(option.max));
    lines.push(
      <small key="range">
        {range}
        {unit}. {settingsText.defaultValue(settingNumber(option.default))}
      </small>,
    );
  }
  return <span className="lines">{lines}</span>;
}

interface ControlProps<O extends Option> {
  readonly id: string;
  readonly describedBy: string;
  readonly option: O;
  readonly value: OptionValue;
  readonly onChange: (value: OptionValue) => void;
}

function Control({ option, value, onChange, ...rest }: ControlProps<Option>) {
  switch (option.kind) {
    case 'number':
      return <NumberControl {...rest} option={option} value={value} onChange={onChange} />;
    case 'choice':
      return <ChoiceControl {...rest} option={option} value={value} onChange={onChange} />;
    case 'flag':
      return (
        <input
          id={rest.id}
          type="checkbox"
          aria-describedby={rest.describedBy}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
  }
}

function ChoiceControl({ id, describedBy, option, value, onChange }: ControlProps<ChoiceOption>) {
  return (
    <select
      id={id}
      aria-describedby={describedBy}
      value={String(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {option.choices.map((choice) => (
        <option key={choice.id} value={choice.id}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

function NumberControl({ id, describedBy, option, value, onChange }: ControlProps<NumberOption>) {
  const number = typeof value === 'number' ? value : option.default;
  const notches = notchesOf(option);
  // While it is typed into, the entry holds text that need not be a number yet.
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    if (typed === null) return;
    setTyped(null);
    const next = clampOption(option, optionFromText(option, typed.replace(',', '.').replace('−', '-')));
    if (next !== undefined && next !== number) onChange(next);
  };
  return (
    <>
      <input
        id={id}
        className="number"
        type="text"
        size={Math.max(4, settingNumber(number).length)}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-describedby={describedBy}
        value={typed ?? settingNumber(number)}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setTyped(null);
        }}
      />
      {notches !== null && (
        <Slider
          aria-label={settingsText.slider(option.label)}
          aria-valuetext={settingNumber(number)}
          min={0}
          max={notches}
          step={1}
          value={notchOf(option, number)}
          onChange={(notch) => onChange(valueAt(option, notch))}
        />
      )}
    </>
  );
}
