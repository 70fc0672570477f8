import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript6';
import { unmeasuredRooms } from './rooms.ts';

const source = fileURLToPath(new URL('../../../src/', import.meta.url));

/** An exported function or class that takes text. */
export interface TextFunction {
  /** From `src/`, with slashes. */
  readonly file: string;
  readonly name: string;
  /**
   * The types of the parameters that must be given: `string`, or `http/model.ts#Text` for a type of src. Undefined for a
   * class.
   */
  readonly parameters: readonly string[] | undefined;
}

/**
 * Finds every exported function and class of some folders that takes text, or returns a function that does: a string, or an
 * object with a string somewhere in it. The fixed words of a union are not text, and neither are the catalog's facts.
 *
 * @param folders from `src/`
 */
export function textFunctionsIn(folders: readonly string[]): TextFunction[] {
  const { program, files } = sourceProgram();
  const checker = program.getTypeChecker();
  return files
    .filter((file) => folders.some((folder) => file.startsWith(`${folder}/`)))
    .flatMap((file) => {
      const tree = program.getSourceFile(source + file);
      const module = tree && checker.getSymbolAtLocation(tree);
      return (
        (module ? checker.getExportsOfModule(module) : [])
          // Re-exports are found where they are declared.
          .filter(
            (symbol) => (symbol.flags & ts.SymbolFlags.Alias) === 0 && (symbol.flags & ts.SymbolFlags.Value) !== 0,
          )
          .flatMap((symbol) => textFunctionOf(checker, program, file, symbol) ?? [])
      );
    });
}

function textFunctionOf(
  checker: ts.TypeChecker,
  program: ts.Program,
  file: string,
  symbol: ts.Symbol,
): TextFunction | undefined {
  const type = checker.getTypeOfSymbol(symbol);
  const isClass = (symbol.flags & ts.SymbolFlags.Class) !== 0;
  const signatures = isClass
    ? [
        ...type.getConstructSignatures(),
        ...checker
          .getDeclaredTypeOfSymbol(symbol)
          .getProperties()
          .flatMap((member) => checker.getTypeOfSymbol(member).getCallSignatures()),
      ]
    : type.getCallSignatures();
  const parameters = signatures.flatMap((signature) => signature.getParameters());
  const later = signatures.flatMap((signature) => signaturesIn(checker, program, signature.getReturnType()));
  const takesText = [...parameters, ...later.flatMap((signature) => signature.getParameters())].some((parameter) =>
    holdsText(checker, program, checker.getTypeOfSymbol(parameter), new Set()),
  );
  if (!takesText) return undefined;
  const isGiven = ({ valueDeclaration }: ts.Symbol): boolean =>
    valueDeclaration !== undefined &&
    ts.isParameter(valueDeclaration) &&
    !checker.isOptionalParameter(valueDeclaration);
  return {
    file,
    name: symbol.name,
    parameters: isClass
      ? undefined
      : parameters.filter(isGiven).map((parameter) => typeName(checker, checker.getTypeOfSymbol(parameter))),
  };
}

/** What can be called on the result of a function: the result itself, or its members. */
const signaturesIn = (checker: ts.TypeChecker, program: ts.Program, type: ts.Type): ts.Signature[] => [
  ...type.getCallSignatures(),
  ...type
    .getProperties()
    .filter(({ declarations = [] }) => !declarations.some((declared) => isOfLibrary(program, declared)))
    .flatMap((property) => checker.getTypeOfSymbol(property).getCallSignatures()),
];

function holdsText(checker: ts.TypeChecker, program: ts.Program, type: ts.Type, seen: Set<ts.Type>): boolean {
  if (seen.has(type)) return false;
  seen.add(type);
  const holds = (inner: ts.Type): boolean => holdsText(checker, program, inner, seen);
  const { Any, Unknown, String, TemplateLiteral, TypeParameter, Object: AnyObject } = ts.TypeFlags;
  if ((type.flags & (Any | Unknown | String | TemplateLiteral)) !== 0) return true;
  if (type.isUnionOrIntersection()) return type.types.some(holds);
  if ((type.flags & TypeParameter) !== 0) {
    const constraint = checker.getBaseConstraintOfType(type);
    return constraint === undefined || holds(constraint);
  }
  if ((type.flags & AnyObject) === 0 || isFact(type)) return false;
  const parts =
    checker.isArrayType(type) || isReference(type) ? checker.getTypeArguments(type as ts.TypeReference) : [];
  if (parts.some(holds)) return true;
  // A callback takes text, but doesn't hold any.
  if (type.getCallSignatures().length > 0) return false;
  return (
    type
      .getProperties()
      .filter(({ declarations = [] }) => !declarations.some((declared) => isOfLibrary(program, declared)))
      .some((property) => holds(checker.getTypeOfSymbol(property))) ||
    checker.getIndexInfosOfType(type).some((index) => holds(index.type))
  );
}

const isReference = (type: ts.Type): boolean => ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0;

const isOfLibrary = (program: ts.Program, node: ts.Node): boolean =>
  program.isSourceFileDefaultLibrary(node.getSourceFile());

/** The source file that declares something, from `src/`. */
function fileOf(symbol: ts.Symbol | undefined): string | undefined {
  const name = symbol?.declarations?.[0]?.getSourceFile().fileName;
  return name === undefined ? undefined : path.relative(source, name).split(path.sep).join('/');
}

/** A type of the catalog, which doesn't come from input, except in the two files that read URLs. */
const isFact = (type: ts.Type): boolean => /^catalog\/(?!routes|url\/graph-url)/.test(fileOf(symbolOf(type)) ?? '');

/** Undefined for a type without a declaration, whatever TypeScript's own types say. */
const symbolOf = (type: ts.Type): ts.Symbol | undefined => type.aliasSymbol ?? type.symbol;

function typeName(checker: ts.TypeChecker, type: ts.Type): string {
  const symbol = symbolOf(type);
  const file = fileOf(symbol);
  return symbol && file?.startsWith('..') === false
    ? `${file}#${symbol.name}`
    : checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
}

interface SourceProgram {
  readonly program: ts.Program;
  /** From `src/`, with slashes. */
  readonly files: readonly string[];
}

const roomOf = (file: string): string => file.split('/', 1)[0] ?? '';

let known: SourceProgram | undefined;

function sourceProgram(): SourceProgram {
  if (known) return known;
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.ts') && !(roomOf(name) in unmeasuredRooms))
    .sort();
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: ['node'],
    strict: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  // Types don't depend on comments.
  host.jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
  return (known = {
    program: ts.createProgram(
      files.map((file) => source + file),
      options,
      host,
    ),
    files,
  });
}
