import { t } from '@vscode/l10n';
import { bodyContent } from '../../http/body-text.ts';
import {
  asWritten,
  commentLine,
  headerLine,
  requestLines,
  requestText,
  urlText,
  type RequestText,
} from '../../http/escape/request-text.ts';
import { parseHttpFile } from '../../http/file.ts';
import { referencesIn } from '../../http/variables/references.ts';
import { notRunMessage } from '../../language/request/not-run.ts';
import type { RequestPreview } from '../prepared-request.ts';
import { targetName, type Target } from '../target.ts';

/** A variable of the process environment, and whether the user has allowed the requests of the folder to read it. */
export interface ProcessNote {
  readonly name: string;
  readonly isAllowed: boolean;
}

const processNote = ({ name, isAllowed }: ProcessNote): string =>
  isAllowed
    ? t`The environment variable ${name} of this machine is read when you send, which you have allowed for this folder.`
    : t`The environment variable ${name} of this machine is read when you send, after you allow it.`;

/** Who a request is sent as. */
type Sender = { readonly name: string; readonly tenantId: string } | undefined;

/**
 * What will be sent, as a request file: the request as it is sent, and comments with what that doesn't show. Parses as one request,
 * whatever its body contains.
 *
 * @param account who it is sent as, if known; undefined: not yet signed in, or the sandbox
 * @param unanswered placeholders that have no value yet
 * @param process the variables of the process environment that it uses, which aren't read for this
 */
export function previewText(
  request: RequestPreview,
  target: Target,
  account: Sender,
  unanswered: readonly string[],
  process: readonly ProcessNote[] = [],
): RequestText {
  const notes = [...notesOn(request, target, account, unanswered), ...process.map(processNote)];
  const head = headOf(request, target, unanswered);
  const { body } = request.shown;
  if (body === undefined) return joined(notes, head);
  const text = joined(notes, head, asWritten(body));
  return readsAs(text, body) ? text : joined([...notes, marginNote()], head, behindMargin(body));
}

const joined = (notes: readonly string[], head: RequestText, body?: RequestText): RequestText =>
  requestLines([
    ...notes.map(commentLine),
    requestText``,
    head,
    ...(body === undefined ? [] : [requestText``, body]),
    requestText``,
  ]);

function notesOn(
  { shown, droppedHeaders, notRun = [], sandboxPlan }: RequestPreview,
  target: Target,
  account: Sender,
  unanswered: readonly string[],
): string[] {
  const isText = shown.bodyIsLiteral === true || shown.references.length === 0;
  return [
    t('Preview. Nothing was sent.'),
    ...targetNotes(target, account),
    ...(target.kind === 'sandbox' && sandboxPlan ? [t('The sandbox simulates what @sandbox says.')] : []),
    ...unanswered.map((name) => t`${`{${name}}`} has no value yet. You’re asked for it when you send.`),
    ...shown.references.map((name) => t`${`{{${name}}}`} is sent with its value, which isn’t shown.`),
    ...(isText && referencesIn(shown.body ?? '').length > 0
      ? [t('Double braces in the body are sent as they are.')]
      : []),
    ...(notRun.length > 0 ? [notRunMessage(notRun)] : []),
    ...[...new Set(droppedHeaders)].map((name) => t`Not sent from the file: ${name}. ${whyNotSent(name)}`),
  ];
}

function headOf({ method, shown }: RequestPreview, target: Target, unanswered: readonly string[]): RequestText {
  const hasId = shown.headers.some(([name]) => name.toLowerCase() === 'client-request-id');
  const headers = [
    ...shown.headers,
    ...(hasId ? [] : [['client-request-id', t('<a new id for each send>')] as const]),
    ...(target.kind === 'cloud' ? [['Authorization', t('Bearer <added when sent>')] as const] : []),
  ];
  return requestLines([
    requestText`${asWritten(method)} ${urlText(shown.url, shown.references, unanswered)}`,
    ...headers.map(([name, value]) => headerLine(name, value)),
  ]);
}

/** Whether a text is one request with a body, and nothing else: a body from a file may hold a `###` line, for example. */
function readsAs(text: string, body: string): boolean {
  const [block, ...others] = parseHttpFile(text).blocks;
  const [request, ...more] = block?.requests ?? [];
  if (block === undefined || request === undefined || others.length > 0 || more.length > 0) return false;
  if (block.directives.length > 0 || block.variables.length > 0 || request.response !== undefined) return false;
  const read = request.body?.kind === 'file' ? undefined : request.body && bodyContent(block, request.body);
  return (read ?? '').trim() === body.trim();
}

const marginNote = (): string =>
  t(
    'The body has lines that have a special meaning in a request file. Each line is shown after a |, which isn’t sent.',
  );

const behindMargin = (body: string): RequestText =>
  requestLines(body.split(/\r\n|\r|\n/).map((line) => asWritten(`| ${line}`)));

function targetNotes(target: Target, account: Sender): string[] {
  if (target.kind === 'sandbox')
    return [t('Target: the sandbox, inside the editor. Nothing is sent to Microsoft Graph.')];
  const [name, { graphRoot }] = [targetName(target), target.cloud];
  return [
    account
      ? t`Target: ${name}, ${graphRoot}, as ${account.name}, tenant ${account.tenantId}.`
      : t`Target: ${name}, ${graphRoot}, not signed in yet.`,
  ];
}

/** Why a header of the file isn't sent. */
function whyNotSent(name: string): string {
  switch (name.toLowerCase()) {
    case 'authorization':
      return t('The token of the signed-in account replaces it. A token in a file is never sent.');
    case 'content-length':
      return t('It is computed from the body.');
    case 'cookie':
    case 'cookie2':
      return t('Microsoft Graph doesn’t use cookies, and a browser’s cookies sign somebody in elsewhere.');
    case 'host':
      return t('The URL determines the host.');
    default:
      return t('It concerns the connection, not the request.');
  }
}
