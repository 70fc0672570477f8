import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clouds } from '../../../../src/catalog/index.ts';
import { asPowerShell, powershellQuoted } from '../../../../src/send/export/as-powershell.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';

/** The single quotes of PowerShell's tokenizer: the plain one and four typographic ones. */
const quotes = new Set(["'", '‘', '’', '‚', '‛']);

/**
 * Reads a literal as PowerShell's tokenizer does: up to a quote of any kind that no other follows; of two in a row the first
 * one is text.
 */
function readLiteral(source: string, at: number): { readonly value: string; readonly end: number } {
  assert.ok(quotes.has(source[at] ?? ''), `no literal at ${at} of ${source}`);
  let value = '';
  for (let index = at + 1; index < source.length; index++) {
    const char = source[index] ?? '';
    if (!quotes.has(char)) value += char;
    else if (quotes.has(source[index + 1] ?? '')) {
      value += char;
      index++;
    } else return { value, end: index + 1 };
  }
  return assert.fail(`the literal at ${at} has no end: ${source}`);
}

/** Reads a sum of literals and characters in parentheses, or one literal. */
function readText(source: string, start: number): { readonly value: string; readonly end: number } {
  if (source[start] !== '(') return readLiteral(source, start);
  let { value, end } = readLiteral(source, start + 1);
  while (source.startsWith(' + ', end)) {
    const [char, code] = /^\[char\](\d+)/.exec(source.slice(end + 3)) ?? [];
    const next =
      char === undefined
        ? readLiteral(source, end + 3)
        : { value: String.fromCharCode(Number(code)), end: end + 3 + char.length };
    value += next.value;
    ({ end } = next);
  }
  assert.equal(source[end], ')');
  return { value, end: end + 1 };
}

/** The words of a script line by line joined with backticks; literals stand without their quotes, marked as such. */
function tokens(script: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < script.length;) {
    const rest = script.slice(at);
    const skipped = /^(?:\s|`\n|#[^\n]*)+/.exec(rest)?.[0];
    if (skipped !== undefined) at += skipped.length;
    else if (rest.startsWith('(') || quotes.has(rest[0] ?? '')) {
      const { value, end } = readText(script, at);
      found.push(`"${value}`);
      at = end;
    } else {
      const word = /^(?:@\{|[};=]|[^\s'‘’‚‛;=}]+)/.exec(rest)?.[0] ?? assert.fail(rest);
      found.push(word);
      at += word.length;
    }
  }
  return found;
}

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        ...["'", '‘', '’', '‚', '‛', '"', '$', '`', '\n', '@', '{', "'@\n", ' '],
        ...['\r\n', '\u001b[201~', '\0', '\u009b'],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

describe('a request copied as PowerShell', () => {
  it('quotes any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const quoted = powershellQuoted(text);
        assert.deepEqual(readText(quoted, 0), { value: text, end: quoted.length });
        assert.doesNotMatch(quoted, /[^\P{Cc}\n\t]/u);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same request, whatever is in it', () => {
    fc.assert(
      fc.property(anyText, anyText, (body, value) => {
        const headers = [
          ['X-A', value],
          ['Content-Type', 'application/json'],
        ] as const;
        const script =
          asPowerShell('POST', { url, headers, body, references: [] }, 'https://graph.microsoft.com') ?? '';
        assert.deepEqual(tokens(script), [
          ...[
            'Connect-MgGraph',
            '-Environment',
            'Global',
            '-Scopes',
            '"DeviceManagementScripts.ReadWrite.All',
            '-NoWelcome',
          ],
          ...['Invoke-MgGraphRequest', '-Method', 'POST', '-Uri', `"${url}`],
          ...['-Headers', '@{', '"X-A', '=', `"${value}`, '}'],
          ...['-ContentType', '"application/json', '-Body', `"${body}`],
        ]);
      }),
    );
  });

  it('writes out what a terminal would obey', () => {
    assert.equal(powershellQuoted('a\u001b[201~\r\n'), "('a' + [char]27 + '[201~' + [char]13 + '\n')");
  });

  const environments = { global: 'Global', usGovL4: 'USGov', usGovL5: 'USGovDoD', china: 'China' };
  for (const { id, graphRoot } of clouds)
    it(`connects to ${id}`, () => {
      const script = asPowerShell('GET', { url, headers: [], body: undefined, references: [] }, graphRoot) ?? '';
      assert.ok(script.includes(`Connect-MgGraph -Environment ${environments[id]} `));
      assert.ok(!script.includes('-Body') && !script.includes('-Headers'));
    });

  for (const method of ['HEAD', 'OPTIONS'])
    it(`has no ${method}`, () => {
      assert.equal(
        asPowerShell(method, { url, headers: [], body: undefined, references: [] }, 'https://graph.microsoft.com'),
        undefined,
      );
    });
});
