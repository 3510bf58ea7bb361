/** The button that opens the saved runs; their dialog and the archive are loaded with the first click. */
import { lazy, Suspense, useState } from 'react';
import { runsText } from '../../text/runs.ts';
import type { SavedRuns } from './savedRuns.ts';

const RunsDialog = lazy(async () => ({ default: (await import('./RunsDialog.tsx')).RunsDialog }));

interface RunsButtonProps {
  /** What the dialog works on, as it stands now. */
  readonly savedRuns: () => Promise<SavedRuns>;
}

export function RunsButton({ savedRuns }: RunsButtonProps) {
  const [runs, setRuns] = useState<SavedRuns | null>(null);
  return (
    <>
      <button type="button" title={runsText.heading} onClick={() => void savedRuns().then(setRuns)}>
        {runsText.button}
      </button>
      {runs !== null && (
        <Suspense>
          <RunsDialog runs={runs} onClose={() => setRuns(null)} />
        </Suspense>
      )}
    </>
  );
}
