/** The welcome of a first visit and the tour of the page: five stops, each a title and two sentences. */
import { words } from './language.ts';

export const tourText = words('tourText', {
  welcome: {
    label: 'Welcome',
    /** What the recording is called. */
    name: 'A recorded run',
    what: 'You are watching a recording: an agent that knew nothing learns household tasks. Your own run is a click away; it trains in this tab, and nothing is uploaded.',
    own: 'Train your own',
    ownHint: 'Closes the recording: an untrained agent waits for Play',
    skip: 'Skip',
    skipHint: 'Close this note; ? offers the tour later',
  },
  start: (stops: number) => `Tour (${stops} steps)`,
  startHint: 'What the parts of this page show',
  place: (stop: number, stops: number) => `${stop} of ${stops}`,
  back: 'Back',
  next: 'Next',
  skip: 'Skip',
  done: 'Done',
  stops: {
    graph: {
      title: 'The graph',
      text: 'Eight rollouts of one task, drawn as one graph: steps that saw the same observation share a node. The number in a node is its value V(G), the mean of what the rollouts that passed it went on to earn, 0 to 10.',
    },
    edge: {
      title: 'A transition and its advantage',
      text: 'An edge is an action; its colour and width say how much credit it gets, blue (▲) for progress and orange (▼) for a setback. Thick ones with a halo are critical transitions, and ] goes from one to the next.',
    },
    inspector: {
      title: 'Where the number comes from',
      text: 'The inspector writes out the advantage of what is selected, term by term, with its own numbers. Every dotted word explains itself, with its formula and the paper.',
    },
    time: {
      title: 'Stage by stage, and back in time',
      text: 'Step shows one stage of an iteration after the other: rollouts, merge, values, advantages, update. The timeline goes back to any iteration, and graph, credit and charts follow.',
    },
    page: {
      title: 'Change it, share it, teach with it',
      text: 'Settings change a run while it goes on, Share makes one link to what is on screen, and Lecture explains the method scene by scene. ? lists all keys, and brings this tour back.',
    },
    /** In place of the last one where a recording is shown. */
    own: {
      title: 'Now your own',
      text: 'Train your own starts with an untrained agent in this tab: its settings change while it trains, Share makes one link to what is on screen, and Lecture explains the method scene by scene. ? brings this tour back.',
    },
  },
});
