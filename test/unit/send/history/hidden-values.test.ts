import assert from 'node:assert/strict';
import { hiding } from '../../../../src/send/history/hidden-values.ts';
import { request } from './exchanges.ts';

interface Case {
  readonly url?: readonly [real: string, shown: string];
  readonly header?: readonly [real: string, shown: string];
  readonly body?: readonly [real: string, shown: string];
}

const hide = ({ url = ['u', 'u'], header = ['h', 'h'], body = ['b', 'b'] }: Case, text: string): string =>
  hiding({
    ...request,
    url: url[0],
    headers: [['X-A', header[0]]],
    body: body[0],
    shown: {
      url: url[1],
      headers: [['X-A', header[1]]],
      body: body[1],
      references: ['one', 'two'],
    },
  })(text);

describe('values that are not shown', () => {
  const cases: readonly [what: string, where: Case, text: string, expected: string][] = [
    ['in a body', { body: ['{"a":"hunter2"}', '{"a":"{{one}}"}'] }, 'x hunter2 hunter2', 'x {{one}} {{one}}'],
    ['in a header', { header: ['Key hunter2', 'Key {{one}}'] }, 'hunter2', '{{one}}'],
    ['in a URL', { url: ['https://h/hunter2/x', 'https://h/{{one}}/x'] }, 'hunter2', '{{one}}'],
    ['two of them', { body: ['a=hunter2&b=swordfish', 'a={{one}}&b={{two}}'] }, 'swordfish hunter2', '{{two}} {{one}}'],
    ['one that is a part of the other', { body: ['hunter hunter2', '{{one}} {{two}}'] }, 'hunter2', '{{two}}'],
    ['with characters that JSON escapes', { header: ['a"b\\c', '{{one}}'] }, '{"x":"a\\"b\\\\c"}', '{"x":"{{one}}"}'],
    ['with characters that patterns know', { header: ['$&.*+', '{{one}}'] }, '$&.*+', '{{one}}'],
    ['beside braces that are text', { body: ['{{x}} hunter2', '{{x}} {{one}}'] }, '{{x}} hunter2', '{{x}} {{one}}'],
    ['too short to be a secret', { body: ['123', '{{one}}'] }, '123', '123'],
    ['that are none', {}, 'b u h', 'b u h'],
  ];
  for (const [what, where, text, expected] of cases)
    it(`${what} are taken out of an answer`, () => {
      assert.equal(hide(where, text), expected);
    });
});
