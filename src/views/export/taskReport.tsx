/** The report of a task as one HTML file: nothing in it runs and nothing is fetched; it opens in any browser and prints. */

import { xmlText } from '../../config/quoting.ts';
import type { Shown } from '../../store/shown.ts';
import { exportText } from '../../text/export.ts';
import { spokenLanguage } from '../../text/language.ts';
import type { ExportContext } from './exports.ts';
import { rendered } from './markup.ts';
import { graphWords, titleOf } from './pictureWords.ts';
import { ReportBody, ReportHead } from './Report.tsx';
import { reportStyle } from './reportStyle.ts';
import { taskFindings } from './taskFindings.ts';

/** The file, made in the page. */
export async function taskReport(shown: Shown, { view, words, lab }: ExportContext): Promise<string> {
  const graph = (await view?.svg(graphWords(shown, words), 'paper')) ?? null;
  const made = new Date().toISOString().slice(0, 10);
  const markup = (host: HTMLElement): string => host.innerHTML;
  return reportDocument({
    title: titleOf(shown),
    head: rendered(<ReportHead shown={shown} made={made} />, markup),
    graph,
    body: rendered(<ReportBody shown={shown} findings={taskFindings(shown, lab.creditOf)} made={made} />, markup),
  });
}

export interface ReportParts {
  readonly title: string;
  /** Markup, in which every foreign text is escaped already. */
  readonly head: string;
  /** The graph as an SVG file; null where there is none. */
  readonly graph: string | null;
  readonly body: string;
}

/** Puts the parts together. Pure. */
export function reportDocument({ title, head, graph, body }: ReportParts): string {
  return `<!doctype html>
<html lang="${spokenLanguage()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${xmlText(exportText.software)}">
<title>${xmlText(title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
${head}
<figure>${graph ?? xmlText(exportText.unavailable.picture)}</figure>
${body}
</main>
</body>
</html>
`;
}
