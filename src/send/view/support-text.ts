import type { ResponseView } from '../../panel/protocol.ts';

/** What a support case asks for, as one text: never a token, a header that was sent, or a body. */
export function supportText({ headline, explanation, request, target, startedAt, error }: ResponseView): string {
  return [
    headline,
    ...(explanation === '' ? [] : [explanation]),
    '',
    `request: ${request}`,
    `service: ${target}`,
    `sent: ${new Date(startedAt).toISOString()}`,
    ...error.map(({ name, value }) => `${name}: ${value}`),
    '',
  ].join('\n');
}
