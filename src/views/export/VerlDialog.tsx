/** The run's hyper-parameters as a command for the authors' training code: to read, copy and save, with what it does not carry. */
import { useEffect, useRef, useState } from 'react';
import { exportText } from '../../text/export.ts';
import { said } from '../../text/language.ts';
import type { ForeignCommand } from './exports.ts';
import { saveFile } from './saveFile.ts';

interface VerlDialogProps {
  readonly made: ForeignCommand;
  readonly fileName: string;
  readonly onClose: () => void;
}

type Setting = ForeignCommand['unmapped'][number];

/** Reasons in the order of how much they matter. */
const REASONS: readonly Setting['why'][] = ['differs', 'absent', 'same', 'unused'];

/** Opens as it is mounted; `onClose` is to unmount it. */
export function VerlDialog({ made, fileName, onClose }: VerlDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [announced, announce] = useState('');
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const words = exportText.verl;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(made.command);
      announce(words.copied);
    } catch {
      // Without the clipboard, the text is marked: one key copies it.
      area.current?.select();
      announce(exportText.refused.advice);
    }
  };
  const save = () => {
    saveFile(new Blob([made.command], { type: 'text/x-shellscript' }), fileName);
    announce(exportText.saved(fileName));
  };
  return (
    <dialog
      ref={dialog}
      className="foreign-command"
      aria-label={words.heading}
      // Its own closing before it opened again (effects run twice in development) is none.
      onClose={() => dialog.current?.open === false && onClose()}
    >
      <header>
        <h2>{words.heading}</h2>
        <button type="button" onClick={onClose}>
          {exportText.refused.close}
        </button>
      </header>
      <p className="soft">{words.intro}</p>
      <textarea ref={area} readOnly aria-label={words.command} value={made.command} rows={14} wrap="off" />
      <p className="foreign-actions">
        <button type="button" className="primary" onClick={() => void copy()}>
          {words.copy}
        </button>
        <button type="button" onClick={save}>
          {words.save}
        </button>
        <output className="soft">{announced}</output>
      </p>
      {made.caveats.length > 0 && (
        <>
          <h3>{words.caveats}</h3>
          <ul>
            {made.caveats.map((caveat) => (
              <li key={caveat}>{said(caveat)}</li>
            ))}
          </ul>
        </>
      )}
      <h3>{words.unmapped}</h3>
      {REASONS.map((why) => {
        const settings = made.unmapped.filter((setting) => setting.why === why);
        return settings.length === 0 ? null : <Unmapped key={why} why={why} settings={settings} />;
      })}
    </dialog>
  );
}

function Unmapped({ why, settings }: { readonly why: Setting['why']; readonly settings: readonly Setting[] }) {
  return (
    <table className="foreign-settings">
      <caption>{exportText.verl.why[why]}</caption>
      <tbody>
        {settings.map(({ key, label, value, note }) => (
          <tr key={key}>
            <th scope="row">{said(label)}</th>
            <td className="foreign-value">{value}</td>
            <td className="soft">{said(note)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
