import assert from 'node:assert/strict';
import type { ReportedProblem } from '../../../../src/cli/report/file-report.ts';
import { textReporter } from '../../../../src/cli/report/as-text.ts';
import { redacted } from '../../../../src/secrets/redacted.ts';

const problem: ReportedProblem = {
  code: 'unknown-property',
  severity: 'warning',
  message: redacted('Message.'),
  documentation: redacted('https://example.com/'),
  range: { start: { line: 0, character: 1 }, end: { line: 0, character: 2 } },
};

const lineOf = (colour: boolean, path: string, change: Partial<ReportedProblem>): string =>
  Array.from(
    textReporter(colour).file({
      path: redacted(path),
      kind: 'requests',
      entityType: null,
      requests: [],
      problems: [{ ...problem, ...change }],
    }),
    ({ text }) => text,
  ).join('');

describe('--format text', () => {
  for (const [title, path, message, expected] of [
    ['a path and a message', 'a b.http', 'Message.', 'a b.http:1:2 warning unknown-property Message.\n\n'],
    ['a message with a line break', 'a', "'\n::error::x'", "a:1:2 warning unknown-property '\\u000a::error::x'\n\n"],
    ['a message with an escape sequence', 'a', "'\u001b[2J'", "a:1:2 warning unknown-property '\\u001b[2J'\n\n"],
    ['a message that changes the direction of text', 'a', "'\u202ex'", "a:1:2 warning unknown-property '\\u202ex'\n\n"],
    ['a path that is a GitHub command', '::x', 'M.', '\\u003a:x:1:2 warning unknown-property M.\n\n'],
    [
      'a message that is an Azure Pipelines command',
      'a',
      '##vso[x]',
      'a:1:2 warning unknown-property \\u0023#vso[x]\n\n',
    ],
    ['a path with a line break', 'a\nb', 'Message.', 'a\\u000ab:1:2 warning unknown-property Message.\n\n'],
  ] as const)
    it(`shows ${title} on one line`, () => {
      assert.equal(lineOf(false, path, { message: redacted(message) }), expected);
    });

  for (const [severity, colour] of [
    ['error', 31],
    ['warning', 33],
    ['information', 34],
  ] as const)
    it(`colours ${severity}`, () => {
      assert.equal(
        lineOf(true, 'a', { severity }),
        `a:1:2 \u001b[${colour}m${severity}\u001b[39m \u001b[90munknown-property\u001b[39m Message.\n\n`,
      );
    });
});
