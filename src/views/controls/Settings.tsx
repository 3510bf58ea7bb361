/**
 * The settings form, generated from the table of configuration fields. What may change during a run applies at once, from the
 * next iteration; the rest collects in a draft until Apply, which starts the run over. Every edit can be undone.
 */
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { settingsText } from '../../text/settings.ts';
import { useLab, useRun } from '../lab.tsx';
import { changeLog, nextIterationOf } from './changeLog.ts';
import { draftedKeys, presetOf, sectionsOf, shownValues } from './draft.ts';
import { createEdits, type Edits, runningValues } from './edits.ts';
import { RunMark } from './OptionInput.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';
import { ApplyBar, ChangeLog, DroppedNote, EditTools } from './settingsBars.tsx';
import { editAsked, isTextEntry } from './shortcuts.ts';

export function Settings() {
  const lab = useLab();
  const [edits] = useState(() => createEdits(lab));
  useEffect(() => edits.connect(), [edits]);
  const form = useRef<HTMLFormElement>(null);
  useEditKeys(edits, form);

  const { draft, history, dropped } = useStore(edits.store);
  const config = useRun((state) => state.config);
  const changes = useRun(useShallow((state) => state.changes));
  const pending = useRun(useShallow((state) => state.pending));
  const next = useRun((state) => (Object.keys(state.pending).length === 0 ? null : nextIterationOf(state)));
  const running = useMemo(() => runningValues({ config, changes, pending }), [config, changes, pending]);
  const log = useMemo(() => changeLog({ config, changes }), [config, changes]);

  const values = shownValues(running, draft);
  const preset = presetOf(values);
  const drafted = draftedKeys(running, draft);
  const from = next === null ? settingsText.fromNextIteration : settingsText.fromIteration(next);
  // While another world is drafted, the form is about the new run alone.
  const timing = draft.world === undefined ? { log, pending, from } : { log: [], pending: {}, from };
  return (
    <form ref={form} className="settings" tabIndex={-1} onSubmit={(event) => event.preventDefault()}>
      <EditTools edits={edits} history={history} values={values} preset={preset} />
      <div className="settings-fields">
        <p className="settings-legend soft">
          {settingsText.legend} <RunMark drafted={false} /> {settingsText.legendMark}
        </p>
        {sectionsOf(values).map((section) => (
          <SettingsGroup
            key={section.group}
            section={section}
            values={values}
            preset={preset}
            draft={draft}
            drafted={drafted}
            timing={timing}
            edits={edits}
          />
        ))}
      </div>
      <ChangeLog log={log} pending={pending} from={from} world={config.world} />
      {drafted.size > 0 && <ApplyBar edits={edits} values={values} draft={draft} drafted={drafted} form={form} />}
      {dropped !== null && <DroppedNote edits={edits} dropped={dropped} form={form} />}
    </form>
  );
}

/**
 * Ctrl or ⌘ with Z or Y, wherever the focus is, except where text is being edited or a dialog is in front. Not while the form
 * is folded away: nothing changes unseen.
 */
function useEditKeys(edits: Edits, form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const asked = event.defaultPrevented ? null : editAsked(event);
      if (asked === null || form.current?.checkVisibility() !== true) return;
      if (document.querySelector('dialog:modal') !== null) return;
      const { target } = event;
      if (target instanceof HTMLElement && isTextEntry(target)) {
        // An entry of the form in which nothing is being typed shows a setting, not a text.
        if (!form.current.contains(target) || target.dataset.typing !== 'false') return;
      }
      event.preventDefault();
      if (asked === 'undo') edits.undo();
      else edits.redo();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [edits, form]);
}
