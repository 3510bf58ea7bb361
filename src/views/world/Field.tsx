/** A field of the editor with what is wrong with it, said beside it. */
import { createContext, type ReactNode, use, useId } from 'react';
import { said } from '../../text/language.ts';
import type { Finding, Place } from '../../worlds/custom/check.ts';

/** Every finding about the world that is being edited. */
export const FindingsContext = createContext<readonly Finding[]>([]);

/** The findings about one field. */
function useFindings({ field, state, action }: Place): readonly Finding[] {
  return use(FindingsContext).filter(({ places }) =>
    places.some((place) => place.field === field && place.state === state && place.action === action),
  );
}

/** What the control of a field needs to be tied to its findings. */
export interface FieldMarks {
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

interface FieldProps {
  readonly place: Place;
  readonly className: string;
  readonly children: (marks: FieldMarks) => ReactNode;
}

export function Field({ place, className, children }: FieldProps) {
  const id = useId();
  const findings = useFindings(place);
  return (
    <div className={className}>
      {children({
        'aria-invalid': findings.some(({ severity }) => severity === 'error'),
        'aria-describedby': findings.length > 0 ? id : undefined,
      })}
      <FindingLines id={id} findings={findings} />
    </div>
  );
}

/** Findings of a place that has no control: a list that is empty or too long. */
export function FieldFindings({ place }: { readonly place: Place }) {
  return <FindingLines findings={useFindings(place)} />;
}

function FindingLines({ id, findings }: { readonly id?: string; readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <div id={id} className="world-findings">
      {findings.map(({ severity, message }) => (
        <p key={message} className="world-finding" data-severity={severity}>
          {said(message)}
        </p>
      ))}
    </div>
  );
}
