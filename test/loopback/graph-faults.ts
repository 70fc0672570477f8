/** What goes wrong with one request at the loopback server. `taken`: the service carries it out all the same. */
export type Fault =
  /** A response that isn't the service's own. */
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      readonly taken?: boolean;
    }
  /** The connection is reset: when the first bytes of the request are there, after its headers, or after all of it. */
  | { readonly kind: 'reset'; readonly when: 'unread' | 'headers-read' }
  | { readonly kind: 'reset'; readonly when: 'read'; readonly taken?: boolean }
  /** Nothing happens any more; `unread`: not even the request is read. */
  | { readonly kind: 'stall'; readonly when: 'unread' }
  | { readonly kind: 'stall'; readonly when: 'read'; readonly taken?: boolean }
  /** What HTTP says before a response; then the service's own, or a reset connection. 101 is the last that HTTP/1.1 hears. */
  | { readonly kind: 'informational'; readonly status: 100 | 101 | 103; readonly then: 'response' | 'reset' }
  /** The service's own response, of which half the body comes. */
  | { readonly kind: 'half'; readonly then: 'reset' | 'stall' }
  /** The service's own response, when the promise resolves. */
  | { readonly kind: 'hold'; readonly until: Promise<unknown> }
  /** The service's own response, whose body goes on, blank by blank, for as long as somebody reads it. */
  | { readonly kind: 'endless' }
  /** The service's own status, with a JSON body of that many bytes. */
  | { readonly kind: 'huge'; readonly bytes: number };

/** The JSON of an error as Graph sends it. */
export const graphError = (code: string, message: string, inner: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    error: { code, message, innerError: { date: '2026-01-02T03:04:05', 'request-id': 'r-1', ...inner } },
  });

/** The text that Intune puts into the message of one. */
export const intuneMessage = (message: string): string =>
  JSON.stringify({
    _version: 3,
    Message: `${message} - Operation ID (for customer support): 00000000-0000-0000-0000-000000000000 - Activity ID: a-1 - Url: https://fef.loopback.invalid/DeviceFE`,
    CustomApiErrorPhrase: '',
    RetryAfter: null,
    ErrorSourceService: '',
    HttpHeaders: '{}',
  });
