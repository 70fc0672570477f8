import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript6';
import { commandNames } from '../../../src/editor/command-names.ts';

const folder = fileURLToPath(new URL('../../../src/editor', import.meta.url));

/** The names of the commands that a file registers: those of the object that it passes to `registerCommands`. */
function registeredIn(file: string): string[] {
  const text = readFileSync(path.join(folder, file), 'utf8');
  // Few files register any. This check avoids parsing the others.
  if (!text.includes('registerCommands')) return [];
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const objects = new Map<string, ts.Expression>();
  const found: string[] = [];
  const add = (given: ts.Expression | undefined): void => {
    const object = given && ts.isIdentifier(given) ? objects.get(given.text) : given;
    assert.ok(object && ts.isObjectLiteralExpression(object), `${file} registers what can’t be read here`);
    for (const { name } of object.properties) {
      assert.ok(name && ts.isIdentifier(name), `${file} registers a command whose name can’t be read here`);
      found.push(name.text);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      const { initializer } = node;
      objects.set(node.name.text, ts.isSatisfiesExpression(initializer) ? initializer.expression : initializer);
    }
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'registerCommands')
      add(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

describe('commands', () => {
  // What activation registers only loads these files.
  it('are all registered, each by exactly one file', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    assert.deepEqual(files.flatMap(registeredIn).sort(), [...commandNames].sort());
  });
});
