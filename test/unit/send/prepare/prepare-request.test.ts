import assert from 'node:assert/strict';
import fc from 'fast-check';
import { entityTypes } from '../../../../src/catalog/index.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import {
  noOuterVariables,
  outerVariables,
  type OuterVariable,
  type OuterVariables,
} from '../../../../src/http/variables/outer-variables.ts';
import { FileChecker } from '../../../../src/language/checks/file.ts';
import type { SeveritySettings } from '../../../../src/language/problems/severity-setting.ts';
import { requestAt } from '../../../../src/language/request/request-at.ts';
import { BodyFileText } from '../../../../src/language/body-file/check.ts';
import { bodyLimit } from '../../../../src/catalog/requests/limits.ts';
import { fileBodyOf } from '../../../../src/language/body-file/body-file.ts';
import { parametersInPath, preparePayload } from '../../../../src/send/prepare/prepare-payload.ts';
import { prepareAgain } from '../../../../src/send/prepare/prepare-again.ts';
import { placeholdersOf, prepareRequest } from '../../../../src/send/prepare/prepare-request.ts';
import type { Refusal } from '../../../../src/send/prepare/refusal.ts';
import { refusalMessage } from '../../../../src/send/prepare/refusal-message.ts';
import { requestVariables } from '../../../../src/send/prepare/values/request-variables.ts';
import type { PreparedRequest } from '../../../../src/send/prepared-request.ts';
import { targetOf } from '../../../../src/send/target.ts';

const route = '/deviceManagement/deviceShellScripts/1/deviceRunStates';
const url = `https://graph.microsoft.com/beta${route}`;

interface Given {
  readonly target?: string;
  readonly values?: Record<string, string>;
  readonly outer?: OuterVariables;
  readonly fileText?: string;
}

const around = (byName: readonly (readonly [string, OuterVariable])[]): OuterVariables => ({
  byName: new Map(byName),
  lookedAt: {
    dotenv: '.env',
    process: new Set(['TOKEN', 'UNREAD']),
    unread: [],
    elsewhere: new Map(),
    verbatim: new Map(),
  },
});

/** Counts, so that two values generated for one send differ. */
const sources = () => {
  let ids = 0;
  return { now: new Date('2026-01-02T03:04:05.678Z'), newId: () => `id-${++ids}`, random: () => 0.5 };
};

function prepare(
  text: string,
  { target = 'sandbox', values = {}, outer, fileText }: Given = {},
): PreparedRequest | Refusal {
  const cursor = text.indexOf('|');
  const file = parseHttpFile(text.replace('|', ''));
  const placed = requestAt(file, cursor === -1 ? text.length : cursor);
  assert.ok(placed, 'the text has a request');
  const { block, request } = placed;
  const variables = requestVariables(file, outer ?? noOuterVariables, block.text + (fileText ?? ''), sources());
  return prepareRequest(block, request, variables, new Map(Object.entries(values)), targetOf(target), fileText);
}

function prepared(text: string, given?: Given): PreparedRequest {
  const result = prepare(text, given);
  if ('reason' in result) assert.fail(refusalMessage(result));
  return result;
}

describe('prepareRequest', () => {
  it('says where a script sets a variable, and how to define it instead', () => {
    const refusal = prepare(
      `# @name create\nPOST ${url}\n\n{}\n\n> {% client.global.set("id", response.body.id); %}\n###\nGET ${url}/{{id}}/{{other}}|`,
    );
    assert.ok('reason' in refusal);
    assert.equal(
      refusalMessage(refusal),
      'No value for {{other}}. Define it in the request file: @other = <value>, or in an environment file. ' +
        '{{id}} is set by the script on line 6, which this extension doesn’t run. ' +
        'Use {{create.response.body.$.id}} instead, or define it in the request file: @id = <value>.',
    );
  });

  describe('url', () => {
    const cases: readonly [name: string, text: string, target: string, expected: string][] = [
      ['keeps an absolute URL', `POST ${url}`, 'sandbox', url],
      ['adds root and version to a relative URL', `POST ${route}`, 'sandbox', url],
      ['adds the root to a relative URL with a version', `POST /v1.0${route}`, 'sandbox', url.replace('beta', 'v1.0')],
      ['sends a relative URL to the target', `POST ${route}`, 'usGovL4', url.replace('.com', '.us')],
      ['fills in variables', `@host = https://graph.microsoft.com\nPOST {{host}}/beta${route}`, 'sandbox', url],
      ['joins continued lines', `GET ${url}\n  ?$top=1\n  &$count=true`, 'sandbox', `${url}?$top=1&$count=true`],
    ];
    for (const [name, text, target, expected] of cases)
      it(name, () => {
        assert.equal(prepared(text, { target }).url, expected);
      });

    it('fills in each placeholder as one segment', () => {
      const text = 'POST /deviceManagement/deviceShellScripts/{deviceShellScriptId}/deviceRunStates';
      const placed = requestAt(parseHttpFile(text), 0);
      assert.deepEqual(placed && placeholdersOf(placed.request, new Map()), ['deviceShellScriptId']);
      assert.equal(
        prepared(text, { values: { deviceShellScriptId: 'a/../b?c#d' } }).url,
        'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/a%2F..%2Fb%3Fc%23d/deviceRunStates',
      );
    });
  });

  describe('headers and body', () => {
    for (const authorization of [
      'Bearer {{$aadV2Token appOnly}}',
      'Bearer {{token}}',
      'Bearer {{login.response.body.$.access_token}}',
      '{{$processEnv TOKEN}}',
      '{{$processEnv UNREAD}}',
      '{{a}}{{b}}\n  x{{c}}',
      'Bearer \u{1f511}',
    ])
      it(`doesn’t read Authorization: ${authorization.replace(/\s+/, ' ')}`, () => {
        const request = prepared(`POST ${url}\nAuthorization: ${authorization}\n\n{}`, { outer: around([]) });
        assert.deepEqual(request.droppedHeaders, ['Authorization']);
        assert.deepEqual(request.shown.references, []);
        assert.doesNotMatch(JSON.stringify(request), /[Bb]earer|token|TOKEN|UNREAD|\{\{/);
      });

    it('keeps the value of a variable in Authorization out of all that may be shown or kept', () => {
      const text = `@token = of-file-secret\nPOST ${url}\nAuthorization: Bearer {{token}} {{private}}\n\n{}`;
      const origin = { kind: 'private-environment', file: 'x', environment: 'dev' } as const;
      const request = prepared(text, { outer: around([['private', { value: 'private-secret', origin }]]) });
      assert.doesNotMatch(JSON.stringify({ ...request, hidden: [...(request.hidden ?? [])] }), /secret/);
    });

    const trace = '@trace = client-request-id: 1';
    const headerRows: readonly (readonly [title: string, text: string, header: readonly [string, string]])[] = [
      ['a header from a variable', `${trace}\nPOST ${url}\n{{trace}}\nX-A: 1\n\n{}`, ['client-request-id', '1']],
      ['a header whose name is a variable', `@n = X-Name\nPOST ${url}\n{{n}}: b:c\n\n{}`, ['X-Name', 'b:c']],
      ['a header with a variable in its name', `@n = Name\nPOST ${url}\nX-{{n}}: {{n}}\n\n{}`, ['X-Name', 'Name']],
    ];
    for (const [title, text, header] of headerRows)
      it(`sends ${title}`, () => {
        const { headers, shown } = prepared(text);
        assert.deepEqual(headers[0], header);
        assert.deepEqual(shown.headers[0], header);
      });

    it('shows a header from a private variable as its reference, and never sends Authorization from one', () => {
      const origin = { kind: 'private-environment', file: 'x', environment: 'dev' } as const;
      const outer = around([
        ['key', { value: 'X-Key: hidden-1', origin }],
        ['token', { value: 'Authorization: Bearer hidden-2', origin }],
      ]);
      const { headers, shown, droppedHeaders } = prepared(`POST ${url}\n{{key}}\n{{token}}\nX-A: 1\n\n{}`, { outer });
      assert.deepEqual(headers.slice(0, 2), [
        ['X-Key', 'hidden-1'],
        ['X-A', '1'],
      ]);
      assert.doesNotMatch(JSON.stringify([shown, droppedHeaders]), /hidden/);
    });

    it('refuses a line that isn’t a header, without showing its value', () => {
      const origin = { kind: 'private-environment', file: 'x', environment: 'dev' } as const;
      const outer = around([['key', { value: 'not a header', origin }]]);
      const refusal = prepare(`POST ${url}\n{{key}}\nX-A: 1\n\n{}`, { outer });
      assert.ok('reason' in refusal);
      assert.equal(refusalMessage(refusal), `The header '{{key}}' contains characters that HTTP doesn’t allow.`);
    });

    it('refuses a body that mixes text with files', () => {
      for (const body of ['--b\n\n< ./1.png\n--b--', '< ./a\n< ./b']) {
        const refusal = prepare(`POST ${url}\n\n${body}`);
        assert.ok('reason' in refusal);
        assert.match(refusalMessage(refusal), /mixes text with files/);
      }
    });

    it('sends the written headers, except those that are computed or added', () => {
      const request = prepared(
        `POST ${url}\nContent-type: application/json\nContent-length: 281\nHost: x\nAuthorization: Bearer secret\nX-A: 1\n\n{}`,
      );
      assert.deepEqual(request.headers, [
        ['Content-type', 'application/json'],
        ['X-A', '1'],
        ['Accept', 'application/json'],
      ]);
      assert.deepEqual(request.droppedHeaders, ['Content-length', 'Host', 'Authorization']);
      assert.ok(!JSON.stringify(request).includes('secret'));
    });
    it('adds the Content-Type of a body', () => {
      assert.deepEqual(prepared(`POST ${url}\n\n{}`).headers[0], ['Content-Type', 'application/json']);
    });
    it('leaves comment lines out of the body', () => {
      assert.equal(prepared(`POST ${url}\n\n{\n  // why\n  "errorCode": 1\n}\n# end`).body, '{\n  "errorCode": 1\n}');
    });
    it('fills in variables in the body', () => {
      assert.equal(prepared(`@code = 9\nPOST ${url}\n\n{"errorCode": {{code}}}`).body, '{"errorCode": 9}');
    });
    it('uses the request at the cursor', () => {
      assert.equal(prepared(`GET ${url}/1\n\n###\nGET ${url}/2|\n\n###\nGET ${url}/3`).url, `${url}/2`);
    });
  });

  describe('values that are generated for a send', () => {
    it('are the same throughout a request, and differ by expression', () => {
      const request = prepared(`@x = {{$guid}}\nPOST ${url}?a={{$guid}}\nX-A: {{x}} {{ $uuid }}\n\n{"a": "{{$guid}}"}`);
      assert.equal(request.url, `${url}?a=id-1`);
      assert.equal(request.headers[0]?.[1], 'id-1 id-2');
      assert.equal(request.body, '{"a": "id-1"}');
      assert.equal(request.shown.body, request.body);
    });
    it('include the time of the send', () => {
      const text = `POST ${url}\n\n{"lastStateUpdateDateTime": "{{$datetime iso8601}}", "errorCode": {{$timestamp}}}`;
      assert.equal(
        prepared(text).body,
        '{"lastStateUpdateDateTime": "2026-01-02T03:04:05.678Z", "errorCode": 1767323045}',
      );
    });
  });

  describe('what is shown', () => {
    const outer = around([
      ['secret', { value: 'S3cr3t/x', origin: { kind: 'dotenv', file: '.env' } }],
      ['$processEnv TOKEN', { value: 'S3cr3t-2', origin: { kind: 'process' } }],
      ['open', { value: '{{secret}}!', origin: { kind: 'environment', environment: 'dev', file: 'e.json' } }],
      ['graph', { value: 'https://graph.microsoft.com/beta', origin: { kind: 'dotenv', file: '.env' } }],
    ]);

    it('has references in place of private values, also nested ones', () => {
      const text = `@mine = {{open}}\nPOST {{graph}}${route}?a={{secret}}&b=ä\nX-A: {{mine}}\n\n{"a": "{{$processEnv TOKEN}}"}`;
      const request = prepared(text, { outer });
      assert.equal(request.url, `${url}?a=S3cr3t/x&b=%C3%A4`);
      assert.deepEqual(request.headers[0], ['X-A', 'S3cr3t/x!']);
      assert.equal(request.body, '{"a": "S3cr3t-2"}');
      assert.deepEqual(request.shown, {
        url: `${url}?a={{secret}}&b=ä`,
        headers: [
          ['X-A', '{{secret}}!'],
          ['Content-Type', 'application/json'],
          ['Accept', 'application/json'],
        ],
        body: '{"a": "{{$processEnv TOKEN}}"}',
        references: ['secret', '$processEnv TOKEN'],
      });
    });
    it('is what is sent if nothing is private', () => {
      const { shown, ...request } = prepared(`POST {{graph}}${route}?b=ä\n\n{}`, { outer });
      assert.deepEqual(shown, { url: request.url, headers: request.headers, body: request.body, references: [] });
    });
    it('includes the expressions of generated values, by which a request is recognized', () => {
      const text = `@id = {{$guid}}\nPOST {{graph}}${route}?a={{id}}&b={{secret}}\n\n{"a": "{{$datetime iso8601}} {{secret}}"}`;
      const { shown, method } = prepared(text, { outer });
      assert.equal(shown.body, '{"a": "2026-01-02T03:04:05.678Z {{secret}}"}');
      const written = { url: `${url}?a={{$guid}}&b={{secret}}`, body: '{"a": "{{$datetime iso8601}} {{secret}}"}' };
      assert.deepEqual(shown.written, written);
      const again = prepareAgain(method, shown, outer, targetOf('sandbox'));
      assert.ok(!('reason' in again));
      assert.deepEqual(again.shown.written, written);
    });
    it('is resent with the current values, and keeps braces that are text', () => {
      const fileText = '{"a": "{{b}}{{secret}}"}';
      const kept = prepared(`POST {{graph}}${route}?a={{secret}}\n\n< a.json`, { outer, fileText });
      const other = around([
        ['secret', { value: 'new', origin: { kind: 'process' } }],
        ['b', { value: 'not asked for', origin: { kind: 'process' } }],
      ]);
      const again = prepareAgain(kept.method, kept.shown, other, targetOf('sandbox'));
      assert.ok(!('reason' in again));
      assert.deepEqual([again.url, again.body], [`${url}?a=new`, fileText]);
      assert.deepEqual(again.shown, kept.shown);
      const missing = prepareAgain(kept.method, kept.shown, noOuterVariables, targetOf('sandbox'));
      assert.ok('reason' in missing);
      assert.match(refusalMessage(missing), /\{\{secret\}\}/);
      assert.ok('reason' in prepareAgain(kept.method, kept.shown, other, targetOf('china')));
    });
    for (const [text, message] of [
      ['GET https://{{secret}}/beta', /^'\{\{secret\}\}' isn’t a Microsoft Graph host/],
      [
        'GET https://a.{{open}}@{{$processEnv TOKEN}}:1/beta',
        /^'\{\{\$processEnv TOKEN\}\}:1' isn’t a Microsoft Graph host/,
      ],
      ['GET {{secret}}', /^'\{\{secret\}\}' isn’t a valid URL/],
      ['GET http://graph.microsoft.com/{{secret}}', /requires https/],
    ] as const)
      it(`is all that a refusal quotes: ${text}`, () => {
        const refused = prepare(text, { outer });
        assert.ok('reason' in refused);
        assert.ok(!JSON.stringify(refused).includes('S3cr3t'));
        assert.match(refusalMessage(refused), message);
      });
    it('is resent with what its values refer to, or refused', () => {
      const nested = (value: string): OuterVariables =>
        around([
          ...outer.byName,
          ['nested', { value, origin: { kind: 'private-environment', environment: 'dev', file: 'e' } }],
        ]);
      const { shown } = prepared(`GET ${url}?a={{nested}}`, { outer: nested('{{secret}}!') });
      const again = prepareAgain('GET', shown, nested('{{secret}}!'), targetOf('sandbox'));
      assert.ok(!('reason' in again));
      assert.equal(again.url, `${url}?a=S3cr3t/x!`);
      const refused = prepareAgain('GET', shown, nested('{{gone}}'), targetOf('sandbox'));
      assert.ok('reason' in refused);
      assert.match(refusalMessage(refused), /^The value of \{\{nested\}\} refers to a variable that has no value\./);
    });
    for (const [text, message] of [
      [
        `@b = 1\nGET ${url}?a={{held}}`,
        /^The value of \{\{held\}\} contains double braces\. It comes from '\.env', where references aren’t resolved\./,
      ],
      [`GET ${url}?a={{b}}`, /^No value for \{\{b\}\}\. Define it in the request file/],
    ] as const)
      it(`says what to do if .env contains a reference: ${text}`, () => {
        const dotenv = { file: '.env', values: { held: 'x{{b}}' } };
        const sourcesAround = { environmentFiles: [], dotenv, process: undefined, unread: [] };
        const refused = prepare(text, { outer: outerVariables(sourcesAround, undefined) });
        assert.ok('reason' in refused);
        assert.match(refusalMessage(refused), message);
      });
    it('never contains a private value, wherever it is used', () => {
      const word = fc.constantFrom(
        '{{secret}}',
        '{{open}}',
        '{{mine}}',
        '{{ secret }}',
        '{{$processEnv TOKEN}}',
        'a',
        '/',
        ' ',
      );
      const words = fc.array(word, { maxLength: 6 }).map((parts) => parts.join(''));
      fc.assert(
        fc.property(words, words, words, words, (mine, query, header, body) => {
          const text = `@mine = x${mine}\nPOST ${url}?a=${query.replaceAll(' ', '')}\nX-A: ${header}\n\n{"a": "${body}"}`;
          const request = prepare(text, { outer });
          if ('reason' in request) {
            assert.ok(!JSON.stringify(request).includes('S3cr3t'), JSON.stringify(request));
            return;
          }
          assert.ok(!JSON.stringify(request.shown).includes('S3cr3t'), JSON.stringify(request.shown));
          // With the values filled in, it is the same request again.
          const again = prepareAgain(request.method, request.shown, outer, targetOf('sandbox'));
          assert.ok(!('reason' in again));
          assert.deepEqual(again, { ...request, droppedHeaders: [] });
        }),
      );
    });
  });

  describe('a body from a file', () => {
    it('is sent as it is, including braces', () => {
      const request = prepared(`@a = 1\nPOST ${url}\n\n< ./body.json`, { fileText: '{"a": "{{a}}{{b}}"}\n' });
      assert.equal(request.body, '{"a": "{{a}}{{b}}"}\n');
      assert.deepEqual(request.shown.references, []);
    });
    it('has its variables filled in with <@', () => {
      assert.equal(prepared(`@a = 1\nPOST ${url}\n\n<@ ./body.json`, { fileText: '{"a": {{a}}}' }).body, '{"a": 1}');
      assert.ok('reason' in prepare(`POST ${url}\n\n<@ ./body.json`, { fileText: '{"a": {{b}}}' }));
    });
    const written: readonly [line: string, expected: object][] = [
      ['< ./a b.json', { path: './a b.json', hasVariables: false, encoding: '' }],
      ['<@ {{name}}.json', { path: '{{name}}.json', hasVariables: true, encoding: '' }],
      ['<@latin1 a.json', { path: 'a.json', hasVariables: true, encoding: 'latin1' }],
      ['<@utf8 a.json', { path: 'a.json', hasVariables: true, encoding: '' }],
    ];
    for (const [line, expected] of written)
      it(`is read from: ${line}`, () => {
        const block = parseHttpFile(`POST ${url}\n\n${line}\n`).blocks[0];
        const request = block?.requests[0];
        assert.deepEqual(block && request && fileBodyOf(block, request), expected);
      });
    const faults: readonly [text: string, hasVariables: boolean, errors: readonly string[]][] = [
      ['{"runState": "sucess"}', false, ['unknown-enum-value']],
      ['{"runState": "{{a}}", "errorCode": {{b}}}', true, []],
      ['{"errorCode": {{b}}}', false, ['wrong-type', 'invalid-json']],
      ['{"errorCode": "{{n}}"}', true, ['wrong-type']],
      ['{"id": "1"}', false, ['read-only-property']],
    ];
    for (const [text, hasVariables, errors] of faults)
      it(`is checked like any body: ${text}${hasVariables ? ', with variables' : ''}`, () => {
        const request = parseHttpFile(`POST ${url}\n\n< a.json`).blocks[0]?.requests[0];
        assert.ok(request);
        const found = new BodyFileText(text).check(request, hasVariables, new Map([['n', '1']]));
        assert.deepEqual([...new Set(found.map(({ code }) => code))], errors);
      });
    const settled: readonly [what: string, text: string, severities: SeveritySettings, left: readonly string[]][] = [
      ['with the default severity', `POST ${url}\n\n< a.json`, {}, ['error wrong-type']],
      [
        'with the severity of a setting',
        `POST ${url}\n\n< a.json`,
        { 'wrong-type': 'information' },
        ['information wrong-type'],
      ],
      ['unless a comment for the file disables them', `# graph-disable wrong-type\nPOST ${url}\n\n< a.json`, {}, []],
      [
        'unless a comment above it disables them',
        `POST ${url}\n\n# graph-disable-next-line wrong-type\n< a.json`,
        {},
        [],
      ],
      [
        'even if a comment elsewhere disables them',
        `# graph-disable-next-line\nPOST ${url}\n\n< a.json`,
        {},
        ['error wrong-type'],
      ],
    ];
    for (const [what, text, severities, left] of settled)
      it(`reports its problems ${what}`, () => {
        const file = parseHttpFile(text);
        const request = file.blocks[0]?.requests[0];
        assert.ok(request);
        const found = new BodyFileText('{"errorCode": "1"}').check(request, false, new Map());
        const problems = new FileChecker({ severities }).enabledIn(file, 0, found);
        assert.deepEqual(
          problems.map(({ severity, code }) => `${severity} ${code}`),
          left,
        );
      });
  });

  it('passes the simulated failure to the sandbox only', () => {
    const request = prepared(`# @sandbox 404\nPOST ${url}`);
    assert.equal(request.sandboxPlan?.failure?.kind, 'status');
    assert.ok(!JSON.stringify([request.headers, request.url, request.body]).includes('404'));
    assert.equal(prepared(`POST ${url}`).sandboxPlan, undefined);
  });

  it('shows a placeholder without a value as it is written', () => {
    const { shown } = prepared('GET /deviceManagement/deviceShellScripts/{id}/deviceRunStates');
    assert.equal(
      shown.url,
      'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/{id}/deviceRunStates',
    );
  });

  describe('refuses', () => {
    const cases: readonly [name: string, text: string, target: string, message: RegExp][] = [
      ['a method without a URL', 'POST', 'sandbox', /no URL yet/],
      ['another host', 'GET https://example.com/beta', 'sandbox', /'example.com' isn’t a Microsoft Graph host/],
      [
        'a host behind userinfo',
        'GET https://graph.microsoft.com@example.com/',
        'sandbox',
        /isn’t a Microsoft Graph host/,
      ],
      ['userinfo', 'GET https://me:secret@graph.microsoft.com/beta', 'sandbox', /isn’t a Microsoft Graph host/],
      ['another port', 'GET https://graph.microsoft.com:8443/beta', 'sandbox', /isn’t a Microsoft Graph host/],
      ['plain http', 'GET http://graph.microsoft.com/beta', 'sandbox', /requires https/],
      ['the host of another cloud', 'GET https://graph.microsoft.us/beta', 'global', /belongs to another cloud/],
      ['a URL that is only a word', 'GET example', 'sandbox', /isn’t a valid URL/],
      [
        'unknown variables, naming each once',
        `GET {{root}}/x?{{root}}&{{$aad}}`,
        'sandbox',
        /\{\{root\}\} and \{\{\$aad\}\}/,
      ],
      [
        'a $dotenv variable without a .env file',
        `GET ${url}?{{$dotenv A}}`,
        'sandbox',
        /\{\{\$dotenv A\}\}\. There is no \.env/,
      ],
      ['an unknown method', `BREW ${url}`, 'sandbox', /doesn’t support the method/],
      ['a body of a GET', `GET ${url}\n\n{}`, 'sandbox', /can’t have a body/],
      ['a header with characters that HTTP forbids', `GET ${url}\nX: \u20ac`, 'sandbox', /'X' contains characters/],
    ];
    for (const [name, text, target, message] of cases)
      it(name, () => {
        const result = prepare(text, { target });
        assert.ok('reason' in result);
        assert.match(refusalMessage(result), message);
      });
  });
});

describe('a body that is larger than Microsoft Graph accepts', () => {
  const body = (bytes: number): string => `"${'x'.repeat(bytes - 2)}"`;
  const message =
    'The body is larger than 4 MB. Microsoft Graph usually rejects requests of that size, so this extension doesn’t send them. Shorten it.';
  const sent = (bytes: number) => {
    const prepared = prepare(`POST ${url}\n\n${body(bytes)}\n`);
    return 'reason' in prepared ? refusalMessage(prepared) : prepared.body?.length;
  };

  it('is sent up to the limit, and refused above it', () => {
    assert.deepEqual([sent(bodyLimit.bytes), sent(bodyLimit.bytes + 1)], [bodyLimit.bytes, message]);
  });

  it('is refused if it is too large only with its variables, or only in bytes', () => {
    const value = 'x'.repeat(60_000);
    const references = prepare(`@a = ${value}\nPOST ${url}\n\n"${'{{a}}'.repeat(80)}"\n`);
    const accents = prepare(`POST ${url}\n\n"${'é'.repeat(bodyLimit.bytes / 2)}"\n`);
    for (const prepared of [references, accents])
      assert.equal('reason' in prepared ? refusalMessage(prepared) : prepared.body?.length, message);
  });

  it('is also refused in a payload file', () => {
    const [route] = entityTypes.flatMap(({ routes }) => routes);
    assert.ok(route);
    const values = new Map(parametersInPath(route).map(({ name }) => [name, '1']));
    const prepared = preparePayload(body(bodyLimit.bytes + 1), route, values, targetOf('sandbox'));
    assert.ok('reason' in prepared);
    assert.equal(refusalMessage(prepared), message);
  });
});
