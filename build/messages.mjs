// Finds the texts that people read in the source: those that pass through t() of @vscode/l10n, and those that don't.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript6';

/**
 * @typedef {object} Message
 * @property {string} text as t() looks it up: `${…}` is {0}, {1}, …
 * @property {string} file
 * @property {number} line counts from 1
 * @property {string | undefined} fault why it can't be translated
 */

/**
 * @typedef {object} Loose a text with words in it that doesn't pass through t()
 * @property {string} text
 * @property {string} file
 * @property {number} line counts from 1
 */

/** Functions that look a text up in the translation. */
const translators = new Set(['t', 'printedText']);

/** A contraction or a quotation; a word or a number, a space, and a word that isn't capitalized; or a label such as "Copy" or "Copy Code & Open Page". */
const prose = /\p{L}’\p{L}|“|[\p{L}\d}’',:;.…] \p{Ll}{2}|\p{L}[’',:;.…]{0,3} \{\d/u;
const label = /^\p{Lu}\p{Ll}+:?(?: (?:\p{L}+:?|[&↔]|\(?\{\d\}\)?|\(\p{L}+\)))*[….!?:]?$/u;
/** A word that would be code anywhere but where VS Code shows it; not `contoso.com`, nor `graph.device`. */
const word = /^\p{L}{3}(?!.*\p{L}\.[\p{L}{])/u;
/** What VS Code shows of an item, a question or a status bar item. */
const shown = new Set(['description', 'detail', 'label', 'placeHolder', 'placeholder', 'prompt', 'title', 'tooltip']);
/** Names, and lines of a request. */
const code =
  /^(?:(?:Accept|Authorization|Content-Type|Prefer)(?::.*)?|(?:GET|POST) \{\d\}|Microsoft Graph|Graph Run States)$/;

/** Comments aren't needed here. */
const parsing = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };

/** @param {string} file path of a TypeScript file */
export const parsed = (file) => ts.createSourceFile(file, readFileSync(file, 'utf8'), parsing, true);

/**
 * @param {readonly string[]} files paths of TypeScript files
 * @param {(file: string) => ts.SourceFile} sourceOf
 * @returns {{ messages: Message[], loose: Loose[] }} in the order of the files and their lines
 */
export function textsIn(files, sourceOf = parsed) {
  /** @type {Message[]} */
  const messages = [];
  /** @type {Loose[]} */
  const loose = [];
  for (const file of files) {
    const source = sourceOf(file);
    const lineOf = (/** @type {ts.Node} */ node) =>
      source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    for (const node of translationsIn(source)) {
      const argument = argumentOf(node);
      const text = messageOf(node);
      messages.push({ text: text ?? '', file, line: lineOf(node), fault: faultOf(node, argument, text) });
    }
    for (const node of looseIn(source)) loose.push({ text: textOf(node) ?? '', file, line: lineOf(node) });
  }
  return { messages, loose };
}

/**
 * @param {string} root of the project
 * @param {readonly Message[]} messages those of its source
 * @returns {string} `bundle.l10n.json`, from which a translation `bundle.l10n.<language>.json` is made
 */
export function messagesToTranslate(root, messages = textsIn(sourceFiles(root).filter(mayHaveMessages)).messages) {
  const texts = messages.map(({ text }) => text);
  return `${JSON.stringify(Object.fromEntries(texts.sort().map((text) => [text, text])), null, 2)}\n`;
}

/** @param {string} root of the project @returns {string[]} paths of what may hold texts */
export const sourceFiles = (root) =>
  readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => path.join(root, 'src', file));

/**
 * Most files have no text, which this finds out without parsing them.
 *
 * @param {string} file
 */
export const mayHaveMessages = (file) => /\b(?:t|printedText)[`(]/.test(readFileSync(file, 'utf8'));

/** @param {ts.SourceFile} source @returns {(ts.CallExpression | ts.TaggedTemplateExpression)[]} */
function translationsIn(source) {
  return nodesIn(source, () => true).filter(isTranslation);
}

/** @param {ts.SourceFile} source @returns {ts.Node[]} literals with words in them that don't pass through t() */
export function looseIn(source) {
  return nodesIn(source, (node) => !isForDevelopers(node)).filter((node) => {
    const text = textOf(node);
    return (
      text !== undefined &&
      !isMessage(node) &&
      !isCode(node) &&
      !code.test(text) &&
      (prose.test(text) || label.test(text) || (word.test(text) && isShown(node)))
    );
  });
}

/** @param {ts.Node} root @param {(node: ts.Node) => boolean} enters @returns {ts.Node[]} */
function nodesIn(root, enters) {
  /** @type {ts.Node[]} */
  const found = [];
  const visit = (/** @type {ts.Node} */ node) => {
    found.push(node);
    if (enters(node)) ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** @param {ts.Node} node a literal @returns {boolean} whether it is passed to t() */
function isMessage(node) {
  const { parent } = node;
  return isTranslation(parent) && (ts.isTaggedTemplateExpression(parent) || parent.arguments[0] === node);
}

/** @param {ts.Node} node @returns {node is ts.CallExpression | ts.TaggedTemplateExpression} */
export function isTranslation(node) {
  const callee = ts.isCallExpression(node)
    ? node.expression
    : ts.isTaggedTemplateExpression(node)
      ? node.tag
      : undefined;
  return callee !== undefined && ts.isIdentifier(callee) && translators.has(callee.text);
}

/** @param {ts.CallExpression | ts.TaggedTemplateExpression} node @returns {ts.Node | undefined} */
const argumentOf = (node) => (ts.isCallExpression(node) ? node.arguments[0] : node.template);

/** @param {ts.CallExpression | ts.TaggedTemplateExpression} node @returns {string | undefined} as t() looks it up */
export function messageOf(node) {
  const argument = argumentOf(node);
  return argument && textOf(argument);
}

/** @param {ts.Node} node @returns the text of a literal, with {0} for an inserted value */
function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map((span, index) => `{${index}}${span.literal.text}`).join('');
}

/**
 * @param {ts.CallExpression | ts.TaggedTemplateExpression} node
 * @param {ts.Node | undefined} argument
 * @param {string | undefined} text
 */
function faultOf(node, argument, text) {
  if (text === undefined || (argument && ts.isCallExpression(node) && ts.isTemplateExpression(argument)))
    return 'the message isn’t a literal';
  // @vscode/l10n would look for a value named "{0".
  if (/\{\{\d/.test(text)) return 'braces around an inserted value: make them part of the value';
  // The translation is loaded when the extension is activated, which is after its modules are loaded.
  const isLate =
    ts.findAncestor(node, (outer) => ts.isFunctionLike(outer) || ts.isPropertyDeclaration(outer)) !== undefined;
  return isLate ? undefined : 'it is read when the module loads, before the translation is loaded';
}

/** @param {ts.Node} node a literal that only code reads: a type, a name, something to compare with */
function isCode(node) {
  const { parent } = node;
  return (
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isLiteralTypeNode(parent) ||
    ts.isCaseClause(parent) ||
    (ts.isBinaryExpression(parent) && /^[!=]==/.test(parent.operatorToken.getText())) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    ts.isElementAccessExpression(parent) ||
    // The class of an element of the panel.
    (ts.isPropertyAssignment(parent) && parent.name.getText() === 'class')
  );
}

/** @param {ts.Node} node a literal @returns {boolean} whether it is, or is a part of, what VS Code shows */
function isShown(node) {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node && shown.has(parent.name.getText());
  // In place of a value, beside the text that names it.
  if (ts.isBinaryExpression(node) && ts.isArrayLiteralExpression(parent) && parent.elements.some(isTranslation))
    return true;
  // A child of an element of the panel.
  if (ts.isCallExpression(parent) && parent.expression.getText() === 'element')
    return parent.arguments.findIndex((argument) => argument === node) >= 2;
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken)
    return parent.right === node && ts.isPropertyAccessExpression(parent.left) && shown.has(parent.left.name.text);
  const isPart =
    ts.isParenthesizedExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isTemplateSpan(parent) ||
    (ts.isTemplateExpression(parent) && !ts.isTaggedTemplateExpression(parent.parent)) ||
    (ts.isBinaryExpression(parent) && /^(?:\|\||&&|\?\?|\+)$/.test(parent.operatorToken.getText())) ||
    (ts.isConditionalExpression(parent) && parent.condition !== node) ||
    // [one, other].filter(Boolean).join(', ')
    ts.isPropertyAccessExpression(parent) ||
    (ts.isCallExpression(parent) && parent.expression === node);
  return isPart && isShown(parent);
}

/** @param {ts.Node} node an exception reports a bug to developers; VS Code shows those of src/editor to the user */
function isForDevelopers(node) {
  const isOfEditor = /[\\/]editor[\\/]/.test(node.getSourceFile().fileName);
  return !isOfEditor && ts.isNewExpression(node) && /Error$/.test(node.expression.getText());
}
