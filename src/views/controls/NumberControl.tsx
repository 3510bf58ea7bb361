/** A number as an entry, which counts once it is committed, with a slider that counts while it is dragged. */
import { useEffect, useRef, useState } from 'react';
import { clampOption, optionFromText } from '../../config/schema.ts';
import type { NumberOption } from '../../options/option.ts';
import { said } from '../../text/language.ts';
import { settingsText } from '../../text/settings.ts';
import { settingNumber } from '../format.ts';
import { createPacer } from './pace.ts';
import { Slider } from './Slider.tsx';
import { notchesOf, notchOf, valueAt } from './slider.ts';

/** Milliseconds between two values of a drag that the run hears of: each is a line of its log, or draws the first graph anew. */
const DRAG_PACE = 300;

interface NumberControlProps {
  readonly id: string;
  readonly name: string;
  readonly describedBy: string;
  readonly option: NumberOption;
  readonly value: number;
  /** @param gesture The same for all changes of one drag. */
  readonly onChange: (value: number, gesture?: string) => void;
  /** Milliseconds between two values of a drag. */
  readonly pace?: number;
}

export function NumberControl({
  id,
  name,
  describedBy,
  option,
  value,
  onChange,
  pace = DRAG_PACE,
}: NumberControlProps) {
  const notches = notchesOf(option);
  const { dragged, drag, release } = useDrag(id, onChange, pace);
  // While it is typed into, the entry holds text that need not be a number yet.
  const [typed, setTyped] = useState<string | null>(null);
  const shown = dragged ?? value;
  const commit = () => {
    if (typed === null) return;
    setTyped(null);
    const next = clampOption(option, optionFromText(option, typed.replace(',', '.').replace('−', '-')));
    if (typeof next === 'number' && next !== value) onChange(next);
  };
  return (
    <>
      <input
        id={id}
        name={name}
        className="number"
        type="text"
        size={Math.max(4, settingNumber(shown).length)}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-describedby={describedBy}
        // Until it is committed, undo in the entry is the entry's own (shortcuts.ts).
        data-typing={typed !== null}
        value={typed ?? settingNumber(shown)}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setTyped(null);
        }}
      />
      {notches !== null && (
        <Slider
          aria-label={settingsText.slider(said(option.label))}
          aria-valuetext={settingNumber(shown)}
          min={0}
          max={notches}
          step={1}
          value={notchOf(option, shown)}
          onChange={(notch) => drag(valueAt(option, notch))}
          onPointerUp={release}
          onPointerCancel={release}
          onKeyUp={release}
          onBlur={release}
        />
      )}
    </>
  );
}

/** A slider that is moved: shows each value at once, passes them on at a pace, and names the gesture they belong to. */
function useDrag(id: string, onChange: NumberControlProps['onChange'], pace: number) {
  const [dragged, setDragged] = useState<number | null>(null);
  const gesture = useRef(0);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const [pacer] = useState(() =>
    createPacer((value: number) => {
      setDragged(null);
      latest.current(value, `${id} ${gesture.current}`);
    }, pace),
  );
  useEffect(() => pacer.flush, [pacer]);
  return {
    dragged,
    drag: (value: number) => {
      setDragged(value);
      pacer.give(value);
    },
    release: () => {
      pacer.flush();
      gesture.current++;
    },
  };
}
