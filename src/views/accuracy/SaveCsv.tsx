/** A button that saves a table as CSV. */
import { accuracyText } from '../../text/accuracy.ts';
import { type FileSubject, fileName } from '../export/fileName.ts';
import { saveFile } from '../export/saveFile.ts';

interface SaveCsvProps {
  readonly subject: FileSubject;
  readonly make: () => string;
  /** Hears what there is to say of it. */
  readonly onSaved: (words: string) => void;
}

export function SaveCsv({ subject, make, onSaved }: SaveCsvProps) {
  const save = () => {
    const name = fileName(subject);
    saveFile(new Blob([make()], { type: 'text/csv' }), name);
    onSaved(accuracyText.csvSaid(name));
  };
  return (
    <button type="button" onClick={save}>
      {accuracyText.csv}
    </button>
  );
}
