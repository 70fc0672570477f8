import { t } from '@vscode/l10n';
import type { NavigationProperty } from '../../../catalog/model.ts';
import { graphVersion, readGraphUrl } from '../../../catalog/url/graph-url.ts';
import { contract } from '../../../catalog/contract.ts';
import { destinations, matchRoute, segmentsOf } from '../../../catalog/routes.ts';
import { sources } from '../../../catalog/sources/index.ts';
import { deviceManagement, scriptCollectionNamed } from '../../../catalog/script-collections.ts';
import { substitute, type Variables } from '../../../http/variables/variables.ts';
import { hasForeignHost } from '../../request/graph-request.ts';
import { plain } from '../../hover/markdown.ts';
import { withoutParameters } from '../../route-choices.ts';
import type { UrlContext } from '../context.ts';
import { type Completion, inThisOrder } from '../model.ts';
import { routeOperationMarkdown, routeOperationsOf, effectInWords } from './route.ts';
import { maskReferences, methodOf, pathSnippet } from '../text.ts';

/** The path as typed, split where the segment at the cursor begins. */
interface Written {
  /** Segments before that one, below the version. */
  readonly done: readonly string[];
  /** The segment up to the cursor. */
  readonly typed: string;
  /** What has to be inserted first: a slash, the version. */
  readonly prefix: string;
}

/** The next segment of a path, or all that are still missing. */
export function completePath(context: UrlContext, at: number, variables: Variables): Completion[] {
  const written = readWritten(context, variables);
  if (written === undefined) return [];
  const { done, typed, prefix } = written;
  const missing = routeOperationsOf(methodOf(context)).flatMap((operation) => {
    const template = operation.path.split('/').slice(1);
    const fits = done.length < template.length && done.every((segment, index) => fitsPart(segment, template[index]));
    return fits ? [{ operation, rest: template.slice(done.length) }] : [];
  });
  const ofSegment = /^[^/?#&\s]*/.exec(context.after)?.[0] ?? '';
  const follows = `${context.after.slice(ofSegment.length)}${context.later}`;
  const span = { start: at - typed.length, end: at + ofSegment.length };
  const completion = (path: string): Pick<Completion, 'edit' | 'isSnippet' | 'filterText'> => ({
    edit: { ...span, text: prefix + pathSnippet(path) },
    isSnippet: true,
    filterText: prefix + path,
  });
  const continues = follows.startsWith('/');
  const whole = missing
    .filter(({ rest }) => rest.length === 1 || !continues)
    .map(({ operation, rest }) => ({
      label: shortenedRest(rest),
      kind: 'route' as const,
      detail: effectInWords(operation),
      documentation: routeOperationMarkdown(operation),
      ...completion(rest.join('/')),
    }));
  const labels = new Set(whole.map(({ label }) => label));
  const compiled = compiledSteps(done, methodOf(context)).filter(
    ({ name }) => !missing.some(({ rest }) => rest[0] === name),
  );
  const longer = missing.filter(({ rest }) => continues || rest.length > 1);
  const steps = [...new Set(longer.map(({ rest: [name = ''] }) => name))]
    .filter((name) => !continues || !labels.has(name))
    .map((name) => ({
      // Distinguishes the way to longer routes from the route that ends here, which has the same name.
      label: labels.has(name) ? `${name}/` : name,
      ...describeSegment(name),
      ...completion(continues ? name : `${name}/`),
      filterText: prefix + name,
      retrigger: !continues,
    }));
  const needsKey = [...missing.map(({ rest }) => rest[0]), ...compiled.map(({ name }) => name)].some(
    (name) => name?.startsWith('{') === true,
  );
  const keys = needsKey ? keyVariables(variables, span, prefix) : [];
  const others = compiled.map(({ name, isLast, detail }) => ({
    label: name,
    kind: name.startsWith('{') ? ('parameter' as const) : ('segment' as const),
    detail,
    documentation: compiledNote(),
    ...completion(isLast || continues ? name : `${name}/`),
    filterText: prefix + name,
    retrigger: !isLast && !continues,
  }));
  return inThisOrder([...keys, ...whole, ...steps, ...others]);
}

function readWritten(context: UrlContext, variables: Variables): Written | undefined {
  const { before, request } = context;
  const slash = maskReferences(before).lastIndexOf('/') + 1;
  let typed = before.slice(slash);
  // Directly after a variable that is the origin, or ends with a segment, a slash comes next.
  const isAfterVariable = /^\{\{[^{}]*\}\}$/.test(typed) && slash === 0;
  if (isAfterVariable) typed = '';
  else if (typed.includes('{{')) return undefined;
  const base = substitute(before.slice(0, before.length - typed.length), variables);
  const slashNeeded = isAfterVariable && !base.endsWith('/');
  const url = readGraphUrl(slashNeeded ? `${base}/` : base);
  // The metadata of v1.0 doesn't have any of these entity types.
  if (url === undefined || /^v/i.test(url.version ?? '')) return undefined;
  if (url.cloud === undefined && hasForeignHost(request, variables)) return undefined;
  const version = url.cloud !== undefined && url.version === undefined ? `${graphVersion}/` : '';
  const done = segmentsOf(url.path).map(({ text }) => text);
  // Without a version, only the very beginning of the path can still get one.
  if (version !== '' && done.length > 0) return undefined;
  return { done, typed, prefix: `${slashNeeded ? '/' : ''}${version}` };
}

const fitsPart = (segment: string, part = ''): boolean =>
  part.startsWith('{') || part.toLowerCase() === segment.toLowerCase();

/** The first segment stays because it is the one at the cursor, unless it is `deviceManagement`, which adds nothing. */
function shortenedRest([first = '', ...others]: readonly string[]): string {
  const rest = withoutParameters(others.join('/'));
  return others.length === 0 ? first : first === deviceManagement.name ? rest : `${first}/${rest}`;
}

function describeSegment(name: string): Pick<Completion, 'kind' | 'detail' | 'documentation'> {
  if (name.startsWith('{')) return { kind: 'parameter', detail: t('asked for when sending') };
  const description =
    name === deviceManagement.name
      ? deviceManagement.description
      : (scriptCollectionNamed(name)?.description ?? navigationNamed(name)?.description ?? '');
  return { kind: 'segment', documentation: plain(description) };
}

const navigationNamed = (wanted: string): NavigationProperty | undefined =>
  destinations.flatMap(({ entityType }) => entityType.navigationProperties).find(({ name }) => name === wanted);

interface CompiledStep {
  readonly name: string;
  readonly detail: string;
  /** Whether nothing follows it. */
  readonly isLast: boolean;
}

/** What may follow some segments in the compiled contract: navigation properties, a key, operations of the method. */
function compiledSteps(done: readonly string[], method: string): CompiledStep[] {
  if (!/^(?:GET|POST|PATCH|DELETE)$/.test(method)) return [];
  if (done.length === 0) return contract.roots.map(({ name }) => ({ name, detail: '', isLast: false }));
  const at = matchRoute(`/${done.join('/')}`, graphVersion);
  // What is checked by hand is complete.
  if (at?.standing !== 'compiled' || at.resource === 'action' || at.resource === 'function') return [];
  const { entityType } = at;
  const isCollection = at.resource === 'collection';
  const operations = contract
    .operations(entityType, isCollection)
    .filter(({ kind }) => kind === (method === 'POST' ? 'action' : method === 'GET' ? 'function' : undefined))
    .map(({ kind, name }) => ({
      name: kind === 'function' ? `${name}()` : name,
      detail: kind === 'action' ? t('action') : t('function'),
      isLast: true,
    }));
  const detail = entityType.name;
  if (isCollection) return [{ name: `{${entityType.name}Id}`, detail, isLast: false }, ...operations];
  const unchecked = entityType.navigationProperties.filter(({ name }) => scriptCollectionNamed(name) === undefined);
  const related = unchecked.map(({ name, target, collection }) => ({
    name,
    detail: collection ? `Collection(graph.${target})` : `graph.${target}`,
    isLast: false,
  }));
  return [...related, ...operations];
}

const compiledNote = (): string =>
  plain(t`From Microsoft’s SDK metadata of ${sources.sdkModels.date}, not checked by hand.`);

/** The file's variables that may hold a key: a single segment, not a URL. */
const keyVariables = (
  variables: Variables,
  span: { readonly start: number; readonly end: number },
  prefix: string,
): Completion[] =>
  Array.from(variables)
    .filter(([, value]) => /^[^/\s:?#]+$/.test(value))
    .map(([name, value]) => ({
      label: `{{${name}}}`,
      kind: 'variable',
      detail: value,
      edit: { ...span, text: `${prefix}{{${name}}}` },
      isSnippet: false,
    }));
