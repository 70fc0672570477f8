import assert from 'node:assert/strict';
import fc from 'fast-check';
import { entityTypes } from '../../../../src/catalog/index.ts';
import { odataTypeOf } from '../../../../src/catalog/odata-type.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import type { Block } from '../../../../src/http/model.ts';
import { outerVariables } from '../../../../src/http/variables/outer-variables.ts';
import { pasteRequest } from '../../../../src/language/paste/paste.ts';
import { followUpRequest, whyNoFollowUp } from '../../../../src/send/prepare/follow-up.ts';
import { prepareRequest } from '../../../../src/send/prepare/prepare-request.ts';
import { refusalMessage } from '../../../../src/send/prepare/refusal-message.ts';
import { requestVariables } from '../../../../src/send/prepare/values/request-variables.ts';
import type { PreparedRequest } from '../../../../src/send/prepared-request.ts';
import { targetOf } from '../../../../src/send/target.ts';
import { anyCharacter } from '../../../fuzz/arbitrary/character.ts';
import { readableProcess } from '../../http/readable-process.ts';

const collection = 'https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts/1/deviceRunStates';
const entityType = entityTypes.find(({ name }) => name === 'deviceHealthScriptDeviceState');
assert.ok(entityType);

/** Everything that has a meaning in a request file, and references to secrets of the user. */
const piece = fc.constantFrom(
  ...['{{', '}}', '{', '}', '{{HOME}}', '{{ HOME }}', '{{$processEnv KEY}}', '{{$dotenv KEY}}', '{{$guid}}', '{{KEY}}'],
  ...['\n', '\r', '\r\n', '\u2028', '\u2029', '\u0085', '\t', '\0', '\u001b', '\u202e', '\ufeff'],
  ...['###', '### x', '# @sandbox 500', '# @name x', '# graph-disable', '@HOME = x', '// x', '/*', '*/', '```', '~~~'],
  ...['POST https://graph.microsoft.com/beta/x', 'HTTP/1.1 200 OK', '< ./a.json', '<@ ./a.json', '> {%', '%}', '?? x'],
  ...['X-A: b', '"', '\\', '/', '?', '#', '%', '..', '$', "'", '(', ')', '\ud800', 'a', ' ', ','],
);
const anyText = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ unit: anyCharacter }),
);

const secret = 'wJalrXUtnFEMI';
const outer = outerVariables(
  {
    environmentFiles: [
      {
        file: 'e',
        isPrivate: true,
        environments: new Map([
          [
            'dev',
            new Map([
              ['KEY', secret],
              ['HOME', secret],
              ['a', secret],
            ]),
          ],
        ]),
      },
    ],
    dotenv: { file: '.env', values: { KEY: secret, HOME: secret } },
    process: readableProcess({ KEY: secret, HOME: secret }),
    unread: [],
  },
  'dev',
);

function prepared(block: Block, text: string): PreparedRequest {
  const [request, ...others] = block.requests;
  assert.ok(request);
  assert.deepEqual(others, []);
  assert.deepEqual([block.directives, block.variables], [[], []]);
  const sources = { now: new Date(0), newId: () => secret, random: () => 0 };
  const variables = requestVariables(parseHttpFile(text), outer, block.text, sources);
  const result = prepareRequest(block, request, variables, new Map(), targetOf('global'));
  if ('reason' in result) assert.fail(refusalMessage(result));
  assert.deepEqual([result.shown.references, result.sandboxPlan], [[], undefined]);
  assert.ok(!JSON.stringify(result).includes(secret));
  return result;
}

/** The only block with requests. */
function onlyBlock(text: string): Block {
  const blocks = parseHttpFile(text).blocks.filter(({ requests }) => requests.length > 0);
  assert.equal(blocks.length, 1);
  assert.ok(blocks[0]);
  return blocks[0];
}

const settable = {
  detectionState: anyText,
  preRemediationDetectionScriptOutput: anyText,
  remediationScriptError: anyText,
};
const anyEntity = fc.record({ id: anyText, ...settable });
const segments = (url: string): string[] => new URL(url).pathname.split('/');

describe('what a response says stays text', () => {
  it('in the follow-up request', () => {
    fc.assert(
      fc.property(anyEntity, fc.constantFrom('PATCH', 'DELETE'), (entity, method) => {
        const text = followUpRequest(collection, entity, method)?.text;
        if (text === undefined) {
          assert.notEqual(whyNoFollowUp(collection, entity, method), '');
          return;
        }
        const request = prepared(onlyBlock(text), text);
        assert.equal(request.method, method);
        assert.deepEqual(segments(request.url).slice(0, -1), segments(collection));
        assert.equal(decodeURIComponent(segments(request.url).at(-1) ?? ''), entity.id);
        const { id, ...written } = entity;
        const body = method === 'PATCH' ? { '@odata.type': odataTypeOf(entityType), ...written } : undefined;
        assert.deepEqual(request.body && JSON.parse(request.body), body);
        assert.ok(id !== '');
      }),
      { numRuns: 500 },
    );
  });

  it('in the request that is pasted from it, including names of properties', () => {
    const more = fc.dictionary(
      anyText.filter((name) => !name.startsWith('#') && !name.includes('@')),
      anyText,
      { maxKeys: 2 },
    );
    fc.assert(
      fc.property(anyEntity, anyText, more, fc.constantFrom(undefined, 2), (entity, key, others, indent) => {
        const rest = Object.entries(others).filter(([name]) => !(name in entity) && name !== '__proto__');
        const fragment = `deviceManagement/deviceHealthScripts('${key}')/deviceRunStates/$entity`;
        const response = {
          '@odata.context': `https://graph.microsoft.com/beta/$metadata#${fragment}`,
          '@odata.type': odataTypeOf(entityType),
          ...entity,
          ...Object.fromEntries(rest),
        };
        const text = pasteRequest(JSON.stringify(response, null, indent), {
          file: parseHttpFile(''),
          start: 0,
          end: 0,
          eol: '\n',
          asked: true,
        })?.text;
        assert.ok(text !== undefined);
        // A key that can't be read from the context is a placeholder.
        const filled = text.replace('{deviceHealthScriptId}', '1');
        const request = prepared(onlyBlock(filled), filled);
        const path = segments(request.url);
        assert.equal(path.length, segments(collection).length);
        assert.deepEqual([path[3], path[5]], ['deviceHealthScripts', 'deviceRunStates']);
        const written: Partial<typeof entity> = { ...entity };
        delete written.id;
        assert.deepEqual(JSON.parse(request.body ?? ''), {
          '@odata.type': odataTypeOf(entityType),
          ...written,
          ...Object.fromEntries(rest),
        });
      }),
      { numRuns: 500 },
    );
  });

  it('while references in the URL and in a pasted request stay references', () => {
    const item = followUpRequest(collection.replace('/1/', '/{{script}}/'), { id: '{{KEY}}' }, 'DELETE')?.text ?? '';
    assert.match(item, /^DELETE .*\/deviceHealthScripts\/\{\{script\}\}\/deviceRunStates\/%7B%7BKEY%7D%7D$/m);
    const clipboard = `POST ${collection}\nContent-Length: 2\n\n{ "detectionState": "{{KEY}}" }`;
    const place = { file: parseHttpFile(''), start: 0, end: 0, eol: '\n', asked: true };
    assert.match(pasteRequest(clipboard, place)?.text ?? '', /"\{\{KEY\}\}"/);
  });

  it('and a variable beside it isn’t pasted', () => {
    const clipboard = `@KEY = x\n{ "@odata.type": "${odataTypeOf(entityType)}", "id": "1" }`;
    const place = { file: parseHttpFile(''), start: 0, end: 0, eol: '\n', asked: true };
    assert.match(pasteRequest(clipboard, place)?.text ?? '', /^POST /m);
    assert.doesNotMatch(pasteRequest(clipboard, place)?.text ?? '', /@KEY/);
  });
});
