/** When two observations are one state: the rule, what it merged in the task on screen, and corrections by hand. */
import { useState } from 'react';
import type { MergePreview, Merging } from '../../credit/merging.ts';
import { joining } from '../../text/joining.ts';
import { mergingText } from '../../text/merging.ts';
import { decimal } from '../format.ts';
import { Explained } from '../inspector/Explained.tsx';
import { useKeptFocus } from '../inspector/useKeptFocus.ts';
import { WithSymbols } from '../symbols.tsx';
import { Corrections } from './Corrections.tsx';
import { MergeByHand } from './MergeByHand.tsx';
import { MergedList } from './MergedList.tsx';
import { RuleForm } from './RuleForm.tsx';

export interface MergePanelProps {
  readonly merging: Merging;
  /** Group of the task on screen: what corrections by hand are for. */
  readonly group: string;
  /** One undoable step. @param gesture the same for all changes of one drag */
  readonly onChange: (next: Merging, gesture?: string) => void;
  /** What `merging` does to the task on screen; null while that is worked out, and the one before stays in sight. */
  readonly preview: MergePreview | null;
  readonly busy: boolean;
  /** Somebody wants to see the state of a text in the graph. */
  readonly onSelect: (text: string) => void;
}

export function MergePanel({ merging, group, onChange, preview, busy, onSelect }: MergePanelProps) {
  const shown = useLatest(preview);
  const kept = useKeptFocus(null);
  const of = { merging, group, onChange, onSelect };
  return (
    <div className="merging" data-panel="merging" tabIndex={-1} {...kept}>
      <Intro />
      <RuleForm merging={merging} hits={preview?.patterns ?? shown?.patterns ?? []} onChange={onChange} />
      <p className="merging-result" role="status" data-busy={busy}>
        {busy || shown === null ? mergingText.busy : <Result preview={shown} />}
      </p>
      {shown !== null && (
        <>
          <MergedList {...of} preview={shown} />
          <MergeByHand {...of} preview={shown} />
        </>
      )}
      <Corrections merging={merging} group={group} onChange={onChange} />
    </div>
  );
}

/** The newest preview there was: lists do not vanish under the pointer while the next one is worked out. */
function useLatest(preview: MergePreview | null): MergePreview | null {
  const [latest, setLatest] = useState(preview);
  if (preview !== null && preview !== latest) setLatest(preview);
  return preview ?? latest;
}

function Intro() {
  const { before, group, between, singleton, after } = mergingText.intro;
  return (
    <p className="soft">
      {before}
      {joining.space}
      <Explained term="stateGroup">{group}</Explained>
      {between}
      {joining.space}
      <Explained term="singleton">{singleton}</Explained>
      <WithSymbols text={after} />
    </p>
  );
}

function Result({ preview: { texts, states, steps, unfinished } }: { readonly preview: MergePreview }) {
  return (
    <>
      {mergingText.result(texts, states)}
      {joining.space}
      {states > 0 && mergingText.mean(decimal(steps / states, 1))}
      {unfinished > 0 && <span className="merging-problem">{mergingText.unfinished(unfinished)}</span>}
    </>
  );
}
