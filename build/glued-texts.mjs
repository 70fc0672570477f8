// Finds texts that people read and that are put together from pieces, which a translator can't inflect.
import path from 'node:path';
import ts from 'typescript6';
import { isTranslation, mayHaveMessages, messageOf, parsed, sourceFiles } from './messages.mjs';

/**
 * @typedef {object} Glued a piece of a text that is put into another text
 * @property {string} piece as t() looks it up, or as written if it isn't a text of its own
 * @property {string} from the file that it is made in
 * @property {string} into the text that it is put into
 * @property {string} file
 * @property {number} line counts from 1
 */

/**
 * @callback SourceOf
 * @param {string} file
 * @returns {ts.SourceFile | undefined} undefined if the file isn't part of the source
 */

/** A sentence can be next to any others; inserted ones may follow it. */
const sentence = /^ ?[\p{Lu}\p{P}{$].*[.!?…](?: \{\d\})*$/su;
/** A word of a sentence; names and code have capitals, digits or symbols. */
const word = /^ ?\p{Ll}{2,}(?: \p{Ll}+)*$|^s$/u;

/**
 * @param {string} root of the project
 * @param {(file: string) => ts.SourceFile} parse
 * @returns {Glued[]} pieces that aren't sentences, in the order of the files and their lines
 */
export function gluedTexts(root, parse = parsed) {
  const files = new Set(sourceFiles(root));
  /** @type {Map<string, ts.SourceFile>} */
  const known = new Map();
  /** @type {SourceOf} */
  const sourceOf = (file) => {
    if (!files.has(file)) return undefined;
    const source = known.get(file) ?? parse(file);
    known.set(file, source);
    return source;
  };
  /** @type {Glued[]} */
  const found = [];
  for (const file of files) {
    const source = mayHaveMessages(file) ? sourceOf(file) : undefined;
    if (source === undefined) continue;
    const visit = (/** @type {ts.Node} */ node) => {
      if (isTranslation(node)) {
        const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
        for (const put of putInto(node))
          for (const [piece, from] of piecesOf(put, sourceOf))
            if (!sentence.test(piece)) found.push({ piece, from, into: messageOf(node) ?? '', file, line });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

/** @param {ts.CallExpression | ts.TaggedTemplateExpression} node @returns {readonly ts.Node[]} */
function putInto(node) {
  if (ts.isCallExpression(node)) return node.arguments.slice(1);
  return ts.isTemplateExpression(node.template) ? node.template.templateSpans.map((span) => span.expression) : [];
}

/**
 * The pieces that the value of an expression can be, through the constants and functions of the source that it names. What comes
 * from a parameter or a property isn't found.
 *
 * @param {ts.Node} start
 * @param {SourceOf} sourceOf
 * @returns {ReadonlyMap<string, string>} each with its file
 */
function piecesOf(start, sourceOf) {
  /** @type {Map<string, string>} */
  const pieces = new Map();
  /** @type {Set<ts.Node>} */
  const seen = new Set();
  const read = (/** @type {ts.Node | undefined} */ node) => {
    if (node === undefined || seen.has(node)) return;
    seen.add(node);
    if (isTranslation(node)) pieces.set(messageOf(node) ?? '', node.getSourceFile().fileName);
    else if (ts.isStringLiteralLike(node)) {
      // Elsewhere, words are mostly code: names of methods, kinds of values.
      const isHere = ts.findAncestor(node, (outer) => outer === start) !== undefined;
      if (isHere && word.test(node.text)) pieces.set(node.text, node.getSourceFile().fileName);
    } else if (ts.isConditionalExpression(node)) {
      read(node.whenTrue);
      read(node.whenFalse);
    } else if (ts.isBinaryExpression(node)) {
      if (/^(?:\|\||&&|\?\?|\+)$/.test(node.operatorToken.getText())) {
        if (node.operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken) read(node.left);
        read(node.right);
      }
    } else if (ts.isParenthesizedExpression(node) || ts.isSpreadElement(node)) read(node.expression);
    else if (ts.isArrayLiteralExpression(node)) node.elements.forEach(read);
    else if (ts.isObjectLiteralExpression(node)) node.properties.forEach(read);
    else if (ts.isPropertyAssignment(node)) read(node.initializer);
    else if (ts.isTemplateExpression(node)) for (const span of node.templateSpans) read(span.expression);
    else if (ts.isCallExpression(node)) {
      const callee = node.expression;
      // What a function makes of each item of a list counts, not the list.
      if (!ts.isPropertyAccessExpression(callee)) read(callee);
      else read(/^(?:flatMap|map)$/.test(callee.name.text) ? node.arguments[0] : callee.expression);
    } else if (ts.isElementAccessExpression(node)) read(node.expression);
    else if (ts.isFunctionLike(node)) returnedBy(node).forEach(read);
    else if (ts.isIdentifier(node)) read(declarationOf(node, sourceOf));
  };
  read(start);
  return pieces;
}

/** @param {ts.SignatureDeclaration} node @returns {readonly ts.Node[]} */
function returnedBy(node) {
  const body = 'body' in node ? node.body : undefined;
  if (body === undefined) return [];
  if (!ts.isBlock(body)) return [body];
  /** @type {ts.Node[]} */
  const returned = [];
  const visit = (/** @type {ts.Node} */ inner) => {
    if (ts.isFunctionLike(inner)) return;
    if (ts.isReturnStatement(inner) && inner.expression) returned.push(inner.expression);
    ts.forEachChild(inner, visit);
  };
  visit(body);
  return returned;
}

/**
 * What a name is declared as: the value of a constant, or a function.
 *
 * @param {ts.Identifier} name
 * @param {SourceOf} sourceOf
 * @returns {ts.Node | undefined}
 */
function declarationOf(name, sourceOf) {
  for (let scope = /** @type {ts.Node | undefined} */ (name.parent); scope; scope = scope.parent) {
    if (ts.isFunctionLike(scope) && scope.parameters.some((one) => namesIn(one.name).includes(name.text)))
      return undefined;
    if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) continue;
    const here = declaredIn(scope, name.text);
    if (here) return here;
    for (const statement of scope.statements) {
      if (!ts.isImportDeclaration(statement)) continue;
      const named = statement.importClause?.namedBindings;
      const from = statement.moduleSpecifier;
      if (!named || !ts.isNamedImports(named) || !ts.isStringLiteral(from) || !from.text.startsWith('.')) continue;
      const one = named.elements.find((element) => element.name.text === name.text);
      const file = one && sourceOf(path.resolve(path.dirname(name.getSourceFile().fileName), from.text));
      if (file) return declaredIn(file, one.propertyName?.text ?? name.text);
    }
  }
  return undefined;
}

/** @param {ts.BindingName} name @returns {readonly string[]} the name, or those in its pattern */
function namesIn(name) {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesIn(element.name)));
}

/** @param {ts.Block | ts.SourceFile} scope @param {string} name @returns {ts.Node | undefined} */
function declaredIn({ statements }, name) {
  for (const statement of statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) return statement;
    if (ts.isVariableStatement(statement))
      for (const one of statement.declarationList.declarations)
        if (ts.isIdentifier(one.name) && one.name.text === name) return one.initializer;
  }
  return undefined;
}
