/** The critical transitions, strongest first, and the threshold that makes them so. */
import { useState } from 'react';
import { criticalityOptions } from '../../credit/criticality.ts';
import { inspectorText } from '../../text/inspector.ts';
import { said } from '../../text/language.ts';
import { bottlenecksTell } from '../bottlenecks.ts';
import { Slider } from '../controls/Slider.tsx';
import { decimal } from '../format.ts';
import { useLab, useView } from '../lab.tsx';
import { type Screen, useScreen } from '../screen.tsx';
import { AdvantageSymbol } from '../symbols.tsx';
import { EdgeButton, Signed } from './EdgeList.tsx';
import { Explained } from './Explained.tsx';
import { useTitles } from './titles.ts';

/** How many are listed before "more" is asked for. */
const FIRST = 6;

export function CriticalTransitions() {
  const screen = useScreen();
  return (
    <section className="critical">
      <h2>
        <Explained term="critical">{inspectorText.critical.heading}</Explained>
      </h2>
      <Threshold count={screen?.has.credit ? screen.shown.criticality.ranked.length : null} />
      {screen?.has.credit ? <Ranked screen={screen} /> : <p className="soft">{inspectorText.critical.notYet}</p>}
    </section>
  );
}

function Threshold({ count }: { readonly count: number | null }) {
  const { view } = useLab();
  const threshold = useView((state) => state.threshold);
  const { min, max, step, label, help } = criticalityOptions.threshold;
  const text = inspectorText.critical;
  return (
    <div className="threshold" title={said(help)}>
      <span>
        {text.threshold} |<AdvantageSymbol term="edge_centric" />| ≥ <b>{decimal(threshold, 1)}</b>{' '}
        <Explained term="std">{text.unit}</Explained>
      </span>
      <span className="soft">{count !== null && text.count(count)}</span>
      <Slider
        aria-label={said(label)}
        aria-valuetext={`${decimal(threshold, 1)} ${text.unit}`}
        min={min}
        // Half of the range holds nearly every edge; the rest is reached through links.
        max={max / 2}
        step={step}
        value={Math.min(threshold, max / 2)}
        onChange={(value) => view.setState({ threshold: value })}
      />
    </div>
  );
}

function Ranked({ screen }: { readonly screen: Screen }) {
  const [all, setAll] = useState(false);
  const title = useTitles(screen);
  const { shown } = screen;
  const { ranked, edgeAdvantage, bottleneck } = shown.criticality;
  const text = inspectorText.critical;
  if (ranked.length === 0) {
    return <p className="soft">{shown.rollouts.success.includes(1) ? text.none : text.noneSucceeded}</p>;
  }
  const marked = bottlenecksTell(shown.rollouts);
  const listed = all ? ranked : ranked.subarray(0, FIRST);
  return (
    <>
      <ul className="edges">
        {Array.from(listed, (edge) => (
          <EdgeButton
            key={screen.index.edgeKeys[edge]}
            screen={screen}
            edge={edge}
            detail={
              <>
                {title(shown.graph.edgeSource[edge])} → {title(shown.graph.edgeTarget[edge])}
                {marked && bottleneck[edge] === 1 && <em className="tag">{text.bottleneck}</em>}
              </>
            }
            figure={<Signed value={edgeAdvantage[edge]} />}
          />
        ))}
      </ul>
      {ranked.length > FIRST && (
        <button type="button" className="more" onClick={() => setAll(!all)}>
          {all ? text.fewer : text.more(ranked.length - FIRST)}
        </button>
      )}
    </>
  );
}
