/** All that is wrong with the world that is being edited, and what is worth knowing about it; each entry goes to its state. */
import { joining } from '../../text/joining.ts';
import { said } from '../../text/language.ts';
import { worldText } from '../../text/world.ts';
import type { Finding, Place } from '../../worlds/custom/check.ts';

interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly onPick: (place: Place) => void;
}

export function FindingList({ findings, onPick }: FindingListProps) {
  const of = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity);
  const errors = of('error');
  const warnings = of('warning');
  return (
    <section className="world-list" aria-label={worldText.findings}>
      <p role="status">{findings.length === 0 ? worldText.fine : worldText.summary(errors.length, warnings.length)}</p>
      <ul>
        {[...errors, ...warnings].map(({ severity, message, effect, places }) => (
          <li key={message} className="world-finding" data-severity={severity}>
            <b>{worldText[severity]}</b>{' '}
            {places[0].state === null ? (
              said(message)
            ) : (
              <button type="button" className="link" onClick={() => onPick(places[0])}>
                {said(message)}
              </button>
            )}
            {effect !== '' && `${joining.space}${said(effect)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
