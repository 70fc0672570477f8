import { readFaultMessage, type ReadFault } from '../../files/read-result.ts';
import { segmentFaultMessage } from '../../http/escape/url-segment.ts';
import { missingVariablesAdvice, referenceInValueMessage } from '../../language/missing-variables.ts';
import { cut } from '../../language/text/wording.ts';
import { targetName } from '../target.ts';
import { largestFileBody, type FileBodyFault } from './file-body.ts';
import type { Refusal } from './refusal.ts';

/** Why a request was not sent, and what to do: one or two plain sentences. */
export function refusalMessage(refusal: Refusal): string {
  switch (refusal.reason) {
    case 'no-url':
      return 'The request has no URL yet. Write it after the method.';
    case 'invalid-url':
      return `'${refusal.url}' is no URL that can be sent. Begin with https://, or with / for a path of Microsoft Graph.`;
    case 'not-https':
      return `Microsoft Graph is reached by https only. Change the URL to https://.`;
    case 'foreign-host':
      return `'${refusal.host}' is not a host of Microsoft Graph, so nothing is sent there.`;
    case 'other-cloud':
      return `'${refusal.host}' belongs to another cloud than the target, ${targetName(refusal.target)}. Change the host or select the other target.`;
    case 'unknown-variables':
      return `No value for ${refusal.names.map((name) => `{{${name}}}`).join(', ')}. ${missingVariablesAdvice(refusal.names, refusal.lookedAt)}`;
    case 'unread-process-variables':
      return `This extension has not read ${listed(refusal.names)} from this machine's environment. Send the request, and allow it.`;
    case 'unfilled':
      return unfilledMessage(refusal);
    case 'placeholder-value':
      return `The value of {${refusal.name}} cannot be part of a URL. ${segmentFaultMessage(refusal.fault)}`;
    case 'file-body':
      return fileBodyMessage(refusal.path, refusal.fault);
    case 'invalid-header':
      return `The header '${refusal.name}' holds characters that HTTP does not allow.`;
    case 'invalid-method':
      return `'${refusal.method}' is no method that Microsoft Graph knows.`;
    case 'body-not-allowed':
      return `A ${refusal.method} request has no body. Remove the body, or change the method.`;
    default:
      return refusal satisfies never;
  }
}

const listed = (names: readonly string[]): string => names.map((name) => `'${cut(name)}'`).join(', ');

function unfilledMessage({ variables, written, lookedAt }: Refusal & { readonly reason: 'unfilled' }): string {
  const pieces = written.map((piece) => `'${cut(piece)}'`).join(', ');
  return [
    ...variables.map((name) => referenceInValueMessage(name, lookedAt)),
    ...(written.length > 0
      ? [
          `Once its values are in, ${pieces} still has double braces in it, and nothing fills those in. Write {{name}} only.`,
        ]
      : []),
  ].join(' ');
}

function fileBodyMessage(path: string, fault: FileBodyFault): string {
  switch (fault) {
    case 'no-workspace':
      return `The body '${path}' is read from a workspace folder only. Open the folder of the request file.`;
    case 'encoding':
      return `The body '${path}' names an encoding. Bodies are read as UTF-8: write < path, or <@ path for one with variables.`;
    case 'outside':
    case 'link-outside':
    case 'link':
      return `${bodyFault(path, fault)} Copy it into this folder.`;
    case 'not-found':
      return `The body '${path}' doesn't exist. Its path counts from the folder of the request file.`;
    case 'too-large':
      return `${bodyFault(path, fault)} Microsoft Graph takes no request of that size.`;
    default:
      return bodyFault(path, fault);
  }
}

const bodyFault = (path: string, fault: ReadFault): string =>
  readFaultMessage(`The body '${path}'`, fault, largestFileBody);
