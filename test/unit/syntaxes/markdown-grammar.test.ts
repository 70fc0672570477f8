import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar, type IRawGrammar } from 'vscode-textmate';

const read = (name: string): IRawGrammar =>
  parseRawGrammar(readFileSync(new URL(`../../../syntaxes/${name}`, import.meta.url), 'utf8'), name);

/** Replaces VS Code's Markdown grammar: headings, lists, and fences of any language. */
const markdown = {
  scopeName: 'text.html.markdown',
  patterns: [{ include: '#block' }],
  repository: {
    block: { patterns: [{ include: '#heading' }, { include: '#list' }, { include: '#quote' }, { include: '#fence' }] },
    quote: {
      begin: '(^|\\G)[ ]{0,3}(>) ?',
      while: '(^|\\G)\\s*(>) ?',
      name: 'markup.quote.markdown',
      patterns: [{ include: '#block' }],
    },
    heading: { match: '^#{1,6} .*$', name: 'markup.heading.markdown' },
    list: {
      begin: '(^|\\G)([ ]{0,3})([*+-])([ \\t])',
      while: '((^|\\G)([ ]{2,4}|\\t))|(^[ \\t]*$)',
      name: 'markup.list.unnumbered.markdown',
      patterns: [{ include: '#block' }],
    },
    fence: {
      begin: '(^|\\G)(\\s*)(`{3,}|~{3,})\\s*([^`]*)$',
      end: '(^|\\G)(\\2|\\s{0,3})(\\3)\\s*$',
      name: 'markup.fenced_code.block.markdown',
    },
  },
};

const json = {
  scopeName: 'source.json',
  patterns: [{ include: '#value' }],
  repository: {
    value: {
      patterns: [
        { begin: '"', end: '"', name: 'string.json' },
        { begin: '\\{', end: '\\}', name: 'meta.object.json', patterns: [{ include: '#value' }] },
      ],
    },
  },
};

let grammar: IGrammar;

/** One letter for each line, for its kind; `-` is Markdown, `.` a blank line. */
function outline(text: string): string {
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/^fenced_code\.block\.language/, 'f'],
    [/^punctuation\.definition\.markdown/, 'f'],
    [/^markup\.heading\.markdown/, 'h'],
    [/^meta\.embedded\.block\.json/, 'J'],
    [/^keyword\.other\.separator/, '#'],
    [/^keyword\.other\.method/, 'R'],
    [/^constant\.numeric\.status/, 'S'],
    [/^entity\.name\.tag\.header/, 'H'],
    [/^comment\./, 'c'],
    [/^(meta\.script|keyword\.operator\.script)/, 'X'],
    [/^meta\.text-body/, 'T'],
    [/^meta\.embedded\.block\.http/, '?'],
  ];
  let state = INITIAL;
  return text
    .split('\n')
    .map((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      if (line.trim() === '') return '.';
      const scopes = tokens.flatMap((token) => token.scopes);
      return kinds.find(([kind]) => scopes.some((scope) => kind.test(scope)))?.[1] ?? '-';
    })
    .join('');
}

describe('highlighting of requests in Markdown: the kind of each line', () => {
  before(async () => {
    await loadWASM(readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')));
    const injection = read('markdown-http.json');
    const grammars = [markdown as unknown as IRawGrammar, json as unknown as IRawGrammar, read('http.tmLanguage.json')];
    const registry = new Registry({
      onigLib: Promise.resolve({
        createOnigScanner: (patterns) => new OnigScanner(patterns),
        createOnigString: (text) => new OnigString(text),
      }),
      loadGrammar: (name) =>
        Promise.resolve([...grammars, injection].find(({ scopeName }) => scopeName === name) ?? null),
      getInjections: (name) => (name === 'text.html.markdown' ? [injection.scopeName] : []),
    });
    const loaded = await registry.loadGrammar('text.html.markdown');
    assert.ok(loaded, 'the grammar loads');
    grammar = loaded;
  });

  const rows: readonly (readonly [what: string, text: string, lines: string])[] = [
    ['a request', '# a\n\n```http\nPOST /a\nB: c\n\n{\n"d": 1\n}\n```\n# e', 'h.fRH.JJJfh'],
    ['with language rest', '```rest\nGET /a\n```', 'fRf'],
    ['in the syntax of Pandoc', '```{.http}\nGET /a\n```', 'fRf'],
    ['as on Microsoft’s pages', '```msgraph-interactive\nGET /a\n```', 'fRf'],
    ['as on the reference pages', '``` http\nGET /a\n```', 'fRf'],
    ['in capitals, with attributes', '```HTTP title="a"\nGET /a\n```', 'fRf'],
    ['with tildes', '~~~http\nGET /a\n~~~\n# b', 'fRfh'],
    // A list or a quote consumes the beginning of a line before this grammar sees it: no colors there, and no harm.
    ['in a list', '- a\n  ```http\n  GET /a\n  ```\n# b', '-f?fh'],
    ['in a quote', '> a\n> ```http\n> GET /a\n> ```\n\n# b', '-f?f.h'],
    ['with separators and comments', '```http\n### a\n# b\nGET /a\n```\n# c', 'f#cRfh'],
    ['a response', '```http\nHTTP/1.1 201 Created\nA: b\n\n{ "c": 1 }\n```', 'fSH.Jf'],
    ['empty', '```http\n```\n# a', 'ffh'],
    ['another language', '```json\nGET /a\n```', 'f-f'.replaceAll('f', '-')],
    ['a language with the same beginning', '```httpie\nGET /a\n```', '---'],
    // Everything left open ends with the fence.
    ['an open brace', '```http\nPOST /a\n\n{\n"b": {\n```\n# c', 'fR.JJfh'],
    ['an open text', '```http\nPOST /a\n\n{ "b": "c\n```\n# d', 'fR.Jfh'],
    ['an open script', '```http\nGET /a\n> {%\n```\n# b', 'fRXfh'],
    ['an open title', '```http\n###\n```\n# b', 'f#fh'],
    ['an open comment', '```http\n/*\n```\n# b', 'fcfh'],
  ];
  for (const [what, text, lines] of rows)
    it(`${what}: ${JSON.stringify(text)}`, () => {
      assert.equal(outline(text), lines);
    });
});
