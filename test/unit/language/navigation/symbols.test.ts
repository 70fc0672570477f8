import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editHttpFile, parseHttpFile } from '../../../../src/http/file.ts';
import type { HttpFile } from '../../../../src/http/model.ts';
import { noOuterVariables, type OuterVariables } from '../../../../src/http/variables/outer-variables.ts';
import { FileOutline, type FileSymbol } from '../../../../src/language/navigation/symbols.ts';
import { arbitraryEdit, arbitraryText, editOf } from '../../../fuzz/arbitrary/request-text.ts';
import { isInBlock, textOf } from '../cursor.ts';

const symbolsOf = (file: HttpFile, outline = new FileOutline()) => [...outline.symbols(file)];

const line = ({ name, detail, children }: FileSymbol): string =>
  `${name} | ${detail}${children.length === 0 ? '' : ` [${children.map(line).join(', ')}]`}`;

const outlineOf = (text: string): string[] =>
  symbolsOf(parseHttpFile(text)).flatMap(({ symbols }) => symbols.map(line));

const health = 'https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts/1/deviceRunStates';

describe('the outline', () => {
  const rows: readonly (readonly [what: string, text: string, symbols: readonly string[]])[] = [
    ['a title', `### Create\nPOST ${health}`, ['Create | deviceHealthScriptDeviceState']],
    ['a name', `### T\n# @name n\nPOST ${health}`, ['n | deviceHealthScriptDeviceState']],
    ['neither title nor name', `POST ${health}`, ['POST …/deviceRunStates | deviceHealthScriptDeviceState']],
    ['one entity', `PATCH ${health}/7`, ['PATCH …/7 | deviceHealthScriptDeviceState']],
    ['another host', 'GET https://example.com/a/b?c=d', ['GET …/b | ']],
    ['another host, with a title', '### T\nGET https://example.com/a/b?c=d', ['T | GET …/b']],
    ['no path', 'GET https://example.com', ['GET https://example.com | ']],
    ['no method', 'https://example.com/a', ['GET …/a | ']],
    ['no URL', 'POST', ['POST | ']],
    ['a blank title', '###   \nGET /a', ['GET …/a | ']],
    ['variables of the file', '@x = 1\n@y =\n\nGET /a', ['@x | 1', '@y | ', 'GET …/a | ']],
    ['variables of a request', '### T\n@x = 1\nGET /a', ['T | GET …/a [@x | 1]']],
    [
      'a variable in the URL',
      `@h = ${health}\nPOST {{h}}`,
      ['@h | ' + health, 'POST …/deviceRunStates | deviceHealthScriptDeviceState'],
    ],
    ['two without a separator', 'GET /a\n\nGET /b', ['GET …/a | ', 'GET …/b | ']],
    ['a block of comments', '### only\n# text', []],
    ['an empty file', '', []],
  ];
  for (const [what, text, symbols] of rows)
    it(what, () => {
      assert.deepEqual(outlineOf(text), symbols);
    });

  it('shows the current values of variables from outside, except private ones', () => {
    const around = (byName: OuterVariables['byName']): OuterVariables => ({ ...noOuterVariables, byName });
    const file = parseHttpFile(`POST {{h}}\n\n###\nGET ${health}/{{hidden}}`);
    const outline = new FileOutline();
    const origin = { kind: 'environment', environment: 'dev', file: 'http-client.env.json' } as const;
    const before = [
      ...outline.symbols(file, around(new Map([['hidden', { value: 'S3cr3t', origin: { kind: 'process' } }]]))),
    ];
    const after = [...outline.symbols(file, around(new Map([['h', { value: health, origin }]])))];
    assert.deepEqual(
      [before, after].map((found) => found.flatMap(({ symbols }) => symbols.map(line))),
      [
        ['POST …/{{h}} | ', 'GET …/{{hidden}} | deviceHealthScriptDeviceState'],
        ['POST …/deviceRunStates | deviceHealthScriptDeviceState', 'GET …/{{hidden}} | deviceHealthScriptDeviceState'],
      ],
    );
  });

  it('spans a request from its separator to its end, and selects its name, or else its first line', () => {
    const text = '### T\n# c\nPOST https://a/b HTTP/1.1\nA: b\n\n{}\n\n';
    const file = parseHttpFile(text);
    const [found] = symbolsOf(file);
    const symbol = found?.symbols[0];
    assert.ok(found && symbol);
    assert.equal(textOf(file, found.index, symbol.span), text.trimEnd());
    assert.equal(textOf(file, found.index, symbol.selection), 'T');
    const untitled = parseHttpFile(text.replace('### T', '###'));
    const [other] = symbolsOf(untitled);
    const selection = other?.symbols[0]?.selection;
    assert.equal(selection && textOf(untitled, other.index, selection), 'POST https://a/b');
  });

  it('is the same after an edit as for the new text', () => {
    fc.assert(
      fc.property(arbitraryText, fc.array(arbitraryEdit, { maxLength: 4 }), (text, edits) => {
        const outline = new FileOutline();
        let [file, current] = [parseHttpFile(text), text];
        symbolsOf(file, outline);
        for (const arbitrary of edits) {
          const edit = editOf(current, arbitrary);
          current = current.slice(0, edit.start) + edit.text + current.slice(edit.end);
          file = editHttpFile(file, edit);
          assert.deepEqual(symbolsOf(file, outline), symbolsOf(parseHttpFile(current)));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('has names, and properly nested spans, for any text', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const file = parseHttpFile(text);
        const check = (index: number, symbol: FileSymbol): void => {
          assert.notEqual(symbol.name.trim(), '');
          assert.ok(isInBlock(file, index, symbol.span));
          assert.ok(symbol.span.start <= symbol.selection.start && symbol.selection.end <= symbol.span.end);
          assert.ok(symbol.selection.start <= symbol.selection.end);
          for (const child of symbol.children) {
            assert.ok(symbol.span.start <= child.span.start && child.span.end <= symbol.span.end);
            check(index, child);
          }
        };
        for (const { index, symbols } of symbolsOf(file)) for (const symbol of symbols) check(index, symbol);
      }),
      { numRuns: 1000 },
    );
  });
});
