/** One state in the editor: its name, its text, and a row for each of its actions. */
import { createContext, type ReactNode, use, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import { worldText } from '../../text/world.ts';
import { BOUNDS } from '../../worlds/custom/check.ts';
import { OUTCOMES } from '../../worlds/custom/definition.ts';
import { Field, FieldFindings } from './Field.tsx';
import {
  addAction,
  moveAction,
  moveState,
  removeAction,
  removeState,
  type Sketch,
  type SketchAction,
  type SketchState,
  type Target,
  withAction,
  withState,
} from './sketch.ts';

/** Takes a changed sketch over. @param gesture Edits of one gesture are undone together. @param said What to say of it. */
export type Change = (next: Sketch, edit?: { readonly gesture?: string; readonly said?: string }) => void;

interface StateCardProps {
  readonly sketch: Sketch;
  readonly index: number;
  readonly change: Change;
}

/** Id of the element of a state, for the preview and the list of findings to go to. */
export const cardId = (state: number): string => `world-state-${state}`;

export function StateCard({ sketch, index, change }: StateCardProps) {
  const rows = useRef<HTMLUListElement>(null);
  const state = sketch.states[index];
  const { id, name, text, start, actions } = state;
  const called = worldText.stateName(index + 1, name);
  const place = (field: 'name' | 'text' | 'actions') => ({ field, state: index, action: null });
  return (
    <li className="world-state" id={cardId(id)} tabIndex={-1}>
      <div className="world-state-head">
        <Field place={place('name')} className="world-name">
          {(marks) => (
            <input
              {...marks}
              className="world-input"
              aria-label={worldText.nameOf(index + 1)}
              placeholder={worldText.name}
              maxLength={BOUNDS.name}
              value={name}
              onChange={(event) =>
                change(withState(sketch, id, { name: event.currentTarget.value }), { gesture: `name ${id}` })
              }
            />
          )}
        </Field>
        <label className="world-start">
          <input
            type="checkbox"
            aria-label={worldText.startOf(called)}
            checked={start}
            onChange={(event) => change(withState(sketch, id, { start: event.currentTarget.checked }))}
          />
          {worldText.start}
        </label>
        <RowTools
          what={called}
          first={index === 0}
          last={index === sketch.states.length - 1}
          onMove={(by) => change(moveState(sketch, id, by))}
          onRemove={() => change(removeState(sketch, id), { said: worldText.said.removed(called) })}
        />
      </div>
      <Field place={place('text')} className="world-text">
        {(marks) => (
          <input
            {...marks}
            className="world-input"
            aria-label={worldText.textOf(called)}
            placeholder={worldText.text}
            maxLength={BOUNDS.text}
            value={text}
            onChange={(event) =>
              change(withState(sketch, id, { text: event.currentTarget.value }), { gesture: `text ${id}` })
            }
          />
        )}
      </Field>
      <ul ref={rows} className="world-actions" aria-label={worldText.actionsOf(called)}>
        {actions.map((action, i) => (
          <ActionRow key={action.id} sketch={sketch} index={index} action={i} change={change} />
        ))}
      </ul>
      <FieldFindings place={place('actions')} />
      <button
        type="button"
        className="world-add"
        disabled={actions.length >= BOUNDS.actions}
        onClick={() => {
          flushSync(() => change(addAction(sketch, state)));
          focusLast(rows.current);
        }}
      >
        {worldText.addAction}
        <span className="visually-hidden"> · {called}</span>
      </button>
    </li>
  );
}

/** Puts the keyboard into the row that has just been added to a list. */
export function focusLast(list: Element | null): void {
  list?.lastElementChild?.querySelector('input')?.focus();
}

function ActionRow({ sketch, index, action, change }: StateCardProps & { readonly action: number }) {
  const state: SketchState = sketch.states[index];
  const { id, text, to }: SketchAction = state.actions[action];
  const called = worldText.stateName(index + 1, state.name);
  const what = worldText.action(action + 1, called);
  const place = (field: 'text' | 'to') => ({ field, state: index, action });
  return (
    <li className="world-action">
      <Field place={place('text')} className="world-command">
        {(marks) => (
          <input
            {...marks}
            className="world-input"
            aria-label={what}
            placeholder={worldText.actionPlaceholder}
            maxLength={BOUNDS.action}
            value={text}
            onChange={(event) =>
              change(withAction(sketch, state, id, { text: event.currentTarget.value }), { gesture: `action ${id}` })
            }
          />
        )}
      </Field>
      <Field place={place('to')} className="world-target">
        {(marks) => (
          <TargetMenu
            target={to}
            onChange={(target) => change(withAction(sketch, state, id, { to: target }))}
            marks={{ ...marks, 'aria-label': worldText.to(action + 1, called) }}
          />
        )}
      </Field>
      <RowTools
        what={what}
        first={action === 0}
        last={action === state.actions.length - 1}
        onMove={(by) => change(moveAction(sketch, state, id, by))}
        onRemove={() => change(removeAction(sketch, state, id), { said: worldText.said.removed(what) })}
      />
    </li>
  );
}

/** What every menu of targets offers: made once for all of them, as there may be hundreds. */
const TargetsContext = createContext<ReactNode>(null);

/** Holds the targets that the states of a sketch offer to the menus below. */
export function TargetsProvider({ sketch, children }: { readonly sketch: Sketch; readonly children: ReactNode }) {
  const names = JSON.stringify(sketch.states.map(({ id, name }) => [id, name]));
  const targets = useMemo(() => {
    const states: readonly (readonly [number, string])[] = JSON.parse(names);
    return (
      <>
        <optgroup label={worldText.outcomeGroup}>
          {OUTCOMES.map((outcome) => (
            <option key={outcome} value={`name ${outcome}`}>
              {worldText.outcomes[outcome]}
            </option>
          ))}
        </optgroup>
        <optgroup label={worldText.states}>
          {states.map(([id, name], i) => (
            <option key={id} value={`state ${id}`}>
              {worldText.target(i + 1, name)}
            </option>
          ))}
        </optgroup>
      </>
    );
  }, [names]);
  return <TargetsContext value={targets}>{children}</TargetsContext>;
}

interface TargetMenuProps {
  readonly target: Target;
  readonly onChange: (target: Target) => void;
  /** Attributes of the menu. */
  readonly marks: Readonly<Record<string, string | boolean | undefined>>;
}

/** Where an action leads: outcomes first, then every state. A target that is not there stays in the menu until it is replaced. */
function TargetMenu({ target, onChange, marks }: TargetMenuProps) {
  const targets = use(TargetsContext);
  const isOutcome = (name: string) => OUTCOMES.some((outcome) => outcome === name);
  const missing = 'name' in target && !isOutcome(target.name) ? target.name : null;
  return (
    <select
      {...marks}
      className="world-input"
      value={'name' in target ? `name ${target.name}` : `state ${target.state}`}
      onChange={(event) => {
        const [, kind, rest] = /^(name|state) (.*)$/s.exec(event.currentTarget.value) ?? ['', 'name', ''];
        onChange(kind === 'name' ? { name: rest } : { state: Number(rest) });
      }}
    >
      {missing !== null && <option value={`name ${missing}`}>{worldText.missing(missing)}</option>}
      {targets}
    </select>
  );
}

interface RowToolsProps {
  /** What is moved and deleted. */
  readonly what: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** Up, down, delete. Buttons with nothing to do keep the focus that they have. */
function RowTools({ what, first, last, onMove, onRemove }: RowToolsProps) {
  const tool = (label: string, ready: boolean, act: (button: HTMLElement) => void, glyph: ReactNode) => (
    <button
      type="button"
      className="world-tool"
      aria-label={label}
      title={label}
      aria-disabled={!ready}
      onClick={(event) => ready && act(event.currentTarget)}
    >
      <svg className="glyph" viewBox="0 0 12 12" aria-hidden="true">
        {glyph}
      </svg>
    </button>
  );
  const move = (by: 1 | -1) => (button: HTMLElement) => {
    flushSync(() => onMove(by));
    // The row may have been taken out and put in again: the keyboard stays with it.
    button.focus();
  };
  const remove = (button: HTMLElement) => {
    const row = button.closest('li');
    const beside = row?.nextElementSibling ?? row?.previousElementSibling;
    const around = row?.parentElement?.closest<HTMLElement>('[tabindex="-1"]');
    (beside?.querySelector('input') ?? around)?.focus();
    onRemove();
  };
  return (
    <span className="world-tools">
      {tool(worldText.up(what), !first, move(-1), <path d="M6 10V2M2.5 5.5 6 2l3.5 3.5" />)}
      {tool(worldText.down(what), !last, move(1), <path d="M6 2v8M2.5 6.5 6 10l3.5-3.5" />)}
      {tool(worldText.remove(what), true, remove, <path d="m2.5 2.5 7 7M9.5 2.5l-7 7" />)}
    </span>
  );
}
