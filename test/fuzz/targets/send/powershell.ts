import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asPowerShell, powershellQuoted } from '../../../../src/send/export/as-powershell.ts';
import { tokens, readText } from '../../../unit/send/export/powershell-tokens.ts';
import { hostileText } from '../../arbitrary/hostile-text.ts';
import { fuzzTarget } from '../../target.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';

/** PowerShell's tokenizer reads exactly what was copied, and no character controls the terminal. */
export const target = fuzzTarget(fc.tuple(hostileText, hostileText), ([body, value]) => {
  const quoted = powershellQuoted(body);
  assert.deepEqual(readText(quoted, 0), { value: body, end: quoted.length });
  assert.doesNotMatch(quoted, /[^\P{Cc}\n\t]/u);
  const headers = [['X-A', value]] as const;
  const script = asPowerShell('POST', { url, headers, body, references: [] }, 'https://graph.microsoft.com') ?? '';
  assert.deepEqual(tokens(script).slice(6), [
    ...['Invoke-MgGraphRequest', '-Method', 'POST', '-Uri', `"${url}`],
    ...['-Headers', '@{', '"X-A', '=', `"${value}`, '}', '-Body', `"${body}`],
  ]);
});
