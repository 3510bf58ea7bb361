/** The export menu: its items are loaded when it is first unfolded. */
import { type ComponentProps, lazy, Suspense, useState } from 'react';
import { exportText } from '../../text/export.ts';
import { Popover } from '../controls/Popover.tsx';
import type { ExportItems as Items } from './ExportItems.tsx';
import type { ForeignCommand } from './exports.ts';

const ExportItems = lazy(async () => ({ default: (await import('./ExportItems.tsx')).ExportItems }));
const VerlDialog = lazy(async () => ({ default: (await import('./VerlDialog.tsx')).VerlDialog }));

export function ExportMenu(props: Omit<ComponentProps<typeof Items>, 'onCommand'>) {
  const [command, setCommand] = useState<{ readonly made: ForeignCommand; readonly name: string } | null>(null);
  return (
    <>
      <Popover className="export" summary={exportText.menu}>
        <Suspense>
          <ExportItems {...props} onCommand={(made, name) => setCommand({ made, name })} />
        </Suspense>
      </Popover>
      {command !== null && (
        <Suspense>
          <VerlDialog made={command.made} fileName={command.name} onClose={() => setCommand(null)} />
        </Suspense>
      )}
    </>
  );
}
