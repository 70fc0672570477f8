import type { Refusal } from './prepare-request.ts';
import { targetName } from '../target.ts';

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
      return `No value is known for ${refusal.names.map((name) => `{{${name}}}`).join(', ')}. Define it in the file: @name = value.`;
    case 'file-body':
      return 'A body from a file (< path) is not sent yet. Put the JSON into the request.';
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
