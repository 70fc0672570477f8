import { t } from '@vscode/l10n';
import { readMessageReference } from '../http/messages/message-reference.ts';
import { messageValue, shownValue, type NamedExchanges } from '../http/messages/message-value.ts';
import { namedRequests, type NamedRequest } from '../http/messages/request-names.ts';
import type { HttpFile } from '../http/model.ts';
import { promptIn, type Prompt } from '../http/variables/prompts.ts';
import { hiddenValue } from './variables/hidden-variables.ts';
import { code, codeBlock, paragraphs } from './hover/markdown.ts';
import { cut } from './text/wording.ts';

/** The request that a reference refers to; undefined if the file doesn't have it. */
export function requestReferredTo(file: HttpFile, reference: string): NamedRequest | undefined {
  const named = namedRequests(file);
  const read = readMessageReference(reference, (name) => named.has(name));
  return read && named.get(read.request);
}

/** The value of a reference to a named request, as it may be shown; undefined if it has none. */
export function shownMessage(reference: string, named: NamedExchanges): string | undefined {
  const read = readMessageReference(reference, named.isNamed);
  if (read === undefined || 'fault' in read) return undefined;
  const value = messageValue(read, named.get(read.request));
  if ('fault' in value) return undefined;
  return value.isSecret ? hiddenValue : shownValue(value);
}

/** Describes a reference to a prompt. */
export const promptHover = (prompt: Prompt): string =>
  t`You’re asked for ${code(prompt.label)} when you send. The value isn’t shown, and isn’t kept in history or copies.`;

/** Describes a reference to a named request, or to a prompt; undefined if it is neither. */
export function messageHover(reference: string, named: NamedExchanges): string | undefined {
  const prompt = promptIn(reference);
  if (prompt) return promptHover(prompt);
  const read = readMessageReference(reference, named.isNamed);
  if (read === undefined || 'fault' in read || !named.isNamed(read.request)) return undefined;
  const value = shownMessage(reference, named);
  if (value === undefined)
    return named.get(read.request)?.response === undefined
      ? t`From the named request ${code(read.request)}. It has no value yet: send that request first.`
      : t`From the named request ${code(read.request)}. The last response to it has no value for this.`;
  return paragraphs(codeBlock('http', cut(value)), t`From the last response to ${code(read.request)}, in this window.`);
}
