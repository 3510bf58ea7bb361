/** Simplified Chinese: all parts of the page, and the messages. */
import type { Translation } from '../language.ts';
import * as accuracy from './accuracy.ts';
import * as charts from './charts.ts';
import * as compare from './compare.ts';
import * as exports from './export.ts';
import * as findings from './findings.ts';
import * as findingTexts from './findingTexts.ts';
import * as graph from './graph.ts';
import * as inspector from './inspector.ts';
import * as joining from './joining.ts';
import * as lessons from './lessons.ts';
import * as map from './map.ts';
import * as merging from './merging.ts';
import { messages } from './messages.ts';
import * as offline from './offline.ts';
import * as page from './page.ts';
import * as present from './present.ts';
import * as race from './race.ts';
import * as recording from './recording.ts';
import * as runs from './runs.ts';
import * as search from './search.ts';
import * as settings from './settings.ts';
import * as share from './share.ts';
import * as stages from './stages.ts';
import * as story from './story.ts';
import * as table from './table.ts';
import * as terms from './terms.ts';
import * as tour from './tour.ts';
import * as traces from './traces.ts';
import * as truth from './truth.ts';
import * as world from './world.ts';

export const translation: Translation = {
  parts: {
    ...accuracy,
    ...charts,
    ...compare,
    ...exports,
    ...findings,
    ...findingTexts,
    ...graph,
    ...inspector,
    ...joining,
    ...lessons,
    ...map,
    ...merging,
    ...offline,
    ...page,
    ...present,
    ...race,
    ...recording,
    ...runs,
    ...search,
    ...settings,
    ...share,
    ...stages,
    ...story,
    ...table,
    ...terms,
    ...tour,
    ...traces,
    ...truth,
    ...world,
  },
  messages,
};
