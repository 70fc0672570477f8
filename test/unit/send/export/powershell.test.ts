import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clouds } from '../../../../src/catalog/index.ts';
import { asPowerShell, powershellQuoted } from '../../../../src/send/export/as-powershell.ts';
import { readText, tokens } from './powershell-tokens.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';

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

  it('is the same request, whatever it contains', () => {
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

  it('spells out characters that a terminal would act on', () => {
    assert.equal(powershellQuoted('a\u001b[201~\r\n'), "('a' + [char]27 + '[201~' + [char]13 + '\n')");
  });

  for (const { id, graphRoot, powershellEnvironment } of clouds)
    it(`connects to ${id}`, () => {
      const script = asPowerShell('GET', { url, headers: [], body: undefined, references: [] }, graphRoot) ?? '';
      assert.ok(script.includes(`Connect-MgGraph -Environment ${powershellEnvironment} `));
      assert.ok(!script.includes('-Body') && !script.includes('-Headers'));
    });

  for (const method of ['HEAD', 'OPTIONS'])
    it(`doesn’t support ${method}`, () => {
      assert.equal(
        asPowerShell(method, { url, headers: [], body: undefined, references: [] }, 'https://graph.microsoft.com'),
        undefined,
      );
    });
});
