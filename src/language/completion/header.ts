import { t } from '@vscode/l10n';
import { jsonMediaType, requestHeaderNamed } from '../../catalog/requests/headers.ts';
import type { Variables } from '../../http/variables/variables.ts';
import { inThisOrder, type Completion } from './model.ts';
import type { HeaderContext } from './context.ts';
import { wordBefore } from './text.ts';
import { graphRequestOf, type GraphRequest } from '../request/graph-request.ts';
import { paragraphs, plain, sourceLine } from '../hover/markdown.ts';

/** A header that is useful on some requests. */
interface OfferedHeader {
  readonly name: string;
  /** The usual one first; snippet text. */
  readonly values: readonly { readonly text: string; readonly label?: () => string; readonly detail: () => string }[];
  /** Undefined for a request whose URL is still missing. */
  readonly fits: (graphRequest: GraphRequest | undefined, method: string) => boolean;
}

/** Without `Authorization`: this extension adds it, with a token for the right cloud. */
const offered: readonly OfferedHeader[] = [
  {
    name: 'Content-Type',
    values: [{ text: jsonMediaType, detail: () => t('the body is JSON') }],
    fits: (_, method) => /^(POST|PATCH|PUT)$/.test(method),
  },
  {
    name: 'Accept',
    values: [
      { text: jsonMediaType, detail: () => t('a JSON response') },
      { text: `${jsonMediaType};odata.metadata=none`, detail: () => t('without @odata annotations') },
      { text: `${jsonMediaType};odata.metadata=full`, detail: () => t('with every @odata annotation') },
    ],
    fits: () => true,
  },
  {
    name: 'Prefer',
    values: [{ text: 'include-unknown-enum-members', detail: () => t('names of newer enum members') }],
    fits: (graphRequest, method) => method !== 'DELETE' && hasEvolvableEnum(graphRequest),
  },
  {
    name: 'client-request-id',
    values: [{ text: '${UUID}', label: () => t('a new GUID'), detail: () => t('generated now') }],
    fits: (graphRequest) => graphRequest !== undefined,
  },
];

const hasEvolvableEnum = (graphRequest: GraphRequest | undefined): boolean =>
  graphRequest?.match?.entityType.properties.some(({ type }) => type.kind === 'enum' && type.enumType.evolvable) ??
  false;

/** Header names with their usual value, and values after the colon; nothing for a request to another host. */
export function completeHeader(context: HeaderContext, at: number, variables: Variables): Completion[] {
  const graphRequest = graphRequestOf(context.request, variables);
  if (context.request.url && graphRequest === undefined) return [];
  const method = context.request.method?.text.toUpperCase() ?? 'GET';
  const fitting = offered.filter(({ fits }) => fits(graphRequest, method));
  return inThisOrder(context.inValue ? completeValue(context, at, fitting) : completeName(context, fitting));
}

function completeName({ name, line, others }: HeaderContext, fitting: readonly OfferedHeader[]): Completion[] {
  const present = new Set(others.map((header) => header.name.text.toLowerCase()));
  const hasColon = /^[ \t]*:/.test(line.text.slice(name.end - line.start));
  return fitting
    .filter((header) => !present.has(header.name.toLowerCase()))
    .map((header) => ({
      label: header.name,
      kind: 'header',
      detail: header.values[0]?.label?.() ?? header.values[0]?.text ?? '',
      documentation: documentationOf(header.name),
      edit: {
        start: name.start,
        end: name.end,
        text: hasColon ? header.name : `${header.name}: ${header.values[0]?.text ?? ''}`,
      },
      isSnippet: true,
      // Whatever case is typed, the more likely one comes first.
      filterText: header.name.toLowerCase(),
    }));
}

function completeValue({ name, line }: HeaderContext, at: number, fitting: readonly OfferedHeader[]): Completion[] {
  const header = fitting.find((candidate) => candidate.name.toLowerCase() === name.text.toLowerCase());
  if (header === undefined) return [];
  const before = line.text.slice(name.end - line.start, at - line.start);
  const typed = wordBefore(before, before.length, /[^\s,:]/);
  const rest = /^[^\s,]*/.exec(line.text.slice(at - line.start))?.[0] ?? '';
  const gap = before.endsWith(':') ? ' ' : '';
  return header.values.map(({ text, label, detail }) => ({
    label: label?.() ?? text,
    kind: 'value',
    detail: detail(),
    documentation: documentationOf(header.name),
    edit: { start: at - typed.length, end: at + rest.length, text: gap + text },
    isSnippet: true,
  }));
}

function documentationOf(name: string): string {
  const header = requestHeaderNamed(name);
  return header ? paragraphs(plain(header.description()), sourceLine(header.sources)) : '';
}
