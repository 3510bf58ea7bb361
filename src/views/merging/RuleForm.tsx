/** The rule by which observations become one state: its kind, what is taken off first, own patterns, the least similarity. */
import { useId } from 'react';
import { replacements } from '../../credit/merging/normalForm.ts';
import { exactMerging, IGNORABLE, type Ignorable, LEAST_THRESHOLD, MERGE_RULES } from '../../credit/merging/rule.ts';
import type { Merging, PatternHits } from '../../credit/merging.ts';
import type { NumberOption } from '../../options/option.ts';
import { mergingText } from '../../text/merging.ts';
import { NumberControl } from '../controls/NumberControl.tsx';
import { Tooltip } from '../controls/Tooltip.tsx';
import { OwnPatterns } from './OwnPatterns.tsx';

const thresholdRange = {
  kind: 'number',
  default: exactMerging.threshold,
  min: LEAST_THRESHOLD,
  max: 1,
  step: 0.01,
} as const;

interface RuleFormProps {
  readonly merging: Merging;
  /** What each own pattern matches. */
  readonly hits: readonly PatternHits[];
  readonly onChange: (next: Merging, gesture?: string) => void;
}

export function RuleForm({ merging, hits, onChange }: RuleFormProps) {
  const name = useId();
  const { rule, ignore } = merging;
  return (
    <>
      <fieldset className="merging-rules">
        <legend>{mergingText.rule}</legend>
        {MERGE_RULES.map((one) => (
          <label key={one} className="choice">
            <input
              type="radio"
              name={name}
              checked={rule === one}
              onChange={() => onChange({ ...merging, rule: one })}
            />
            <span className="choice-name">{mergingText.rules[one].label}</span>
            {rule === one && <small className="choice-help">{mergingText.rules[one].help}</small>}
          </label>
        ))}
      </fieldset>
      {rule === 'similar' && <Threshold merging={merging} onChange={onChange} />}
      {rule !== 'exact' && (
        <>
          <fieldset className="merging-ignored">
            <legend>{mergingText.ignore}</legend>
            {IGNORABLE.map((one) => (
              <Tooltip key={one} className="merging-switch" content={<IgnoredHelp of={one} />}>
                {(describedBy) => (
                  <label>
                    <input
                      type="checkbox"
                      aria-describedby={describedBy}
                      checked={ignore[one]}
                      onChange={(event) =>
                        onChange({ ...merging, ignore: { ...ignore, [one]: event.currentTarget.checked } })
                      }
                    />
                    <span className="term">{mergingText.ignored[one].label}</span>
                  </label>
                )}
              </Tooltip>
            ))}
          </fieldset>
          <OwnPatterns merging={merging} hits={hits} onChange={onChange} />
        </>
      )}
    </>
  );
}

function Threshold({ merging, onChange }: Omit<RuleFormProps, 'hits'>) {
  const id = useId();
  const { threshold: label, thresholdHelp: help } = mergingText;
  const option: NumberOption = { ...thresholdRange, label, help };
  return (
    <Tooltip className="merging-threshold" content={help}>
      {(describedBy) => (
        <>
          <label htmlFor={id}>{label} ≥</label>
          <NumberControl
            id={id}
            name="threshold"
            describedBy={describedBy}
            option={option}
            value={merging.threshold}
            onChange={(threshold, gesture) => onChange({ ...merging, threshold }, gesture)}
          />
        </>
      )}
    </Tooltip>
  );
}

/** What a switch takes off, by the very table that does it. */
function IgnoredHelp({ of }: { readonly of: Ignorable }) {
  const examples =
    of === 'case' || of === 'space'
      ? [mergingText.examples[of]]
      : replacements.filter(({ ignore }) => ignore === of).map(({ example, replacement }) => [example, replacement]);
  return (
    <span className="lines">
      <span>{mergingText.ignored[of].help}</span>
      {examples.map(([from, to]) => (
        <small key={from} className="merging-example">
          {mergingText.becomes(from, to)}
        </small>
      ))}
    </span>
  );
}
