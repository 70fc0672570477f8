import type { Printed } from './printed.ts';

/** What the command line needs of the process that it runs in. */
export interface Surroundings {
  /** The working folder, absolute. */
  readonly folder: string;
  /** Whether to use colours in the output. */
  readonly colour: boolean;
  /** Writes to the output; done when there is room for more. */
  readonly write: (text: Printed) => Promise<void>;
  /** Writes a line for people, separate from the output. */
  readonly complain: (line: Printed) => void;
}
