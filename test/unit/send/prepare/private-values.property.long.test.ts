import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { outerVariables } from '../../../../src/http/variables/outer-variables.ts';
import { hoverAt } from '../../../../src/language/hover/hover.ts';
import { FileChecker } from '../../../../src/language/checks/file.ts';
import { fixesFor, problemMessage } from '../../../../src/language/problems/problem.ts';
import { keepable } from '../../../../src/panel/page-state.ts';
import { exportFormats, exportRequest, type ExportFormat } from '../../../../src/send/export/export-request.ts';
import { readStored, storedText } from '../../../../src/send/history/stored-exchange.ts';
import { resultsView } from '../../../../src/response/view/results-view.ts';
import { prepareAgain } from '../../../../src/send/prepare/prepare-again.ts';
import { placeholdersOf, prepareRequest } from '../../../../src/send/prepare/prepare-request.ts';
import { previewText } from '../../../../src/send/prepare/preview.ts';
import { readableProcess } from '../../http/readable-process.ts';
import type { Refusal } from '../../../../src/send/prepare/refusal.ts';
import { refusalMessage } from '../../../../src/send/prepare/refusal-message.ts';
import { requestVariables, type RequestVariables } from '../../../../src/send/prepare/values/request-variables.ts';
import type { PreparedRequest } from '../../../../src/send/prepared-request.ts';
import { graphRootOf, targetOf } from '../../../../src/send/target.ts';

const route = '/deviceManagement/deviceShellScripts/1/deviceRunStates';

/** Every private value contains this, except for parts of a URL; the text around it tries to get it resolved. */
const mark = 'S3cr3t';

const outer = outerVariables(
  {
    environmentFiles: [
      {
        file: 'private.json',
        isPrivate: true,
        environments: new Map([
          [
            'dev',
            new Map([
              ['key', `${mark}-key`],
              ['nested', `{{key}}-{{who}}-{{open}}-${mark}`],
              ['gone', `${mark}{{missing${mark}}}`],
              ['made', `${mark}{{$guid}}`],
              ['braced', `{${mark}}`],
              ['halfOpen', `${mark}{{`],
              ['halfClosed', `}}${mark}`],
              ['prefix', '/beta'],
              ['half', '/deviceManagement'],
              ['host', 'GRAPH.microsoft.com:443'],
              ['$(id)', 'graph.microsoft.com.'],
              ['breaks', `${mark}\n### x\r\nGET /`],
            ]),
          ],
        ]),
      },
      {
        file: 'public.json',
        isPrivate: false,
        environments: new Map([
          [
            'dev',
            new Map([
              ['open', '{{key}}!'],
              ['who', 'production'],
            ]),
          ],
        ]),
      },
    ],
    dotenv: { file: '.env', values: { dotted: `${mark}-dotenv`, raw: `${mark}{{key}}`, whole: `{{${mark}}}` } },
    process: readableProcess({ TOKEN: `${mark}-process` }),
    unread: [],
  },
  'dev',
);

const names = ['key', 'nested', 'gone', 'made', 'braced', 'halfOpen', 'halfClosed', 'breaks', 'open', 'who', 'mine'];
const names2 = [
  'dotted',
  'raw',
  'whole',
  'TOKEN',
  '$dotenv dotted',
  '$processEnv TOKEN',
  '$guid',
  'cycle',
  'nowhere',
  'prefix',
];
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...names, ...names2).map((name) => `{{${name}}}`) },
  { weight: 1, arbitrary: fc.constantFrom('{', '}', '{{', '}}', '{id}', 'a', '/', '?', '#', '%', ' ', 'ä', '"', '\\') },
);
const text = fc.array(piece, { maxLength: 5 }).map((parts) => parts.join(''));
const sound = fc
  .array(
    fc.constantFrom(
      '{{key}}',
      '{{nested}}',
      '{{made}}',
      '{{open}}',
      '{{mine}}',
      '{{dotted}}',
      '{{braced}}',
      '{{$guid}}',
      '{id}',
      'ä',
      '{',
      'a',
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(''));
const start = fc.constantFrom(
  ...[
    `/beta${route}`,
    route,
    `{{prefix}}${route}`,
    '{{half}}/deviceShellScripts/1/deviceRunStates',
    `https://graph.microsoft.com{{prefix}}${route}`,
  ],
  ...[
    `https://{{host}}/beta${route}`,
    `https://{{$(id)}}/beta${route}`,
    `{{prefix}}{{half}}/deviceShellScripts/{id}/deviceRunStates`,
    'https://',
    '',
  ],
);

interface Sending {
  readonly source: string;
  readonly prepared: PreparedRequest | Refusal;
  readonly placeholders: readonly string[];
}

const target = targetOf('global');

function send(url: string, header: string, body: string, mine: string): Sending {
  const source = `@who = test\n@cycle = {{cycle}}\n@mine = ${mine.trim()}\nPOST ${url}\nX-A: ${header}\n\n{"a": "${body}"}\n`;
  const file = parseHttpFile(source);
  const block = file.blocks[0];
  const request = block?.requests[0];
  if (block === undefined || request === undefined) return assert.fail('no request');
  let ids = 0;
  const sources = { now: new Date(0), newId: () => `id-${++ids}`, random: () => 0 };
  const variables: RequestVariables = requestVariables(file, outer, block.text, sources);
  const placeholders = placeholdersOf(request, variables.shown);
  const values = new Map(placeholders.map((name) => [name, 'a b']));
  return { source, placeholders, prepared: prepareRequest(block, request, variables, values, target) };
}

/** Everything that is shown of a request that wasn't sent yet, and everything that is kept of it. */
function shownAndKept({ source, prepared, placeholders }: Sending): string[] {
  const file = parseHttpFile(source);
  const problems = new FileChecker({ outer }).check(file).flatMap((found) => found.problems);
  const offsets = Array.from({ length: source.length / 5 }, (_, index) => 5 * index);
  const common = [
    ...placeholders,
    ...problems.map(problemMessage),
    ...problems.flatMap((problem) => fixesFor(problem, source).map(({ title }) => title)),
    ...offsets.map((offset) => hoverAt(file, offset, outer)?.markdown ?? ''),
  ];
  const request = 'reason' in prepared ? refusalMessage(prepared) : prepared;
  const item = {
    source: { uri: 'file:///a.http', line: 0, name: 'r' },
    request,
    state: { kind: 'waiting' },
    exchangeId: '',
  } as const;
  const view = resultsView('Send All', target, [item], 1, false);
  const row = JSON.stringify([view, keepable(view)]);
  if ('reason' in prepared) return [...common, row, refusalMessage(prepared), JSON.stringify(prepared)];
  const formats = Object.keys(exportFormats) as ExportFormat[];
  return [
    ...common,
    row,
    previewText(prepared, target, undefined, []),
    ...formats.map((format) => exportRequest(format, prepared.method, prepared.shown, graphRootOf(target)) ?? ''),
    JSON.stringify(prepared.shown),
    stored(prepared),
  ];
}

const stored = (request: PreparedRequest): string =>
  storedText({
    id: 'x',
    source: undefined,
    outcome: {
      kind: 'cancelled',
      mayHaveArrived: false,
      target,
      request,
      account: undefined,
      startedAt: 1,
      milliseconds: 1,
      attempts: 1,
    },
  }) ?? '';

describe('a private value', () => {
  it('appears in nothing that is shown or kept, however it is written', () => {
    fc.assert(
      fc.property(start, text, text, text, text, (url, query, header, body, mine) => {
        for (const one of shownAndKept(send(`${url}?a=${query}`, header, body, mine)))
          assert.ok(!one.includes(mark), one);
      }),
      { numRuns: 100 },
    );
  });

  for (const [body, isSent] of [
    ['{{{key}}}', true],
    ['{{{{key}}}}', false],
    ['{{gone}}', false],
    ['{{raw}}', false],
    ['{{whole}}', false],
    ['{{halfOpen}}x{{halfClosed}}', false],
    ['{{ {{key}} }}', false],
  ] as const)
    it(`isn’t shown if it is in ${body}, which ${isSent ? 'is' : 'can’t be'} sent`, () => {
      const sending = send(`/beta${route}`, 'a', body, 'a');
      for (const one of shownAndKept(sending)) assert.ok(!one.includes(mark), one);
      assert.equal(!('reason' in sending.prepared), isSent);
    });

  it('is shown as it is written if braces are left over', () => {
    const { prepared } = send(`/beta${route}`, 'a', '{{{{key}}}}', 'a');
    assert.ok('reason' in prepared);
    assert.match(refusalMessage(prepared), /'\{\{\{\{key\}\}\}\}' still contains double braces/);
  });

  it('is filled in again when a request from the history is resent, byte for byte', () => {
    let sentAgain = 0;
    fc.assert(
      fc.property(start, sound, sound, sound, sound, (url, query, header, body, mine) => {
        const { prepared } = send(`${url}?a=${query}`, header.replaceAll('ä', 'e'), body, mine);
        if ('reason' in prepared) return;
        const kept = readStored(stored(prepared))?.outcome.request;
        assert.ok(kept);
        const again = kept.shown.references.length === 0 ? kept : prepareAgain(kept.method, kept.shown, outer, target);
        if ('reason' in again) assert.fail(refusalMessage(again));
        sentAgain++;
        assert.equal(new URL(again.url).href, prepared.url);
        assert.deepEqual([again.method, again.headers, again.body], [prepared.method, prepared.headers, prepared.body]);
        assert.deepEqual(again.shown, JSON.parse(JSON.stringify(prepared.shown)));
      }),
      { numRuns: 400 },
    );
    assert.ok(sentAgain > 100, `${sentAgain} were sent again`);
  });

  const again: readonly [what: string, url: string, body: string, sent: readonly [url: string, body: string]][] = [
    ['a private version', `{{prefix}}${route}`, '', [`https://graph.microsoft.com/beta${route}`, '']],
    [
      'a private part of the path',
      '{{half}}/deviceShellScripts/1/deviceRunStates',
      '',
      [`https://graph.microsoft.com/beta${route}`, ''],
    ],
    [
      'a value that refers to the file',
      route,
      '{{nested}}',
      [`https://graph.microsoft.com/beta${route}`, `${mark}-key-test-${mark}-key!-${mark}`],
    ],
    [
      'a value that is generated for the send',
      route,
      '{{made}}',
      [`https://graph.microsoft.com/beta${route}`, `${mark}id-1`],
    ],
  ];
  for (const [what, url, body, sent] of again)
    it(`is resent as it was sent: ${what}`, () => {
      const { prepared } = send(url, 'a', body, 'a');
      assert.ok(!('reason' in prepared));
      const request = prepareAgain(
        prepared.method,
        readStored(stored(prepared))?.outcome.request.shown ?? prepared.shown,
        outer,
        target,
      );
      assert.ok(!('reason' in request));
      for (const one of [prepared, request]) assert.deepEqual([one.url, one.body], [sent[0], `{"a": "${sent[1]}"}`]);
    });
});
