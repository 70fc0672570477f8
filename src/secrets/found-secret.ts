/** A secret in a text. */
export interface FoundSecret {
  /** Offsets in UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** What it is, for messages: the name of its property, or `access token`. */
  readonly what: string;
  /** Whether it is a JSON number, which has no quotes around it. */
  readonly isNumber?: true;
}
