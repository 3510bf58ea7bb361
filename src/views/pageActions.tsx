/** What keys and buttons anywhere on the page ask for: the search, and the selection on the clipboard. */
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { exportText } from '../text/export.ts';
import { useLab } from './lab.tsx';
import { SelectionNews } from './SelectionNews.tsx';

const SearchDialog = lazy(async () => ({ default: (await import('./search/SearchDialog.tsx')).SearchDialog }));
const Tour = lazy(async () => ({ default: (await import('./tour/Tour.tsx')).Tour }));
const CopyByHand = lazy(async () => ({ default: (await import('./export/CopyByHand.tsx')).CopyByHand }));

export interface PageActions {
  /** Opens the search. */
  search(): void;
  /** Copies the selection as JSON; where the browser refuses, shows it to copy by hand. */
  copy(): void;
  /** Begins the tour; null on a page that has none. */
  readonly tour: (() => void) | null;
}

const PageActionsContext = createContext<PageActions | null>(null);

/** The actions. Throws outside a `PageActionsProvider`. */
export function usePageActions(): PageActions {
  const actions = use(PageActionsContext);
  if (actions === null) throw new Error('usePageActions needs a PageActionsProvider above it.');
  return actions;
}

/** How long a short message stays, in milliseconds. */
const MESSAGE_STAYS = 3500;

interface PageActionsProps {
  readonly children: ReactNode;
  /** The page has the parts that the tour shows. */
  readonly tour?: boolean;
}

/** Provides the actions and shows what they open. It belongs below the `ScreenProvider`. */
export function PageActionsProvider({ children, tour = false }: PageActionsProps) {
  const lab = useLab();
  const [searching, setSearching] = useState(false);
  const [touring, setTouring] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [message, say] = useMessage();
  const actions = useMemo((): PageActions => {
    const copy = async () => {
      const { selection } = lab.view.getState();
      // The numbers of every estimator belong to no first paint.
      const { selectionText } = await import('./export/copySelection.ts');
      const text = selectionText(lab);
      if (selection === null || text === null) {
        say(exportText.nothing);
        return;
      }
      try {
        await navigator.clipboard.writeText(text);
        say(exportText.copied[selection.kind]);
      } catch {
        // Refused, or a page without a secure context, where there is no clipboard at all.
        setRefused(text);
      }
    };
    return {
      search: () => setSearching(true),
      copy: () => void copy(),
      tour: tour ? () => setTouring(true) : null,
    };
  }, [lab, say, tour]);
  const endTour = useCallback(() => setTouring(false), []);
  return (
    <PageActionsContext value={actions}>
      {children}
      <Suspense>
        {searching && <SearchDialog onClose={() => setSearching(false)} />}
        {touring && <Tour onClose={endTour} />}
        {refused !== null && <CopyByHand text={refused} onClose={() => setRefused(null)} />}
      </Suspense>
      <SelectionNews />
      <output className="page-message" data-shown={message !== ''}>
        {message}
      </output>
    </PageActionsContext>
  );
}

/** A message that goes away by itself. */
function useMessage(): readonly [string, (text: string) => void] {
  const [message, setMessage] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const say = useMemo(
    () => (text: string) => {
      clearTimeout(timer.current);
      setMessage(text);
      timer.current = setTimeout(() => setMessage(''), MESSAGE_STAYS);
    },
    [],
  );
  return [message, say];
}

/** The button that copies the selection. */
export function CopyButton() {
  const { copy } = usePageActions();
  return (
    <button type="button" className="link copy" title={exportText.copyHint} onClick={copy}>
      {exportText.copy}
    </button>
  );
}
