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

/** The sandbox creates what has no problem in the editor, and rejects what has an error. What it rejects has a problem. */
export const target = fuzzTarget(fc.tuple(fc.constantFrom(...paths), nearlyJson), async ([path, body]) => {
  // Making a finding smaller may cut the path.
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
  const details = `${response.status} ${JSON.stringify(problems.map(({ code, severity }) => [code, severity]))} ${text}`;
  if (problems.some(({ severity }) => severity === 'error')) assert.equal(response.status, 400, details);
  if (problems.length === 0) assert.equal(response.status, 201, details);
  if (response.status >= 400)
    assert.ok(
      problems.some(({ severity }) => severity !== 'information'),
      details,
    );
  if (response.status !== 201) return;
  const made = (await response.json()) as Record<string, unknown>;
  // A round trip, because JSON has neither -0 nor numbers beyond a double's range, and UTF-8 has no half of a surrogate pair.
  const sent = JSON.parse(JSON.stringify(JSON.parse(Buffer.from(prepared.body ?? '').toString()))) as object;
  for (const [name, value] of Object.entries(sent)) assert.deepEqual(made[name], value, details);
});
