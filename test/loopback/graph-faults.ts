/** What goes wrong with one request at the loopback server. `taken`: the request still succeeds at the service. */
export type Fault =
  /** A response that isn't the service's own. */
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      readonly taken?: boolean;
    }
  /** The connection is reset: when the first bytes of the request arrive, after its headers, or after all of it. */
  | { readonly kind: 'reset'; readonly when: 'unread' | 'headers-read' }
  | { readonly kind: 'reset'; readonly when: 'read'; readonly taken?: boolean }
  /** The server stops responding; `unread`: it doesn't even read the request. */
  | { readonly kind: 'stall'; readonly when: 'unread' }
  | { readonly kind: 'stall'; readonly when: 'read'; readonly taken?: boolean }
  /** An informational response; then the service's own, or a reset connection. After 101, HTTP/1.1 reads nothing more. */
  | { readonly kind: 'informational'; readonly status: 100 | 101 | 103; readonly then: 'response' | 'reset' }
  /** The service's own response, with only half of its body. */
  | { readonly kind: 'half'; readonly then: 'reset' | 'stall' }
  /** The service's own response, once the promise resolves. */
  | { readonly kind: 'hold'; readonly until: Promise<unknown> }
  /** The service's own response, whose body continues, space by space, for as long as it is read. */
  | { readonly kind: 'endless' }
  /** The service's own status, with a JSON body of that many bytes. */
  | { readonly kind: 'huge'; readonly bytes: number };

/** The JSON of an error, as Graph sends it. */
export const graphError = (code: string, message: string, inner: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    error: { code, message, innerError: { date: '2026-01-02T03:04:05', 'request-id': 'r-1', ...inner } },
  });

/** The text that Intune puts into the message of such an error. */
export const intuneMessage = (message: string): string =>
  JSON.stringify({
    _version: 3,
    Message: `${message} - Operation ID (for customer support): 00000000-0000-0000-0000-000000000000 - Activity ID: a-1 - Url: https://fef.loopback.invalid/DeviceFE`,
    CustomApiErrorPhrase: '',
    RetryAfter: null,
    ErrorSourceService: '',
    HttpHeaders: '{}',
  });
