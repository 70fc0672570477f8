import { t } from '@vscode/l10n';
import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import { jsonFaultsOf, jsonFaultWords, type JsonFault } from '../json-faults.ts';

/** The environment whose variables are shared by all others. */
export const sharedEnvironment = '$shared';

/** The content of an environment file: variables by name, by environment. */
export type Environments = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Something in an environment file that doesn't give a value. */
export interface EnvironmentFault {
  /** Offset in the text. */
  readonly start: number;
  readonly end: number;
  readonly fault:
    | { readonly kind: 'invalid-json'; readonly fault: JsonFault }
    | { readonly kind: 'no-object' }
    | { readonly kind: 'environment-no-object'; readonly environment: string }
    /** Visual Studio's reference to a store of secrets, with its `provider`. */
    | { readonly kind: 'secret-store'; readonly name: string; readonly provider: string }
    | { readonly kind: 'no-text'; readonly name: string }
    /** The value before it is lost, as in every JSON object. */
    | { readonly kind: 'duplicate-variable'; readonly name: string }
    | { readonly kind: 'duplicate-environment'; readonly environment: string };
}

/** An environment file, as far as it could be read. */
export interface EnvironmentFile {
  readonly environments: Environments;
  readonly faults: readonly EnvironmentFault[];
}

/**
 * Names that other tools use among the variables of an environment for something else: how to sign in, certificates, headers
 * to add to each request. These aren't read, because they may be secret.
 */
const notVariables: ReadonlySet<string> = new Set(['Security', 'SSLConfiguration', '$auth', '$default_headers']);

/** The maximum nesting of objects; a deeper file was not written by hand. */
const deepest = 20;

/**
 * Reads `http-client.env.json` or its private counterpart: `{"dev": {"name": "value"}, "$shared": {…}}`. Numbers and booleans
 * become text; a value inside an object gets a name with a dot, as in JetBrains and Kulala: `graph.root`. Comments, trailing
 * commas and `$schema` are allowed. Accepts any text and never throws.
 */
export function parseEnvironmentFile(text: string): EnvironmentFile {
  const errors: ParseError[] = [];
  const unmarked = text.replace(/^\ufeff/, ' ');
  const root = treeOf(unmarked, errors);
  if (root === 'too-deep')
    return {
      environments: new Map(),
      faults: [{ start: 0, end: 0, fault: { kind: 'invalid-json', fault: 'nested-too-deeply' } }],
    };
  const faults: EnvironmentFault[] = jsonFaultsOf(errors, unmarked).map(({ start, end, fault }) => ({
    start,
    end,
    fault: { kind: 'invalid-json', fault },
  }));
  const environments = new Map<string, Map<string, string>>();
  const note = ({ offset, length }: Node, fault: EnvironmentFault['fault']): void => {
    // The parser lets a comment that isn’t closed end after the end of the text.
    faults.push({ start: offset, end: Math.min(text.length, offset + length), fault });
  };
  if (root && root.type !== 'object') note(root, { kind: 'no-object' });
  const read = (node: Node, prefix: string, depth: number, variables: Map<string, string>): void => {
    for (const [key, value] of membersOf(node)) {
      const name = prefix + key;
      const written = textOf(value);
      if (written !== undefined) {
        if (variables.has(name)) note(value, { kind: 'duplicate-variable', name });
        variables.set(name, written);
      } else if (depth === 0 && notVariables.has(key) && value.type === 'object') continue;
      else if (value.type === 'object' && providerOf(value) === undefined && depth < deepest)
        read(value, `${name}.`, depth + 1, variables);
      else note(value, faultOf(name, value));
    }
  };
  for (const [environment, node] of membersOf(root)) {
    if (environment === '$schema' && node.type === 'string') continue;
    const variables = new Map<string, string>();
    if (environments.has(environment)) note(keyOf(node), { kind: 'duplicate-environment', environment });
    if (node.type === 'object') environments.set(environment, variables);
    else note(node, { kind: 'environment-no-object', environment });
    read(node, '', 0, variables);
  }
  return { environments, faults };
}

function treeOf(text: string, errors: ParseError[]): Node | 'too-deep' | undefined {
  try {
    return parseTree(text, errors, { allowTrailingComma: true });
  } catch (error) {
    // The parser is recursive, and some thousand brackets overflow the stack.
    if (error instanceof RangeError) return 'too-deep';
    throw error;
  }
}

function* membersOf(node: Node | undefined): Generator<readonly [name: string, value: Node], void> {
  if (node?.type !== 'object') return;
  for (const { children: [key, value] = [] } of node.children ?? []) if (key && value) yield [String(key.value), value];
}

/** The name of a member, by its value. */
const keyOf = (value: Node): Node => value.parent?.children?.[0] ?? value;

const textOf = ({ type, value }: Node): string | undefined =>
  type === 'string' || type === 'number' || type === 'boolean' ? String(value) : undefined;

function faultOf(name: string, node: Node): EnvironmentFault['fault'] {
  const provider = providerOf(node);
  return provider === undefined ? { kind: 'no-text', name } : { kind: 'secret-store', name, provider };
}

/** The store of secrets that Visual Studio would ask: `{"provider": "AzureKeyVault", "secretName": "x"}`. */
function providerOf(node: Node): string | undefined {
  const provider: unknown = [...membersOf(node)].find(([key]) => key === 'provider')?.[1].value;
  return typeof provider === 'string' ? provider : undefined;
}

/** What is wrong in an environment file, and what to do: one or two plain sentences. */
export function environmentFaultMessage({ fault }: EnvironmentFault): string {
  switch (fault.kind) {
    case 'invalid-json':
      return t`This file isn’t valid JSON: ${jsonFaultWords(fault.fault)} The readable parts of the file are used.`;
    case 'no-object':
      return t('An environment file is an object that contains an object of variables for each environment.');
    case 'environment-no-object':
      return t`The environment '${fault.environment}' must be an object of variables: {"name": "value"}.`;
    case 'secret-store':
      return t`'${fault.name}' is stored in '${fault.provider}', which only Visual Studio supports. Put it into .env or http-client.private.env.json instead.`;
    case 'no-text':
      return t`The value of '${fault.name}' must be a string, a number or a Boolean.`;
    case 'duplicate-variable':
      return t`'${fault.name}' is defined twice in this environment. The last value counts.`;
    case 'duplicate-environment':
      return t`The environment '${fault.environment}' is defined twice. Only the last definition counts.`;
    default:
      return fault satisfies never;
  }
}
