import { t } from '@vscode/l10n';
import type { HttpRequest, Span } from '../../http/model.ts';
import type { Variables } from '../../http/variables/variables.ts';
import { graphRequestOf } from '../request/graph-request.ts';
import { directiveHover, sandboxHover } from '../hover/directive.ts';
import { problemCodes } from '../problems/problem.ts';
import { sandboxDirective } from '../sandbox-directive.ts';
import type { CompletionContext } from './context.ts';
import { type Completion, inThisOrder } from './model.ts';
import { completeSandbox } from './sandbox.ts';
import { placeholder, wordBefore } from './text.ts';

type DirectiveContext = CompletionContext & { readonly kind: 'directive' };

/**
 * Directives and their values, in a comment that a tool acts on.
 *
 * @param isFirstBlock whether the comment is in the first block of the file
 */
export function completeDirective(
  context: DirectiveContext,
  at: number,
  isFirstBlock: boolean,
  variables: Variables,
): Completion[] {
  const { line, request, isAbove } = context;
  const before = line.text.slice(0, at - line.start);
  const after = line.text.slice(at - line.start);
  const word = /^[\w-]*/.exec(after)?.[0] ?? '';
  const span = (typed: string): Span => ({ start: at - typed.length, end: at + word.length });
  const name = /^\s*(?:#+|\/\/+)\s*(@[\w-]*|graph-[\w-]*)$/.exec(before)?.[1];
  if (name !== undefined) {
    const atEnd = after.slice(word.length).trim() === '';
    return completeName(span(name), atEnd, isFirstBlock && isAbove, nameOf(request, variables));
  }
  const [begun = '', directive, own] =
    /^\s*(?:#+|\/\/+)\s*(?:@([\w-]+)|(graph-[\w-]+))(?:\s*=\s*|\s+)/.exec(before) ?? [];
  const value = before.slice(begun.length);
  if (directive === 'name' && /^\S*$/.test(value)) {
    const label = nameOf(request, variables);
    const edit = { ...span(value), text: label };
    return [{ label, kind: 'value', detail: t('from the method and the route'), edit, isSnippet: false }];
  }
  if (directive === sandboxDirective) return completeSandbox(value, span);
  return own === 'graph-disable' || own === 'graph-disable-next-line' ? completeCodes(value, span) : [];
}

function completeName(span: Span, atEnd: boolean, isTop: boolean, name: string): Completion[] {
  const disable = (label: string, detail: string, documentation: string): Completion => ({
    label,
    kind: 'directive',
    detail,
    documentation,
    edit: { ...span, text: atEnd ? `${label} ` : label },
    isSnippet: false,
    // The `@` is replaced, too.
    filterText: `@${label}`,
    retrigger: atEnd,
  });
  const forOthers = t('Other tools treat it as a comment.');
  return inThisOrder([
    {
      label: '@name',
      kind: 'directive',
      detail: t('names the request'),
      documentation:
        directiveHover({
          ...{ ...span, name: { ...span, text: 'name' } },
          value: { ...span, text: name },
        }) ?? '',
      edit: { ...span, text: atEnd ? `@name ${placeholder(1, name)}` : '@name' },
      isSnippet: atEnd,
    },
    {
      label: `@${sandboxDirective}`,
      kind: 'directive',
      detail: t('simulates a failure'),
      documentation: sandboxHover(undefined),
      edit: { ...span, text: atEnd ? `@${sandboxDirective} ` : `@${sandboxDirective}` },
      isSnippet: false,
      retrigger: atEnd,
    },
    disable(
      'graph-disable-next-line',
      t('hides problems of the next line'),
      t`Hides problems of the next line with these codes. ${forOthers}`,
    ),
    ...(isTop
      ? [
          disable(
            'graph-disable',
            t('hides problems of the file'),
            t`Hides problems of this file with these codes. ${forOthers}`,
          ),
        ]
      : []),
  ]);
}

/** `createDeviceHealthScriptDeviceState`: word characters only, because other tools read no others in references. */
function nameOf(request: HttpRequest | undefined, variables: Variables): string {
  const graphRequest = request && graphRequestOf(request, variables);
  if (!graphRequest?.match) return 'request1';
  const { entityType, resource } = graphRequest.match;
  const verbs: Readonly<Record<string, string>> = { POST: 'create', PATCH: 'update', DELETE: 'delete' };
  const verb = verbs[graphRequest.method] ?? (resource === 'collection' ? 'list' : 'get');
  return `${verb}${entityType.name.charAt(0).toUpperCase()}${entityType.name.slice(1)}`;
}

function completeCodes(written: string, span: (typed: string) => Span): Completion[] {
  const listed = new Set(written.split(/[\s,]+/).slice(0, -1));
  const typed = wordBefore(written, written.length, /[\w-]/);
  return Object.entries(problemCodes)
    .filter(([code]) => !listed.has(code))
    .map(([code, { meaning }]) => ({
      label: code,
      kind: 'value',
      detail: meaning(),
      edit: { ...span(typed), text: code },
      isSnippet: false,
    }));
}
