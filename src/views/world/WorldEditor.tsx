/**
 * The editor of a world of one's own, in a dialog: a form or JSON on one side, the world as a graph and what is wrong with it
 * on the other. What is edited stays in the editor until it is trained on or the dialog is closed. Mounted while it is open.
 */
import { type ChangeEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { TextOption } from '../../options/option.ts';
import { said } from '../../text/language.ts';
import { worldText } from '../../text/world.ts';
import { findingsOf } from '../../worlds/custom/check.ts';
import { formatDefinition, parseDefinition, printDefinition } from '../../worlds/custom/definition.ts';
import { editAsked } from '../controls/shortcuts.ts';
import { saveFile } from '../export/saveFile.ts';
import { EditorHeader } from './EditorHeader.tsx';
import { FindingsContext } from './Field.tsx';
import { FindingList } from './FindingList.tsx';
import { Preview } from './Preview.tsx';
import { RawEditor } from './RawEditor.tsx';
import { type Change, cardId } from './StateCard.tsx';
import { definitionOf, type Sketch, sketchOf } from './sketch.ts';
import { edited, redone, type SketchHistory, settled, undone } from './sketchHistory.ts';
import { WorldForm } from './WorldForm.tsx';

/** Largest file that is read, in bytes: far beyond any definition. */
const MAX_FILE = 1_000_000;

interface WorldEditorProps {
  readonly option: TextOption;
  /** What is being edited, with its past; kept by the caller, so that it is there when the editor is opened again. */
  readonly history: SketchHistory;
  readonly onHistory: (update: (history: SketchHistory) => SketchHistory) => void;
  /** Starts a new run with a definition that has no errors. */
  readonly onTrain: (definition: string) => void;
  /** The dialog is closed. */
  readonly onClose: () => void;
}

export function WorldEditor({ option, history, onHistory, onTrain, onClose }: WorldEditorProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [view, setView] = useState<'form' | 'json'>('form');
  const [announced, announce] = useState('');
  const sketch = history.present;
  const definition = useMemo(() => definitionOf(sketch), [sketch]);
  const findings = useMemo(() => findingsOf(definition), [definition]);
  const faulty = findings.some(({ severity }) => severity === 'error');

  useEffect(() => {
    // Effects run twice in development.
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);

  const change: Change = (next, { gesture, said: words = '' } = {}) => {
    announce(words);
    onHistory((before) => edited(before, next, gesture));
  };
  const undo = () => {
    announce(worldText.said.undone);
    onHistory(undone);
  };
  const redo = () => {
    announce(worldText.said.redone);
    onHistory(redone);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The page's shortcuts are not meant while the dialog is open.
    event.stopPropagation();
    const asked = editAsked(event.nativeEvent);
    // The JSON is a text with an undo of its own.
    if (asked === null || event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    if (asked === 'undo') undo();
    else redo();
  };
  const load = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const [file] = input.files ?? [];
    if (file === undefined) return;
    const parsed = file.size > MAX_FILE ? null : parseDefinition(await file.text());
    // The same file again is a change again.
    input.value = '';
    if (parsed?.ok) change(sketchOf(parsed.definition), { said: worldText.loaded(file.name) });
    else announce(worldText.notLoaded(file.name, said(parsed?.problems.join(' ') ?? worldText.tooLarge)));
  };
  const save = () =>
    saveFile(new Blob([printDefinition(definition)], { type: 'application/json' }), worldText.fileName);
  const pick = (state: number) => {
    setView('form');
    requestAnimationFrame(() => {
      const card = document.getElementById(cardId(state));
      card?.scrollIntoView({ block: 'nearest' });
      card?.querySelector('input')?.focus();
    });
  };

  return createPortal(
    <dialog
      ref={dialog}
      className="world-editor"
      aria-label={worldText.heading}
      onClose={() => dialog.current?.open === false && onClose()}
      onKeyDown={onKeyDown}
      onBlur={() => onHistory(settled)}
    >
      <EditorHeader
        history={history}
        view={view}
        examples={option.examples}
        closeHint={faulty ? worldText.closeHintErrors : worldText.closeHint}
        onView={setView}
        onExample={({ label, text }) => {
          const parsed = parseDefinition(text);
          if (parsed.ok) change(sketchOf(parsed.definition), { said: worldText.said.example(said(label)) });
        }}
        onUndo={undo}
        onRedo={redo}
        onLoad={(event) => void load(event)}
        onSave={save}
        onClose={() => dialog.current?.close()}
      />
      <p className="world-said" role="status">
        {announced}
      </p>
      <FindingsContext value={findings}>
        <div className="world-columns">
          <div className="world-edit" tabIndex={-1}>
            {view === 'form' ? (
              <WorldForm sketch={sketch} change={change} />
            ) : (
              <RawEditor sketch={sketch} onApply={(next: Sketch) => change(next, { said: worldText.applied })} />
            )}
          </div>
          <div className="world-view">
            <Preview sketch={sketch} alike={alikeIn(sketch)} onPick={pick} />
            <FindingList findings={findings} onPick={({ state }) => state !== null && pick(sketch.states[state].id)} />
          </div>
        </div>
      </FindingsContext>
      <EditorFooter
        definition={faulty ? null : formatDefinition(definition)}
        starts={definition.start.length}
        onTrain={(text) => {
          onTrain(text);
          dialog.current?.close();
        }}
      />
    </dialog>,
    document.body,
  );
}

interface EditorFooterProps {
  /** Null while there are errors. */
  readonly definition: string | null;
  readonly starts: number;
  readonly onTrain: (definition: string) => void;
}

function EditorFooter({ definition, starts, onTrain }: EditorFooterProps) {
  return (
    <footer>
      <p className="soft">{starts > 1 ? worldText.starts(starts) : worldText.same}</p>
      <button
        type="button"
        className="primary"
        disabled={definition === null}
        onClick={() => definition !== null && onTrain(definition)}
      >
        {worldText.train} <small>· {worldText.trainHint}</small>
      </button>
    </footer>
  );
}

/** Ids of the states whose text another state has too. */
function alikeIn({ states }: Sketch): ReadonlySet<number> {
  const count = new Map<string, number>();
  for (const { text } of states) count.set(text, (count.get(text) ?? 0) + 1);
  return new Set(states.filter(({ text }) => text.trim() !== '' && (count.get(text) ?? 0) > 1).map(({ id }) => id));
}
