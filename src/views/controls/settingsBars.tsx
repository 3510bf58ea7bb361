/** What stands round the fields of the settings form: undo and reset above them; the log, Apply and a word about a lost draft below. */
import { type RefObject, useId } from 'react';
import { type FlatConfig, fieldsOf } from '../../config/config.ts';
import type { ConfigField } from '../../config/fields.ts';
import { joining } from '../../text/joining.ts';
import { said } from '../../text/language.ts';
import { settingsText } from '../../text/settings.ts';
import { type WorldId, worlds } from '../../worlds/registry.ts';
import { WithSymbols } from '../symbols.tsx';
import type { LoggedChange } from './changeLog.ts';
import { configOf, type Draft } from './draft.ts';
import type { EditHistory, SettingsEdit } from './editHistory.ts';
import type { Edits, EditsState } from './edits.ts';
import { optionText } from './optionText.ts';

type FormRef = RefObject<HTMLFormElement | null>;

interface EditToolsProps {
  readonly edits: Edits;
  readonly history: EditHistory;
  readonly values: FlatConfig;
  readonly preset: FlatConfig;
}

/** Undo, redo, and everything back to the preset. Buttons with nothing to do keep the focus that they have. */
export function EditTools({ edits, history, values, preset }: EditToolsProps) {
  const last = history.past.at(-1);
  const next = history.future[0];
  const away = Object.keys(preset).some((key) => values[key] !== preset[key]);
  const world = worlds.find(({ id }) => id === values.world) ?? worlds[0];
  return (
    <fieldset className="settings-tools" aria-label={settingsText.tools}>
      <Tool
        words={settingsText.undo}
        hint={settingsText.undoHint(last === undefined ? null : editText(last, last.after))}
        ready={last !== undefined}
        act={edits.undo}
      />
      <Tool
        words={settingsText.redo}
        hint={settingsText.redoHint(next === undefined ? null : editText(next, next.after))}
        ready={next !== undefined}
        act={edits.redo}
      />
      <Tool
        words={settingsText.resetAll}
        hint={settingsText.resetAllHint(said(world.label))}
        ready={away}
        act={() => edits.toPreset()}
      />
    </fieldset>
  );
}

interface ToolProps {
  readonly words: string;
  readonly hint: string;
  readonly ready: boolean;
  readonly act: () => void;
}

function Tool({ words, hint, ready, act }: ToolProps) {
  return (
    <button type="button" aria-disabled={!ready} title={hint} onClick={() => ready && act()}>
      {words}
    </button>
  );
}

/** An edit in a few words: "Discount γ 0.9", "3 settings". */
function editText(edit: SettingsEdit, side: FlatConfig): string {
  const keys = edit.before.world === undefined ? Object.keys(side) : ['world'];
  const world = worlds.find(({ id }) => id === edit.after.world) ?? worlds[0];
  // Keys of a world's own options are known to that world alone: any world's table that has the key will do for its words.
  const tables = [world, ...worlds].map(({ id }) => fieldsOf(id));
  const field = tables.map((fields) => fields.find(({ key }) => key === keys[0])).find((found) => found !== undefined);
  if (keys.length !== 1 || field === undefined) return settingsText.several(keys.length);
  return `${said(field.option.label)} ${optionText(field.option, side[keys[0]])}`;
}

interface ChangeLogProps {
  readonly log: readonly LoggedChange[];
  readonly pending: FlatConfig;
  /** When what is pending comes into force. */
  readonly from: string;
  readonly world: WorldId;
}

/** The settings that changed in the course of the run, newest first; nothing where there are none. */
export function ChangeLog({ log, pending, from, world }: ChangeLogProps) {
  const heading = useId();
  const fields = new Map(fieldsOf(world).map((field) => [field.key, field]));
  const option = (key: string): ConfigField['option'] | undefined => fields.get(key)?.option;
  const waiting = Object.entries(pending).flatMap(([key, value]) => {
    const of = option(key);
    return of === undefined ? [] : [settingsText.pending(said(of.label), optionText(of, value), from)];
  });
  return (
    <>
      <p role="status" className="visually-hidden">
        {waiting.join(joining.semicolon)}
      </p>
      {/* There before its first line, so that the line is announced; in the order of Tab once it can be scrolled. */}
      <div
        className="settings-log"
        role="log"
        aria-labelledby={log.length > 0 ? heading : undefined}
        tabIndex={log.length > 0 ? 0 : undefined}
      >
        {log.length > 0 && (
          <p className="settings-log-head">
            <b id={heading}>{settingsText.log}</b>
            <small aria-hidden="true">{settingsText.logColumn}</small>
          </p>
        )}
        <ol>
          {log.toReversed().map(({ iteration, key, before, after }) => {
            const of = option(key);
            if (of === undefined) return null;
            return (
              <li key={`${iteration} ${key}`}>
                <span>
                  <WithSymbols text={settingsText.change(of.label, optionText(of, before), optionText(of, after))} />
                </span>{' '}
                <small>
                  <span className="visually-hidden">{settingsText.logColumn}</span> {iteration}
                </small>
              </li>
            );
          })}
        </ol>
      </div>
    </>
  );
}

interface ApplyBarProps {
  readonly edits: Edits;
  readonly values: FlatConfig;
  readonly draft: Draft;
  readonly drafted: ReadonlySet<string>;
  readonly form: FormRef;
}

/** Asks before the run is started over. */
export function ApplyBar({ edits, values, draft, drafted, form }: ApplyBarProps) {
  const { config, issues } = configOf(values);
  const fields = fieldsOf(config.world);
  const act = (what: () => void) => {
    // The bar goes away: the keyboard stays at the setting that was changed.
    focusField(form, [...drafted][0]);
    what();
  };
  return (
    <div className="apply-bar" role="status">
      <p>
        {draft.world === undefined ? settingsText.waiting(drafted.size) : settingsText.waitingWorld}
        {issues.map(({ key, message }) => (
          <span key={key} className="issue">
            {said(fields.find((field) => field.key === key)?.option.label ?? key)}
            {joining.colon}
            {message}
          </span>
        ))}
      </p>
      <button type="button" className="primary" onClick={() => act(edits.apply)}>
        {settingsText.apply} <small>· {settingsText.applyHint}</small>
      </button>
      <button type="button" onClick={() => act(edits.discard)}>
        {settingsText.discard}
      </button>
    </div>
  );
}

interface DroppedNoteProps {
  readonly edits: Edits;
  readonly dropped: NonNullable<EditsState['dropped']>;
  readonly form: FormRef;
}

/** Says that a draft went with its run, and offers it back where it still fits. */
export function DroppedNote({ edits, dropped, form }: DroppedNoteProps) {
  const act = (what: () => void) => {
    form.current?.focus();
    what();
  };
  return (
    <div className="apply-bar" role="status">
      <p>{settingsText.dropped(dropped.count)}</p>
      {dropped.undoable && (
        <button type="button" onClick={() => act(edits.undo)}>
          {settingsText.undo}
        </button>
      )}
      <button type="button" onClick={() => act(edits.dismiss)}>
        {settingsText.dismiss}
      </button>
    </div>
  );
}

/** Puts the focus on the control of a field; on the form where the field is folded away. */
function focusField(form: FormRef, key: string | undefined): void {
  const control = key === undefined ? null : form.current?.elements.namedItem(key);
  if (control instanceof HTMLElement && control.checkVisibility()) control.focus();
  else form.current?.focus();
}
