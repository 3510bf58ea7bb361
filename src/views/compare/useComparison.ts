/** What the comparison shows of the picture on screen: columns, their credits, their graphs. */
import { use, useMemo } from 'react';
import { valuesUnder, withWhatIf } from '../../credit/whatIf.ts';
import type { CreditOrReason } from '../../store/lab.ts';
import type { Shown } from '../../store/shown.ts';
import { markDisputed } from '../graph/disputed.ts';
import { type GraphInput, type GraphModel, graphModel } from '../graph/model.ts';
import { useLab, useView } from '../lab.tsx';
import type { Screen } from '../screen.tsx';
import { reached } from '../stages.ts';
import { stateValuesOf } from '../truth.ts';
import { estimatorShown, trainedOf } from '../whatIf/actions.ts';
import { worldTitle } from '../worldTitle.ts';
import { type Column, type Compared, columnsOf } from './columns.ts';
import { CommonScale, scalesOf } from './commonScale.ts';

export interface Compartment {
  readonly column: Column;
  /** Null before the Advantage stage. */
  readonly answer: CreditOrReason | null;
  readonly model: GraphModel;
  /** Transitions with a sign that another column opposes. */
  readonly disputed: number;
  /** |A| from which edges are widest. */
  readonly scale: number;
}

export interface Comparison {
  /** The picture as it trains: columns are changes of that. */
  readonly trained: Shown;
  readonly compared: Compared;
  readonly compartments: readonly Compartment[];
}

/** The advantages of an answer; null where there are none. */
export function advantagesOf(answer: CreditOrReason | null): Float64Array | null {
  return answer !== null && 'credit' in answer ? answer.credit.advantage : null;
}

export function useComparison(screen: Screen): Comparison {
  const lab = useLab();
  const ids = useView((state) => state.compared);
  const whatIf = useView((state) => state.whatIf);
  const colouring = useView((state) => state.colouring);
  const stateValue = useView((state) => state.stateValue);
  const common = use(CommonScale);
  const trained = trainedOf(screen.shown);
  const { config } = trained;

  const compared = useMemo(
    (): Compared => ({ trained: config, whatIf, shown: estimatorShown(colouring, config.estimator) }),
    [config, whatIf, colouring],
  );
  const compartments = useMemo((): readonly Compartment[] => {
    const { rollouts, graph, truth, stage } = trained;
    const { successReward } = config;
    const parts = columnsOf(ids, compared).map((column) => {
      const { estimator, settings } = column.variant;
      const answer = reached(stage, 'advantage') ? lab.creditOf(trained, estimator, settings) : null;
      const values = valuesUnder(trained, config, withWhatIf(config, settings));
      const input: GraphInput = {
        rollouts,
        graph,
        values: reached(stage, 'value') ? stateValuesOf({ graph, values, truth }, stateValue) : null,
        perStep: advantagesOf(answer),
        // Halos and labels of critical transitions are the same in all graphs: what differs is to stand out.
        criticality: null,
        successReward,
        title: worldTitle(trained),
      };
      return { column, answer, model: graphModel(input) };
    });
    const models = parts.map(({ model }) => model);
    const scales = scalesOf(
      models.map(({ bundles }) => bundles.flatMap(({ spread }) => spread?.mean ?? [])),
      common,
    );
    return parts.map(({ column, answer, model }, k) => {
      const marked = markDisputed(model, k === 0 ? models.slice(1) : [models[0]]);
      return {
        column,
        answer,
        model: marked,
        disputed: marked.bundles.filter((bundle) => bundle.disputed).length,
        scale: scales[k],
      };
    });
  }, [lab, trained, config, compared, ids, stateValue, common]);
  return { trained, compared, compartments };
}
