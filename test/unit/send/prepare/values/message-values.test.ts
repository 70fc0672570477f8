import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseHttpFile } from '../../../../../src/http/file.ts';
import type { NamedExchange, NamedExchanges } from '../../../../../src/http/messages/message-value.ts';
import { outerVariables } from '../../../../../src/http/variables/outer-variables.ts';
import { promptsOf } from '../../../../../src/http/variables/prompts.ts';
import { requestAt } from '../../../../../src/language/request/request-at.ts';
import { prepareAgain } from '../../../../../src/send/prepare/prepare-again.ts';
import { prepareRequest } from '../../../../../src/send/prepare/prepare-request.ts';
import type { Refusal } from '../../../../../src/send/prepare/refusal.ts';
import { refusalMessage } from '../../../../../src/send/prepare/refusal-message.ts';
import { requestVariables, withAnswers } from '../../../../../src/send/prepare/values/request-variables.ts';
import type { PreparedRequest } from '../../../../../src/send/prepared-request.ts';
import { targetOf } from '../../../../../src/send/target.ts';

const route = '/deviceManagement/deviceShellScripts/1/deviceRunStates';
const url = `https://graph.microsoft.com/beta${route}`;

const exchange = (body: string, more: Partial<NamedExchange> = {}): NamedExchange => ({
  request: { headers: [['X-A', 'sent']], body: '{"runState": "success"}' },
  response: { headers: [['ETag', 'W/"1"']], body, status: '201 Created', isWhole: true },
  isSecret: (name) => name === 'password',
  ...more,
});

const created = exchange(
  JSON.stringify({
    id: 'the id',
    errorCode: 12,
    isNone: null,
    password: 'p{{KEY}}"w',
    text: '{{KEY}}',
    list: [{ id: 'first' }],
    '@odata.nextLink': 'https://graph.microsoft.com/beta/x',
  }),
);

const namedBy = (exchanges: Readonly<Record<string, NamedExchange | undefined>>): NamedExchanges => ({
  isNamed: (name) => name in exchanges,
  get: (name) => exchanges[name],
});

const outer = outerVariables(
  {
    environmentFiles: [
      { file: 'e', isPrivate: true, environments: new Map([['dev', new Map([['KEY', 'the-secret']])]]) },
    ],
    dotenv: undefined,
    process: undefined,
    unread: [],
  },
  'dev',
);

const sources = { now: new Date(0), newId: () => 'id', random: () => 0 };

function prepare(text: string, named: NamedExchanges = namedBy({ create: created, unsent: undefined })) {
  const file = parseHttpFile(text);
  const placed = requestAt(file, text.length);
  assert.ok(placed);
  const variables = requestVariables(file, outer, text, sources, named);
  return prepareRequest(placed.block, placed.request, variables, new Map(), targetOf('global'));
}

function ready(prepared: PreparedRequest | Refusal): PreparedRequest {
  if ('reason' in prepared) assert.fail(refusalMessage(prepared));
  return prepared;
}

const post = (body: string): string => `POST ${url}\n\n${body}`;

describe('values of named requests', () => {
  const urls: readonly [written: string, sent: string][] = [
    ['create.response.body.id', 'the%20id'],
    ['create.response.body.$.id', 'the%20id'],
    ["create.response.body.$['id']", 'the%20id'],
    ['create.response.body.list[0].id', 'first'],
    ['create.response.body.$.list[*].id', 'first'],
    ['create.response.body.errorCode', '12'],
    ['create.response.headers.etag', 'W%2F%221%22'],
    ['create.request.body.runState', 'success'],
    ['create.request.headers.X-A', 'sent'],
    // httpYac.
    ['create.id', 'the%20id'],
    ['create.list[0].id', 'first'],
    ['createResponse.parsedBody.id', 'the%20id'],
    ['createResponse.headers.etag', 'W%2F%221%22'],
  ];
  for (const [written, sent] of urls)
    it(`${written} in a URL`, () => {
      const { url: sentUrl, shown } = ready(prepare(`GET ${url}/{{${written}}}`));
      assert.equal(sentUrl, `${url}/${sent}`);
      assert.deepEqual([shown.url, shown.references], [sentUrl, []]);
    });

  it('reach a request through the variables of its file', () => {
    const { url: sent } = ready(prepare(`@id = {{create.response.body.id}}\n\nGET ${url}/{{id}}`));
    assert.equal(sent, `${url}/the%20id`);
  });

  it('are text in a body, whatever they look like', () => {
    const { body, shown } = ready(
      prepare(post('{ "a": "{{create.response.body.text}} {{KEY}}", "b": {{create.response.body.list}} }')),
    );
    assert.deepEqual(JSON.parse(body ?? ''), { a: '{{KEY}} the-secret', b: [{ id: 'first' }] });
    assert.deepEqual(shown.references, ['KEY']);
    assert.ok(!JSON.stringify(shown).includes('the-secret'));
  });

  it('are sent, and neither shown nor kept, if they are secret', () => {
    const text = post('{ "a": "{{create.response.body.password}}", "b": {{create.response.body.errorCode}} }');
    const { body, shown, hidden, method } = ready(prepare(text));
    assert.deepEqual(JSON.parse(body ?? ''), { a: 'p{{KEY}}"w', b: 12 });
    assert.equal(shown.body, '{ "a": "{{create.response.body.password}}", "b": 12 }');
    assert.deepEqual(shown.references, ['create.response.body.password']);
    assert.equal(hidden?.get('create.response.body.password'), 'p{{KEY}}"w');
    // When the request is resent, they are looked up where they came from.
    const again = ready(prepareAgain(method, shown, outer, targetOf('global'), namedBy({ create: created })));
    assert.equal(again.body, body);
    const gone = prepareAgain(method, shown, outer, targetOf('global'));
    assert.ok('reason' in gone && gone.reason === 'message-value');
  });

  const broken = exchange('<html>');
  const nothing = exchange('{}', { response: undefined });
  const short = exchange('{"id": "1', {
    response: { headers: [], body: '{"id": "1', status: '200 OK', isWhole: false },
  });
  const named = namedBy({ create: created, unsent: undefined, broken, nothing, short, empty: exchange('') });
  const refusals: readonly [text: string, message: RegExp][] = [
    [`GET ${url}/{{other.response.body.id}}`, /isn’t in this file\. Write # @name other/],
    [`GET ${url}/{{unsent.response.body.id}}`, /needs a response to 'unsent'\. You haven’t sent that request/],
    [`GET ${url}/{{unsent.id}}`, /needs a response to 'unsent'/],
    [`GET ${url}/{{nothing.response.body.id}}`, /its last send got none/],
    [`GET ${url}/{{short.response.body.id}}`, /only a part of the response to 'short'/],
    [`GET ${url}/{{empty.response.body.id}}`, /no body in the response to 'empty' \(201 Created\)/],
    [`GET ${url}/{{broken.response.body.id}}`, /isn’t JSON\. Use \*/],
    [`GET ${url}/{{create.response.body.isNone}}`, /it is null/],
    [`GET ${url}/{{create.response.body.no}}`, /The response to 'create' \(201 Created\) has nothing/],
    [`GET ${url}/{{create.response.headers.no}}`, /has nothing/],
    [`GET ${url}/{{create.response}}`, /which part of 'create'/],
    [`GET ${url}/{{create.response.body.//id}}`, /is an XPath/],
    [`GET ${url}/{{create.response.body.$..id}}`, /a JSONPath that this extension doesn’t support/],
    [`GET ${url}/{{create.response.cookies.a.value}}`, /refers to a cookie/],
    [`GET {{create.response.body.@odata.nextLink}}`, /would decide where the request goes/],
    [`GET ${url}/{{create.response.body.list}}`, /is an object or a list/],
    [post('{ "a": "{{create.response.body.*}}" }'), /remove the quotes around it/],
    [post('a={{create.response.body.id}}'), /only be inserted into a JSON body/],
    [`GET ${url}\nX-A: {{create.response.body.text}}`, /doesn’t send in a header/],
    [`GET ${url}?$filter=a eq {{create.response.body.id}}`, /Put single quotes around it/],
  ];
  for (const [text, message] of refusals)
    it(`are refused in ${text.replace(url, '').replaceAll('\n', ' ')}`, () => {
      const refusal = prepare(text, named);
      assert.ok('reason' in refusal);
      assert.match(refusalMessage(refusal), message);
    });

  it('aren’t read for references again', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '{',
      '}',
      'KEY',
      '{{KEY}}',
      '{{create.response.body.password}}',
      '"',
      '\\',
      'a',
    );
    const anyText = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(anyText, fc.boolean(), (value, isSecret) => {
        const from = exchange(JSON.stringify({ v: value, password: 'the-password' }), { isSecret: () => isSecret });
        const { body, shown } = ready(
          prepare(post('{ "a": "{{create.response.body.v}}", "b": "{{KEY}}" }'), namedBy({ create: from })),
        );
        assert.deepEqual(JSON.parse(body ?? ''), { a: value, b: 'the-secret' });
        assert.deepEqual(
          shown.references.filter((name) => name !== 'create.response.body.v'),
          ['KEY'],
        );
      }),
    );
  });
});

describe('values that the user is asked for', () => {
  const text = `# @prompt code The code\n@code = of the file\n${post('{ "a": "{{code}}", "b": "{{$password key}}" }')}`;
  const file = parseHttpFile(text);
  const placed = requestAt(file, text.length);
  assert.ok(placed);
  const { block, request } = placed;
  const declared = promptsOf(block, request);
  const unanswered = requestVariables(file, outer, text, sources, undefined, declared);

  it('take precedence over variables of the same name, for one request', () => {
    assert.deepEqual(
      unanswered.prompts.map(({ name, isSecret }) => [name, isSecret]),
      [
        ['code', false],
        ['$password key', true],
      ],
    );
    assert.deepEqual(requestVariables(file, outer, '{{code}}', sources).prompts, []);
  });

  it('are sent, and neither shown nor kept', () => {
    const answers = new Map([
      ['code', 'the code'],
      ['$password key', 'the key'],
    ]);
    const prepared = ready(
      prepareRequest(block, request, withAnswers(unanswered, answers), new Map(), targetOf('global')),
    );
    assert.equal(prepared.body, '{ "a": "the code", "b": "the key" }');
    assert.equal(prepared.shown.body, '{ "a": "{{code}}", "b": "{{$password key}}" }');
    assert.deepEqual(prepared.shown.asked, ['code', '$password key']);
    assert.ok(!/the (?:code|key)/.test(JSON.stringify(prepared.shown)));
    const again = prepareAgain('POST', prepared.shown, outer, targetOf('global'), undefined, answers);
    assert.equal(ready(again).body, prepared.body);
  });
});
