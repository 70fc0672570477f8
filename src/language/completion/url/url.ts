import { t } from '@vscode/l10n';
import { graphVersion, readGraphUrl } from '../../../catalog/url/graph-url.ts';
import { type Cloud, clouds } from '../../../catalog/index.ts';
import type { Variables } from '../../../http/variables/variables.ts';
import { routeLabel } from '../../route-choices.ts';
import type { UrlContext } from '../context.ts';
import { type Completion, inThisOrder } from '../model.ts';
import { completePath } from './path.ts';
import { completeQuery } from './query.ts';
import { routeOperationMarkdown, routeOperationsOf, effectInWords } from './route.ts';
import { maskReferences, methodOf, pathSnippet } from '../text.ts';

/** The URL of a request: hosts, routes, the segments of a path, query options. */
export function completeUrl(
  context: UrlContext,
  at: number,
  variables: Variables,
  cloud: Cloud | undefined,
): Completion[] {
  const { before, isFirstLine } = context;
  if (maskReferences(before).includes('?')) return completeQuery(context, at, variables);
  const isOrigin = isFirstLine && (/^[^/?#&{}]*$/.test(before) || /^https?:\/{0,2}[^/?#]*$/i.test(before));
  return isOrigin ? completeOrigin(context, at, variables, cloud) : completePath(context, at, variables);
}

function completeOrigin(context: UrlContext, at: number, variables: Variables, cloud: Cloud | undefined): Completion[] {
  const start = at - context.before.length;
  const ordered = [...clouds].sort((a, b) => Number(b.id === cloud?.id) - Number(a.id === cloud?.id));
  const hosts = ordered.map((candidate): Completion => {
    const base = `${candidate.graphRoot}/${graphVersion}`;
    return {
      label: base,
      kind: 'host',
      detail: candidate.name,
      documentation: t`Microsoft Graph, ${candidate.name}. Only \`/${graphVersion}\` has the run states.`,
      edit: { start, end: start, text: base },
      isSnippet: false,
    };
  });
  const existing = context.before + (/^\S*/.exec(context.after)?.[0] ?? '');
  const origin = /^(?:https?:\/\/[^/?#]*)?(?:\/(?:beta|v1\.0)(?=[/?#]|$))?/i.exec(existing)?.[0] ?? '';
  // A path already follows the cursor: only the host is replaced.
  if (existing.length > origin.length && /[/?]/.test(existing.slice(origin.length)))
    return inThisOrder(hosts.map((host) => withEnd(host, Math.max(at, start + origin.length), '')));
  const end = start + existing.length;
  const [first, ...others] = hosts.map((host) => ({ ...withEnd(host, end, '/'), retrigger: true }));
  return inThisOrder([
    ...origins(variables, start, end),
    ...(first ? [first] : []),
    ...wholeUrls(context, first?.label ?? '', start, end),
    ...others,
    {
      label: '/deviceManagement',
      kind: 'segment',
      detail: t('on the host of the target'),
      edit: { start, end, text: '/deviceManagement/' },
      isSnippet: false,
      retrigger: true,
    },
  ]);
}

const withEnd = (completion: Completion, end: number, suffix: string): Completion => ({
  ...completion,
  edit: { ...completion.edit, end, text: completion.edit.text + suffix },
});

/** The file's variables with an origin of Graph as their value. */
const origins = (variables: Variables, start: number, end: number): Completion[] =>
  Array.from(variables)
    .filter(([, value]) => /^https?:/i.test(value) && readGraphUrl(`${value}/`)?.cloud !== undefined)
    .map(([name, value]) => ({
      label: `{{${name}}}`,
      kind: 'variable',
      detail: value,
      edit: { start, end, text: `{{${name}}}${value.endsWith('/') ? '' : '/'}` },
      isSnippet: false,
      filterText: `{{${name}}} ${value}`,
      retrigger: true,
    }));

const wholeUrls = (context: UrlContext, base: string, start: number, end: number): Completion[] =>
  routeOperationsOf(methodOf(context)).map((operation) => ({
    label: routeLabel(operation.path),
    kind: 'route',
    detail: effectInWords(operation),
    documentation: routeOperationMarkdown(operation),
    edit: { start, end, text: base + pathSnippet(operation.path) },
    isSnippet: true,
    // By its own words first; typing the URL in full matches, too.
    filterText: `${routeLabel(operation.path)} ${base}/`,
  }));
