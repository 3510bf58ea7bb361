/** The export menu: metrics, credits and the picture as files, made on the spot and handed to the browser to save. */
import { useState } from 'react';
import type { RunState } from '../../store/run.ts';
import type { Shown } from '../../store/shown.ts';
import { exportText } from '../../text/export.ts';
import { Popover } from '../controls/Popover.tsx';
import { useLab, useRun } from '../lab.tsx';
import { reached } from '../stages.ts';
import { fileName } from './fileName.ts';
import { metricsCsv } from './metricsCsv.ts';
import { saveFile } from './saveFile.ts';

export interface ExportSources {
  /** The rollouts of a picture with their credit, as the parts of a Lab JSONL file. */
  readonly credits: (shown: Shown) => Promise<Iterable<string>>;
  /** The graph as it is in view; null while there is none. */
  readonly picture: () => Promise<Blob> | null;
}

type Item = keyof typeof exportText.items;

interface Export {
  readonly id: Item;
  readonly ending: string;
  /** Whether there is something to save. */
  readonly ready: (run: RunState) => boolean;
  /** What goes into the file; null where it turns out that there is nothing. */
  readonly make: (run: RunState, sources: ExportSources) => Promise<Blob> | null;
  /** Whether it is of the watched task on screen, or of the whole run. */
  readonly ofTask: boolean;
}

const list: readonly Export[] = [
  {
    id: 'metrics',
    ending: 'csv',
    ready: ({ metrics }) => metrics.length > 0,
    make: async ({ metrics }) => new Blob([metricsCsv(metrics)], { type: 'text/csv' }),
    ofTask: false,
  },
  {
    id: 'credits',
    ending: 'jsonl',
    ready: ({ shown }) => shown !== null && reached(shown.stage, 'advantage'),
    make: ({ shown }, { credits }) =>
      shown && credits(shown).then((lines) => new Blob([...lines], { type: 'application/x-ndjson' })),
    ofTask: true,
  },
  {
    id: 'picture',
    ending: 'png',
    ready: ({ shown }) => shown !== null,
    make: (_, { picture }) => picture(),
    ofTask: true,
  },
];

export function ExportMenu(sources: ExportSources) {
  return (
    <Popover className="export" summary={exportText.menu}>
      <Items {...sources} />
    </Popover>
  );
}

function Items(sources: ExportSources) {
  const { run } = useLab();
  const ready = useRun((state) =>
    list
      .filter((entry) => entry.ready(state))
      .map(({ id }) => id)
      .join(),
  );
  const [said, setSaid] = useState('');
  const save = async (entry: Export) => {
    const state = run.getState();
    try {
      const blob = await entry.make(state, sources);
      if (blob === null) {
        setSaid(exportText.failed(exportText.unavailable[entry.id]));
        return;
      }
      const name = nameOf(entry, state);
      saveFile(blob, name);
      setSaid(exportText.saved(name));
    } catch (error) {
      setSaid(exportText.failed(error instanceof Error ? error.message : exportText.noReason));
    }
  };
  return (
    <>
      {list.map((entry) => {
        const { id } = entry;
        const enabled = ready.split(',').includes(id);
        const { label, help } = exportText.items[id];
        return (
          <button key={id} type="button" className="export-item" disabled={!enabled} onClick={() => save(entry)}>
            {label}
            <small>{enabled ? help : exportText.unavailable[id]}</small>
          </button>
        );
      })}
      <output className="export-said soft">{said}</output>
    </>
  );
}

function nameOf({ id, ending, ofTask }: Export, { config, shown, metrics }: RunState): string {
  const { world, seed } = config;
  const iteration = (ofTask ? shown?.iteration : metrics.at(-1)?.iteration) ?? 0;
  const task = ofTask && shown !== null ? { task: shown.task } : {};
  return fileName({ world, seed, iteration, ...task, what: id, ending });
}
