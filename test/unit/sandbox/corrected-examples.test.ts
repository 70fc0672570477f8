import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { parseHttpFile } from '../../../src/http/file.ts';
import { noOuterVariables } from '../../../src/http/variables/outer-variables.ts';
import { requestAt } from '../../../src/language/request/request-at.ts';
import { prepareRequest } from '../../../src/send/prepare/prepare-request.ts';
import { refusalMessage } from '../../../src/send/prepare/refusal-message.ts';
import { dynamicSources, requestVariables } from '../../../src/send/prepare/values/request-variables.ts';
import { send } from '../../../src/send/deliver/send.ts';
import { targetOf } from '../../../src/send/target.ts';
import { sandboxPorts } from './sandbox-ports.ts';

const folder = new URL('../../examples/corrected/', import.meta.url);
const target = targetOf('sandbox');

describe('the corrected examples', () => {
  for (const name of readdirSync(folder))
    it(`${name} gets 201`, async () => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      const file = parseHttpFile(text);
      const placed = requestAt(file, text.length);
      assert.ok(placed);
      const prepared = prepareRequest(
        placed.block,
        placed.request,
        requestVariables(file, noOuterVariables, '', dynamicSources()),
        new Map(),
        target,
      );
      if ('reason' in prepared) assert.fail(refusalMessage(prepared));
      const outcome = await send(prepared, target, sandboxPorts(), new AbortController().signal);
      assert.ok(outcome.kind === 'response');
      assert.equal(outcome.response.status, 201, outcome.response.body);
    });
});
