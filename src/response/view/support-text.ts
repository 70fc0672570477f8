import { t } from '@vscode/l10n';
import type { ResponseView } from '../../panel/protocol/protocol.ts';
import type { Redacted, Redaction } from '../../secrets/redacted.ts';

/**
 * What a support case asks for, as one text: no header that was sent, and no body.
 *
 * @param redact removes what must not leave this window, such as a private value that the service repeats
 */
export function supportText(
  { headline, explanation, request, target, startedAt, error }: ResponseView,
  redact: (text: string) => Redaction,
): Redacted {
  const lines = [
    headline,
    ...(explanation === '' ? [] : [explanation]),
    '',
    t`request: ${request}`,
    t`service: ${target}`,
    t`sent: ${new Date(startedAt).toISOString()}`,
    ...error.map(({ name, value }) => `${name}: ${value}`),
    '',
  ];
  return redact(lines.join('\n')).text;
}
