/** What is done with the response panel, one after the other, and measured. */
export const panelPhases = [
  'nothing',
  'a body of 10 MB comes (JSON, 40,000 entities)',
  'ten more parts of it are read',
  'it is shown as received',
  'a body of 10 MB comes (one line of text)',
  'the JSON comes again, and is opened as a document',
] as const;

export type PanelPhase = (typeof panelPhases)[number];

/** How long each takes, in milliseconds. */
export const phaseLength = 5_000;

/** Names the file that says which phase it is now. */
export const phaseFile = 'GRAPH_RUN_STATES_BENCH_PHASE';
