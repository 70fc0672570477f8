import { t } from '@vscode/l10n';
import { bodyLimit } from '../../catalog/requests/limits.ts';
import { readFaultMessage, type ReadFault } from '../../files/read-result.ts';
import type { FileBodyFault } from './body-file.ts';

/** Why the file of a body can't be sent, and what to do: one or two plain sentences. */
export function bodyFileMessage(path: string, fault: FileBodyFault): string {
  switch (fault) {
    case 'no-workspace':
      return t`The body '${path}' can only be read from a workspace folder. Open the folder of the request file.`;
    case 'encoding':
      return t`The body '${path}' names an encoding. Bodies are read as UTF-8: write < path, or <@ path for one with variables.`;
    case 'outside':
    case 'link-outside':
    case 'link':
      return t`${bodyFault(path, fault)} Copy it into this folder.`;
    case 'not-found':
      return t`The body '${path}' doesn’t exist. Its path is relative to the folder of the request file.`;
    case 'too-large':
      return `${bodyFault(path, fault)} ${bodyTooLarge()}`;
    default:
      return bodyFault(path, fault);
  }
}

const bodyFault = (path: string, fault: ReadFault): string =>
  readFaultMessage(t`The body '${path}'`, fault, bodyLimit.bytes);

/** From Microsoft’s support, not from a reference page. */
export const bodyTooLarge = (): string =>
  t('Microsoft Graph usually rejects requests of that size, so this extension doesn’t send them.');
