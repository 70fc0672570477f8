import { t } from '@vscode/l10n';
import type { ShownRequest } from '../prepared-request.ts';
import { asCurl } from './as-curl.ts';
import { asHttpie } from './as-httpie.ts';
import { asPowerShell, type PowerShellText } from './as-powershell.ts';
import type { ShellText } from './shell-quote.ts';

/** What a request can be copied as, in the order in which the formats are offered: Intune administrators have PowerShell. */
export type ExportFormat = 'powershell' | 'curl' | 'httpie';

/** How a format is described to the user. */
export interface ExportFormatFacts {
  readonly name: string;
  readonly detail: () => string;
  /** What the user has to do before running such a command. */
  readonly before: () => string;
}

export const exportFormats: Readonly<Record<ExportFormat, ExportFormatFacts>> = {
  powershell: {
    name: 'PowerShell',
    detail: () => t('Invoke-MgGraphRequest, after Connect-MgGraph for the cloud of the request.'),
    before: () => t('It signs in with Connect-MgGraph.'),
  },
  curl: {
    name: 'cURL',
    detail: () => t('A command for a POSIX shell. The token comes from the variable TOKEN.'),
    before: () => t('Set TOKEN to an access token before you run it.'),
  },
  httpie: {
    name: 'HTTPie',
    detail: () => t('A command for a POSIX shell. The token comes from the variable TOKEN.'),
    before: () => t('Set TOKEN to an access token before you run it.'),
  },
};

/**
 * A request as a command for another tool. Never contains a token, or anything that must not be shown.
 *
 * @param root origin of the Graph that it goes to
 * @returns undefined if the other tool doesn't support such a request
 */
export function exportRequest(
  format: ExportFormat,
  method: string,
  shown: ShownRequest,
  root: string,
): ShellText | PowerShellText | undefined {
  const request = withPlainLineBreaks(shown);
  switch (format) {
    case 'curl':
      return asCurl(method, request, root);
    case 'powershell':
      return asPowerShell(method, request, root);
    case 'httpie':
      return asHttpie(method, request, root);
    default:
      return format satisfies never;
  }
}

/** JSON means the same without the carriage returns of a Windows file, each of which would have to be written as an escape. */
function withPlainLineBreaks(request: ShownRequest): ShownRequest {
  const isJson = request.headers.some(([name, value]) => /^content-type$/i.test(name) && /json/i.test(value));
  return isJson && request.body !== undefined ? { ...request, body: request.body.replaceAll('\r\n', '\n') } : request;
}
