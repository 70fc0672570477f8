/** What is done with the response panel, one after another, and measured. */
export const panelPhases = [
  'do nothing',
  'show a body of 10 MB (JSON, 40,000 entities)',
  'read ten more parts of it',
  'show it as received',
  'show a body of 10 MB (one line of text)',
  'show the JSON again, and open it as a document',
] as const;

export type PanelPhase = (typeof panelPhases)[number];

/** How long each phase takes, in milliseconds. */
export const phaseLength = 5_000;

/** The environment variable that names the file with the current phase. */
export const phaseFile = 'GRAPH_RUN_STATES_BENCH_PHASE';
