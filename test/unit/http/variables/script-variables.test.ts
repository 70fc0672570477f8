import assert from 'node:assert/strict';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { scriptVariableOf, scriptVariables } from '../../../../src/http/variables/script-variables.ts';

const post = 'POST https://a.example/b\nContent-Type: application/json\n\n{}\n\n';

/** `name`, or `name = reference`, or `name = path` for a request without a name. */
const setIn = (text: string): string[] =>
  Array.from(scriptVariables(parseHttpFile(text)), ([name, { reference, path }]) =>
    [name, reference ?? path].filter(Boolean).join(' = '),
  );

describe('variables that scripts set', () => {
  const rows: readonly (readonly [tool: string, script: string, ...set: string[]])[] = [
    ['JetBrains', '> {% client.global.set("id", response.body.id); %}', 'id = create.response.body.$.id'],
    ['JetBrains', "> {%\n  client.global.set('id', response.body.id)\n%}", 'id = create.response.body.$.id'],
    [
      'JetBrains',
      '> {% client.global.set("a", response.body.value[0].id) %}',
      'a = create.response.body.$.value[0].id',
    ],
    ['JetBrains', '> {% client.global.set("a", response.body) %}', 'a'],
    ['JetBrains', '> {% client.global.set("a", response.body.id + 1) %}', 'a'],
    ['JetBrains', '> {% client.global.set("a", response.headers.valueOf("x")) %}', 'a'],
    ['JetBrains', '> {% client.variables.global.set("a", 1) %}', 'a'],
    ['JetBrains', '> {% client.global.get("a") %}'],
    ['JetBrains', '> {% client.global.set(name, 1) %}'],
    ['JetBrains', '> {% client.global.set("a", 1); client.global.set("b", 2) %}', 'a', 'b'],
    ['httpYac', '{{\n  exports.id = response.parsedBody.id;\n}}', 'id = create.response.body.$.id'],
    ['httpYac', '{{\n  $global.id = 1;\n}}', '$global.id'],
    ['httpYac', '{{\n  if (exports.id == 1) x();\n}}'],
    ['httpYac', '{{\n  my.exports.id = 1;\n}}'],
    ['Kulala', '> {%\n  -- lua\n  client.global.set("id", response.body.id)\n%}', 'id = create.response.body.$.id'],
    ['Kulala', '# @env-json-key token $.token', 'token'],
    ['httpYac', '# @loop for item of [1, 2]', 'item'],
    ['httpYac', '# @loop for 3'],
    ['httpYac', '# @loop while a.b'],
    ['no tool', '# client.global.set("id", 1)'],
  ];
  for (const [tool, script, ...set] of rows)
    it(`${tool}: ${script.replaceAll('\n', ' ')}`, () => {
      assert.deepEqual(setIn(`# @name create\n${post}${script}\n`), set);
    });

  it('aren’t read from a response if the script runs before the request', () => {
    assert.deepEqual(setIn(`# @name a\n< {% request.variables.set("id", response.body.id) %}\n${post}`), ['id']);
  });

  it('have a path if the request has no name', () => {
    assert.deepEqual(setIn(`${post}> {% client.global.set("id", response.body.id) %}\n`), ['id = $.id']);
    assert.deepEqual(setIn('GET /a\n\n{ "a": "client.global.set(\'id\', 1)" }\n'), []);
  });

  it('are found by one of their properties', () => {
    const file = parseHttpFile(`# @name a\n${post}> {% client.global.set("id", response.body.id) %}\n`);
    assert.equal(scriptVariableOf(file, 'id')?.reference, 'a.response.body.$.id');
    assert.equal(scriptVariableOf(file, 'id.x')?.reference, undefined);
    assert.ok(scriptVariableOf(file, 'id.x'));
    assert.equal(scriptVariableOf(file, 'i'), undefined);
  });
});
