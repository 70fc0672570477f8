import type { PreparedRequest } from '../prepared-request.ts';
import { targetName, type Target } from '../target.ts';

/**
 * What will be sent, as a request file: the request as it leaves, and in comments what that does not tell.
 *
 * @param account who it is sent as, where that is known; undefined: not yet signed in, or the sandbox
 * @param unanswered placeholders that have no value yet
 */
export function previewText(
  { method, shown, droppedHeaders, sandboxPlan }: PreparedRequest,
  target: Target,
  account: { readonly name: string; readonly tenantId: string } | undefined,
  unanswered: readonly string[],
): string {
  const notes = [
    'Preview. Nothing was sent.',
    ...targetNotes(target, account),
    ...(target.kind === 'sandbox' && sandboxPlan ? ['The sandbox plays what @sandbox asks for.'] : []),
    ...unanswered.map((name) => `{${name}} has no value yet. It is asked for before the request is sent.`),
    ...shown.references.map((name) => `{{${name}}} is sent with its value, which is not shown.`),
    ...[...new Set(droppedHeaders)].map((name) => `Not sent from the file: ${name}. ${whyNotSent(name)}`),
  ];
  const headers = [
    ...shown.headers,
    ...(shown.headers.some(([name]) => name.toLowerCase() === 'client-request-id')
      ? []
      : [['client-request-id', '<a new id for each send>'] as const]),
    ...(target.kind === 'cloud' ? [['Authorization', 'Bearer <added when sent>'] as const] : []),
  ];
  return [
    ...notes.map((note) => `# ${note}`),
    '',
    `${method} ${shown.url}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(shown.body === undefined ? [] : ['', shown.body]),
    '',
  ].join('\n');
}

function targetNotes(
  target: Target,
  account: { readonly name: string; readonly tenantId: string } | undefined,
): string[] {
  if (target.kind === 'sandbox') return ['Target: the sandbox. It answers inside the editor; nothing leaves it.'];
  const who = account ? `as ${account.name}, tenant ${account.tenantId}` : 'nobody is signed in yet';
  return [`Target: ${targetName(target)}, ${target.cloud.graphRoot}, ${who}.`];
}

/** Why a header of the file is not sent. */
function whyNotSent(name: string): string {
  switch (name.toLowerCase()) {
    case 'authorization':
      return 'The token of the signed-in account is added, and only where it may go; one in a file is never sent.';
    case 'content-length':
      return 'It is computed from the body.';
    case 'host':
      return 'The URL says where the request goes.';
    default:
      return 'It is about the connection, which is not the request’s business.';
  }
}
