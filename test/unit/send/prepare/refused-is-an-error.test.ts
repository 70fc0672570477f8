import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { noOuterVariables } from '../../../../src/http/variables/outer-variables.ts';
import { FileChecker } from '../../../../src/language/checks/file.ts';
import { allRequests } from '../../../../src/language/request/request-at.ts';
import { prepareRequest } from '../../../../src/send/prepare/prepare-request.ts';
import type { Refusal } from '../../../../src/send/prepare/refusal.ts';
import { dynamicSources, requestVariables } from '../../../../src/send/prepare/values/request-variables.ts';
import { targetOf } from '../../../../src/send/target.ts';

const host = 'https://graph.microsoft.com/beta';
const url = `${host}/deviceManagement/deviceShellScripts/1/deviceRunStates`;

/** Requests that are refused for each reason, or why the editor shows no error in them as you type. */
const refused: Readonly<
  Record<Refusal['reason'], readonly string[] | 'no request to Graph' | 'known when it is sent'>
> = {
  'no-url': 'no request to Graph',
  'invalid-url': [`GET "${url}"`],
  'not-https': [`GET ${url.replace('https', 'http')}`],
  'foreign-host': 'no request to Graph',
  'other-cloud': [`GET ${url.replace('.com', '.us')}`],
  'unknown-variables': [
    `GET ${url}/{{a}}`,
    `POST ${url}\n\n{ "resultMessage": "{{a}}" }`,
    `GET ${url}/{{$localDatetime}}`,
    `GET ${url}/{{Date.now() + 1}}`,
    `# @name create\nPOST ${url}\n\n{}\n\n> {% client.global.set("id", response.body.id); %}\n###\nGET ${url}/{{id}}`,
  ],
  'unread-process-variables': 'known when it is sent',
  unfilled: 'known when it is sent',
  'message-value': 'known when it is sent',
  'placeholder-value': 'known when it is sent',
  'file-body': 'known when it is sent',
  'mixed-body': [`POST ${url}\n\n{}\n< ./a.json`],
  'invalid-header': [`GET ${url}\nX-A: \u4e00`],
  'invalid-method': [`SEARCH ${url}`],
  'body-not-allowed': [`GET ${url}\n\n{}`],
  'body-too-large': 'known when it is sent',
};

describe('a refused request has an error in the editor', () => {
  for (const [reason, texts] of Object.entries(refused))
    for (const text of typeof texts === 'string' ? [] : texts)
      it(`${reason}: ${text.replaceAll('\n', '⏎')}`, () => {
        const target = targetOf('global');
        const file = parseHttpFile(text);
        const placed = allRequests(file).at(-1);
        assert.ok(placed);
        const { block, request } = placed;
        const variables = requestVariables(file, noOuterVariables, block.text, dynamicSources());
        const prepared = prepareRequest(block, request, variables, new Map(), target);
        assert.equal('reason' in prepared ? prepared.reason : 'sent', reason);
        const cloud = target.kind === 'cloud' ? target.cloud : undefined;
        const problems = new FileChecker({ cloud }).check(file).flatMap((one) => one.problems);
        assert.ok(
          problems.some(({ severity }) => severity === 'error'),
          problems.map(({ severity, code }) => `${severity} ${code}`).join(),
        );
      });
});
