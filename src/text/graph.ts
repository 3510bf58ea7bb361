/** Words of the state-transition graph: node names, legend, buttons, descriptions for screen readers. Imports nothing. */

export const graphText = {
  success: 'success',
  failure: 'failure',
  start: 'start',
  /** Name of the drawing for screen readers; the table beside it says the same in full. */
  graph: (nodes: number, edges: number): string =>
    `State-transition graph: ${nodes} ${nodes === 1 ? 'state' : 'states'}, ${edges} ${edges === 1 ? 'transition' : 'transitions'}.`,
  empty: 'No rollouts yet. Press Play.',
  failed: 'The graph could not be drawn.',
  actions: {
    group: 'View of the graph',
    fit: 'Fit',
    fitHelp: 'Show the whole graph',
    tidy: 'Tidy',
    tidyHelp: 'Place every state anew',
    undoTidy: 'Undo tidy',
    undoTidyHelp: 'Put every state back where it was',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
  },
  legend: {
    name: 'Legend',
    value: 'value V(G)',
    /** Colour and width of edges. */
    advantage: 'advantage',
    setback: '− setback',
    progress: 'progress +',
    marks: 'Marks',
    visits: 'size = visits',
    ghost: 'seen before',
    critical: 'critical',
    bottleneck: 'on every success',
  },
  /** The line of an unfolded bundle that stands for the actions that did not fit. */
  moreActions: (count: number): string => `… ${count} more ${count === 1 ? 'action' : 'actions'}`,
  times: (count: number): string => `×${count}`,
} as const;
