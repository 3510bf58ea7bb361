/** Words of recordings: making, opening, playing them; the standalone page and the frame in other pages. Imports nothing. */
import { words } from './language.ts';

export const recordingText = words('recordingText', {
  page: {
    back: 'Back to training',
    backHint: 'The training run is as you left it; the recording stays open',
    reopen: 'Recording',
    reopenHint: (name: string) => `Back to the recording ${name}`,
    close: 'Close recording',
    goOn: 'Go on training from here',
    goOnHint: (iteration: number) =>
      `Trains on from iteration ${iteration} with the weights in this recording. The training run of before stays under Runs.`,
    play: 'Play',
    playHint: 'Play the recording (Space)',
    pause: 'Pause',
    pauseHint: 'Stop here (Space)',
    step: (stage: string) => `Step ▸ ${stage}`,
    stepHint: (stage: string) => `Show the next stage only: ${stage} (S)`,
    controls: 'Recording',
    /** A recording without a file name. */
    fromLink: 'Recording from a link',
    oneTask: 'one task',
    success: (share: string) => `success ${share}`,
    last: 'Last',
    lastHint: 'To the last iteration (L)',
    madeWith: 'What the run was made with',
    readOnly:
      'What the run was made with. A recording shows what happened: none of it can be changed. What if (F) estimates it with other settings.',
    noCharts: 'A recording in a link carries the rollouts of one task and no curves. A recording as a file has both.',
    truth: 'A recording has the truth of those iterations for which it was worked out while the run trained.',
  },
  /** What a file says of itself; `on` is the backend. */
  about: (app: string, made: string, on: string | null) =>
    `${[`Made with G2PO Lab ${app}`, made, on === null ? '' : `computed on ${on}`]
      .filter((part) => part !== '')
      .join(' · ')}.`,
  /** The name of its file; null: it is in the link. */
  opening: (name: string | null) => `Opening ${name ?? 'the recording in this link'} …`,
  failed: {
    heading: (name: string | null) => `${name ?? 'The recording in this link'} cannot be opened`,
    faults: {
      foreign: 'It is no recording of this lab.',
      damaged: 'It was cut off or changed on its way. Fetch or copy it once more.',
      newer: 'It was made with a later version of this page. Reload the page, or open it there.',
      large: 'It is larger than this page opens.',
      invalid: 'It says what no run says, so nothing of it is shown.',
      world:
        'Its world has changed since it was made, so that it cannot be replayed exactly, and it is not shown otherwise. Open it with the version of the lab that made it.',
      estimator:
        'Its estimator has changed since it was made: the credit on screen would not be the one that trained. Open it with the version of the lab that made it.',
      host: 'A frame in another page plays recordings that lie beside its own address, and of no other host.',
      failed: 'It could not be read.',
    },
    detail: 'Technical detail',
    close: 'Close',
  },
  /** Why one cannot be made. */
  make: {
    nothing: 'no iteration is finished yet',
    noWeights: 'there are no weights yet; they come every few iterations, and when training pauses',
    noTemplate: (status: string) => `the page’s template cannot be had (${status})`,
  },
  standalone: {
    title: (world: string) => `${world} · G2PO Lab recording`,
    none: 'This page is made to carry a recording, and carries none. In the lab, Export ▸ Standalone page makes one.',
    made: 'A recorded run of G2PO Lab, complete in this file: it plays without a network.',
    script: 'This page plays a recorded training run. It needs JavaScript.',
  },
  embed: {
    full: 'Open in G2PO Lab',
    fullHint: 'The whole page, in a tab of its own',
    /** The address names an origin that is none. */
    wrongOrigin: (named: string) =>
      `origin=${named} in the address of this frame is no origin, so it hears nobody. Write scheme and host only, such as https://course.example.`,
    /** Title of the frame in the snippet. */
    frameTitle: 'G2PO Lab: the state-transition graph of a training run',
  },
});
