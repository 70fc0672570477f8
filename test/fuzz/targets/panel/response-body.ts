import assert from 'node:assert/strict';
import { jsonTokens } from '../../../../src/panel/response/json-tokens.ts';
import { pageAt } from '../../../../src/panel/parts/text/pages.ts';
import { visibleText } from '../../../../src/panel/parts/text/visible-text.ts';
import { BodyPages } from '../../../../src/response/view/body-pages.ts';
import { displayed, outlineOf } from '../../../../src/json/outline.ts';
import { readGraphError } from '../../../../src/send/graph-error.ts';
import { responseBody } from '../../arbitrary/exchange.ts';
import { fuzzTarget } from '../../target.ts';

/** A body is JSON if `JSON.parse` says so; its pages contain all of it; the shown text has no invisible characters. */
export const target = fuzzTarget(responseBody, (body) => {
  const outline = outlineOf(body);
  const value = parsed(body);
  assert.equal(outline !== undefined, value !== undefined);
  for (const { value: span } of outline?.members ?? []) displayed(body, span);
  assert.equal(all(new BodyPages(body, 'received')), body);
  if (value) {
    assert.deepEqual(JSON.parse(all(new BodyPages(body, 'formatted'))), value.json);
    readGraphError(value.json);
  }
  const visible = visibleText(body);
  assert.doesNotMatch(visible, /[^\P{C}\n\t\u200c\u200d]/u);
  for (const { start, end } of jsonTokens(visible)) assert.ok(start >= 0 && start < end && end <= visible.length);
  for (let start = 0; start < body.length;) {
    const { end } = pageAt(body, start, 50);
    assert.ok(end > start && end <= body.length);
    start = end;
  }
});

function all(pages: BodyPages): string {
  let text = '';
  for (let index = 0, page = pages.page(0); page !== undefined; page = pages.page(++index)) text += page.text;
  return text;
}

/** Undefined for text that isn't JSON. */
function parsed(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
