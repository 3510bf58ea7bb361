/** What the export menu unfolds: data, graph, pictures and a report as files, made on the spot and handed to the browser to save. */
import { type ReactNode, useState } from 'react';
import { nextConfig, type RunState } from '../../store/run.ts';
import { exportText } from '../../text/export.ts';
import { said } from '../../text/language.ts';
import { useDrawnTheme } from '../drawnTheme.ts';
import type { GraphView } from '../graph/graphView.ts';
import { useLab, useRun } from '../lab.tsx';
import { findColouring } from '../perStep.ts';
import {
  type ExportContext,
  type ExportFiles,
  type ExportFormat,
  type ExportItem,
  exportItems,
  type ForeignCommand,
  type ItemId,
} from './exports.ts';
import { type FileSubject, fileName } from './fileName.ts';
import { saveFile } from './saveFile.ts';

const GROUPS = ['run', 'data', 'graph', 'picture'] as const;

interface ExportItemsProps {
  readonly files: ExportFiles;
  /** The graph on screen, for pictures of it; null while there is none. */
  readonly view: () => GraphView | null;
  readonly onCommand: (made: ForeignCommand, name: string) => void;
}

export function ExportItems({ files, view, onCommand }: ExportItemsProps) {
  const lab = useLab();
  const theme = useDrawnTheme();
  // Only what the menu shows: it does not follow every metric.
  const offered = useRun((state) =>
    exportItems
      .filter((item) => item.offered(lab, state))
      .map(({ id }) => id)
      .join(),
  ).split(',');
  const ready = useRun((state) =>
    exportItems
      .filter((item) => item.ready(state))
      .map(({ id }) => id)
      .join(),
  ).split(',');
  const [announced, announce] = useState('');
  const attempt = async (make: () => Promise<string>) => {
    try {
      announce(await make());
    } catch (error) {
      announce(exportText.failed(error instanceof Error ? said(error.message) : exportText.noReason));
    }
  };

  const save = (item: ExportItem, format: ExportFormat) =>
    attempt(async () => {
      const run = lab.run.getState();
      const { colouring, stateValue } = lab.view.getState();
      const words = { colouring: findColouring(colouring), stateValue, theme };
      const context: ExportContext = { lab, run, files, view: view(), words };
      const made = await format.make(context, run.shown);
      if (made === null) return exportText.failed(exportText.unavailable[item.id]);
      const name = nameOf(run, item.id, format.ending ?? format.id, item.ofTask);
      saveFile(made instanceof Blob ? made : new Blob([made], { type: format.type }), name);
      return exportText.saved(name);
    });

  const show = () =>
    attempt(async () => {
      const run = lab.run.getState();
      const { shown } = run;
      const imported = shown?.imported != null;
      const subject = { maxSteps: imported ? null : (shown?.task.maxSteps ?? null), imported };
      onCommand(await files.verl(nextConfig(run), subject), nameOf(run, 'verl', 'sh', false));
      return '';
    });

  return (
    <>
      {GROUPS.filter((group) => exportItems.some((item) => item.group === group && offered.includes(item.id))).map(
        (group) => (
          <fieldset key={group} className="export-group">
            <legend>{exportText.groups[group]}</legend>
            {exportItems
              .filter((item) => item.group === group && offered.includes(item.id))
              .map((item) => (
                <Row key={item.id} id={item.id} ready={ready.includes(item.id)}>
                  {item.formats.map((format) => (
                    <Action
                      key={format.id}
                      id={item.id}
                      format={exportText.formats[format.id]}
                      ready={ready.includes(item.id)}
                      onAct={() => void save(item, format)}
                    />
                  ))}
                </Row>
              ))}
          </fieldset>
        ),
      )}
      <fieldset className="export-group">
        <legend>{exportText.groups.elsewhere}</legend>
        <Row id="verl" ready>
          <button type="button" className="export-item" onClick={() => void show()}>
            {exportText.formats.show}
          </button>
        </Row>
      </fieldset>
      <output className="export-said soft">{announced}</output>
    </>
  );
}

interface RowProps {
  readonly id: ItemId;
  readonly ready: boolean;
  readonly children: ReactNode;
}

/** An item with its formats as buttons. */
function Row({ id, ready, children }: RowProps) {
  const { label, help } = exportText.items[id];
  return (
    <div className="export-row">
      <span className="export-name">{label}</span>
      <span className="export-formats">{children}</span>
      <small>{ready ? help : exportText.unavailable[id]}</small>
    </div>
  );
}

interface ActionProps {
  readonly id: ItemId;
  readonly format: string;
  readonly ready: boolean;
  readonly onAct: () => void;
}

function Action({ id, format, ready, onAct }: ActionProps) {
  const name = exportText.button(exportText.items[id].label, format);
  return (
    <button type="button" className="export-item" aria-label={name} disabled={!ready} onClick={onAct}>
      {format}
    </button>
  );
}

function nameOf({ config, shown, metrics }: RunState, what: string, ending: string, ofTask: boolean): string {
  const iteration = (ofTask ? shown?.iteration : metrics.at(-1)?.iteration) ?? 0;
  const subject: FileSubject = { world: config.world, seed: config.seed, iteration, what, ending };
  if (shown === null) return fileName(subject);
  const imported = shown.imported !== null;
  const task = { index: shown.task.index, family: imported ? shown.task.text : shown.task.family };
  return fileName({ ...subject, imported, ...(ofTask ? { task } : {}) });
}
