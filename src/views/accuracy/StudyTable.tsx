/** A study in numbers, and the key to its curves: a row an estimator, a column a size of the group. */
import { accuracyText } from '../../text/accuracy.ts';
import { Explained } from '../inspector/Explained.tsx';
import { labelOf } from '../race/look.ts';
import { Swatch } from '../race/Swatch.tsx';
import type { StudyCurve, StudyPoint } from './curves.ts';
import { bestOf, type Figure } from './figures.ts';

interface StudyTableProps {
  readonly curves: readonly StudyCurve[];
  readonly figure: Figure;
  /** The size that the pointer rests on in the chart. */
  readonly pointed: number | null;
}

export function StudyTable({ curves, figure, pointed }: StudyTableProps) {
  const text = accuracyText.study;
  const sizes = curves[0]?.points.map(({ size }) => size) ?? [];
  const best = sizes.map((_, at) =>
    bestOf(
      curves.map(({ points }) => points[at].mean),
      figure,
    ),
  );
  return (
    <div className="study-scroll">
      <table className="accuracy-table study-table">
        <caption className="visually-hidden">{text.caption(accuracyText.figures[figure.id])}</caption>
        <thead>
          <tr>
            <th scope="col">
              <Explained term={figure.id}>{accuracyText.figures[figure.id]}</Explained>
            </th>
            {sizes.map((size) => (
              <th key={size} scope="col" data-pointed={size === pointed}>
                {size}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {curves.map(({ estimator, points }, row) => (
            <tr key={estimator}>
              <th scope="row">
                <Swatch estimator={estimator} /> {labelOf(estimator)}
              </th>
              {points.map((point, at) => (
                <td
                  key={point.size}
                  data-best={best[at][row]}
                  data-pointed={point.size === pointed}
                  title={text.cell(point.groups, point.flat)}
                >
                  <Reading point={point} figure={figure} best={best[at][row]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.groups}</th>
            {sizes.map((size, at) => (
              <td key={size} data-pointed={size === pointed}>
                {Math.max(...curves.map(({ points }) => points[at].groups + points[at].flat))}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface ReadingProps {
  readonly point: StudyPoint;
  readonly figure: Figure;
  readonly best: boolean;
}

function Reading({ point: { mean, half }, figure, best }: ReadingProps) {
  if (mean === null) return '–';
  return (
    <>
      {best && (
        <span className="accuracy-best" role="img" aria-label={accuracyText.best}>
          {accuracyText.bestMark}
        </span>
      )}
      {figure.write(mean)}
      {half !== null && <small>{accuracyText.study.halfWidth(figure.writeWidth(half))}</small>}
    </>
  );
}
