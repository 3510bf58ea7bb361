/** The settings changed during a run, one note an iteration: for the marks in the charts and on the timeline. */

import { fieldsOf } from '../../config/config.ts';
import type { RunState } from '../../store/run.ts';
import { chartsText } from '../../text/charts.ts';
import { joining } from '../../text/joining.ts';
import { said } from '../../text/language.ts';
import { settingsText } from '../../text/settings.ts';
import { changeLog } from '../controls/changeLog.ts';
import { optionText } from '../controls/optionText.ts';

/** What changed with one iteration. */
export interface ChangeNote {
  /** First iteration that the new values are in force for. */
  readonly iteration: number;
  /** "from iteration 13: Discount γ 0.95 → 0.9". */
  readonly text: string;
}

/** One note for each iteration that settings changed with, in order; iterations in which all stayed as it was have none. Pure. */
export function describeChanges(run: Pick<RunState, 'config' | 'changes'>): readonly ChangeNote[] {
  const options = new Map(fieldsOf(run.config.world).map(({ key, option }) => [key, option]));
  const settings = new Map<number, string[]>();
  for (const { iteration, key, before, after } of changeLog(run)) {
    const option = options.get(key);
    if (option === undefined) continue;
    const words = settingsText.change(said(option.label), optionText(option, before), optionText(option, after));
    settings.set(iteration, [...(settings.get(iteration) ?? []), words]);
  }
  return Array.from(settings, ([iteration, words]) => ({
    iteration,
    text: chartsText.change(settingsText.fromIteration(iteration), words.join(joining.comma)),
  }));
}

/** The note of the iteration nearest to a place on an axis of iterations, at most `reach` iterations away; else null. */
export function noteNear(notes: readonly ChangeNote[], place: number, reach: number): ChangeNote | null {
  let nearest: ChangeNote | null = null;
  let distance = reach;
  for (const note of notes) {
    const away = Math.abs(note.iteration - place);
    if (away > distance) continue;
    nearest = note;
    distance = away;
  }
  return nearest;
}
