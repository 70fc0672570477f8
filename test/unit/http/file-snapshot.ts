import assert from 'node:assert/strict';
import { bodyContent } from '../../../src/http/body-text.ts';
import type { Block, HttpFile, Span, Text } from '../../../src/http/model.ts';

/** The text that a file was read from. */
export const textOf = (file: HttpFile): string => file.blocks.map(({ text }) => text).join('');

/** Everything in a file, with its blocks read in full. */
export const snapshot = (file: HttpFile) => ({
  blocks: file.blocks.map((block) => ({
    text: block.text,
    lineBreaks: block.lineBreaks,
    lineStarts: block.lineStarts,
    title: block.title,
    directives: block.directives,
    variables: block.variables,
    foreign: block.foreign,
    mayDefine: block.mayDefine,
    requests: block.requests,
  })),
  starts: [...file.starts],
  lines: [...file.lines],
  length: file.length,
  defining: file.defining.map((block) => block.text),
});

/** Checks that every span of a block is inside it, and that `Text` spans of one line hold the text there. */
export function assertSpans(block: Block): void {
  const inside = (span: Span, outer: Span, what: string): void => {
    assert.ok(outer.start <= span.start && span.start <= span.end && span.end <= outer.end, what);
  };
  const reads = (text: Text | undefined, outer: Span, what: string): void => {
    if (text === undefined) return;
    inside(text, outer, what);
    assert.equal(block.text.slice(text.start, text.end), text.text, what);
  };
  const whole = { start: 0, end: block.text.length };
  reads(block.title, whole, 'title');
  for (const directive of block.directives) {
    inside(directive, whole, 'directive');
    reads(directive.name, directive, 'directive name');
    reads(directive.value, directive, 'directive value');
  }
  for (const variable of block.variables) {
    inside(variable, whole, 'variable');
    reads(variable.name, variable, 'variable name');
    reads(variable.value, variable, 'variable value');
  }
  let behind = 0;
  for (const part of block.foreign) {
    inside(part, whole, 'part of another tool');
    assert.ok(behind <= part.start, 'parts of other tools do not overlap');
    behind = part.end;
  }
  let before = 0;
  for (const request of block.requests) {
    assert.ok(before <= request.start, 'requests do not overlap');
    inside(request, whole, 'request');
    before = request.end;
    reads(request.name, whole, 'name');
    const parts = [request.method, request.url, ...request.headers, request.body, request.response].filter(
      (part) => part !== undefined,
    );
    let end = request.start;
    for (const part of parts) {
      inside(part, request, 'part');
      assert.ok(end <= part.start, 'parts are in the order of the text');
      end = part.end;
    }
    reads(request.method, request, 'method');
    reads(request.httpVersion, request, 'version');
    for (const part of request.url?.parts ?? []) reads(part, request.url ?? request, 'URL');
    for (const header of request.headers) {
      reads(header.name, header, 'header name');
      inside(header.value, header, 'header value');
    }
    reads(request.response?.statusLine, request.response ?? request, 'status line');
    const { body } = request;
    for (const excluded of body?.excluded ?? []) inside(excluded, body ?? request, 'excluded line');
    if (body) assert.ok(bodyContent(block, body).length <= body.end - body.start);
  }
}
