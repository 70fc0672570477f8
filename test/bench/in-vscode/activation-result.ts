/** What a window writes beside the files that it opens. */
export interface Activation {
  /** From the first file that is read of the extension until its activation is done, in milliseconds. */
  readonly milliseconds: number;
  /** Of code, read by then. */
  readonly bytes: number;
  /** Of code, once VS Code has asked for everything about the document. */
  readonly bytesAfterwards: number;
}

export const activationFile = 'activation.json';
