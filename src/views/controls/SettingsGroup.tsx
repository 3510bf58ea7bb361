/** A group of the settings form that folds: its fields, and the way back to the preset for all of them. */
import type { FlatConfig } from '../../config/config.ts';
import type { ConfigField, FieldGroup } from '../../config/fields.ts';
import { findEstimator } from '../../credit/estimators/registry.ts';
import { settingsText } from '../../text/settings.ts';
import { EditWorld } from '../world/EditWorld.tsx';
import { inForceOf, type LoggedChange } from './changeLog.ts';
import { type Draft, type FieldSection, needsNewRun } from './draft.ts';
import type { Edits } from './edits.ts';
import { OptionInput, ResetButton } from './OptionInput.tsx';

/** Groups that are unfolded at first; the others are a click away. */
const OPEN: readonly FieldGroup[] = ['world', 'estimator', 'policy'];

interface SettingsGroupProps {
  readonly section: FieldSection;
  /** What the form shows, and the preset of its world. */
  readonly values: FlatConfig;
  readonly preset: FlatConfig;
  readonly draft: Draft;
  readonly drafted: ReadonlySet<string>;
  /** What is known of when values came or come into force; `from` says when those that are pending do. */
  readonly timing: { readonly log: readonly LoggedChange[]; readonly pending: FlatConfig; readonly from: string };
  readonly edits: Edits;
}

export function SettingsGroup(props: SettingsGroupProps) {
  const { section, values, preset, edits } = props;
  const { group, fields, others } = section;
  const name = settingsText.groups[group];
  // The world itself stays: its preset is what the others go back to.
  const away = [...fields, ...others].filter(({ key }) => key !== 'world' && values[key] !== preset[key]);
  const estimator = findEstimator(String(values.estimator));
  return (
    <div className="settings-section">
      <details className="settings-group" open={OPEN.includes(group)}>
        <summary>
          <h2>{name}</h2>
        </summary>
        {fields.map((field) => (
          <Field key={field.key} field={field} {...props} />
        ))}
        {others.length > 0 && (
          <details className="settings-others">
            <summary>{settingsText.others}</summary>
            <p className="soft">{settingsText.othersHelp(estimator?.label ?? '')}</p>
            {others.map((field) => (
              <Field key={field.key} field={field} {...props} />
            ))}
          </details>
        )}
      </details>
      {away.length > 0 && (
        <ResetButton
          label={settingsText.resetGroup(name)}
          title={settingsText.resetGroup(name)}
          onReset={(button) => {
            button.parentElement?.querySelector('summary')?.focus();
            edits.toPreset(away.map(({ key }) => key));
          }}
        />
      )}
    </div>
  );
}

function Field({ field, values, preset, draft, drafted, timing, edits }: SettingsGroupProps & { field: ConfigField }) {
  const { key, option } = field;
  const value = values[key] ?? option.default;
  const inForce = inForceOf(timing.log, timing.pending, key);
  const input = (
    <OptionInput
      name={key}
      option={option}
      value={value}
      preset={key === 'world' ? (values.world ?? option.default) : (preset[key] ?? option.default)}
      needsNewRun={needsNewRun(field, draft)}
      drafted={drafted.has(key)}
      note={
        inForce && {
          pending: inForce.kind === 'pending',
          text: inForce.kind === 'pending' ? timing.from : settingsText.sinceIteration(inForce.iteration),
        }
      }
      onChange={(next, gesture) => edits.set(key, next, gesture)}
    />
  );
  // The only texts so far are definitions of worlds.
  if (option.kind !== 'text' || typeof value !== 'string') return input;
  return (
    <>
      {input}
      <EditWorld
        option={option}
        value={value}
        onChange={(next) => edits.set(key, next)}
        onApply={() => edits.apply()}
      />
    </>
  );
}
