/** One table of the four figures: a row an estimator, the best of each column marked. */
import { accuracyText } from '../../text/accuracy.ts';
import { Explained } from '../inspector/Explained.tsx';
import { labelOf } from '../race/look.ts';
import { type AccuracyRow, bestOf, figures } from './figures.ts';

interface AccuracyTableProps {
  readonly rows: readonly AccuracyRow[];
  /** The mean over the tasks, or the task on screen. */
  readonly of: 'mean' | 'task';
  readonly caption: string;
  readonly detail?: string;
}

export function AccuracyTable({ rows, of, caption, detail }: AccuracyTableProps) {
  const columns = figures.map((figure) => {
    const values = rows.map((row) => row[of]?.[figure.id] ?? null);
    return { figure, values, best: bestOf(values, figure) };
  });
  return (
    <table className="accuracy-table">
      <caption>
        {caption} {detail !== undefined && <small>· {detail}</small>}
      </caption>
      <thead>
        <tr>
          <th scope="col">{accuracyText.estimator}</th>
          {figures.map(({ id }) => (
            <th key={id} scope="col">
              <Explained term={id}>{accuracyText.figures[id]}</Explained>
            </th>
          ))}
          {of === 'mean' && (
            <th scope="col">
              <Explained term="flatTask">{accuracyText.flat}</Explained>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ estimator, mean }, row) => (
          <tr key={estimator}>
            <th scope="row">{labelOf(estimator)}</th>
            {columns.map(({ figure, values, best }) => {
              const value = values[row];
              return (
                <td key={figure.id} data-best={best[row]}>
                  {best[row] && (
                    <span className="accuracy-best" role="img" aria-label={accuracyText.best}>
                      {accuracyText.bestMark}
                    </span>
                  )}
                  {value === null ? '–' : figure.write(value)}
                </td>
              );
            })}
            {of === 'mean' && <td>{accuracyText.flatOf(mean.flat, mean.tasks)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
