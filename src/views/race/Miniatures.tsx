/** The same watched task as each racer sees it at its newest iteration, side by side. */
import { useMemo, useRef } from 'react';
import type { EstimatorId } from '../../credit/estimators/registry.ts';
import { NODE_STATE } from '../../credit/graph.ts';
import type { Race, RacePicture, RaceSetup } from '../../store/race.ts';
import { raceText } from '../../text/race.ts';
import { findWorld } from '../../worlds/registry.ts';
import { useDrawnTheme } from '../drawnTheme.ts';
import type { Drawing } from '../graph/elements.ts';
import type { GraphScene } from '../graph/memory.ts';
import { graphThemes } from '../graph/themes.ts';
import type { Placement } from '../graph/topology.ts';
import { labelOf } from './look.ts';
import { drawMiniature, placeAll, sceneOf, seedShown, viewBoxOf } from './miniature.ts';
import { Swatch } from './Swatch.tsx';
import { useRace } from './useRace.ts';

/** Two pictures a second: more costs the racers time. */
const PACE = 500;
/** Room round the outermost places, in the drawing's units. */
const MARGIN = 40;

interface Entry {
  readonly estimator: EstimatorId;
  readonly picture: RacePicture | null;
  readonly scene: GraphScene | null;
}

export function Miniatures({ race, setup }: { readonly race: Race; readonly setup: RaceSetup }) {
  const { racers, records } = useRace(race, PACE);
  const theme = graphThemes[useDrawnTheme()];
  const seed = seedShown(setup, racers, records);
  // Places of the seed on screen; another seed has another task.
  const kept = useRef<{ readonly seed: number; readonly setup: RaceSetup; readonly placement: Placement } | null>(null);
  const { entries, placement } = useMemo(() => {
    const { config, estimators } = setup;
    const title = (observation: string) => findWorld(config.world).title(observation);
    const found = estimators.map((estimator): Entry => {
      const index = racers.findIndex((racer) => racer.seed === seed && racer.estimator === estimator);
      const picture = records.has(index) ? race.pictureOf(index) : null;
      return { estimator, picture, scene: picture && sceneOf(picture, config.successReward, title) };
    });
    const before = kept.current?.seed === seed && kept.current.setup === setup ? kept.current.placement : null;
    const scenes = found.flatMap(({ scene }) => scene ?? []);
    const places = placeAll(scenes, before);
    if (seed !== null && places !== null) kept.current = { seed, setup, placement: places };
    return { entries: found, placement: places };
  }, [race, setup, racers, records, seed]);
  if (seed === null || placement === null) return null;
  const task = entries.find(({ picture }) => picture !== null)?.picture?.task ?? '';
  return (
    <section aria-label={raceText.graphs}>
      <h3>{raceText.graphs}</h3>
      <p className="race-note">
        {raceText.graphsNote(task, seed)} <span className="soft">{raceText.graphsHint}</span>
      </p>
      <div className="race-graphs">
        {entries.map(({ estimator, picture, scene }) => (
          <figure key={estimator}>
            {scene === null || picture === null ? (
              <p className="soft race-graph-empty">{raceText.graphWaiting}</p>
            ) : (
              <Miniature
                drawing={drawMiniature(scene, placement, theme)}
                viewBox={viewBoxOf(placement, MARGIN)}
                label={describe(estimator, picture)}
              />
            )}
            <figcaption>
              <b>{labelOf(estimator)}</b> <Swatch estimator={estimator} />{' '}
              {picture !== null && <span className="soft">{caption(picture)}</span>}
            </figcaption>
          </figure>
        ))}
      </div>
    </section>
  );
}

function successesOf({ rollouts }: RacePicture): number {
  return rollouts.success.reduce((sum, success) => sum + success, 0);
}

function caption(picture: RacePicture): string {
  return raceText.graphCaption(picture.iteration, successesOf(picture), picture.rollouts.trajectories.length);
}

function describe(estimator: EstimatorId, picture: RacePicture): string {
  const states = picture.graph.nodeKind.filter((kind) => kind === NODE_STATE).length;
  const all = picture.rollouts.trajectories.length;
  return raceText.graphLabel(labelOf(estimator), picture.iteration, states, successesOf(picture), all);
}

interface MiniatureProps {
  readonly drawing: Drawing;
  readonly viewBox: string;
  readonly label: string;
}

/** Elements from the back to the front, as the large graph stacks them; captions have no room. */
function Miniature({ drawing, viewBox, label }: MiniatureProps) {
  const elements = [...drawing].sort(([, a], [, b]) => a.look.depth - b.look.depth);
  const placeOf = (key: string) => {
    const node = drawing.get(key);
    return node?.kind === 'node' ? node : null;
  };
  return (
    <svg className="race-graph" viewBox={viewBox} role="img" aria-label={label}>
      {elements.map(([key, element]) => {
        if (element.kind === 'node') {
          const { x, y, look } = element;
          const { size } = look;
          const terminal = look.shape !== 'ellipse';
          return (
            <g key={key}>
              <rect
                x={x - size / 2}
                y={y - size / 2}
                width={size}
                height={size}
                rx={terminal ? size / 6 : size / 2}
                fill={look.fill}
                stroke={look.outline}
                strokeWidth={Math.max(2, look.outlineWidth)}
              />
              {terminal && (
                <text x={x} y={y} fontSize={0.7 * size} fill={look.ink} textAnchor="middle" dominantBaseline="central">
                  {look.label}
                </text>
              )}
            </g>
          );
        }
        const { source, target, colour, width, line } = element.look;
        const [from, to] = [placeOf(source), placeOf(target)];
        if (from === null || to === null || from === to) return null;
        return (
          <path
            key={key}
            d={`M${from.x} ${from.y}L${to.x} ${to.y}`}
            stroke={colour}
            strokeWidth={1.6 * width}
            strokeDasharray={line === 'dashed' ? '10 8' : undefined}
          />
        );
      })}
    </svg>
  );
}
