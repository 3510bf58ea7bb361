/** The search dialog: type, see what matches, pick one. What the keyboard rests on lights up in the graph. */
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { searchText } from '../../text/search.ts';
import { agentText } from '../AgentText.tsx';
import { useTitles } from '../inspector/titles.ts';
import { useLab } from '../lab.tsx';
import { type Screen, useScreen } from '../screen.tsx';
import { entriesOf, type Match, search } from './match.ts';

/** Opens as it is mounted; `onClose` is to unmount it. */
export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const { view } = useLab();
  const screen = useScreen();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const closed = () => {
    view.setState({ hover: null });
    onClose();
  };
  // By the dialog itself, not by unmounting it: it gives the focus back to where it was.
  const close = () => dialog.current?.close();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog; the keyboard has Escape
    <dialog
      ref={dialog}
      className="search"
      aria-label={searchText.heading}
      // Its own closing before it opened again (effects run twice in development) is none.
      onClose={() => dialog.current?.open === false && closed()}
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      {screen?.has.graph ? <Search screen={screen} onDone={close} /> : <p className="soft">{searchText.notYet}</p>}
    </dialog>
  );
}

function Search({ screen, onDone }: { readonly screen: Screen; readonly onDone: () => void }) {
  const { view } = useLab();
  const id = useId();
  const title = useTitles(screen);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const asked = useDeferredValue(query);
  const entries = useMemo(() => entriesOf(screen.shown, screen.index, title), [screen, title]);
  const { matches, total } = useMemo(() => search(entries, asked), [entries, asked]);
  const active = Math.min(at, matches.length - 1);

  const rest = (row: number) => {
    setAt(row);
    view.setState({ hover: matches[row]?.entry.selection ?? null });
    list.current?.children[row]?.scrollIntoView({ block: 'nearest' });
  };
  const pick = (match: Match | undefined) => {
    if (match === undefined) return;
    view.setState({ selection: match.entry.selection });
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // An Enter that ends the composition of a character is not meant for the list.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') pick(matches[active]);
    else if (event.key === 'ArrowDown') rest(Math.min(active + 1, matches.length - 1));
    else if (event.key === 'ArrowUp') rest(Math.max(active - 1, 0));
    else return;
    event.preventDefault();
  };

  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-label={searchText.heading}
        aria-expanded={matches.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={matches.length > 0 ? `${id}-${active}` : undefined}
        placeholder={searchText.placeholder}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={`${id}-list`} className="search-results" role="listbox" aria-label={searchText.results}>
        {matches.map((match, row) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard picks from the field above
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active one
          <div
            key={JSON.stringify(match.entry.selection)}
            id={`${id}-${row}`}
            role="option"
            aria-selected={row === active}
            className="search-result"
            onPointerMove={() => row !== active && rest(row)}
            onClick={() => pick(match)}
          >
            <MatchLines match={match} speaks={agentText(screen.shown)} />
          </div>
        ))}
      </div>
      <p className="soft search-note" role="status">
        {asked.trim() === ''
          ? searchText.hint
          : total === 0
            ? searchText.none
            : total > matches.length
              ? searchText.more(total - matches.length)
              : searchText.count(total)}
      </p>
    </>
  );
}

interface MatchLinesProps {
  readonly match: Match;
  /** Language and direction of what the agent saw and did. */
  readonly speaks: ReturnType<typeof agentText>;
}

function MatchLines({ match: { entry, segments }, speaks }: MatchLinesProps) {
  return (
    <>
      <span className="search-text" {...speaks}>
        {segments.map(({ text, hit }, k) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name
          return hit ? <mark key={k}>{text}</mark> : <span key={k}>{text}</span>;
        })}
      </span>
      <small>
        {entry.kind === 'node' ? searchText.state : searchText.transition} · {entry.name}
        {entry.count > 0 && ` · ${entry.count} ×`}
      </small>
    </>
  );
}
