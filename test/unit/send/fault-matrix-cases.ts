import { graphError, intuneMessage, type Fault } from '../../loopback/graph-faults.ts';

/** When the user cancels, or the time is up. */
export type Moment =
  /** While a token is requested. */
  | 'token'
  /** When the token has arrived. */
  | 'sending'
  /** Before there is a connection. */
  | 'connecting'
  /** When the server has got as far as the fault lets it. */
  | 'fault'
  /** When the headers of the response have arrived. */
  | 'receiving'
  /** While it waits because the service asked for that. */
  | 'waiting';

/** One kind of failure. */
export interface FaultCase {
  readonly name: string;
  readonly fault?: Fault;
  /** Where the requests go instead of the server: a port that isn't open, a server without TLS, or a proxy that refuses them. */
  readonly instead?: 'nobody' | 'no-tls' | 'proxy 407' | 'proxy 502';
  readonly cancelAt?: Moment;
  readonly timeoutAt?: 'fault' | 'receiving';
  /** Whether the request succeeds in the end. */
  readonly succeeds: boolean;
  /** The certainty that is reported to the user. */
  readonly certainty: 'done' | 'unknown' | 'not-done';
  /**
   * The certainty may also be unknown: VS Code looks for a proxy before it calls `fetch`, and what is cancelled meanwhile leaves
   * no trace.
   */
  readonly orUnknown?: true;
  /**
   * The request succeeds although the status says that it doesn't. This extension can't know that, so it reports what the status
   * says; a request is retried where HTTP and Graph's documentation allow it, and `attempts` says so.
   */
  readonly contradicts?: true;
  /** Words that are shown to the user. */
  readonly words: RegExp;
  /** The same for a batch, where the damaged response is the one to twenty requests. */
  readonly batchWords?: RegExp;
}

const status = (
  code: number,
  words: RegExp,
  {
    headers = {},
    body = graphError('code', `Status ${code}`),
  }: { headers?: Record<string, string>; body?: string } = {},
): FaultCase => ({
  name: String(code),
  fault: { kind: 'response', status: code, headers, body },
  succeeds: false,
  certainty: 'not-done',
  words,
});

/** A failure after which the request is uncertain: it may fail or succeed, and the same is reported to the user. */
const either = (
  name: string,
  words: RegExp,
  fault: (taken: boolean) => Fault,
  more: Partial<FaultCase> = {},
): FaultCase[] =>
  [false, true].map((taken) => ({
    name: `${name}${taken ? ', but succeeded' : ''}`,
    fault: fault(taken),
    succeeds: taken,
    certainty: 'unknown',
    words,
    ...more,
  }));

/** The same status, although the request succeeds. */
const contradicting = (fault: FaultCase, more: Partial<FaultCase> = {}): FaultCase => ({
  ...fault,
  name: `${fault.name}, but succeeded`,
  ...(fault.fault?.kind === 'response' && { fault: { ...fault.fault, taken: true } }),
  succeeds: true,
  contradicts: true,
  ...more,
});

/** Waits end at once: only the order of events is real. */
const retried = (name: string, code: number, headers: Record<string, string>): FaultCase => ({
  ...status(code, /^201 Created$/, { headers }),
  name,
  succeeds: true,
  certainty: 'done',
});

const noRoute = graphError(
  'No method match route template',
  'No OData route exists that match template ~/singleton/navigation/key/navigation with http verb POST for request /DeviceFE',
);
const notThere = intuneMessage("The property 'nope' does not exist on type 'microsoft.management.services.api.T'");
const claims = Buffer.from('{"access_token":{"nbf":{"essential":true,"value":"1"}}}').toString('base64');
const challenge = `Bearer realm="", error="insufficient_claims", claims="${claims}"`;

const challenged: FaultCase = {
  ...status(401, /^201 Created$/, { headers: { 'www-authenticate': challenge } }),
  name: '401 with claims',
  succeeds: true,
  certainty: 'done',
};
const misdirected = status(421, /^421 Misdirected Request .*doesn’t handle this host.*Nothing was created/);

/** The failures, and the expected result of each. */
export const faultCases: readonly FaultCase[] = [
  {
    ...status(400, /'nope' does not exist.*Nothing was created.*property nope/, {
      body: graphError('ModelValidationFailure', notThere),
    }),
  },
  status(401, /Status 401\. The token has expired.*Nothing was created.*Sign in again/),
  challenged,
  contradicting(challenged),
  status(
    403,
    /DeviceManagementScripts\.ReadWrite\.All.*DeviceManagementConfiguration\.ReadWrite\.All.*Intune role.*license/,
  ),
  status(404, /Status 404\. Nothing was created\. Check the ids/),
  { ...status(400, /^400 Bad Request Documented, but not implemented/, { body: noRoute }), name: 'no route' },
  status(409, /conflicts with existing data/),
  status(412, /If-Match/),
  status(413, /larger than the service accepts/),
  status(415, /Content-Type \(application\/json\)/),
  // `fetch` itself would retry this one.
  misdirected,
  contradicting(misdirected),
  ...[408, 460, 499].flatMap((code) =>
    either(String(code), new RegExp(`^${code} .*: may have been created .*before you send it again`), (taken) => ({
      kind: 'response',
      status: code,
      taken,
    })),
  ),
  status(425, /^425 Too Early .*could be a replay.*Nothing was created/),
  status(407, /^407 Proxy Authentication Required Nothing was created/),
  retried('429, seconds', 429, { 'retry-after': '7' }),
  retried('429, date', 429, { 'retry-after': 'Fri, 02 Jan 2026 00:01:00 GMT', date: 'Fri, 02 Jan 2026 00:00:00 GMT' }),
  retried('429', 429, {}),
  contradicting(retried('429', 429, {})),
  ...['5, 10', 'Fri, 02 Jan 2026 00:01:00 GMT, 7', '-5', 'soon', '1.5', ''].map((value) =>
    retried(`429, Retry-After: ${value}`, 429, { 'retry-after': value }),
  ),
  {
    ...status(429, /Nothing was created.*wait 10 min/, { headers: { 'retry-after': '5, 600' } }),
    name: '429, one of two waits too long',
  },
  {
    ...status(429, /Nothing was created.*wait 8760 h/, { headers: { 'retry-after': '9'.repeat(400) } }),
    name: '429, huge',
  },
  {
    ...status(429, /Too many requests.*200 writes.*Nothing was created.*wait 10 min/, {
      headers: { 'retry-after': '600' },
    }),
    name: '429, too long',
  },
  ...either('500', /^500 Internal Server Error: may have been created .*before you send it again/, (taken) => ({
    kind: 'response',
    status: 500,
    taken,
  })),
  ...either('502', /^502 Bad Gateway: may have been created/, (taken) => ({ kind: 'response', status: 502, taken })),
  ...either('503', /^503 Service Unavailable: may have been created/, (taken) => ({
    kind: 'response',
    status: 503,
    taken,
  })),
  ...['7', '5, 10', 'soon'].flatMap((value) =>
    either(
      `503, Retry-After: ${value}`,
      value === 'soon'
        ? /^503 Service Unavailable: may have been created .*Check with GET/
        : /^503 Service Unavailable: may have been created .*Check with GET .*asks you to wait (7|10) s\.$/,
      (taken) => ({ kind: 'response', status: 503, headers: { 'retry-after': value }, taken }),
    ),
  ),
  ...either('504', /^504 Gateway Timeout: may have been created/, (taken) => ({
    kind: 'response',
    status: 504,
    taken,
  })),
  {
    name: 'connection refused',
    instead: 'nobody',
    succeeds: false,
    certainty: 'not-done',
    words: /^Not sent Couldn’t connect.*Nothing was created/,
  },
  {
    name: 'no TLS',
    instead: 'no-tls',
    succeeds: false,
    certainty: 'not-done',
    words: /^Not sent Couldn’t make a secure connection.*Nothing was created/,
  },
  ...([407, 502] as const).map((code): FaultCase => ({
    name: `CONNECT ${code}`,
    instead: `proxy ${code}`,
    succeeds: false,
    certainty: 'not-done',
    words: new RegExp(
      `^Not sent The proxy refused to connect to graph\\.microsoft\\.com: ${code} .*Nothing was created`,
    ),
  })),
  {
    name: '103, then the response',
    fault: { kind: 'informational', status: 103, then: 'response' },
    succeeds: true,
    certainty: 'done',
    words: /^201 Created$/,
  },
  ...([100, 101, 103] as const).map((code): FaultCase => ({
    name: `${code}, then nothing`,
    fault: { kind: 'informational', status: code, then: 'reset' },
    succeeds: true,
    certainty: 'unknown',
    words: /^No response: may have been created .*broke/,
  })),
  {
    name: 'reset, unread',
    fault: { kind: 'reset', when: 'unread' },
    succeeds: false,
    certainty: 'unknown',
    words: /^No response: may have been created .*broke/,
  },
  {
    name: 'reset, headers read',
    fault: { kind: 'reset', when: 'headers-read' },
    succeeds: false,
    certainty: 'unknown',
    words: /^No response: may have been created .*broke/,
  },
  ...either('reset, read', /^No response: may have been created .*broke/, (taken) => ({
    kind: 'reset',
    when: 'read',
    taken,
  })),
  {
    name: 'reset in the body',
    fault: { kind: 'half', then: 'reset' },
    succeeds: true,
    certainty: 'done',
    words: /^201 Created .*connection broke while receiving the body/,
    batchWords: /^No response: may have been created .*broke/,
  },
  {
    name: 'timeout, unread',
    fault: { kind: 'stall', when: 'unread' },
    timeoutAt: 'fault',
    succeeds: false,
    certainty: 'unknown',
    words: /^No response: may have been created .*didn’t respond in time/,
  },
  ...either(
    'timeout, read',
    /^No response: may have been created .*didn’t respond in time/,
    (taken) => ({ kind: 'stall', when: 'read', taken }),
    { timeoutAt: 'fault' },
  ),
  {
    name: 'wrong JSON',
    fault: { kind: 'response', status: 201, body: '{"id":', taken: true },
    succeeds: true,
    certainty: 'done',
    words: /^201 Created .*isn’t valid JSON.*was created/,
    batchWords: /^No response: may have been created .*the batch got a response \(201\), but this request didn’t/,
  },
  ...either(
    'a web page',
    /^200 OK: may have been created .*web page/,
    (taken) => ({ kind: 'response', status: 200, headers: { 'content-type': 'text/html' }, body: '<html>', taken }),
    { batchWords: /^No response: may have been created .*the batch got a response \(200\)/ },
  ),
  {
    name: 'empty body',
    fault: { kind: 'response', status: 201, taken: true },
    succeeds: true,
    certainty: 'done',
    words: /^201 Created It was created, but the response has no body/,
    batchWords: /^No response: may have been created .*the batch got a response \(201\)/,
  },
  {
    ...status(307, /redirects to \/elsewhere/, { headers: { location: '/elsewhere' }, body: '' }),
    name: '307, same host',
  },
  {
    ...status(308, /redirects to https:\/\/example\.com.*another host/, {
      headers: { location: 'https://example.com/x' },
      body: '',
    }),
    name: '308, other host',
  },
  ...either('302', /^302 Found: may have been created .*redirects to https:\/\/example\.com/, (taken) => ({
    kind: 'response',
    status: 302,
    headers: { location: 'https://example.com/x' },
    taken,
  })),
  {
    name: 'cancelled, token',
    cancelAt: 'token',
    succeeds: false,
    certainty: 'not-done',
    words: /^Cancelled You cancelled before anything was sent/,
  },
  {
    name: 'cancelled, before sending',
    cancelAt: 'sending',
    succeeds: false,
    certainty: 'not-done',
    words: /^Cancelled .*Nothing was created/,
  },
  {
    name: 'cancelled, before connecting',
    cancelAt: 'connecting',
    succeeds: false,
    certainty: 'not-done',
    orUnknown: true,
    words: /^Cancelled/,
  },
  {
    name: 'cancelled, unread',
    fault: { kind: 'stall', when: 'unread' },
    cancelAt: 'fault',
    succeeds: false,
    certainty: 'unknown',
    words: /^Cancelled: may have been created/,
  },
  ...either(
    'cancelled, read',
    /^Cancelled: may have been created .*being sent/,
    (taken) => ({ kind: 'stall', when: 'read', taken }),
    { cancelAt: 'fault' },
  ),
  {
    name: 'cancelled, body',
    fault: { kind: 'half', then: 'stall' },
    cancelAt: 'receiving',
    succeeds: true,
    certainty: 'done',
    words: /^201 Created .*You cancelled while receiving the body/,
    batchWords: /^Cancelled: may have been created/,
  },
  ...(['half', 'endless'] as const).map((kind): FaultCase => ({
    name: kind === 'half' ? 'timeout, body' : 'timeout, body without end',
    fault: kind === 'half' ? { kind, then: 'stall' } : { kind },
    timeoutAt: 'receiving',
    succeeds: true,
    certainty: 'done',
    words: /^201 Created .*didn’t arrive completely within the limit of the setting graphRunStates\.send\.timeout/,
    batchWords: /^No response: may have been created .*didn’t respond in time/,
  })),
  {
    name: 'a body of 100 MB',
    fault: { kind: 'huge', bytes: 100_000_000 },
    succeeds: true,
    certainty: 'done',
    words: /^201 Created .*larger than 50 MB/,
    batchWords: /^No response: may have been created .*the batch got a response/,
  },
  {
    name: 'cancelled, body without end',
    fault: { kind: 'endless' },
    cancelAt: 'receiving',
    succeeds: true,
    certainty: 'done',
    words: /^201 Created .*You cancelled while receiving the body/,
    batchWords: /^Cancelled: may have been created/,
  },
  {
    ...status(429, /^Cancelled You cancelled before the service accepted it\. Nothing was created/, {
      headers: { 'retry-after': '7' },
    }),
    name: 'cancelled, waiting',
    cancelAt: 'waiting',
  },
];
