/** The way back to imported rollouts, in the header of the training run while a file of them is open behind it. */
import { tracesText } from '../../text/traces.ts';
import { useTraces, useTracesState } from './traces.tsx';

export function ReopenRollouts() {
  const traces = useTraces();
  const name = useTracesState(({ opened }) => opened?.report.name ?? null);
  if (name === null) return null;
  const { reopen, reopenHint } = tracesText.page;
  return (
    <button type="button" title={reopenHint(name)} onClick={() => traces.show(true)}>
      {reopen}
    </button>
  );
}
