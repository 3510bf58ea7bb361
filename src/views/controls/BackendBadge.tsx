/** What computes the policy, in one word; unfolded, what was tried and why this runs. */

import { joining } from '../../text/joining.ts';
import { said } from '../../text/language.ts';
import { pageText } from '../../text/page.ts';
import { decimal, grouped } from '../format.ts';
import { useRun } from '../lab.tsx';
import { BackgroundSwitch } from './BackgroundSwitch.tsx';
import { Popover } from './Popover.tsx';
import { WhyNoGpu } from './WhyNoGpu.tsx';

export function BackendBadge() {
  const backend = useRun((state) => state.backend);
  const parameterCount = useRun((state) => state.parameterCount);
  const failed = useRun((state) => state.status === 'failed');
  const text = pageText.backend;
  if (backend === null) {
    return (
      <span className="badge">
        <span className="badge-dot" data-state="starting" /> {failed ? text.failed : text.none}
      </span>
    );
  }
  const name = text.names[backend.name];
  return (
    <Popover
      className="badge"
      summary={
        <>
          <span className="badge-dot" data-state={backend.software ? 'software' : 'running'} />
          <span className="visually-hidden">{text.label(name)}</span>
          <span className="badge-name" aria-hidden="true">
            {name}
          </span>
          {backend.adapter !== '' && <span className="badge-adapter">{backend.adapter}</span>}
        </>
      }
    >
      <h2>{text.heading}</h2>
      <p>
        <b>{name}</b>
        {joining.colon}
        {backend.adapter === ''
          ? text.noAdapter
          : text.adapter(backend.adapter, backend.software ? 'software' : 'hardware')}
        {parameterCount !== null && text.parameters(grouped(parameterCount))}
      </p>
      {backend.tried.length > 0 && (
        <>
          <h2>{text.tried}</h2>
          <ul className="tried">
            {backend.tried.map((attempt) => (
              <li key={attempt.name} data-outcome={attempt.outcome}>
                <b>{text.names[attempt.name]}</b> <span className="outcome">{text.outcomes[attempt.outcome]}</span>
                {attempt.milliseconds !== null && (
                  <span className="figure">{text.milliseconds(decimal(attempt.milliseconds, 1))}</span>
                )}
                <p>{said(attempt.detail)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      <WhyNoGpu backend={backend} />
      <BackgroundSwitch />
      <p className="soft">{text.local}</p>
    </Popover>
  );
}
