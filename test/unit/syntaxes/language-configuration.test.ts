import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const configurationUrl = new URL('../../../syntaxes/language-configuration.json', import.meta.url);

describe('language configuration: what a double-click selects', () => {
  const { wordPattern, indentationRules } = JSON.parse(readFileSync(configurationUrl, 'utf8')) as {
    wordPattern: { pattern: string; flags: string };
    indentationRules: { increaseIndentPattern: string; decreaseIndentPattern: string };
  };

  function words(text: string, ...want: string[]): void {
    it(text, () => {
      assert.deepEqual(text.match(new RegExp(wordPattern.pattern, `${wordPattern.flags}g`)), want);
    });
  }
  words('{{name}}/{{$guid}}', 'name', '$guid');
  words('@host = x', 'host', 'x');
  words('# @name create', 'name', 'create');
  words('"@odata.type": "#microsoft.graph.user"', '@odata.type', 'microsoft.graph.user');
  words('"members@odata.bind"', 'members@odata.bind');
  words(
    '/deviceShellScripts/{deviceShellScriptId}?$select=id',
    'deviceShellScripts',
    'deviceShellScriptId',
    '$select',
    'id',
  );
  words('Content-Type: text/plain', 'Content-Type', 'text', 'plain');
  words('7bd39c86-9c86-7bd3-869c-d37b869cd37b', '7bd39c86-9c86-7bd3-869c-d37b869cd37b');
  words('### Überblick', 'Überblick');

  const indents = (line: string) => new RegExp(indentationRules.increaseIndentPattern).test(line);
  it('the line below an opening brace is indented, the line below a request line isn’t', () => {
    assert.deepEqual(['{', '  "a": {', '"a": [', 'POST /a/{b}', '"a": 1,', '{}'].map(indents), [
      ...[true, true, true],
      ...[false, false, false],
    ]);
  });
});
