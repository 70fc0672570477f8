import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  headerWithMessages,
  jsonWithMessages,
  urlWithMessages,
  type MisplacedValue,
} from '../../../../src/http/escape/message-text.ts';
import type { MessageValue } from '../../../../src/http/messages/message-value.ts';
import { hasReference } from '../../../../src/http/variables/references.ts';
import { anyCharacter } from '../../../fuzz/arbitrary/character.ts';

const text = (value: string): MessageValue => ({ kind: 'text', text: value, isSecret: false });
const json = (source: string): MessageValue => ({
  kind: 'json',
  json: source,
  isScalar: !/^[[{]/.test(source),
  isSecret: false,
});
const values = (value: MessageValue) => new Map([['v', value]]);
const shown = (result: string | MisplacedValue): string => (typeof result === 'string' ? result : `(${result.fault})`);

const host = 'https://graph.microsoft.com/beta';

describe('a response value in a URL', () => {
  const rows: readonly [url: string, value: MessageValue, expected: string][] = [
    [`${host}/a/{{v}}/b`, text('1-2'), `${host}/a/1-2/b`],
    [`${host}/a/{{v}}`, json('12'), `${host}/a/12`],
    [`${host}/a/{{v}}`, text('x/../y?z#'), `${host}/a/x%2F..%2Fy%3Fz%23`],
    [`${host}/a/{{v}}`, text('{{KEY}}'), `${host}/a/%7B%7BKEY%7D%7D`],
    [`${host}/a/{{v}}`, text('..'), '(dots)'],
    [`${host}/a/{{v}}`, text(''), '(empty)'],
    [`${host}/a/{{v}}`, text('$count'), '(dollar)'],
    [`${host}/a/{{v}}`, text('\ud800'), '(not-unicode)'],
    [`${host}/a/{{v}}`, json('[1]'), '(not-scalar)'],
    ['/a/{{v}}', text('1'), '/a/1'],
    ['{{graph}}/a/{{v}}', text('1'), '{{graph}}/a/1'],
    ['https://{{host}}/a/{{v}}', text('1'), 'https://{{host}}/a/1'],
    // In an OData key, a quote is doubled.
    [`${host}/a('{{v}}')/b`, text("x') or ('"), `${host}/a('x%27%27%29%20or%20%28%27%27')/b`],
    [`${host}/a('b')/{{v}}`, text("x'"), `${host}/a('b')/x%27`],
    // It must not decide the host or the whole URL.
    ['{{v}}', text('https://graph.microsoft.com/beta/me'), '(address)'],
    ['{{v}}/a', text('https://a.example'), '(address)'],
    ['https://{{v}}/a', text('a.example'), '(address)'],
    ['https://graph.{{v}}', text('a.example'), '(address)'],
    ['{{graph}}{{v}}', text('.example/a'), '(address)'],
    ['//{{v}}/a', text('a.example'), '(address)'],
    [`${host}/a?b={{v}}`, text('c&d=e f#'), `${host}/a?b=c%26d%3De%20f%23`],
    [`${host}/a?b={{v}}&c={{v}}`, text('..'), `${host}/a?b=..&c=..`],
    [
      `${host}/a?$filter=id eq '{{v}}'`,
      text("x' or 'a' eq 'a"),
      `${host}/a?$filter=id eq 'x%27%27%20or%20%27%27a%27%27%20eq%20%27%27a'`,
    ],
    [`${host}/a?$filter=n eq {{v}}`, json('12'), `${host}/a?$filter=n eq 12`],
    [`${host}/a?$filter=n eq {{v}}`, text('1 or true'), '(expression)'],
    [`${host}/a?$filter=n eq '?' and {{v}}`, text('1 or true'), '(expression)'],
    [`${host}/a?$top=1&%24filter={{v}}`, text('a(b)'), '(expression)'],
    [`${host}/a?$filter=n eq {{v}}`, text('2026-01-02T03:04:05Z'), `${host}/a?$filter=n eq 2026-01-02T03%3A04%3A05Z`],
    [`${host}/a?$skiptoken={{v}}`, text('a b=='), `${host}/a?$skiptoken=a%20b%3D%3D`],
    [`${host}/a?$filter='x'&b={{v}}`, text("c'"), `${host}/a?$filter='x'&b=c%27`],
  ];
  for (const [url, value, expected] of rows)
    it(`${JSON.stringify(value.kind === 'text' ? value.text : value.json)} in ${url}`, () => {
      assert.equal(shown(urlWithMessages(url, values(value))), expected);
    });
});

describe('a response value in JSON', () => {
  const rows: readonly [body: string, value: MessageValue, expected: string][] = [
    ['{"a": "{{v}}"}', text('b'), '{"a": "b"}'],
    ['{"a": "x{{v}}y"}', text('"\\\n\u2028'), '{"a": "x\\"\\\\\\n\u2028y"}'],
    ['{"a": "{{v}}"}', text('{{KEY}}'), String.raw`{"a": "\u007b\u007bKEY\u007d\u007d"}`],
    ['{"a": "{{{v}}}"}', text('{KEY}'), String.raw`{"a": "{\u007bKEY\u007d}"}`],
    ['{"a": "{{v}}"}', json('12'), '{"a": "12"}'],
    ['{"a": "{{v}}"}', json('[1]'), '(not-scalar)'],
    ['{"a": {{v}}}', json('12345678901234567890'), '{"a": 12345678901234567890}'],
    ['{"a": {{v}}}', text('b", "c": "d'), String.raw`{"a": "b\", \"c\": \"d"}`],
    ['{"a": {{v}}}', json('{"b": "{{KEY}}"}'), String.raw`{"a": {"b": "\u007b\u007bKEY\u007d\u007d"}}`],
    ['{{v}}', json('{"b": 1}'), '{"b": 1}'],
    ['{"a\\"": {{v}}, "{{v}}": "{{$x "y"}}{{v}}"}', text('b'), '{"a\\"": "b", "b": "{{$x "y"}}b"}'],
    ['a={{v}}', text('b'), '(body-not-json)'],
  ];
  for (const [body, value, expected] of rows)
    it(`${value.kind === 'text' ? JSON.stringify(value.text) : value.json} in ${body}`, () => {
      assert.equal(shown(jsonWithMessages(body, values(value))), expected);
    });

  it('is rejected if the body becomes too long', () => {
    const large = values(text('x'.repeat(100_000)));
    assert.equal(shown(jsonWithMessages(`["${'{{v}}'.repeat(300)}"]`, large)), '(too-long)');
  });
});

describe('a response value in a header', () => {
  const rows: readonly [header: string, value: MessageValue, expected: string][] = [
    ['{{v}}', text('W/"{1},2"'), 'W/"{1},2"'],
    ['a {{v}} b', json('12'), 'a 12 b'],
    ['{{v}}', json('{}'), '(not-scalar)'],
    ['{{v}}', text('a\r\nX-B: c'), '(header)'],
    ['{{v}}', text('\u0100'), '(header)'],
    ['{{v}}', text('{{KEY}}'), '(header)'],
    ['{{v}}', text('{KEY}'), '(header)'],
  ];
  for (const [header, value, expected] of rows)
    it(`${JSON.stringify(value.kind === 'text' ? value.text : value.json)} in ${header}`, () => {
      assert.equal(shown(headerWithMessages(header, values(value))), expected);
    });
});

describe('a response value', () => {
  const anyText = fc.oneof(
    fc.string({ unit: anyCharacter }),
    fc
      .array(
        fc.constantFrom(
          '{{',
          '}}',
          '{',
          '}',
          'KEY',
          '"',
          '\\',
          '/',
          '..',
          '?',
          '#',
          "'",
          '%',
          '\n',
          ',',
          ':',
          '$',
          '\ud800',
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join('')),
  );

  it('becomes one JSON string with the same text, and never a reference', () => {
    const bodies = ['{"a": "{{v}}"}', '{"a": {{v}}}', '{"a": "{{{v}}}"}', '{"a": "x{{v}}{{v}}"}'];
    fc.assert(
      fc.property(anyText, fc.constantFrom(...bodies), (value, body) => {
        const written = jsonWithMessages(body, values(text(value)));
        assert.ok(typeof written === 'string' && !hasReference(written));
        const { a, ...others } = JSON.parse(written) as { a: string };
        assert.deepEqual(others, {});
        const expected = body.includes('"{{{v') ? `{${value}}` : body.includes('"x') ? `x${value}${value}` : value;
        assert.equal(a, expected);
      }),
      { numRuns: 500 },
    );
  });

  it('stays the same JSON if it isn’t a string', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('{"a": {{v}}}', '[{{v}}, 1]', '{{v}}'), (source, body) => {
        const written = jsonWithMessages(`{"b": ${body}}`, values(json(source)));
        assert.ok(typeof written === 'string' && !hasReference(written));
        assert.deepEqual(JSON.parse(written), JSON.parse(`{"b": ${body.replace('{{v}}', () => source)}}`));
      }),
    );
  });

  it('becomes one URL segment or one query value, and never a reference', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (value, inQuery) => {
        const url = inQuery ? `${host}/a?b={{v}}&c=d` : `${host}/a/{{v}}/c`;
        const written = urlWithMessages(url, values(text(value)));
        if (typeof written !== 'string') return;
        assert.ok(!/[{}]/.test(written));
        const { origin, pathname, search, searchParams, hash } = new URL(written);
        assert.deepEqual([origin, hash], ['https://graph.microsoft.com', '']);
        if (inQuery)
          assert.deepEqual(
            [...searchParams],
            [
              ['b', value],
              ['c', 'd'],
            ],
          );
        else {
          assert.equal(search, '');
          const segments = pathname.split('/');
          assert.deepEqual([...segments.slice(0, 3), ...segments.slice(4)], ['', 'beta', 'a', 'c']);
          assert.equal(decodeURIComponent(segments[3] ?? ''), value);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('adds no line and no reference to a header', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const written = headerWithMessages('{a{{v}}b}', values(text(value)));
        if (typeof written === 'string') assert.ok(!/[\r\n\0]/.test(written) && !hasReference(written));
      }),
    );
  });
});
