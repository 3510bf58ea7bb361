/** Two to four estimators beside each other on the same rollouts: linked graphs, and where they disagree. */
import { useEffect, useRef, useState } from 'react';
import { LEAST_COMPARED, MOST_COMPARED } from '../../store/view.ts';
import { compareText } from '../../text/compare.ts';
import { pageText } from '../../text/page.ts';
import { useDrawnTheme } from '../drawnTheme.ts';
import { takesKeyboard } from '../FocusOnPage.tsx';
import { SharedCadence } from '../graph/sharedCadence.ts';
import { graphThemes } from '../graph/themes.ts';
import { useLab, useView } from '../lab.tsx';
import { type Screen, useScreen } from '../screen.tsx';
import { ColumnMenu } from './ColumnMenu.tsx';
import { CompareGraph } from './CompareGraph.tsx';
import { CameraLink } from './cameraLink.ts';
import { extended } from './columns.ts';
import { Figures } from './Figures.tsx';
import { useComparison } from './useComparison.ts';

export function Compare() {
  const screen = useScreen();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesKeyboard()) section.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section ref={section} className="compare" aria-label={compareText.region} tabIndex={-1}>
      {screen === null ? <p className="soft compare-note">{pageText.empty.graph}</p> : <Columns screen={screen} />}
    </section>
  );
}

function Columns({ screen }: { readonly screen: Screen }) {
  const { view } = useLab();
  const theme = graphThemes[useDrawnTheme()];
  const ids = useView((state) => state.compared);
  const whatIf = useView((state) => state.whatIf);
  const { trained, compared, compartments } = useComparison(screen);
  const [link] = useState(() => new CameraLink());
  const [cadence] = useState(() => new SharedCadence());
  const count = compartments.length;
  useEffect(() => link.arrange(Array.from({ length: count }, (_, at) => String(at))), [link, count]);

  // What was hovered here is not to stay lit in the graph that comes back.
  useEffect(() => () => view.setState({ hover: null }), [view]);
  return (
    <>
      <div className="compare-tools">
        <fieldset className="graph-buttons" aria-label={compareText.camera}>
          <button
            type="button"
            aria-label={compareText.zoomOut}
            title={compareText.zoomOut}
            onClick={() => link.withLeader((leader) => leader.zoomBy(1 / 1.3))}
          >
            −
          </button>
          <button
            type="button"
            aria-label={compareText.zoomIn}
            title={compareText.zoomIn}
            onClick={() => link.withLeader((leader) => leader.zoomBy(1.3))}
          >
            +
          </button>
          <button type="button" title={compareText.fitHelp} onClick={() => link.withLeader((leader) => leader.fit())}>
            {compareText.fit}
          </button>
        </fieldset>
        <button
          type="button"
          disabled={ids.length >= MOST_COMPARED}
          onClick={() => view.setState({ compared: extended(ids, whatIf) })}
        >
          {compareText.add}
        </button>
        <span className="compare-legend soft" title={compareText.disputedHelp}>
          <b aria-hidden="true">≠</b> {compareText.disputed}
        </span>
      </div>
      <div className="compare-grid" data-count={Math.max(LEAST_COMPARED, count)}>
        {compartments.map((of, at) => (
          <CompareGraph
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; whose graph it shows may change
            key={at}
            at={at}
            of={of}
            trained={trained}
            theme={theme}
            link={link}
            cadence={cadence}
            menu={<ColumnMenu column={of.column} compared={compared} />}
          />
        ))}
      </div>
      {screen.has.credit && <Figures trained={trained} compared={compared} compartments={compartments} />}
    </>
  );
}
