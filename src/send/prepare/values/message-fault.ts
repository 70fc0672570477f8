import { t } from '@vscode/l10n';
import { segmentFaultMessage } from '../../../http/escape/url-segment.ts';
import { cut } from '../../../language/text/wording.ts';
import type { MessageRefusal } from './message-values.ts';

/** Why a value of a named request can't be sent, and what to do: one or two plain sentences. */
export function messageFaultMessage({ reference, request, fault, status }: MessageRefusal): string {
  const name = cut(request);
  const written = `{{${cut(reference)}}}`;
  switch (fault) {
    case 'unnamed':
      return t`${written} refers to a request that isn’t in this file. Write # @name ${name} above the one that you mean.`;
    case 'unsent':
      return t`${written} needs a response to '${name}'. You haven’t sent that request to this target and account in this window yet.`;
    case 'no-response':
      return t`${written} needs a response to '${name}', but its last send got none.`;
    case 'cut':
      return t`${written} has no value: only a part of the response to '${name}' was received.`;
    case 'no-body':
      return status === undefined
        ? t`${written} has no value: there is no body.`
        : t`${written} has no value: there is no body in the response to '${name}' (${status}).`;
    case 'not-json':
      return t`${written} has no value: the body of '${name}' isn’t JSON. Use * for all of it.`;
    case 'null':
      return t`${written} has no value: it is null in '${name}'.`;
    case 'missing':
      return status === undefined
        ? t`'${name}' has nothing that ${written} could refer to.`
        : t`The response to '${name}' (${status}) has nothing that ${written} could refer to.`;
    case 'part':
      return t`${written} doesn’t say which part of '${name}' it means. Write response.body.id or response.headers.etag, for example.`;
    case 'xpath':
      return t`${written} is an XPath. Microsoft Graph responds in JSON: write response.body.id, for example.`;
    case 'path':
      return t`${written} uses a JSONPath that this extension doesn’t support. Use names, [0] and [*] only.`;
    case 'cookie':
      return t`${written} refers to a cookie. This extension doesn’t keep or send cookies.`;
    case 'address':
      return t`${written} would decide where the request goes. Values of responses can only be one segment of the path, or a value in the query.`;
    case 'not-scalar':
      return t`${written} is an object or a list, which can’t be part of a text. Name one of its properties, or remove the quotes around it.`;
    case 'body-not-json':
      return t`${written} can only be inserted into a JSON body.`;
    case 'header':
      return t`The value of ${written} contains characters that this extension doesn’t send in a header.`;
    case 'expression':
      return t`The value of ${written} would be read as part of an expression. Put single quotes around it.`;
    case 'too-long':
      return t`The value of ${written} is too long for a request.`;
    case 'empty':
    case 'dots':
    case 'dollar':
    case 'not-unicode':
      return t`The value of ${written} can’t be part of a URL. ${segmentFaultMessage(fault)}`;
    default:
      return fault satisfies never;
  }
}
