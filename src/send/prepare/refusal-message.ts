import { missingVariablesAdvice } from '../../language/missing-variables.ts';
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
      return `No value is known for ${refusal.names.map((name) => `{{${name}}}`).join(', ')}. ${missingVariablesAdvice(refusal.names, refusal.lookedAt, refusal.direct)}`;
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

function fileBodyMessage(path: string, fault: FileBodyFault): string {
  switch (fault) {
    case 'no-workspace':
      return `The body '${path}' is read from a workspace folder only. Open the folder of the request file.`;
    case 'outside':
      return `The body '${path}' is not in the workspace folder of the request, so it is not read. Copy it there.`;
    case 'not-found':
      return `The file of the body, '${path}', is not there. Paths count from the folder of the request file.`;
    case 'no-file':
      return `The body '${path}' is not a file.`;
    case 'too-large':
      return `The file of the body, '${path}', is larger than ${largestFileBody / 1024 / 1024} MB. Microsoft Graph takes no request of that size.`;
    case 'not-utf8':
      return `The file of the body, '${path}', is not UTF-8. Save it as UTF-8.`;
    case 'encoding':
      return `The body '${path}' names an encoding. Bodies are read as UTF-8: write < path, or <@ path for one with variables.`;
    default:
      return fault satisfies never;
  }
}
