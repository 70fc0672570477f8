import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const source = fileURLToPath(new URL('../../../src/editor', import.meta.url));

/** The texts that a file hands to VS Code where `[…](command:…)` in them would be a link: notifications, and prompts of boxes. */
function textsWithLinks(file: string): string[] {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /\.show(Information|Warning|Error)Message$/.test(node.expression.getText())) {
      const [message, options] = node.arguments;
      const isModal = options?.getText().includes('modal: true') === true;
      if (message && !isModal)
        // A name stands for what it was given.
        found.push(
          new RegExp(`const ${ts.isIdentifier(message) ? message.text : '-'} = (.*);`).exec(tree.text)?.[1] ??
            message.getText(),
        );
    }
    if (ts.isBinaryExpression(node) && /\.prompt$/.test(node.left.getText()))
      if (node.operatorToken.kind === ts.SyntaxKind.EqualsToken) found.push(node.right.getText());
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

describe('what stands in a notification', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  for (const name of files) {
    const texts = textsWithLinks(path.join(source, name));
    if (texts.length > 0)
      it(`is our own words, or has no links: ${name}`, () => {
        const open = texts.filter((text) => !/^(['"`](?!.*\$\{)|withoutLinks\(|restrictedModeReason$)/s.test(text));
        assert.deepEqual(open, []);
      });
  }
});
