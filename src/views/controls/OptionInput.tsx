/** One setting: its native control, its help on hover and focus, its mark, and the way back to the preset. */
import { type ReactNode, useId } from 'react';
import type { ChoiceOption, Option, OptionValue, TextOption } from '../../options/option.ts';
import { joining } from '../../text/joining.ts';
import { said } from '../../text/language.ts';
import { settingsText } from '../../text/settings.ts';
import { settingNumber } from '../format.ts';
import { WithSymbols } from '../symbols.tsx';
import { NumberControl } from './NumberControl.tsx';
import { exampleOf, optionText } from './optionText.ts';
import { Tooltip } from './Tooltip.tsx';

interface OptionInputProps {
  /** Key of the field: the control's name within the form. */
  readonly name: string;
  readonly option: Option;
  readonly value: OptionValue;
  readonly preset: OptionValue;
  /** Whether a change waits for Apply, and whether one does now. */
  readonly needsNewRun: boolean;
  readonly drafted: boolean;
  /** Since or from when the value is in force; null where the run began with it. */
  readonly note: { readonly text: string; readonly pending: boolean } | null;
  /** @param gesture Changes of one gesture (a drag) are undone together. */
  readonly onChange: (value: OptionValue, gesture?: string) => void;
}

export function OptionInput(props: OptionInputProps) {
  const { name, option, value, preset, needsNewRun, drafted, note, onChange } = props;
  const id = useId();
  const noteId = useId();
  return (
    <Tooltip className="field" side="beside" content={<FieldHelp {...props} />}>
      {(helpId) => (
        <>
          <span className="field-label">
            <label htmlFor={id}>
              <WithSymbols text={said(option.label)} />
            </label>
            {needsNewRun && <RunMark drafted={drafted} />}
          </span>
          <Control
            id={id}
            name={name}
            describedBy={note === null ? helpId : `${helpId} ${noteId}`}
            option={option}
            value={value}
            onChange={onChange}
          />
          {value !== preset && (
            <ResetButton
              label={settingsText.resetOne(said(option.label), optionText(option, preset))}
              title={settingsText.backTo(optionText(option, preset))}
              onReset={() => {
                // The button goes away with the difference: the keyboard stays at the setting.
                document.getElementById(id)?.focus();
                onChange(preset);
              }}
            />
          )}
          {note !== null && (
            <small id={noteId} className="field-note" data-pending={note.pending}>
              {note.text}
            </small>
          )}
        </>
      )}
    </Tooltip>
  );
}

/** The mark of a setting that needs a new run: hollow, filled while a change of it waits for Apply. */
export function RunMark({ drafted }: { readonly drafted: boolean }) {
  const label = drafted ? settingsText.drafted : settingsText.needsRun;
  return <span className="run-mark" data-drafted={drafted} role="img" aria-label={label} />;
}

interface ResetButtonProps {
  readonly label: string;
  readonly title: string;
  readonly onReset: (button: HTMLButtonElement) => void;
}

/** A small arrow back. */
export function ResetButton({ label, title, onReset }: ResetButtonProps) {
  return (
    <button
      type="button"
      className="to-preset"
      aria-label={label}
      title={title}
      onClick={(event) => onReset(event.currentTarget)}
    >
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d="M2.2 1.6v3h3M2.5 4.4a4.1 4.1 0 1 1-.4 3" />
      </svg>
    </button>
  );
}

/** What it does, what the picked choice means, what it may be, and when a change applies. */
function FieldHelp({ option, value, preset, needsNewRun }: OptionInputProps) {
  const lines: ReactNode[] = [<span key="help">{said(option.help)}</span>];
  if (option.kind === 'choice' || option.kind === 'text') {
    const choice = option.kind === 'choice' ? option.choices.find(({ id }) => id === value) : exampleOf(option, value);
    if (choice?.help !== undefined) {
      lines.push(
        <span key="choice">
          <b>{said(choice.label)}</b>
          {joining.colon}
          {said(choice.help)}
        </span>,
      );
    }
  }
  const standard = settingsText.defaultValue(optionText(option, preset));
  if (option.kind === 'number') {
    const unit = option.unit === undefined ? '' : ` ${said(option.unit)}`;
    const range = settingsText.range(settingNumber(option.min), settingNumber(option.max));
    lines.push(
      <small key="range">
        {range}
        {unit}
        {joining.stop}
        {standard}
      </small>,
    );
  } else lines.push(<small key="default">{standard}</small>);
  lines.push(<small key="when">{needsNewRun ? settingsText.fixed : settingsText.live}</small>);
  return <span className="lines">{lines}</span>;
}

interface ControlProps<O extends Option> {
  readonly id: string;
  readonly name: string;
  readonly describedBy: string;
  readonly option: O;
  readonly value: OptionValue;
  readonly onChange: (value: OptionValue, gesture?: string) => void;
}

function Control({ option, value, onChange, describedBy, ...rest }: ControlProps<Option>) {
  switch (option.kind) {
    case 'number': {
      const number = typeof value === 'number' ? value : option.default;
      return <NumberControl {...rest} describedBy={describedBy} option={option} value={number} onChange={onChange} />;
    }
    case 'choice':
      return <ChoiceControl {...rest} describedBy={describedBy} option={option} value={value} onChange={onChange} />;
    case 'flag':
      return (
        // A label round it too: what reacts to a finger is larger than the box.
        <label className="field-check">
          <input
            {...rest}
            type="checkbox"
            aria-describedby={describedBy}
            checked={value === true}
            onChange={(event) => onChange(event.currentTarget.checked)}
          />
        </label>
      );
    case 'text':
      return <ExampleControl {...rest} describedBy={describedBy} option={option} value={value} onChange={onChange} />;
  }
}

/** A text that is one of the examples, or another: that one is written in an editor of its own. */
function ExampleControl({ id, name, describedBy, option, value, onChange }: ControlProps<TextOption>) {
  const example = exampleOf(option, value);
  return (
    <select
      id={id}
      name={name}
      aria-describedby={describedBy}
      value={example?.id ?? ''}
      onChange={(event) => {
        const chosen = option.examples.find((one) => one.id === event.currentTarget.value);
        if (chosen !== undefined) onChange(chosen.text);
      }}
    >
      {option.examples.map((one) => (
        <option key={one.id} value={one.id}>
          {said(one.label)}
        </option>
      ))}
      {example === undefined && <option value="">{settingsText.ownText}</option>}
    </select>
  );
}

function ChoiceControl({ id, name, describedBy, option, value, onChange }: ControlProps<ChoiceOption>) {
  return (
    <select
      id={id}
      name={name}
      aria-describedby={describedBy}
      value={String(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {option.choices.map((choice) => (
        <option key={choice.id} value={choice.id}>
          {said(choice.label)}
        </option>
      ))}
    </select>
  );
}
