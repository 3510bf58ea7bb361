/** Small charts of the run, one beside the other. Loaded apart from the page's first paint. */
import 'uplot/dist/uPlot.min.css';
import { useMemo } from 'react';
import { chartsText } from '../../text/charts.ts';
import { pageText } from '../../text/page.ts';
import { useSettings } from '../lab.tsx';
import { AdvantageHistogram } from './AdvantageHistogram.tsx';
import { ChartMenu } from './ChartMenu.tsx';
import { type Chart, charts } from './catalog.ts';
import { type ChangeNote, describeChanges } from './changes.ts';
import { type ChartData, useChartData } from './chartData.ts';
import { FamilyBars } from './FamilyBars.tsx';
import { HeldOutHelp } from './HeldOutHelp.tsx';
import { LineChart } from './LineChart.tsx';

export function Charts() {
  const data = useChartData();
  const { config, changes, metrics } = data.run;
  const notes = useMemo(() => describeChanges({ config, changes }), [config, changes]);
  const hidden = useSettings((state) => state.hiddenCharts);
  const shown = charts.filter(({ id }) => !hidden.includes(id));
  const empty = metrics.length === 0;
  return (
    <div className="charts-panel">
      <div className="charts" data-empty={empty}>
        {shown.map((chart) => (
          <ChartOf key={chart.id} chart={chart} data={data} notes={notes} />
        ))}
      </div>
      {shown.length === 0 && <p className="charts-empty soft">{chartsText.none}</p>}
      {empty && shown.length > 0 && <p className="charts-empty soft">{pageText.empty.charts}</p>}
      <ChartMenu />
    </div>
  );
}

interface ChartProps {
  readonly data: ChartData;
  readonly notes: readonly ChangeNote[];
}

function ChartOf({ chart, data, notes }: ChartProps & { readonly chart: Chart }) {
  if (chart.kind === 'picture')
    return chart.id === 'advantages' ? <AdvantageHistogram data={data} /> : <FamilyBars data={data} />;
  const help = chart.id === 'success' ? <HeldOutHelp data={data} /> : undefined;
  return <LineChart chart={chart} data={data} notes={notes} help={help} />;
}
