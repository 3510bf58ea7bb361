/** What a link asks of the page that it opens, for lectures: switches from the table of link options. */
import { useId } from 'react';
import { type LinkOptions, linkOptions } from '../../share/options.ts';
import { said } from '../../text/language.ts';
import { shareText as text } from '../../text/share.ts';

interface LectureOptionsProps {
  readonly options: LinkOptions;
  readonly onChange: (options: LinkOptions) => void;
}

const FLAGS = ['viewOnly', 'paused', 'autoplay', 'present'] as const;

export function LectureOptions({ options, onChange }: LectureOptionsProps) {
  const help = useId();
  const { hide } = linkOptions;
  const chosen: (typeof hide)['choices'][number] | undefined = hide.choices.find(({ id }) => id === options.hide);
  return (
    <fieldset>
      <legend>{text.forLectures}</legend>
      <label className="share-hide">
        <span>{said(hide.label)}</span>
        <select
          value={options.hide}
          aria-describedby={help}
          onChange={(event) => {
            const id = hide.choices.find((choice) => choice.id === event.currentTarget.value)?.id;
            if (id !== undefined) onChange({ ...options, hide: id });
          }}
        >
          {hide.choices.map(({ id, label }) => (
            <option key={id} value={id}>
              {said(label)}
            </option>
          ))}
        </select>
        <small id={help} className="soft">
          {said(chosen !== undefined && 'help' in chosen ? chosen.help : hide.help)}
        </small>
      </label>
      {FLAGS.map((key) => (
        <label key={key} className="choice">
          <input
            type="checkbox"
            checked={options[key]}
            onChange={(event) => onChange(withFlag(options, key, event.currentTarget.checked))}
          />
          <span className="choice-name">{said(linkOptions[key].label)}</span>
          <small className="choice-help soft">{said(linkOptions[key].help)}</small>
        </label>
      ))}
    </fieldset>
  );
}

/** To wait and to play at once exclude each other: the newer wish counts. */
function withFlag(options: LinkOptions, key: (typeof FLAGS)[number], on: boolean): LinkOptions {
  const next = { ...options, [key]: on };
  if (!on) return next;
  if (key === 'paused') return { ...next, autoplay: false };
  return key === 'autoplay' ? { ...next, paused: false } : next;
}
