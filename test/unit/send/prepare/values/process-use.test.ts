import assert from 'node:assert/strict';
import { parseEnvironmentFile } from '../../../../../src/http/variables/environment.ts';
import { parseHttpFile } from '../../../../../src/http/file.ts';
import { outerVariables, type OuterVariables } from '../../../../../src/http/variables/outer-variables.ts';
import { prepareAgain, processUsesAgain } from '../../../../../src/send/prepare/prepare-again.ts';
import { prepareRequest, processUsesOf } from '../../../../../src/send/prepare/prepare-request.ts';
import { mergedUses, type ProcessUse } from '../../../../../src/send/prepare/values/process-use.ts';
import type { Refusal } from '../../../../../src/send/prepare/refusal.ts';
import { refusalMessage } from '../../../../../src/send/prepare/refusal-message.ts';
import { requestVariables } from '../../../../../src/send/prepare/values/request-variables.ts';
import type { PreparedRequest } from '../../../../../src/send/prepared-request.ts';
import { targetOf } from '../../../../../src/send/target.ts';

const path = '/deviceManagement/deviceShellScripts/1/deviceRunStates';
const url = `https://graph.microsoft.com/beta${path}`;
const secret = 'S3cr3t';

const environments = `{"$shared": {
  "open": "{{$processEnv KEY}}", "deep": "{{private}}", "ofFile": "{{mine}}",
  "cycle": "{{cycle}}{{$processEnv KEY}}", "$processEnv KEY": "of a file"
}}`;

/** Variables with a process environment of KEY and OTHER. @param read those that may be read */
const around = (...read: string[]): OuterVariables =>
  outerVariables(
    {
      environmentFiles: [
        { file: 'public.json', isPrivate: false, environments: parseEnvironmentFile(environments).environments },
        {
          file: 'private.json',
          isPrivate: true,
          environments: parseEnvironmentFile('{"$shared": {"private": "{{$processEnv KEY}}"}}').environments,
        },
      ],
      dotenv: { file: '.env', values: { verbatim: '{{$processEnv KEY}}' } },
      process: { names: new Set(['KEY', 'OTHER']), values: new Map(read.map((name) => [name, `${secret}-${name}`])) },
      unread: [],
    },
    undefined,
  );

interface Prepared {
  readonly uses: readonly ProcessUse[];
  readonly request: PreparedRequest | Refusal;
}

function prepare(text: string, outer: OuterVariables, fileText?: string, targetId = 'global'): Prepared {
  const file = parseHttpFile(text);
  const block = file.blocks[0];
  const request = block?.requests[0];
  assert.ok(block && request);
  const sources = { now: new Date(0), newId: () => 'id', random: () => 0 };
  const variables = requestVariables(file, outer, block.text + (fileText ?? ''), sources);
  const target = targetOf(targetId);
  return {
    uses: processUsesOf(block, request, variables, target, fileText),
    request: prepareRequest(block, request, variables, new Map(), target, fileText),
  };
}

describe('a variable of the process environment', () => {
  const rows: readonly [text: string, parts: readonly string[], fileText?: string][] = [
    [`POST ${url}?a={{$processEnv KEY}}`, ['the URL']],
    [`POST ${url}\nX-A: a{{ $processEnv  KEY }}`, ["the header 'X-A'"]],
    [`POST ${url}\n\n{"a": "{{$processEnv KEY}}"}`, ['the body']],
    [`POST ${url}?a={{$processEnv KEY}}\n\n{{$processEnv KEY}}`, ['the URL', 'the body']],
    [`@mine = {{$processEnv KEY}}\nPOST ${url}\n\n{{mine}}`, ['the body']],
    [`@a = {{b}}\n@b = {{open}}\nPOST ${url}\n\n{{a}}`, ['the body']],
    [`POST ${url}\n\n{{open}}`, ['the body']],
    [`POST ${url}\n\n{{private}}`, ['the body']],
    [`POST ${url}\n\n{{deep}}`, ['the body']],
    [`@mine = {{$processEnv KEY}}\nPOST ${url}\n\n{{ofFile}}`, ['the body']],
    [`POST ${url}\n\n{{cycle}}`, ['the body']],
    [`POST ${url}\n\n<@ ./a.json`, ['the body'], '{{private}}'],
    [`POST ${url}\n\n< ./{{private}}.json`, ['the path of the body file'], '{}'],
    // Nothing is filled in for these.
    [`POST ${url}\n\n< ./a.json`, [], '{{$processEnv KEY}}'],
    [`POST ${url}\n\n{{verbatim}}`, []],
    [`@open = 1\nPOST ${url}\n\n{{open}}`, []],
    [`@unused = {{$processEnv KEY}}\nPOST ${url}\n\n{}`, []],
    [`POST ${url}\n# {{$processEnv KEY}}\n\n{}`, []],
    [`POST ${url}\n\n{{KEY}}`, []],
    [`POST ${url}\n\n{{$processEnv %KEY}}{{$processEnv GONE}}{{$dotenv KEY}}{{$env.KEY}}{{process.env.KEY}}`, []],
  ];
  for (const [text, parts, fileText] of rows)
    it(`is used in ${parts.join(' and ') || 'no part'} of ${text.replace(url, '/').replaceAll('\n', ' ⏎ ')}`, () => {
      const unread = prepare(text, around(), fileText);
      assert.deepEqual(
        unread.uses,
        parts.length === 0 ? [] : [{ name: 'KEY', parts, hasMoreParts: false, addresses: unread.uses[0]?.addresses }],
      );
      const isInPath = parts.some((part) => part.includes('path'));
      if (parts.length > 0 && !isInPath)
        assert.deepEqual(unread.request, { reason: 'unread-process-variables', names: ['KEY'] });
      const read = prepare(text, around('KEY'), fileText).request;
      const sent = 'reason' in read ? '' : JSON.stringify([read.url, read.headers, read.body]);
      assert.equal(
        sent.includes(secret),
        parts.length > 0 && !isInPath && !text.includes('cycle'),
        JSON.stringify(read),
      );
      assert.ok(!JSON.stringify('reason' in read ? read : read.shown).includes(secret));
    });

  it('is named in the refusal, which says how to allow it', () => {
    const { request } = prepare(`POST ${url}?a={{$processEnv KEY}}{{$processEnv OTHER}}`, around('OTHER'));
    assert.ok('reason' in request);
    assert.match(
      refusalMessage(request),
      /hasn’t read 'KEY' from your machine’s environment\. Send the request and allow it\.$/,
    );
  });

  it('isn’t asked about if another variable has no value', () => {
    const { request } = prepare(`POST ${url}?a={{$processEnv KEY}}{{gone}}`, around());
    assert.ok('reason' in request && request.reason === 'unknown-variables');
    assert.deepEqual(request.names, ['gone']);
  });

  it('is read again for a resent request, which uses it in the same places', () => {
    const { request } = prepare(`@mine = {{private}}\nPOST ${url}?a={{mine}}\n\n{{open}}`, around('KEY'));
    assert.ok(!('reason' in request));
    const target = targetOf('global');
    const unread = prepareAgain(request.method, request.shown, around(), target);
    assert.deepEqual(unread, { reason: 'unread-process-variables', names: ['KEY'] });
    const [use] = processUsesAgain(request.shown, around(), target);
    assert.deepEqual(use?.parts, ['the URL', 'the body']);
    const again = prepareAgain(request.method, request.shown, around('KEY'), target);
    assert.ok(!('reason' in again));
    assert.deepEqual([again.url, again.body], [request.url, request.body]);
  });

  const addresses: readonly [text: string, target: string, address: string][] = [
    [
      `GET ${path}?a={{$processEnv KEY}}`,
      'china',
      `https://microsoftgraph.chinacloudapi.cn${path}?a={{$processEnv KEY}}`,
    ],
    [`GET ${url}?a={{$processEnv KEY}}`, 'global', `${url}?a={{$processEnv KEY}}`],
    [`GET {{$processEnv KEY}}${path}`, 'global', `{{$processEnv KEY}}${path}`],
    [`GET ${path}?a={{$processEnv KEY}}`, 'sandbox', 'the sandbox, inside the editor'],
  ];
  for (const [text, target, address] of addresses)
    it(`goes to ${address}`, () => {
      assert.deepEqual(prepare(text, around(), undefined, target).uses[0]?.addresses, [address]);
    });

  for (const [headers, parts, hasMoreParts] of [
    [19, 20, false],
    [20, 20, true],
    [200, 20, true],
  ] as const)
    it(`is listed with ${parts} parts and ${hasMoreParts ? 'more' : 'no more'}, if ${headers} headers and the body use it`, () => {
      const lines = Array.from({ length: headers }, (_, index) => `X-${index}: {{a${index % 3}}}`).join('\n');
      const text = `@a0 = {{a1}}\n@a1 = {{a2}}\n@a2 = {{open}}\nPOST ${url}\n${lines}\n\n{{a0}}`;
      const { uses } = prepare(text, around());
      assert.deepEqual(
        uses.map(({ name, parts: named, hasMoreParts: hasMore }) => [name, named.length, hasMore]),
        [['KEY', parts, hasMoreParts]],
      );
      assert.deepEqual(uses[0]?.parts.slice(0, 2), ["the header 'X-0'", "the header 'X-1'"]);
    });

  it('is listed with as many parts for several requests', () => {
    const ofHeader = (index: number): string => `GET ${url}\nX-${index}: {{$processEnv KEY}}`;
    const usesOf = (length: number) => Array.from({ length }, (_, index) => prepare(ofHeader(index), around()).uses[0]);
    const merged = (length: number) =>
      mergedUses(usesOf(length).flatMap((use) => use ?? [])).map(({ parts, hasMoreParts }) => [
        parts.length,
        hasMoreParts,
      ]);
    assert.deepEqual([merged(20), merged(21)], [[[20, false]], [[20, true]]]);
  });

  it('is listed once for several requests, with all its parts and addresses', () => {
    const uses = [
      `GET ${url}?a={{$processEnv KEY}}`,
      `GET ${url}?b={{$processEnv KEY}}\nX-A: {{$processEnv OTHER}}`,
    ].flatMap((text) => prepare(text, around()).uses);
    assert.deepEqual(
      mergedUses(uses).map(({ name, parts, addresses: found }) => [name, parts, found.length]),
      [
        ['KEY', ['the URL'], 2],
        ['OTHER', ["the header 'X-A'"], 1],
      ],
    );
  });
});
