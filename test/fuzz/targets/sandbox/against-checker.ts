import assert from 'node:assert/strict';
import fc from 'fast-check';
import { entityTypes } from '../../../../src/catalog/index.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { noOuterVariables } from '../../../../src/http/variables/outer-variables.ts';
import { createSandbox } from '../../../../src/sandbox/index.ts';
import { prepareRequest } from '../../../../src/send/prepare/prepare-request.ts';
import { dynamicSources, requestVariables } from '../../../../src/send/prepare/values/request-variables.ts';
import { problemsIn } from '../../../unit/language/problems/problems-in.ts';
import { nearlyJson } from '../../arbitrary/json-text.ts';
import { fuzzTarget } from '../../target.ts';

const paths = entityTypes.flatMap(({ routes }) => routes.map(({ path }) => path.replace(/\{\w+\}/g, '1')));

/** No problem in the editor: the sandbox creates it. An error: the sandbox refuses it. What it refuses has a problem. */
export const target = fuzzTarget(fc.tuple(fc.constantFrom(...paths), nearlyJson), async ([path, body]) => {
  // A finding is made smaller without knowing what a path is.
  if (!paths.includes(path)) return;
  const text = `POST https://graph.microsoft.com/beta${path}\nContent-Type: application/json\n\n${body}\n`;
  const file = parseHttpFile(text);
  const [block] = file.blocks;
  const [request, ...others] = file.blocks.flatMap(({ requests }) => requests);
  if (!block || request?.body?.kind !== 'text' || others.length > 0 || file.blocks.length > 1) return;
  const variables = requestVariables(file, noOuterVariables, '', dynamicSources());
  const prepared = prepareRequest(block, request, variables, new Map(), { kind: 'sandbox' });
  if ('reason' in prepared) return;
  const problems = problemsIn(text).map(({ problem }) => problem);
  const response = await createSandbox().fetch(prepared.url, {
    method: 'POST',
    headers: prepared.headers.map(([name, value]): [string, string] => [name, value]),
    body: prepared.body ?? '',
  });
  const told = `${response.status} ${JSON.stringify(problems.map(({ code, severity }) => [code, severity]))} ${text}`;
  if (problems.some(({ severity }) => severity === 'error')) assert.equal(response.status, 400, told);
  if (problems.length === 0) assert.equal(response.status, 201, told);
  if (response.status >= 400)
    assert.ok(
      problems.some(({ severity }) => severity !== 'information'),
      told,
    );
  if (response.status !== 201) return;
  const made = (await response.json()) as Record<string, unknown>;
  // There and back, because JSON has neither -0 nor what is out of the range of a double, and UTF-8 no half of a pair.
  const sent = JSON.parse(JSON.stringify(JSON.parse(Buffer.from(prepared.body ?? '').toString()))) as object;
  for (const [name, value] of Object.entries(sent)) assert.deepEqual(made[name], value, told);
});
