import { t } from '@vscode/l10n';
import { bodyFileMessage, bodyTooLarge } from '../../language/body-file/message.ts';
import { segmentFaultMessage } from '../../http/escape/url-segment.ts';
import { missingVariablesAdvice, referenceInValueMessage } from '../../language/variables/missing-variables.ts';
import { notSendableMessage } from '../../language/problems/families/sendable.ts';
import { notSetMessage } from '../../language/variables/script-variables.ts';
import { cut } from '../../language/text/wording.ts';
import { targetName } from '../target.ts';
import { bodyLimit } from '../../catalog/requests/limits.ts';
import { allOf } from '../../texts/list-text.ts';
import { messageFaultMessage } from './values/message-fault.ts';
import type { Refusal } from './refusal.ts';

/** Why a request wasn't sent, and what to do: one or two plain sentences. */
export function refusalMessage(refusal: Refusal): string {
  switch (refusal.reason) {
    case 'no-url':
      return t('The request has no URL yet. Write it after the method.');
    case 'invalid-url':
      return t`'${refusal.url}' isn’t a valid URL. Start with https://, or with / for a Microsoft Graph path.`;
    case 'not-https':
      return t(`Microsoft Graph requires https. Change the URL to https://.`);
    case 'foreign-host':
      return t`'${refusal.host}' isn’t a Microsoft Graph host. This extension only sends to Microsoft Graph.`;
    case 'other-cloud':
      return t`'${refusal.host}' belongs to another cloud than the target, ${targetName(refusal.target)}. Change the host or select the other target.`;
    case 'unknown-variables':
      return unknownMessage(refusal);
    case 'unread-process-variables':
      return t`This extension hasn’t read ${listed(refusal.names)} from your machine’s environment. Send the request and allow it.`;
    case 'unfilled':
      return unfilledMessage(refusal);
    case 'message-value':
      return messageFaultMessage(refusal);
    case 'placeholder-value':
      return t`The value of ${`{${refusal.name}}`} can’t be part of a URL. ${segmentFaultMessage(refusal.fault)}`;
    case 'file-body':
      return bodyFileMessage(refusal.path, refusal.fault);
    case 'mixed-body':
      return notSendableMessage({ kind: 'mixed-body' });
    case 'invalid-header':
      return notSendableMessage({ kind: 'header', name: refusal.name });
    case 'invalid-method':
      return notSendableMessage({ kind: 'method', method: refusal.method });
    case 'body-not-allowed':
      return notSendableMessage({ kind: 'body', method: refusal.method });
    case 'body-too-large':
      return t`The body is larger than ${bodyLimit.bytes / 1024 / 1024} MB. ${bodyTooLarge()} Shorten it.`;
    default:
      return refusal satisfies never;
  }
}

const listed = (names: readonly string[]): string => allOf(names.map((name) => `'${cut(name)}'`));

function unknownMessage({ names, lookedAt, notSet = [] }: Refusal & { readonly reason: 'unknown-variables' }): string {
  const others = names.filter((name) => notSet.every((one) => one.name !== name));
  return [
    ...(others.length > 0
      ? [t`No value for ${allOf(others.map((name) => `{{${name}}}`))}. ${missingVariablesAdvice(others, lookedAt)}`]
      : []),
    ...notSet.map(notSetMessage),
  ].join(' ');
}

function unfilledMessage({ variables, written, lookedAt }: Refusal & { readonly reason: 'unfilled' }): string {
  return [
    ...variables.map((name) => referenceInValueMessage(name, lookedAt)),
    ...(written.length === 0
      ? []
      : written.length === 1
        ? [t`${listed(written)} still contains double braces after its variables were replaced. Use {{name}} only.`]
        : [t`${listed(written)} still contain double braces after their variables were replaced. Use {{name}} only.`]),
  ].join(' ');
}
