/** Which charts are shown: a tick each, remembered in the settings. */
import { chartsText, chartText } from '../../text/charts.ts';
import { Popover } from '../controls/Popover.tsx';
import { useLab, useSettings } from '../lab.tsx';
import { charts } from './catalog.ts';

export function ChartMenu() {
  const { settings } = useLab();
  const hidden = useSettings((state) => state.hiddenCharts);
  const show = (id: string, shown: boolean) =>
    settings.setState({ hiddenCharts: shown ? hidden.filter((other) => other !== id) : [...hidden, id] });
  return (
    <Popover
      className="chart-menu"
      summary={
        <>
          <span className="visually-hidden">{chartsText.choose}</span>
          <svg className="glyph" viewBox="0 0 14 12" aria-hidden="true">
            <path d="M0 0h1.5v10.5H14V12H0zM3.5 6H6v3.5H3.5zM7 3h2.5v6.5H7zM10.5 1H13v8.5h-2.5z" />
          </svg>
        </>
      }
    >
      <fieldset className="chart-choices" aria-label={chartsText.choose}>
        {charts.map(({ id }) => (
          <label key={id} className="choice">
            <input
              type="checkbox"
              checked={!hidden.includes(id)}
              onChange={(event) => show(id, event.currentTarget.checked)}
            />
            <span className="choice-name">{chartText[id].title}</span>
          </label>
        ))}
        <button
          type="button"
          className="link"
          disabled={hidden.length === 0}
          onClick={() => settings.setState({ hiddenCharts: [] })}
        >
          {chartsText.all}
        </button>
      </fieldset>
    </Popover>
  );
}
