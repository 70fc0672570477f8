// What the response panel shows in its tests: one view of each kind.
import type {
  ListView,
  PropertyRow,
  ResponseView,
  ResultRow,
  ResultsView,
  ToPanel,
} from '../../../src/panel/protocol/protocol.ts';

const row = (name: string, value: string, change: Partial<PropertyRow> = {}): PropertyRow => ({
  name,
  value,
  kind: 'text',
  omitted: 0,
  type: 'Edm.String',
  page: '',
  description: `What ${name} is for, in the words of the reference.`,
  meaning: '',
  origin: 'sent',
  ...change,
});

export const id = 'f3b1c6a2-8d0e-4f65-9a37-2f1d6c5b7e90';

export const rows: readonly PropertyRow[] = [
  row('id', id, {
    kind: 'identifier',
    origin: 'set',
    description: 'Key of the device run state. This property is read-only.',
  }),
  row('runState', 'unknown', {
    type: 'graph.runState',
    page: 'enum/runState',
    meaning: 'Unknown result.',
    origin: 'changed',
    sent: 'success',
  }),
  row('errorCode', '0', { kind: 'code', type: 'Edm.Int32' }),
  row('lastStateUpdateDateTime', '2026-01-31T09:30:00.0000000+01:00', {
    kind: 'time',
    type: 'Edm.DateTimeOffset',
    origin: 'rewritten',
    sent: '2026-01-31T08:30:00Z',
  }),
  row('errorDescription', 'null', { kind: 'nothing' }),
  row('bigNumber', '12345678901234567890', { kind: 'code', type: '', description: '' }),
  row('resultMessage', 'sent, then forgotten', { origin: 'missing' }),
];

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceManagementScripts/0c62/deviceRunStates';

export const view: ResponseView = {
  tone: 'success',
  headline: '201 Created',
  statusLine: 'HTTP 201 Created',
  action: '',
  explanation: '',
  notKept: '',
  nextSteps: [],
  next: [],
  linkLabel: '',
  target: 'Sandbox',
  sandbox: true,
  account: undefined,
  request: `POST ${url}`,
  source: '',
  startedAt: Date.UTC(2026, 0, 31, 8, 30),
  duration: '12 ms',
  timing: '',
  attempts: 1,
  property: undefined,
  key: '',
  entity: undefined,
  list: undefined,
  error: [],
  headers: [{ name: 'content-type', value: 'application/json' }],
  importantHeaders: 1,
  body: { length: 2, size: '2 bytes', isJson: true, first: { text: '{}', left: 0 } },
  actions: ['resend', 'copyAs', 'copyBody', 'openBody', 'saveBody'],
};

/** A response that created an entity. */
export const created: ResponseView = {
  ...view,
  action: 'Created deviceManagementScriptDeviceState',
  target: 'Microsoft Graph, Global service',
  sandbox: false,
  account: { name: 'adele@contoso.com', tenantId: '8c1d4b0a-52f7-4c0e-b7a9-33f0a1e2d3c4', kind: 'user' },
  source: 'laptop-17',
  timing: '320 ms signing in, 12.0 s waiting for Retry-After, 210 ms waiting for the response',
  attempts: 2,
  duration: '12.5 s',
  key: id,
  entity: { typeName: 'deviceManagementScriptDeviceState', page: 'type/deviceManagementScriptDeviceState', rows },
  headers: [
    { name: 'request-id', value: id },
    { name: 'date', value: 'Sat, 31 Jan 2026 08:30:00 GMT' },
    { name: 'x-ms-ags-diagnostic', value: '{"ServerInfo":{"DataCenter":"West Europe"}}' },
  ],
  importantHeaders: 2,
  body: body(`{\n  "id": "${id}",\n  "runState": "unknown",\n  "errorCode": 0,\n  "x": null\n}`),
  actions: [
    ...(['resend', 'source', 'GET', 'PATCH', 'DELETE', 'copyAs'] as const),
    ...(['copyBody', 'openBody', 'compareRequest', 'comparePrevious', 'saveBody'] as const),
  ],
};

/** A response that says what is wrong. */
export const failed: ResponseView = {
  ...view,
  tone: 'failure',
  headline: '400 Bad Request',
  explanation: "The property 'state' does not exist on type 'microsoft.graph.deviceManagementScriptDeviceState'.",
  nextSteps: ['Check the property state in the body.', 'Send again.'],
  next: [{ label: 'Check with GET', notBefore: undefined }],
  property: { name: 'state', value: '"success"' },
  error: [
    { name: 'code', value: 'ModelValidationFailure' },
    { name: 'date', value: '2026-01-31T08:30:00' },
    { name: 'request-id', value: id },
    { name: 'client-request-id', value: '0d6a7b1e-30cc-4a2b-8f64-7f2f6f2a9c11' },
  ],
  body: body('{\n  "error": {\n    "code": "ModelValidationFailure"\n  }\n}'),
  actions: [...view.actions, 'source', 'copySupport', 'compareRequest'],
};

/** A write that may have succeeded. */
export const uncertain: ResponseView = {
  ...view,
  tone: 'uncertain',
  headline: '504 Gateway Timeout: may have been created',
  explanation: 'The deviceManagementScriptDeviceState may have been created. It wasn’t retried.',
  nextSteps: [
    'Check with GET /beta/deviceManagement/deviceManagementScripts/0c62/deviceRunStates before you send it again.',
  ],
  next: [{ label: 'Check with GET', notBefore: undefined }],
  error: [{ name: 'request-id', value: id }],
  actions: [...view.actions, 'copySupport'],
};

export const list: ListView = {
  typeName: 'deviceHealthScriptDeviceState',
  page: 'type/deviceHealthScriptDeviceState',
  columns: ['id', 'detectionState', 'remediationState', 'lastStateUpdateDateTime'],
  found: '',
  items: Array.from({ length: 3 }, (_, index) => ({
    isSought: false,
    cells: [
      { value: `${id.slice(0, -1)}${index}`, kind: 'identifier', meaning: '' },
      { value: 'success', kind: 'text', meaning: 'Script is run successfully.' },
      { value: 'skipped', kind: 'text', meaning: 'Remediation script execution was skipped' },
      { value: '2026-01-31T08:30:00Z', kind: 'time', meaning: '' },
    ],
  })),
  total: 250,
  hasNextPage: true,
};

/** A response with many entities. */
export const listed: ResponseView = {
  ...view,
  headline: '200 OK',
  action: '250 × deviceHealthScriptDeviceState',
  request: `GET ${url.replace('Management/deviceManagementScripts', 'Management/deviceHealthScripts')}`,
  list,
};

export const resultRow = (index: number, change: Partial<ResultRow> = {}): ResultRow => ({
  id: index,
  name: `laptop ${index}`,
  request: 'POST /beta/deviceManagement/deviceManagementScripts/0c62/deviceRunStates',
  line: index * 9 + 1,
  state: 'success',
  status: '201 Created',
  key: `${id.slice(0, -4)}${String(index).padStart(4, '0')}`,
  detail: 'success · Done',
  kept: 'success · Done',
  note: 'As sent',
  milliseconds: 80 + index,
  duration: `${80 + index} ms`,
  exchange: `exchange ${index}`,
  ...change,
});

const waiting = {
  state: 'waiting',
  status: 'Waiting',
  key: '',
  detail: '',
  kept: '',
  note: '',
  milliseconds: undefined,
  duration: '',
  exchange: '',
} as const;

/** The results of requests that are sent together. */
export const results: ResultsView = {
  title: 'Send All in health.http',
  document: 'file:///folder/health.http',
  target: 'Sandbox',
  sandbox: true,
  rows: [
    resultRow(0),
    resultRow(1, {
      state: 'failure',
      status: '400 Bad Request',
      key: '',
      detail: "The property 'state' does not exist.",
      kept: '',
      note: '',
    }),
    resultRow(2, {
      ...waiting,
      state: 'notice',
      status: 'Not sent',
      detail: 'No value for {{device}}.',
      kept: 'No value for {{device}}.',
    }),
    resultRow(3, { ...waiting, state: 'sending', status: 'Waiting 12 s (429)' }),
    resultRow(4, waiting),
  ],
  summary: '1 created, 1 failed, 1 not sent, 2 to go',
  running: true,
  rest: '',
};

/** A body as it comes with a response, already formatted. */
export function body(text: string, left = 0): NonNullable<ResponseView['body']> {
  const length = text.length + left;
  return { length, size: `${length} bytes`, isJson: /^[[{]/.test(text), first: { text, left } };
}

export const response = (change: Partial<ResponseView> = {}, name = '1', ofResults = ''): ToPanel => ({
  type: 'response',
  id: name,
  view: { ...view, ...change },
  results: ofResults,
});

/** Requests in progress, by their names. */
export const underWay = (names: readonly string[] = ['laptop-17'], progress = ''): ToPanel => ({
  type: 'underWay',
  requests: names.map((name) => ({ id: `id of ${name}`, name, target: 'Global service', progress })),
});
