/** What merged in the task on screen: the texts of each state with what differs between them, and a way to split each off. */
import { useMemo, useState } from 'react';
import type { MergePreview, Merging } from '../../credit/merging.ts';
import { mergingText } from '../../text/merging.ts';
import { differences, type Piece, shortened } from './differences.ts';
import { splitByHand } from './edits.ts';
import { Marked } from './Marked.tsx';

/** States, and texts of a state, that are listed before all are asked for. */
const FIRST_STATES = 5;
const FIRST_TEXTS = 4;

type Example = MergePreview['examples'][number];

interface MergedListProps {
  readonly merging: Merging;
  readonly group: string;
  readonly preview: MergePreview;
  readonly onChange: (next: Merging) => void;
  readonly onSelect: (text: string) => void;
}

export function MergedList({ merging, group, preview, onChange, onSelect }: MergedListProps) {
  const [all, setAll] = useState(false);
  const { examples, merged } = preview;
  return (
    <section aria-label={mergingText.merged}>
      <h3>{mergingText.merged}</h3>
      {examples.length === 0 && merged === 0 ? (
        <p className="soft">{mergingText.nothingMerged}</p>
      ) : (
        <p className="soft">{mergingText.mergedHelp}</p>
      )}
      <ol className="merging-states">
        {examples.slice(0, all ? undefined : FIRST_STATES).map((example) => (
          <li key={example.representative}>
            <State
              example={example}
              onSelect={onSelect}
              onSplit={(text) => onChange(splitByHand(merging, group, text))}
            />
          </li>
        ))}
      </ol>
      <More count={examples.length} first={FIRST_STATES} all={all} onAll={setAll} />
      {merged > examples.length && (all || examples.length <= FIRST_STATES) && (
        <p className="soft">{mergingText.beyond(merged - examples.length)}</p>
      )}
    </section>
  );
}

interface StateProps {
  readonly example: Example;
  readonly onSelect: (text: string) => void;
  readonly onSplit: (text: string) => void;
}

function State({ example: { representative, members }, onSelect, onSplit }: StateProps) {
  const [all, setAll] = useState(false);
  const listed = members.slice(0, all ? undefined : FIRST_TEXTS);
  return (
    <>
      <ul>
        {listed.map(({ text, steps }, k) => (
          <li key={text} className="merging-member">
            <Member text={text} other={k === 0 ? (members[1]?.text ?? text) : representative} onSelect={onSelect} />
            <small className="figure" title={steps === 0 ? mergingText.stepsHelp : undefined}>
              {mergingText.steps(steps)}
            </small>
            <button type="button" title={mergingText.splitHint(text.slice(0, 200))} onClick={() => onSplit(text)}>
              {mergingText.split}
            </button>
          </li>
        ))}
      </ul>
      <More count={members.length} first={FIRST_TEXTS} all={all} onAll={setAll} />
    </>
  );
}

/** A text of a state, which leads to it in the graph; its first text is marked against the second, the others against the first. */
function Member({
  text,
  other,
  onSelect,
}: {
  readonly text: string;
  readonly other: string;
  readonly onSelect: (text: string) => void;
}) {
  const pieces: readonly Piece[] = useMemo(() => shortened(differences(text, other), mergingText.cut), [text, other]);
  return (
    <button
      type="button"
      className="link merging-text"
      lang=""
      dir="auto"
      title={mergingText.show(text.slice(0, 1000))}
      onClick={() => onSelect(text)}
    >
      <Marked pieces={pieces} />
    </button>
  );
}

interface MoreProps {
  readonly count: number;
  readonly first: number;
  readonly all: boolean;
  readonly onAll: (all: boolean) => void;
}

function More({ count, first, all, onAll }: MoreProps) {
  if (count <= first) return null;
  return (
    <button type="button" className="more" aria-expanded={all} onClick={() => onAll(!all)}>
      {all ? mergingText.fewer : mergingText.more(count - first)}
    </button>
  );
}
