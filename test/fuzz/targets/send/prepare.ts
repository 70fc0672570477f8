import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clouds } from '../../../../src/catalog/index.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { urlSegment } from '../../../../src/http/escape/url-segment.ts';
import { placeholdersOf, prepareRequest } from '../../../../src/send/prepare/prepare-request.ts';
import { previewText } from '../../../../src/send/prepare/preview.ts';
import { refusalMessage } from '../../../../src/send/prepare/refusal-message.ts';
import { dynamicSources, requestVariables } from '../../../../src/send/prepare/values/request-variables.ts';
import { targetId, targetOf, targets } from '../../../../src/send/target.ts';
import { hostileText } from '../../arbitrary/hostile-text.ts';
import { assertNoSecret, outerValues, outerVariablesOf } from '../../arbitrary/outer-values.ts';
import { requestFile } from '../../arbitrary/request-file.ts';
import { fuzzTarget } from '../../target.ts';

/** A request goes to a host of Graph or is refused, `fetch` accepts it, and neither what is shown nor a refusal contains a secret. */
export const target = fuzzTarget(
  fc.tuple(requestFile, fc.constantFrom(...targets.map(targetId)), outerValues, hostileText),
  ([text, id, values, placeholder]) => {
    const file = parseHttpFile(text);
    const [outer, to] = [outerVariablesOf(values), targetOf(id)];
    const entered = typeof urlSegment(placeholder) === 'string' ? placeholder : '1';
    for (const block of file.blocks)
      for (const request of block.requests) {
        const variables = requestVariables(file, outer, block.text, dynamicSources());
        const answers = new Map(placeholdersOf(request, variables.all).map((name) => [name, entered]));
        const prepared = prepareRequest(block, request, variables, answers, to);
        if ('reason' in prepared) {
          assertNoSecret(refusalMessage(prepared), 'A refusal');
          continue;
        }
        const url = new URL(prepared.url);
        assert.equal(url.href, prepared.url);
        assert.ok(
          clouds.some(({ graphRoot }) => new URL(graphRoot).origin === url.origin),
          prepared.url,
        );
        assert.doesNotThrow(
          () => new Headers(prepared.headers.map(([name, value]): [string, string] => [name, value])),
        );
        assertNoSecret(JSON.stringify(prepared.shown), 'The request as it is shown');
        assertNoSecret(previewText(prepared, to, undefined, []), 'The preview');
      }
  },
);
