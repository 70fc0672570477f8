import { namedRequests } from '../messages/request-names.ts';
import type { Block, HttpFile, HttpRequest, Span } from '../model.ts';

/** A variable that other tools set while they send the requests of a file. */
export interface ScriptVariable {
  /** Index of the block that sets it. */
  readonly index: number;
  /** Where it is set, in the coordinates of the block. */
  readonly span: Span;
  /** `directive`: a comment, such as `# @env-json-key id $.id` or `# @loop for id of ids`. */
  readonly by: 'script' | 'directive';
  /** The part of the response's body that it is set to, as a JSONPath; undefined if it is set to something else. */
  readonly path: string | undefined;
  /** The reference that has the same value here; undefined if the request has no name, or the value is something else. */
  readonly reference: string | undefined;
}

/** As `ScriptVariable`, as far as the block alone shows. */
type SetInBlock = Pick<ScriptVariable, 'span' | 'by' | 'path'> & {
  readonly name: string;
  readonly request: HttpRequest | undefined;
};

/** Cached: a file is immutable, and this is needed for each reference without a value. */
const known = new WeakMap<HttpFile, ReadonlyMap<string, ScriptVariable>>();

/**
 * The variables that scripts of a file set, by the name between the braces of a reference to them: `client.global.set("id", …)` of
 * JetBrains and Kulala, `exports.id = …` and `$global.id = …` of httpYac, and comments of both. If several set one name, the first
 * counts.
 */
export function scriptVariables(file: HttpFile): ReadonlyMap<string, ScriptVariable> {
  const before = known.get(file);
  if (before) return before;
  const found = new Map<string, ScriptVariable>();
  for (const [index, block] of file.blocks.entries())
    for (const { name, request, span, by, path } of setIn(block)) {
      if (found.has(name)) continue;
      const requestName = request?.name?.text ?? '';
      const isNamed =
        request !== undefined && path !== undefined && namedRequests(file).get(requestName)?.request === request;
      const reference = isNamed ? `${requestName}.response.body.${path}` : undefined;
      found.set(name, { index, span, by, path, reference });
    }
  known.set(file, found);
  return found;
}

/** The variable that other tools fill a reference from: the one of that name, or an object that has the property it names. */
export function scriptVariableOf(file: HttpFile, reference: string): ScriptVariable | undefined {
  const found = scriptVariables(file);
  const object = found.get(/^[\w-]+(?=[.[])/.exec(reference)?.[0] ?? '');
  return found.get(reference) ?? (object && { ...object, path: undefined, reference: undefined });
}

/** The script variables of a block. An edit elsewhere doesn't change them. */
const knownIn = new WeakMap<Block, readonly SetInBlock[]>();

/** Most blocks have none, which this pattern finds without parsing them. */
const maySet = /\.set\s*\(|exports|\$global|@env-|@loop/;

function setIn(block: Block): readonly SetInBlock[] {
  let found = knownIn.get(block);
  if (found === undefined) knownIn.set(block, (found = maySet.test(block.text) ? findIn(block) : []));
  return found;
}

function findIn(block: Block): SetInBlock[] {
  const requestOf = new Map(block.requests.flatMap((request) => request.foreign.map((part) => [part.start, request])));
  const ofScripts = block.foreign.flatMap((part): SetInBlock[] => {
    if (part.kind !== 'script') return [];
    // A script that runs before the request has no response yet.
    const owner = requestOf.get(part.start);
    const request = owner && owner.start < part.start ? owner : undefined;
    return setByScript(block.text.slice(part.start, part.end)).map((set) => ({
      ...set,
      path: request && set.path,
      by: 'script',
      request,
      span: { start: part.start + set.span.start, end: part.start + set.span.end },
    }));
  });
  const ofDirectives = block.directives.flatMap(({ name, value }): SetInBlock[] => {
    const [before = '', variable] = setByDirective(name.text).exec(value.text)?.slice(1) ?? [];
    if (variable === undefined) return [];
    const start = value.start + before.length;
    const span = { start, end: start + variable.length };
    return [{ name: variable, span, by: 'directive', path: undefined, request: undefined }];
  });
  return [...ofScripts, ...ofDirectives].sort((a, b) => a.span.start - b.span.start);
}

/** Where in a directive's value the variable's name is: Kulala’s `# @env-json-key id $.id`, httpYac’s `# @loop for id of ids`. */
function setByDirective(name: string): RegExp {
  if (name === 'loop') return /^(for\s+)([\w$]+)\s+of\s/;
  return /^env-(?:stdin-cmd(?:-pre)?|json-key|header-key)$/.test(name) ? /^()([\w.-]+)/ : /^(?!)/;
}

/**
 * Whatever sets a variable in JavaScript or Lua: a call whose first argument is the name, or an assignment. Anything may follow a
 * name in quotes; only a single `=` may follow the name in an assignment.
 */
const setting =
  /\b(?:client\.global|variables|client\.variables\.(?:global|file|environment|request))\.set[^\S\r\n]{0,9}\([^\S\r\n]{0,9}(["'`])([\w.-]+)\1[^\S\r\n]{0,9},|(?:(?<![\w.])(?:module\.)?exports|(?<!\w)(\$global))\.(\w+)[^\S\r\n]{0,9}=(?!=)/g;

/** A value that is only read from a response. JetBrains has the parsed body as `body`, httpYac as `parsedBody`. */
const fromBody = /[^\S\r\n]{0,9}response\.(?:parsedBody|body)((?:\.\w+|\[\d+\])+)[^\S\r\n]{0,9}(?=[);\r\n]|$)/y;

function setByScript(script: string): Pick<SetInBlock, 'name' | 'span' | 'path'>[] {
  return Array.from(script.matchAll(setting), (match) => {
    const [whole, , called, global, assigned = ''] = match;
    const end = match.index + whole.length;
    fromBody.lastIndex = end;
    const path = fromBody.exec(script)?.[1];
    const name = called ?? (global === undefined ? assigned : `${global}.${assigned}`);
    return { name, span: { start: match.index, end }, path: path && `$${path}` };
  });
}
