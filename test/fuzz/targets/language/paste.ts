import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bodyContent } from '../../../../src/http/body-text.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { pasteRequest } from '../../../../src/language/paste/paste.ts';
import { applyEdits } from '../../../unit/language/problems/problems-in.ts';
import { hostileText } from '../../arbitrary/hostile-text.ts';
import { jsonText } from '../../arbitrary/json-text.ts';
import { requestFile } from '../../arbitrary/request-file.ts';
import { fuzzTarget } from '../../target.ts';

const place = fc.double({ min: 0, max: 1, noNaN: true });
const clipboard = fc.oneof(
  requestFile,
  jsonText,
  fc
    .tuple(hostileText, requestFile, hostileText)
    .map(([before, text, after]) => `${before}\n\`\`\`http\n${text}\n\`\`\`\n${after}`),
);

/** Pasting removes nothing but white space, and leaves the requests around it unchanged. */
export const target = fuzzTarget(
  fc.tuple(clipboard, requestFile, place, fc.boolean(), fc.boolean()),
  ([copied, text, where, asked, isWindows]) => {
    const file = parseHttpFile(text);
    const at = Math.round(where * text.length);
    const edit = pasteRequest(copied, { file, start: at, end: at, eol: isWindows ? '\r\n' : '\n', asked });
    if (edit === undefined) return;
    assert.ok(edit.start >= 0 && edit.start <= edit.end && edit.end <= text.length, JSON.stringify(edit));
    assert.equal(text.slice(edit.start, edit.end).trim(), '', 'Text was lost');
    const after = applyEdits(text, [edit]);
    const [before, now] = [requestsOf(text), requestsOf(after)];
    let next = 0;
    for (const request of before) {
      const found = now.indexOf(request, next);
      assert.notEqual(found, -1, `Missing: ${request}\n${after}`);
      next = found + 1;
    }
  },
);

/** Each request as one text: method, URL, headers and body. */
const requestsOf = (text: string): string[] =>
  parseHttpFile(text).blocks.flatMap((block) =>
    block.requests.map(({ method, url, headers, body }) =>
      JSON.stringify([
        method?.text,
        url?.value,
        headers.map(({ name, value }) => [name.text, value.text]),
        body && bodyContent(block, body),
      ]),
    ),
  );
