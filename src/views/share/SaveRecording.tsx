/** What stands in for a link that is too long: the whole run as a file, or as a page that plays it by itself. */
import { useState } from 'react';
import { said } from '../../text/language.ts';
import { shareText } from '../../text/share.ts';
import type { SharedRecording } from './shared.ts';

const FORMS = ['file', 'page'] as const;

export function SaveRecording({ recording }: { readonly recording: SharedRecording | null }) {
  const [announced, announce] = useState('');
  const text = shareText.recording;
  if (recording === null) return null;
  const save = async (form: (typeof FORMS)[number]): Promise<void> => {
    try {
      announce(text.saved(await recording.save(form)));
    } catch (error) {
      announce(text.notSaved(said(error instanceof Error ? error.message : String(error))));
    }
  };
  return (
    <div className="share-save">
      {FORMS.map((form) => (
        <button key={form} type="button" onClick={() => void save(form)}>
          {text.save[form]}
        </button>
      ))}
      <small className="soft">{text.saveHelp}</small>
      <output>{announced}</output>
    </div>
  );
}
