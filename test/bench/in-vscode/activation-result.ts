/** What a window writes into the folder of the file that it opens. */
export interface Activation {
  /** Milliseconds from reading the extension's first file until its activation is done. */
  readonly milliseconds: number;
  /** Bytes of code that are read by then. */
  readonly bytes: number;
  /** Bytes of code that are read once VS Code has asked for everything about the document. */
  readonly bytesAfterwards: number;
}

export const activationFile = 'activation.json';
