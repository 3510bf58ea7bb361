/** The way from the settings into the world editor, which is loaded with the first click and keeps what is not finished. */
import { lazy, Suspense, useState } from 'react';
import type { TextOption } from '../../options/option.ts';
import { worldText } from '../../text/world.ts';
import { formatDefinition, parseDefinition } from '../../worlds/custom/definition.ts';
import { useLab } from '../lab.tsx';
import { definitionOf, sketchOf } from './sketch.ts';
import { historyOf, type SketchHistory } from './sketchHistory.ts';

const WorldEditor = lazy(async () => ({ default: (await import('./WorldEditor.tsx')).WorldEditor }));

interface EditWorldProps {
  readonly option: TextOption;
  /** The definition that the form shows. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Starts a new run with what the form shows. */
  readonly onApply: () => void;
}

/** What is being edited, and the definition that it began as: once the form shows another, it is out of date. */
interface Editing {
  readonly of: string;
  readonly history: SketchHistory;
}

export function EditWorld({ option, value, onChange, onApply }: EditWorldProps) {
  const lab = useLab();
  const [kept, setKept] = useState<Editing | null>(null);
  const [open, setOpen] = useState(false);
  const editing = kept?.of === value ? kept : begin(value);
  const present = formatDefinition(definitionOf(editing.history.present));
  // Blanks and line breaks in a definition that came from elsewhere are no change.
  const unfinished = present !== formatDefinition(definitionOf(begin(value).history.present));
  /** Makes the form show a definition without losing how it came about. */
  const hand = (definition: string) => {
    setKept({ of: definition, history: editing.history });
    if (definition !== value) onChange(definition);
  };
  return (
    <div className="field-below">
      <button type="button" onClick={() => setOpen(true)}>
        {worldText.edit}
      </button>
      {unfinished && !open && <small>{worldText.unfinished}</small>}
      {open && (
        <Suspense>
          <WorldEditor
            option={option}
            history={editing.history}
            onHistory={(update) =>
              setKept((now) => {
                const before = now?.of === value ? now : begin(value);
                return { ...before, history: update(before.history) };
              })
            }
            onTrain={(definition) => {
              hand(definition);
              onApply();
              lab.play();
            }}
            onClose={() => {
              setOpen(false);
              if (unfinished && option.check(present).length === 0) hand(present);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

function begin(value: string): Editing {
  const parsed = parseDefinition(value);
  const definition = parsed.ok ? parsed.definition : { task: '', maxSteps: 1, start: [], states: [] };
  return { of: value, history: historyOf(sketchOf(definition)) };
}
