/** The settings form, generated from the table of configuration fields. A change waits for Apply, which starts the run over. */
import { useState } from 'react';
import { type FlatConfig, flatten } from '../../config/config.ts';
import { type FieldGroup, optionGroups } from '../../config/fields.ts';
import type { OptionValue } from '../../options/option.ts';
import { settingsText } from '../../text/settings.ts';
import { useLab, useRun } from '../lab.tsx';
import { changedKeys, configOf, edit, visibleFields } from './draft.ts';
import { OptionInput } from './OptionInput.tsx';

/** Groups that are unfolded at first; the others are a click away. */
const OPEN: readonly FieldGroup[] = ['world', 'estimator', 'policy'];

export function Settings() {
  const config = useRun((state) => state.config);
  // A new run (reset, a link) brings its own configuration: the key drops the draft of the former one.
  const run = useRun((state) => state.run);
  return <SettingsForm key={run} running={flatten(config)} />;
}

function SettingsForm({ running }: { readonly running: FlatConfig }) {
  const lab = useLab();
  const [draft, setDraft] = useState<FlatConfig>(running);
  const changed = changedKeys(lab.run.getState().config, draft);
  const { config, issues } = configOf(draft);
  const fields = visibleFields(draft);
  const groups = Object.keys(optionGroups).filter((group): group is FieldGroup => group in settingsText.groups);
  return (
    <form
      className="settings"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed.size > 0) lab.reset(config);
      }}
    >
      <div className="settings-fields">
        {groups.map((group) => (
          <details key={group} className="settings-group" open={OPEN.includes(group)}>
            <summary>
              <h2>{settingsText.groups[group]}</h2>
            </summary>
            {fields
              .filter((field) => field.group === group)
              .map(({ key, option }) => (
                <OptionInput
                  key={`${String(draft.world)} ${key}`}
                  option={option}
                  value={draft[key] ?? option.default}
                  changed={changed.has(key)}
                  onChange={(value: OptionValue) => setDraft(edit(draft, key, value))}
                />
              ))}
          </details>
        ))}
      </div>
      {changed.size > 0 && (
        <div className="apply-bar" role="status">
          <p>
            {settingsText.changes(changed.size)}
            {issues.map(({ key, message }) => (
              <span key={key} className="issue">
                {fields.find((field) => field.key === key)?.option.label ?? key}: {message}
              </span>
            ))}
          </p>
          <button type="submit" className="primary">
            {settingsText.apply} <small>· {settingsText.applyHint}</small>
          </button>
          <button type="button" onClick={() => setDraft(running)}>
            {settingsText.discard}
          </button>
        </div>
      )}
    </form>
  );
}
