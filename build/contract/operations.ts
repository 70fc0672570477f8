// Reads the actions and functions of Intune from the request builders of Microsoft's SDK, which aren't in a package.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bareName, typeRead } from './kiota-models.ts';
import type { ModelStructure, ModelType } from './model-types.ts';

/** The roots of Intune, each with the folder of its request builders in the SDK's repository. */
export const roots: Readonly<Record<string, string>> = {
  deviceAppManagement: 'packages/msgraph-beta-sdk-deviceAppManagement/deviceAppManagement',
  deviceManagement: 'packages/msgraph-beta-sdk-deviceManagement/deviceManagement',
};

/** The type of a parameter or of a result: an EDM type, `number` or the name of a type in the models. */
export interface OperationType {
  readonly type: string;
  readonly isCollection: boolean;
}

/** An action or a function that is bound to a type, or to a collection of it. */
export interface Operation {
  readonly kind: 'action' | 'function';
  readonly name: string;
  readonly boundTo: OperationType;
  /** Of an action: the properties of its body. Of a function: what its parentheses contain, as strings. */
  readonly parameters: readonly (OperationType & { readonly name: string })[];
  readonly returns: OperationType | undefined;
}

/** A navigation property, and whether requests may create or change its targets: then it's contained. */
export interface Navigation {
  readonly owner: string;
  readonly name: string;
  readonly isContained: boolean;
}

/** What the request builders add to the models. */
export interface Requests {
  readonly operations: readonly Operation[];
  readonly navigations: readonly Navigation[];
}

/**
 * Reads every operation below the roots, and every navigation property that requests lead to.
 *
 * @param folder a clone of the SDK's repository, with its files
 * @param models those of the package from the same generator
 * @returns each operation once, bound to the base type if several types inherit it, in the order of the table
 */
export function readRequests(folder: string, models: ReadonlyMap<string, ModelType>): Requests {
  const byName = new Map(Array.from(models.keys(), (name) => [name.toLowerCase(), name]));
  const found = new Map<string, Operation>();
  const navigations = new Map<string, Navigation>();
  for (const [root, builders] of Object.entries(roots)) {
    const files = readdirSync(path.join(folder, builders), { recursive: true, encoding: 'utf8' })
      .filter((file) => path.basename(file) === 'index.ts')
      .sort();
    for (const file of files) {
      const text = readFileSync(path.join(folder, builders, file), 'utf8');
      const own = /interface \w+RequestBuilder extends BaseRequestBuilder/.exec(text)?.index ?? 0;
      const comment = text.slice(0, own);
      const [, name, owner] =
        / \* Provides operations to manage the (\w+) property of the microsoft\.graph\.([\w.]+) entity\.\n \*\/\n(?:export )?$/.exec(
          comment,
        ) ?? [];
      if (name !== undefined && owner !== undefined) {
        const key = `${owner} ${name}`;
        const isContained = /\n {4}(?:post|patch): \{/.test(text) || navigations.get(key)?.isContained === true;
        navigations.set(key, { owner, name, isContained });
      }
      if (!/ \* Provides operations to call the \w+ method\.\n \*\/\n(?:export )?$/.test(comment)) continue;
      const operation = operationIn(text, root, models, byName);
      found.set(keyOf(operation), operation);
    }
  }
  const inherited = (operation: Operation): boolean =>
    basesOf(operation.boundTo.type, models).some((base) =>
      found.has(keyOf({ ...operation, boundTo: { ...operation.boundTo, type: base } })),
    );
  return {
    operations: inOrder(found).filter((operation) => !inherited(operation)),
    navigations: inOrder(navigations),
  };
}

const inOrder = <Item>(found: ReadonlyMap<string, Item>): Item[] =>
  [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);

const keyOf = ({ kind, name, boundTo, parameters }: Operation): string =>
  `${boundTo.type}${boundTo.isCollection ? '[]' : ''} ${name} ${kind} ${parameters.map((one) => one.name).join()}`;

function basesOf(type: string, models: ReadonlyMap<string, ModelType>): string[] {
  const bases: string[] = [];
  for (let at = baseOf(models.get(type)); at !== undefined; at = baseOf(models.get(at))) bases.push(at);
  return bases;
}

const baseOf = (type: ModelType | undefined): string | undefined =>
  type?.kind === 'structure' ? type.base : undefined;

function operationIn(
  text: string,
  root: string,
  models: ReadonlyMap<string, ModelType>,
  byName: ReadonlyMap<string, string>,
): Operation {
  const [, template = ''] = /UriTemplate = "\{\+baseurl\}([^"]*)"/.exec(text) ?? [];
  const segments = segmentsOf(template);
  const last = segments.pop() ?? '';
  const boundTo = boundType(segments, root, models, byName);
  if (boundTo === undefined) throw new Error(`No type was found that ${template} is bound to.`);
  const nameOf = (local: string): string => {
    const bare = bareName(local);
    const file = text.split('\n').find((line) => line.startsWith('import ') && new RegExp(`\\b${local}\\b`).test(line));
    const namespace = /'@microsoft\/msgraph-beta-sdk\/models\/(.*)index\.js'/
      .exec(file ?? '')?.[1]
      ?.replaceAll('/', '.');
    const name = namespace === undefined ? undefined : byName.get(`${namespace}${bare}`.toLowerCase());
    if (name === undefined) throw new Error(`The models have no ${bare}, which ${template} names.`);
    return name;
  };
  const isAction = /\n {4}post: \{/.test(text);
  const name = (/^[\w.]+/.exec(last)?.[0] ?? '').replace(/^microsoft\.graph\./, '');
  const inParentheses = last
    .slice(last.indexOf('(') + 1, -1)
    .split(',')
    .filter((parameter) => parameter.includes('='))
    .map((parameter) => parameter.slice(0, parameter.indexOf('=')));
  return {
    kind: isAction ? 'action' : 'function',
    name,
    boundTo,
    parameters: isAction
      ? propertiesRead(text, 'PostRequestBody', template, nameOf)
      : inParentheses.map((parameter) => ({ name: parameter, type: 'Edm.String', isCollection: false })),
    returns: returnedBy(text, template, nameOf),
  };
}

/** The segments of a template without its query, unescaped. */
const segmentsOf = (template: string): string[] =>
  template
    .replace(/\{\?[^}]*\}$/, '')
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => decodeURIComponent(segment));

/** The type that the segments of a template lead to, by the navigation properties of the models. */
function boundType(
  segments: readonly string[],
  root: string,
  models: ReadonlyMap<string, ModelType>,
  byName: ReadonlyMap<string, string>,
): OperationType | undefined {
  let at: OperationType = { type: root, isCollection: false };
  for (const segment of segments.slice(1)) {
    if (segment.startsWith('{')) {
      at = { type: at.type, isCollection: false };
      continue;
    }
    const cast = segment.startsWith('graph.') ? byName.get(segment.slice('graph.'.length).toLowerCase()) : undefined;
    if (cast !== undefined) {
      at = { ...at, type: cast };
      continue;
    }
    const property = [at.type, ...basesOf(at.type, models)]
      .map((name) => models.get(name))
      .flatMap((type) => (type?.kind === 'structure' ? (type satisfies ModelStructure).properties : []))
      .find(({ name }) => name === segment);
    if (property === undefined) return undefined;
    at = { type: property.type, isCollection: property.isCollection };
  }
  return at;
}

/** The properties of a body that the file declares, including `value` of a response. */
function propertiesRead(
  text: string,
  suffix: string,
  template: string,
  nameOf: (local: string) => string,
): (OperationType & { name: string })[] {
  const part = text.split('\nexport ').find((one) => new RegExp(`^function deserializeInto\\w+${suffix}\\(`).test(one));
  return Array.from((part ?? '').matchAll(/"([^"]+)": n => \{ [^=]+= ([^;]*); \}/g)).flatMap(
    ([, name = '', expression = '']) => {
      if (name === 'backingStoreEnabled') return [];
      const type = typeRead(expression, nameOf);
      if (type === undefined) throw new Error(`${template} reads ${name} in another form: ${expression}`);
      return [{ name, ...type }];
    },
  );
}

/** If an operation has its own type of response, its `value` is the result. */
function returnedBy(text: string, template: string, nameOf: (local: string) => string): OperationType | undefined {
  const [value] = propertiesRead(text, '(?:Get|Post)Response', template, nameOf).filter(({ name }) => name === 'value');
  if (value !== undefined) return { type: value.type, isCollection: value.isCollection };
  const read = /(?:responseBodyFactory: +(?=create)|enumObject: +)(\w+),/.exec(text)?.[1];
  return read === undefined ? undefined : { type: nameOf(read), isCollection: false };
}

/** The table of operations and navigation properties as it's committed. */
export function writeRequests({ operations, navigations }: Requests, source: string): string {
  const typeText = ({ type, isCollection }: OperationType): string => `${type}${isCollection ? '[]' : ''}`;
  return [
    `# ${source}`,
    '# kind, what it is bound to, name(parameters), what it returns; of a navigation property: whether requests create or change its targets',
    ...operations.map(({ kind, name, boundTo, parameters, returns }) =>
      [
        kind,
        typeText(boundTo),
        `${name}(${parameters.map((one) => `${one.name}:${typeText(one)}`).join(',')})`,
        ...(returns === undefined ? [] : [typeText(returns)]),
      ].join(' '),
    ),
    ...navigations.map(({ owner, name, isContained }) => `${isContained ? 'contains' : 'refers'} ${owner} ${name}`),
    '',
  ].join('\n');
}

/** @throws if a line has another form */
export function parseRequests(text: string): Requests & { readonly source: string } {
  const [first = '', ...lines] = text.split('\n').filter((line) => line !== '');
  const operations: Operation[] = [];
  const navigations: Navigation[] = [];
  for (const line of lines) {
    if (line.startsWith('#')) continue;
    const [kind, owner, name] = line.split(' ');
    if ((kind === 'contains' || kind === 'refers') && owner !== undefined && name !== undefined)
      navigations.push({ owner, name, isContained: kind === 'contains' });
    else operations.push(parsedOperation(line));
  }
  return { source: first.slice(2), operations, navigations };
}

function parsedOperation(line: string): Operation {
  const [, kind, bound, name, parameters, returned] =
    /^(action|function) (\S+) ([\w.]+)\(([^()]*)\)(?: (\S+))?$/.exec(line) ?? [];
  if (kind === undefined || bound === undefined || name === undefined || parameters === undefined)
    throw new Error(`The table of operations has a line in another form: ${line}`);
  const typeIn = (written: string): OperationType => ({
    type: written.replace(/\[\]$/, ''),
    isCollection: written.endsWith('[]'),
  });
  return {
    kind: kind === 'action' ? 'action' : 'function',
    name,
    boundTo: typeIn(bound),
    parameters: parameters
      .split(',')
      .filter((one) => one !== '')
      .map((one) => {
        const [parameter = '', type = ''] = one.split(':');
        return { name: parameter, ...typeIn(type) };
      }),
    returns: returned === undefined ? undefined : typeIn(returned),
  };
}
