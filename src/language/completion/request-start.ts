import { t } from '@vscode/l10n';
import type { Cloud } from '../../catalog/index.ts';
import { maskedBody } from '../../http/body-text.ts';
import type { Block, HttpRequest, Text } from '../../http/model.ts';
import { readBodyJson } from '../body-json.ts';
import { snippetPrefix } from '../contributions/snippet-prefix.ts';
import { requestSnippet, requestTitle } from '../contributions/snippets.ts';
import { runStateRequests, scriptRequests } from '../insert/offered-requests.ts';
import { routeLabel } from '../route-choices.ts';
import type { Completion } from './model.ts';
import { wordBefore } from './text.ts';

/** The part of a prefix that was typed up to the cursor, if the line begins with it. */
export function prefixAt(text: string, at: number): Text | undefined {
  const typed = wordBefore(text, at, /[\w-]/);
  const start = at - typed.length;
  const isWholeLine = (start === 0 || /[\r\n]/.test(text.charAt(start - 1))) && /^\s*(?:[\r\n]|$)/.test(text.slice(at));
  return isWholeLine ? { start, end: at, text: typed } : undefined;
}

/**
 * Whole requests, by short unique prefixes; listed below what is offered for the line itself.
 *
 * @param word the part of a prefix that was typed
 * @param isBelowSeparator whether the `###` line of the request is there already
 */
export const completeRequestStart = (word: Text, isBelowSeparator: boolean, cloud: Cloud | undefined): Completion[] =>
  [...runStateRequests, ...scriptRequests].map((offered, index) => {
    const { type, route } = offered;
    const lines = requestSnippet(type, route, cloud, requestTitle(offered));
    const text = (isBelowSeparator ? lines.slice(1) : lines).join('\n');
    return {
      label: snippetPrefix(route.path),
      kind: 'snippet',
      detail: routeLabel(route.path),
      documentation: t`${requestTitle(offered)}: \`POST ${route.path}\``,
      edit: { start: word.start, end: word.end, text },
      isSnippet: true,
      sortText: `r${String(index).padStart(3, '0')}`,
    };
  });

/** Whether another request may begin on a line below a request: its body is complete, or it needs none. */
export function mayBeginBelow({ method, body }: HttpRequest, block: Block, word: Text): boolean {
  if (body === undefined || word.start <= body.start)
    return /^(?:GET|DELETE|HEAD|OPTIONS)$/i.test(method?.text ?? 'GET');
  if (body.kind !== 'text') return true;
  const above = maskedBody(block, body).text.slice(0, word.start - body.start);
  // Above most lines, a body ends with something else, and doesn't have to be read.
  if (!/[}\]]$/.test(above.trimEnd())) return false;
  return readBodyJson(block.text, { start: body.start, end: word.start, text: above }, undefined).faults.length === 0;
}
