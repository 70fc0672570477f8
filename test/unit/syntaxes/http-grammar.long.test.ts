import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar, type IRawGrammar, type StateStack } from 'vscode-textmate';

const grammarUrl = new URL('../../../syntaxes/http.tmLanguage.json', import.meta.url);

/** Replaces VS Code's JSON grammar: just enough for an open brace or quote to continue on the next line. */
const jsonGrammar = {
  scopeName: 'source.json',
  patterns: [{ include: '#value' }],
  repository: {
    value: {
      patterns: [
        { begin: '"', end: '"', name: 'string.quoted.double.json' },
        { begin: '\\{', end: '\\}', name: 'meta.structure.dictionary.json', patterns: [{ include: '#value' }] },
        { match: '-?\\d+', name: 'constant.numeric.json' },
      ],
    },
  },
};

/** The names of tokens in the cases below. A scope that isn't in this list is printed in full. */
const shortNames = new Map([
  ['entity.name.section.http', 'title'],
  ['keyword.other.separator.http', 'separator'],
  ['keyword.other.method.http', 'method'],
  ['keyword.other.protocol.http', 'protocol'],
  ['constant.numeric.status.http', 'status'],
  ['string.unquoted.reason.http', 'reason'],
  ['string.unquoted.url.scheme.http', 'scheme'],
  ['string.unquoted.url.host.http', 'host'],
  ['string.unquoted.url.path.http', 'path'],
  ['string.unquoted.url.query.http', 'value'],
  ['string.unquoted.url.fragment.http', 'fragment'],
  ['entity.other.attribute-name.query.http', 'query'],
  ['variable.parameter.placeholder.http', 'placeholder'],
  ['variable.other.readwrite.http', 'variable'],
  ['support.function.system.http', 'system'],
  ['constant.numeric.http', 'number'],
  ['constant.character.escape.http', 'escape'],
  ['string.quoted.http', 'string'],
  ['entity.name.tag.header.http', 'header'],
  ['string.unquoted.header-value.http', 'value'],
  ['string.unquoted.variable-value.http', 'value'],
  ['string.unquoted.metadata.http', 'value'],
  ['string.unquoted.path.http', 'file'],
  ['keyword.other.metadata.http', 'metadata'],
  ['keyword.control.directive.http', 'directive'],
  ['constant.language.problem-code.http', 'code'],
  ['comment.line.number-sign.http', 'comment'],
  ['comment.line.double-slash.http', 'comment'],
  ['comment.block.http', 'comment'],
  ['keyword.operator.script.http', 'operator'],
  ['keyword.operator.file-body.http', 'operator'],
  ['keyword.operator.result-file.http', 'operator'],
  ['keyword.operator.assert.http', 'operator'],
  ['keyword.operator.comparison.http', 'operator'],
  ['keyword.operator.encode.http', 'operator'],
  ['meta.script.http', 'script'],
  ['meta.assert.http', 'assert'],
  ['string.quoted.double.json', 'json-string'],
  ['constant.numeric.json', 'json-number'],
]);

interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly scopes: readonly string[];
}

let grammar: IGrammar;

/** The tokens of every line, without blank ones, and the state after the last line. */
function tokenize(text: string, eol: RegExp | string = /\r?\n/): { lines: Token[][]; state: StateStack } {
  let state: StateStack = INITIAL;
  const lines = text.split(eol).map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens
      .map(({ startIndex: start, endIndex: end, scopes }) => ({ start, end, text: line.slice(start, end), scopes }))
      .filter((token) => token.text.trim() !== '');
  });
  return { lines, state };
}

/** The last line as `name(text) name(text)`; `-` is text without a color. This grammar's own punctuation is left out. */
function paint(text: string): string {
  const words: { name: string; text: string; end: number }[] = [];
  for (const token of tokenize(text).lines.at(-1) ?? []) {
    const scope = token.scopes.at(-1) ?? '';
    if (/^(punctuation|keyword\.operator\.(query|assignment))\./.test(scope)) continue;
    const name = shortNames.get(scope) ?? (/^(meta|source)\./.test(scope) ? '-' : scope);
    const previous = words.at(-1);
    if (previous?.name === name && previous.end === token.start) {
      previous.text += token.text;
      previous.end = token.end;
    } else {
      words.push({ name, text: token.text, end: token.end });
    }
  }
  return words.map(({ name, text: word }) => `${name}(${word.trim()})`).join(' ');
}

/** One letter for each line, for its kind; `-` is text of no kind, `.` a blank line. */
function outline(text: string, eol?: string): string {
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/^comment\./, 'c'],
    [/^punctuation\.definition\.variable/, 'V'], // file variable
    [/^meta\.embedded\.block\.json$/, 'J'], // JSON body
    [/^keyword\.other\.separator/, '#'],
    [/^keyword\.other\.method/, 'R'], // request line
    [/^meta\.request-target/, 'u'], // more of its URL, or a URL without a method
    [/^constant\.numeric\.status/, 'S'], // status line of a response
    [/^entity\.name\.tag\.header/, 'H'],
    [/^keyword\.operator\.file-body/, 'F'],
    [/^(meta\.script|punctuation\.section\.embedded|keyword\.operator\.(result-file|assert))/, 'X'], // executed or checked afterwards
    [/^keyword\.control\./, 'I'], // import or run
    [/^meta\.header-in-variable/, 'v'],
    [/^meta\.text-body/, 'T'],
  ];
  return tokenize(text, eol)
    .lines.map((tokens) => {
      if (tokens.length === 0) return '.';
      const scopes = tokens.flatMap((token) => token.scopes);
      return kinds.find(([kind]) => scopes.some((scope) => kind.test(scope)))?.[1] ?? '-';
    })
    .join('');
}

const shown = (text: string): string => text.replaceAll('\r', '\\r').replaceAll('\n', '\\n').slice(0, 100);

function paints(text: string, want: string): void {
  it(shown(text), () => {
    assert.equal(paint(text), want);
  });
}

function outlines(title: string, text: string, want: string): void {
  it(title, () => {
    assert.equal(outline(text), want);
  });
}

// Longer than most tests, because it contains the API pages as printed.
describe('http grammar', () => {
  before(async () => {
    const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
    await loadWASM(readFileSync(wasm));
    const registry = new Registry({
      onigLib: Promise.resolve({
        createOnigScanner: (patterns) => new OnigScanner(patterns),
        createOnigString: (text) => new OnigString(text),
      }),
      loadGrammar: (name) =>
        Promise.resolve(
          name === 'source.json'
            ? (jsonGrammar as unknown as IRawGrammar)
            : parseRawGrammar(readFileSync(grammarUrl, 'utf8'), 'http.tmLanguage.json'),
        ),
    });
    const loaded = await registry.loadGrammar('source.http.graph-run-states');
    assert.ok(loaded, 'the grammar loads');
    grammar = loaded;
  });

  describe('colors of a line (the last one of each text)', () => {
    paints('### Create a run state', 'separator(###) title(Create a run state)');
    paints('### C# and more ###', 'separator(###) title(C# and more) separator(###)');
    paints('#####', 'separator(#####)');
    paints('  ### indented', 'separator(###) title(indented)');

    paints('# a comment', 'comment(a comment)');
    paints('// a comment', 'comment(a comment)');
    paints('# @name createState', 'metadata(@name) title(createState)');
    paints('#@name createState', 'metadata(@name) title(createState)');
    paints('// @name = create state', 'metadata(@name) title(create state)');
    paints('//@no-redirect', 'metadata(@no-redirect)');
    paints('# @prompt scriptId Which script?', 'metadata(@prompt) variable(scriptId) value(Which script?)');
    paints('# @timeout {{a}}', 'metadata(@timeout) variable(a)');
    paints('# @timeout 600', 'metadata(@timeout) value(600)');
    paints('# @odata.type is no metadata', 'comment(@odata.type is no metadata)');
    paints('# graph-disable-next-line missing-id', 'directive(graph-disable-next-line) code(missing-id)');
    paints('// graph-disable-next-line a-b, c-d', 'directive(graph-disable-next-line) code(a-b) comment(,) code(c-d)');
    paints('# graph-disabled', 'comment(graph-disabled)');
    paints('/* two\nlines */', 'comment(lines)');

    paints('@host = https://graph.microsoft.com', 'variable(host) value(https://graph.microsoft.com)');
    paints('@url={{host}}/beta', 'variable(url) variable(host) value(/beta)');
    paints('@lazy := a\\nb', 'variable(lazy) value(a) escape(\\n) value(b)');
    paints('@empty =', 'variable(empty)');
    paints('@na', 'variable(na)');

    paints('POST https://graph.microsoft.com/beta', 'method(POST) scheme(https) host(graph.microsoft.com) path(/beta)');
    paints('POST', 'method(POST)');
    paints('post /me', 'method(post) path(/me)');
    paints('Post the form to /me', '-(Post the form to /me)');
    paints('GET {{host}}/me HTTP/1.1', 'method(GET) variable(host) path(/me) protocol(HTTP/1.1)');
    paints('PATCH /a/{scriptId}/b', 'method(PATCH) path(/a/) placeholder(scriptId) path(/b)');
    paints('GET /a?$top=5&x={y}', 'method(GET) path(/a) query($top) value(5) query(x) placeholder(y)');
    paints("GET /a?$filter=b eq 'c d'", "method(GET) path(/a) query($filter) value(b eq 'c d')");
    paints('GET /a?b#c', 'method(GET) path(/a) query(b) fragment(#c)');
    paints('https://localhost:8080/a', 'scheme(https) host(localhost:8080) path(/a)');
    paints('{{host}}/a', 'variable(host) path(/a)');
    paints('graph.microsoft.com/beta/me', 'path(graph.microsoft.com/beta/me)');
    paints('GET /a\n  ?b=1', 'query(b) value(1)');
    paints('GET /a\n&b={{c}}', 'query(b) variable(c)');
    paints('GET https://x.y\n  /a/{b}', 'path(/a/) placeholder(b)');
    paints('GET /a\n# why\n&b=1', 'query(b) value(1)');

    paints('GET /{{$guid}}', 'method(GET) path(/) system($guid)');
    paints('GET /{{$randomInt 1 5}}', 'method(GET) path(/) system($randomInt) number(1) number(5)');
    paints('GET /{{%name}}', 'method(GET) path(/) operator(%) variable(name)');
    paints('GET /{{a.response.body.$.id}}', 'method(GET) path(/) variable(a.response.body.$.id)');
    paints('GET /a\nA: {{$auth.token("id")}}', 'header(A) system($auth.token) -(() string("id") -())');

    paints('GET /a\nAccept: */*', 'header(Accept) value(*/*)');
    paints('GET /a\nAuthorization: Bearer {{token}}', 'header(Authorization) value(Bearer) variable(token)');
    paints('GET /a\nAuthorization: Bearer {token}', 'header(Authorization) value(Bearer) placeholder(token)');
    paints('GET /a\nX-Empty:', 'header(X-Empty)');
    paints('GET /a\nX-{{b}}: c', 'header(X-) variable(b) value(c)');
    paints('GET /a\n{{trace}}', 'variable(trace)');
    paints('GET https://x.y/a http/1.1', 'method(GET) scheme(https) host(x.y) path(/a) protocol(http/1.1)');
    paints('import ./a.http', 'keyword.control.import.http(import) file(./a.http)');
    paints('run #a b', 'keyword.control.run.http(run) title(#a b)');
    paints('< ./a.js', 'operator(<) file(./a.js)');
    paints('GET /a\nAccept: b,\n  c/{d}/{{e}}', 'value(c/) placeholder(d) value(/) variable(e)');
    paints('GET /a\nConte', '-(Conte)');

    paints('HTTP/1.1 201 Created', 'protocol(HTTP/1.1) status(201) reason(Created)');
    paints('HTTP/2 404 Not Found', 'protocol(HTTP/2) status(404) reason(Not Found)');
    paints('HTTP/2 204', 'protocol(HTTP/2) status(204)');

    paints('POST /a\n{"a": 1}', '-({) json-string("a") -(:) json-number(1) -(})');
    paints('POST /a\n{\n"a": "{{b}}"', 'json-string("a") -(:) json-string(") variable(b) json-string(")');
    paints('POST /a\n{\n"a": {{b}}', 'json-string("a") -(:) variable(b)');
    paints('POST /a\n{\n# graph-disable-next-line x-y', 'directive(graph-disable-next-line) code(x-y)');
    paints('POST /a\n\nname={{a}}', '-(name=) variable(a)');
    paints('POST /a\n\n< ./body.json', 'operator(<) file(./body.json)');
    paints('POST /a\n\n<@latin1 ./{{a}}.json', 'operator(<@latin1) file(./) variable(a) file(.json)');
    paints('GET /a\n> {% client.log() %}', 'operator(>) script(client.log())');
    paints('GET /a\n>> ./{{b}}.json', 'operator(>>) file(./) variable(b) file(.json)');
    paints('GET /a\n> ./check.js', 'operator(>) file(./check.js)');
    paints('GET /a\n?? {{b}} > 1', 'operator(??) variable(b) operator(>) number(1)');
    paints('GET /a\n?? status == 200', 'operator(??) assert(status) operator(==) number(200)');
  });

  describe('the kind of each line', () => {
    outlines('a whole file', '@a = 1\n\n### t\n# @name b\nPOST /c\n?d=e\nF: g\n\n{\n}\n', 'V.#cRuH.JJ.');
    outlines('JSON right after the headers', 'POST /a\nB: c\n{\n"d": 1\n}', 'RHJJJ');
    outlines('JSON right after the request line', 'POST /a\n[\n1\n]', 'RJJJ');
    outlines('JSON after a blank line and a comment, no headers', 'POST /a\n\n# b\n{\n}', 'R.cJJ');
    outlines('JSON after two blank lines and a comment', 'POST /a\nB: c\n\n\n# d\n{\n}', 'RH..cJJ');
    outlines('headers after a blank line', 'POST /a\n\nContent-type: application/json\n\n{\n}', 'R.H.JJ');
    outlines('a text body that looks like a header', 'POST /a\n\nnote: hello', 'R.T');
    outlines('a text body with a header-like line', 'POST /a\nB: c\n\nContent-Type: d', 'RH.T');
    outlines('a brace in a text body', 'POST /a\nB: c\n\nsome text\n{\n}', 'RH.TTT');
    outlines('a body right after the headers', 'POST /a\nB: c\n<d>\nE: f', 'RHTT');
    outlines('a body right after the request line', 'POST /a\nsome text\nB: c', 'RTT');
    outlines('an XML body', 'POST /a\nContent-Type: text/xml\n\n<?xml?>\n<a>\n  {1}\n</a>', 'RH.TTTT');
    outlines('a body that is one variable', 'POST /a\nB: c\n\n{{body}}', 'RH.T');
    outlines('a file body right after the headers', 'POST /a\nB: c\n< ./d.json', 'RHF');
    outlines(
      'everything that a text body can contain',
      'PUT /a\n\nb\n# c\n< ./d\n> ./e.js\n?? f\n> {%\ng\n%}',
      'R.TcFXXXXX',
    );
    outlines('a file body', 'POST /a\nB: c\n\n< ./body.json', 'RH.F');
    outlines('a header that is being typed', 'GET /a\nAcc\nPrefer: b\nAcc\nC: d', 'R-H-H');
    outlines('block comments between headers', 'GET /a\n/* b\n*/\nC: d\n/* e\nf: g */', 'RccHcc');
    outlines('file variables between headers', 'GET /a\n@b = c\nD: e\n@f = g', 'RVHV');
    outlines('comments between headers', 'GET /a\n# b\nC: d\n// e\nF: g', 'RcHcH');
    outlines('a file variable in JSON', 'POST /a\n{\n@b = c\n"@d": 1\n}', 'RJVJJ');
    outlines('comments in JSON', 'POST /a\n{\n# b\n// c\n"d": 1\n}', 'RJccJJ');
    outlines('scripts around a request', '< {%\na\n%}\nPOST /b\n\n{\n}\n> {%\nc\n%}', 'XXXR.JJXXX');
    outlines(
      'script files, imports and runs above a request',
      'import ./a.http\n< ./b.js\nrun #c\nPOST /d\n\n{\n}',
      'IFIR.JJ',
    );
    outlines('a hook above a request', '{{@request\na\n}}\nGET /b', 'XXXR');
    outlines('a script between headers and JSON', 'POST /a\nB: c\n{{\nd\n}}\n\n{\n}', 'RHXXX.JJ');
    outlines('a script below a blank line, then JSON', 'POST /a\nB: c\n\n{{@request\nd\n}}\n{\n}', 'RH.XXXJJ');
    outlines('an assertion below the request line', 'GET /a\n?? status == 200', 'RX');
    outlines('headers in variables, and shared headers', 'POST /a\n{{b}}\n...c\nD: e\n\n{\n}', 'Rv-H.JJ');
    outlines('indented requests without a separator', '    GET https://a.b\n    GET https://c.d', 'RR');
    outlines('an httpYac script', '{{\na = {\n}\n}}\nGET /b', 'XXXXR');
    outlines('assertions below JSON', 'POST /a\n{\n}\n\n?? status == 200\n> ./b.js', 'RJJ.XX');
    outlines('a quote in a Markdown body', 'POST /a\nB: c\n\n> said he', 'RH.T');
    outlines('request lines without a separator', 'POST /a/{b}\nPOST /c/{d}\nPOST {{e}}', 'RRR');
    outlines('a request line below a response', 'HTTP/1.1 200 OK\n{\n}\nGET https://b.c', 'SJJR');
    outlines('a request line below JSON', 'POST /a\n{\n}\nGET https://b.c', 'RJJR');
    outlines(
      'prose between a request and its response',
      'POST /a\n{\n}\nResponse\nHTTP/1.1 201 Created\n{\n}',
      'RJJJSJJ',
    );
    outlines('a Markdown page', '---\ntitle: "A"\n---\n\n# A\n\n|B|C|\n\n``` http\nPOST /d\n```\n', '---.c.-.-RT.');
    outlines('a Markdown page with JSON', '``` http\nPOST /d\n\n{\n}\n```\n\n### Response\nIt is:', '-R.JJT.#-');
    outlines('no request', 'Create a state.\nGet it.', '--');
    outlines('an empty file', '', '.');
  });

  describe('the API pages, as printed', () => {
    outlines(
      'Create deviceRunStates (device management script)',
      `POST https://graph.microsoft.com/beta/deviceManagement/deviceManagementScripts/{deviceManagementScriptId}/deviceRunStates
Content-Type: application/json
Content-length: 242

{
  "@odata.type": "#microsoft.graph.deviceManagementScriptDeviceState",
  "runState": "String",
  "resultMessage": "String",
  "lastStateUpdateDateTime": "String (timestamp)",
  "errorCode": "Integer",
  "errorDescription": "String"
}

HTTP/1.1 201 Created
Content-Type: application/json
{
  "@odata.type": "#microsoft.graph.deviceManagementScriptDeviceState",
  "id": "72522119-2119-7252-1921-527219215272",
  "runState": "String",
  "resultMessage": "String",
  "lastStateUpdateDateTime": "String (timestamp)",
  "errorCode": "Integer",
  "errorDescription": "String"
}`,
      'RHH.JJJJJJJJ.SHJJJJJJJJJ',
    );
    outlines(
      'Create deviceRunStates (device health script)',
      `POST https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts/{deviceHealthScriptId}/deviceRunStates
Content-Type: application/json
Content-length: 553

{
  "@odata.type": "#microsoft.management.services.api.deviceHealthScriptDeviceState",
  "detectionState": "String",
  "lastStateUpdateDateTime": "String (timestamp)",
  "expectedStateUpdateDateTime": "String (timestamp)",
  "lastSyncDateTime": "String (timestamp)",
  "preRemediationDetectionScriptOutput": "String",
  "preRemediationDetectionScriptError": "String",
  "remediationScriptError": "String",
  "postRemediationDetectionScriptOutput": "String",
  "postRemediationDetectionScriptError": "String",
  "remediationState": "String"
}

HTTP/1.1 201 Created
Content-Type: application/json
{
  "@odata.type": "#microsoft.management.services.api.deviceHealthScriptDeviceState",
  "id": "99b36a6c-6a6c-99b3-6c6a-b3996c6ab399",
  "detectionState": "String",
  "lastStateUpdateDateTime": "String (timestamp)",
  "expectedStateUpdateDateTime": "String (timestamp)",
  "lastSyncDateTime": "String (timestamp)",
  "preRemediationDetectionScriptOutput": "String",
  "preRemediationDetectionScriptError": "String",
  "remediationScriptError": "String",
  "postRemediationDetectionScriptOutput": "String",
  "postRemediationDetectionScriptError": "String",
  "remediationState": "String"
}`,
      'RHH.JJJJJJJJJJJJJ.SHJJJJJJJJJJJJJJ',
    );
    outlines(
      'Create deviceComplianceScriptDeviceState',
      `POST https://graph.microsoft.com/beta/deviceManagement/deviceComplianceScripts/{deviceComplianceScriptId}/deviceRunStates
Content-type: application/json
Content-length: 387

{
  "@odata.type": "#microsoft.graph.deviceComplianceScriptDeviceState",
  "detectionState": "success",
  "lastStateUpdateDateTime": "2017-01-01T00:02:58.4418045-08:00",
  "expectedStateUpdateDateTime": "2016-12-31T23:58:26.9294641-08:00",
  "lastSyncDateTime": "2017-01-01T00:02:49.3205976-08:00",
  "scriptOutput": "Script Output value",
  "scriptError": "Script Error value"
}

HTTP/1.1 201 Created
Content-Type: application/json
Content-Length: 436

{
  "@odata.type": "#microsoft.graph.deviceComplianceScriptDeviceState",
  "id": "7bd39c86-9c86-7bd3-869c-d37b869cd37b",
  "detectionState": "success",
  "lastStateUpdateDateTime": "2017-01-01T00:02:58.4418045-08:00",
  "expectedStateUpdateDateTime": "2016-12-31T23:58:26.9294641-08:00",
  "lastSyncDateTime": "2017-01-01T00:02:49.3205976-08:00",
  "scriptOutput": "Script Output value",
  "scriptError": "Script Error value"
}`,
      'RHH.JJJJJJJJJ.SHH.JJJJJJJJJJ',
    );
    outlines(
      'Create userRunStates',
      `POST https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/{deviceShellScriptId}/userRunStates
Content-Type: application/json
Content-length: 177

{
  "@odata.type": "#microsoft.graph.deviceManagementScriptUserState",
  "successDeviceCount": "Integer",
  "errorDeviceCount": "Integer",
  "userPrincipalName": "String"
}

HTTP/1.1 201 Created

Content-Type: application/json
{
  "@odata.type": "#microsoft.graph.deviceManagementScriptUserState",
  "id": "4bd8b36a-b36a-4bd8-6ab3-d84b6ab3d84b",
  "successDeviceCount": "Integer",
  "errorDeviceCount": "Integer",
  "userPrincipalName": "String"
}`,
      'RHH.JJJJJJ.S.HJJJJJJJ',
    );
    outlines(
      'Create deviceManagementScriptDeviceState',
      `POST https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/{deviceShellScriptId}/deviceRunStates
Content-type: application/json
Content-length: 281
{
"@odata.type": "#microsoft.graph.deviceManagementScriptDeviceState",
"runState": "success",
"resultMessage": "Result Message value",
"lastStateUpdateDateTime": "2017-01-01T00:02:58.4418045-08:00",
"errorCode": 9,
"errorDescription": "Error Description value"
}

HTTP/1.1 201 Created
Content-Type: application/json
Content-Length: 330
{
"@odata.type": "#microsoft.graph.deviceManagementScriptDeviceState",
"id": "39440cba-0cba-3944-ba0c-4439ba0c4439",
"runState": "success",
"resultMessage": "Result Message value",
"lastStateUpdateDateTime": "2017-01-01T00:02:58.4418045-08:00",
"errorCode": 9,
"errorDescription": "Error Description value"
}`,
      'RHHJJJJJJJJ.SHHJJJJJJJJJ',
    );

    outlines(
      'several paths under one heading',
      `POST /deviceManagement/deviceShellScripts/{deviceShellScriptId}/userRunStates
POST /deviceManagement/deviceManagementScripts/{deviceManagementScriptId}/userRunStates
POST /deviceManagement/deviceCustomAttributeShellScripts/{deviceCustomAttributeShellScriptId}/userRunStates`,
      'RRR',
    );
    paints(
      'POST /deviceManagement/deviceShellScripts/{deviceShellScriptId}/userRunStates',
      'method(POST) path(/deviceManagement/deviceShellScripts/) placeholder(deviceShellScriptId) path(/userRunStates)',
    );
  });

  describe('line endings', () => {
    const text = '### a\r\nPOST /b HTTP/1.1\r\nC: d\r\n\r\n{\r\n"e": "f\r\n### g\r\nGET /h\r\n\r\ni';
    it('CRLF, split as an editor splits it', () => {
      assert.equal(outline(text), '#RH.JJ#R.T');
    });
    it('CRLF, with the CR left on the line', () => {
      assert.equal(outline(text, '\n'), '#RH.JJ#R.T');
    });
  });

  describe('scope names', () => {
    it('come from the families that color themes support', () => {
      const families =
        /^(comment|constant|entity\.name|entity\.other|keyword|markup\.heading|meta|punctuation|string|support|variable)\.[\w.-]+$/;
      const names = [...readFileSync(grammarUrl, 'utf8').matchAll(/"(?:name|contentName)": "([^"]+)"/g)];
      const scopes = names.flatMap(([, name = '']) => (name === 'HTTP Request' ? [] : name.split(' ')));
      assert.ok(scopes.length > 50);
      assert.deepEqual(
        scopes.filter((scope) => !families.test(scope)),
        [],
      );
    });
  });

  describe('something left open ends with its request', () => {
    const openEnds: readonly (readonly [title: string, text: string])[] = [
      ['nothing', 'GET /a'],
      ['an open brace', 'POST /a\n\n{\n"b": {'],
      ['an open string', 'POST /a\n\n{\n"b": "c'],
      ['an open string on its first line', 'POST /a\n{ "b'],
      ['an open script', 'GET /a\n> {%\nb'],
      ['an open script before the request', '< {%\nb'],
      ['an open httpYac script', '{{\nb'],
      ['an open comment', '/* a'],
      ['an open reference', 'GET /{{a'],
      ['a text body', 'POST /a\nB: c\n\ntext'],
      ['a response', 'HTTP/1.1 200 OK\n\n{ "a'],
      ['a separator only', '###'],
    ];
    for (const [title, text] of openEnds) {
      it(`${title}: doesn’t affect the next request`, () => {
        assert.equal(outline(`${text}\n### b\nPOST /c\nD: e\n\n{\n}`).slice(-6), '#RH.JJ');
      });

      // This keeps edits fast: an editor stops coloring again where the state of a line is the same as before the edit.
      // With the same state below every separator, an edit costs one request, not the rest of the file.
      it(`${title}: leaves the same state below the next separator as anything else`, () => {
        assert.ok(tokenize(`${text}\n### b`).state.equals(tokenize('### b\n### b').state));
      });
    }

    for (const [title, text] of openEnds.filter(
      ([, text]) => text.startsWith('POST /a\n{') || text.startsWith('POST /a\n\n{'),
    )) {
      it(`${title}: doesn’t affect the response below`, () => {
        assert.equal(outline(`${text}\nHTTP/1.1 201 Created\nB: c\n{\n}`).slice(-4), 'SHJJ');
      });
    }

    it('blank lines, text and requests without separators don’t pile up states', () => {
      const depth = (text: string) => tokenize(text).state.depth;
      for (const line of ['', 'text', '# comment', 'B: c', 'POST /a', 'HTTP/1.1 200 OK', '{}', '> ./a.js']) {
        const few = depth(`POST /a\nB: c\n${`${line}\n`.repeat(3)}`);
        assert.equal(depth(`POST /a\nB: c\n${`${line}\n`.repeat(300)}`), few, line);
      }
    });
  });
});
