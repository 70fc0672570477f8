import { t } from '@vscode/l10n';
import { requestHeaderNamed } from '../../catalog/requests/headers.ts';
import { isNeverSent } from '../request/never-sent.ts';
import { code, codeBlock, paragraphs, plain, sourceLine } from './markdown.ts';

/**
 * What a request header is for, and whether it is sent; undefined if nothing is known about it.
 *
 * @param sender name of the account that requests are sent as; undefined if not signed in, or for the sandbox
 */
export function headerHover(name: string, sender: string | undefined): string | undefined {
  const header = requestHeaderNamed(name);
  const notSent = notSentText(name, sender);
  if (header === undefined && notSent === undefined) return undefined;
  return paragraphs(
    codeBlock('typescript', t`(request header) ${header?.name ?? name}`),
    notSent,
    header && plain(header.description()),
    header && sourceLine(header.sources),
  );
}

function notSentText(name: string, sender: string | undefined): string | undefined {
  if (!isNeverSent(name)) return undefined;
  if (name.toLowerCase() !== 'authorization') return t('This extension doesn’t send this header from a file.');
  return sender === undefined
    ? t(
        'This header is never sent from a file. When you send to Microsoft Graph, this extension signs you in and replaces it.',
      )
    : t`Signed in as ${code(sender)}. This header is never sent from a file; this extension replaces it.`;
}
