/** A request with everything put in but the token, which only `policy` adds. */
export interface PreparedRequest {
  readonly method: string;
  /** Absolute, https, a host of Graph. */
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
  /** Names of headers in the file that are not sent, because they are computed or added for the user. */
  readonly droppedHeaders: readonly string[];
}
