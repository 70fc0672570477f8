import type { Printed } from './printed.ts';

/** What the command line needs of the process that it runs in. */
export interface Surroundings {
  /** The working folder, absolute. */
  readonly folder: string;
  /** Whether the output is shown where colours are wanted. */
  readonly colour: boolean;
  /** Writes to the output; done when there is room for more. */
  readonly write: (text: Printed) => Promise<void>;
  /** Writes a line for people, apart from the output. */
  readonly complain: (line: Printed) => void;
}
