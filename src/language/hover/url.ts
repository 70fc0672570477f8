import { t } from '@vscode/l10n';
import { deviceManagement, scriptCollectionNamed } from '../../catalog/script-collections.ts';
import type { Cloud } from '../../catalog/index.ts';
import { graphVersion } from '../../catalog/url/graph-url.ts';
import type { Segment } from '../../catalog/url/path-segments.ts';
import { deviceNavigation, matchRoute, segmentsOf, type RouteMatch } from '../../catalog/routes.ts';
import { typeName } from '../contributions/type-name.ts';
import type { Span } from '../../http/model.ts';
import type { GraphRequest } from '../request/graph-request.ts';
import { routeFacts } from './operations.ts';
import { code, codeBlock, paragraphs, plain, sourceLine, type HoverContent } from './markdown.ts';
import { queryHover } from './query.ts';

/**
 * Describes a position in a URL to Graph.
 *
 * @param text the URL with the values of its variables
 * @param place in that text
 */
export function urlHover(text: string, place: Span, { url, match }: GraphRequest): HoverContent | undefined {
  const isAt = ({ start, end }: Span): boolean => start <= place.start && place.end <= end;
  const { versionStart } = url;
  const origin = { start: 0, end: url.version === undefined ? url.pathStart : versionStart - 1 };
  if (url.cloud && isAt(origin)) return { ...origin, markdown: cloudHover(url.cloud) };
  if (url.version !== undefined && isAt({ start: versionStart, end: url.pathStart }))
    return { start: versionStart, end: url.pathStart, markdown: versionHover(url.version) };
  const segments = segmentsOf(url.path).map((segment) => ({ ...segment, start: segment.start + url.pathStart }));
  const index = segments.findIndex(({ start, text: { length } }) => isAt({ start, end: start + length }));
  const segment = segments[index];
  if (segment) {
    const markdown = segmentHover(segments.slice(0, index + 1), segment, url.version ?? graphVersion);
    return markdown === undefined
      ? undefined
      : { start: segment.start, end: segment.start + segment.text.length, markdown };
  }
  return queryHover(text, url.pathStart + url.path.length, isAt, match);
}

function cloudHover({ name, graphRoot, authority, portal, sources }: Cloud): string {
  return paragraphs(
    codeBlock('http', graphRoot),
    t`Microsoft Graph, ${plain(name)}. Tokens come from ${code(authority)}, apps are registered at ${code(portal)}. Neither can be used in another cloud.`,
    sourceLine(sources),
  );
}

const versionHover = (version: string): string =>
  paragraphs(
    version.toLowerCase() === graphVersion
      ? t`Version ${code(graphVersion)} of Microsoft Graph, whose APIs may change.`
      : t`Version ${code(version)} of Microsoft Graph, which has no run states. Use ${code(graphVersion)}.`,
    sourceLine(['metadata']),
  );

/** @param path the segments up to and including this one */
function segmentHover(path: readonly Segment[], segment: Segment, version: string): string | undefined {
  const [root] = path;
  if (path.length === 1 && root?.text.toLowerCase() === deviceManagement.name.toLowerCase())
    return paragraphs(
      codeBlock('typescript', t`(singleton) ${deviceManagement.name}: graph.${deviceManagement.name}`),
      plain(deviceManagement.description),
      sourceLine(deviceManagement.sources),
    );
  const match = matchRoute(pathOf(path), version);
  return match && resourceHover(match, path, segment);
}

function resourceHover(match: RouteMatch, path: readonly Segment[], segment: Segment): string {
  const { entityType, resource, parameters } = match;
  switch (resource) {
    case 'collection': {
      const { parent, description } = parentOf(match, path);
      return paragraphs(
        codeBlock('typescript', `(collection) ${parent}.${nameOf(match)}: Collection(graph.${entityType.name})`),
        plain(description),
        routeFacts(match),
      );
    }
    case 'entity': {
      const key = entityType.properties.find(({ name }) => name === 'id');
      return paragraphs(
        keyHover(parameters.at(-1)?.name ?? '', segment.text, key?.description ?? ''),
        routeFacts(match),
      );
    }
    case 'singleton': {
      const { parent, description } = parentOf(match, path);
      return paragraphs(
        codeBlock('typescript', t`(navigation property) ${parent}.${nameOf(match)}: graph.${entityType.name}`),
        plain(description),
        routeFacts(match),
      );
    }
    case 'action':
    case 'function':
      return paragraphs(codeBlock('typescript', signatureOf(match)), routeFacts(match));
    case 'managedDevice': {
      const navigation = entityType.navigationProperties.find(({ name }) => name === deviceNavigation);
      return paragraphs(
        codeBlock('typescript', t`(navigation property) ${entityType.name}.managedDevice: graph.managedDevice`),
        plain(navigation?.description ?? ''),
        routeFacts(match),
      );
    }
    default:
      return resource satisfies never;
  }
}

/** An operation as TypeScript would declare it: `(action) deviceHealthScript.assign(deviceHealthScriptAssignments)`. */
function signatureOf({ entityType, operation }: RouteMatch): string {
  if (operation === undefined) return entityType.name;
  const { kind, name, parameters, returns } = operation;
  const names = parameters?.properties.map((property) => property.name).join(', ') ?? '';
  const result = returns ? `: ${typeName({ type: returns })}` : '';
  return `(${kind}) ${entityType.name}.${name}(${names})${result}`;
}

const nameOf = ({ route }: RouteMatch): string => route.path.slice(route.path.lastIndexOf('/') + 1);

/** The owner of a collection, or of a single entity: a script, the state of one user; with Microsoft's description. */
function parentOf(
  match: RouteMatch,
  path: readonly Segment[],
): { readonly parent: string; readonly description: string } {
  const name = nameOf(match);
  const owner = matchRoute(pathOf(path.slice(0, -1)), graphVersion)?.entityType;
  const navigation = owner?.navigationProperties.find((property) => property.name === name);
  if (owner && navigation) return { parent: owner.name, description: navigation.description };
  return { parent: owner?.name ?? deviceManagement.name, description: scriptCollectionNamed(name)?.description ?? '' };
}

const pathOf = (segments: readonly Segment[]): string => segments.map(({ text }) => `/${text}`).join('');

/** A path parameter, or the value in its place. */
const keyHover = (name: string, written: string, description: string): string =>
  paragraphs(
    codeBlock('typescript', t`(path parameter) ${name}: Edm.String`),
    plain(description),
    /^\{.*\}$/.test(written) ? t('A placeholder: replace it with the id, or enter the id when you send.') : undefined,
  );
