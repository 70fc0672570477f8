import { t } from '@vscode/l10n';
import { memberNamed, outlineOf } from '../../json/outline.ts';
import type { BodyView, Field, ResponseAction, ResponseView } from '../../panel/protocol/protocol.ts';
import { givenName } from '../../send/exchange.ts';
import { notRunMessage } from '../../language/request/not-run.ts';
import type { Outcome } from '../../send/outcome.ts';
import { type Target, targetName } from '../../send/target.ts';
import { duration } from '../../panel/protocol/duration.ts';
import { secretsLine } from '../explain/secrets-line.ts';
import { serverProblemOf } from '../explain/server-problem.ts';
import { nextLabel } from '../explain/words.ts';
import type { ReadExchange } from '../read-exchange.ts';
import { entityView } from './entity-view.ts';
import { orderedHeaders } from './header-order.ts';
import { listView } from './list-view.ts';
import { sizeText } from '../../panel/protocol/size-text.ts';
import { timingText } from './timing-text.ts';

/** How many characters of an error's own text are shown; the body has all of them. */
const longestWords = 20_000;

/** What the panel shows of an exchange. */
export function responseView(read: ReadExchange): ResponseView {
  const { exchange, outcome, response, entity, list } = read;
  const { request, target, account } = outcome;
  const { actions, fields, ...said } = read.explanation;
  const link = outcome.kind === 'sign-in-failed' ? outcome.failure.link : undefined;
  const shown: Omit<ResponseView, 'actions'> = {
    ...said,
    explanation: [said.explanation.slice(0, longestWords), droppedHeaders(outcome), notRun(outcome)]
      .filter(Boolean)
      .join(' '),
    action: read.action,
    statusLine: response ? ['HTTP', response.status, response.statusText].join(' ').trim() : '',
    notKept: secretsLine(outcome),
    next: actions.map((action) => ({
      label: nextLabel(action),
      notBefore: action.kind === 'send-again' ? action.notBefore : undefined,
    })),
    linkLabel: link?.label ?? '',
    target: targetText(target),
    sandbox: target.kind === 'sandbox',
    account: account && { name: account.name, tenantId: account.tenantId, kind: account.kind },
    request: `${request.method} ${request.shown.url}`,
    source: givenName(exchange.source, request),
    startedAt: outcome.startedAt,
    duration: outcome.kind === 'response' || outcome.kind === 'failed' ? duration(outcome.milliseconds) : '',
    timing: outcome.kind === 'response' && outcome.timing ? timingText(outcome.timing) : '',
    attempts: outcome.attempts,
    property: blamedProperty(read),
    key: read.key,
    entity: entity && entityView(entity, read.sent),
    list: list && listView(list),
    error: fields.map(({ name, value }) => ({ name, value: value.slice(0, longestWords) })),
    ...orderedHeaders(response?.headers ?? []),
    body: response && bodyView(response.body, read),
  };
  return { ...shown, actions: actionsOf(shown, read) };
}

/** The property that an error is about, with what was sent for it. */
function blamedProperty(read: ReadExchange): Field | undefined {
  const name = serverProblemOf(read)?.property;
  if (name === undefined) return undefined;
  const body = read.outcome.request.shown.body ?? '';
  const sent = memberNamed(outlineOf(body)?.members ?? [], name);
  return { name, value: sent ? body.slice(sent.start, sent.end).slice(0, longestBlamed) : '' };
}

const longestBlamed = 500;

const targetText = (target: Target): string =>
  target.kind === 'sandbox' ? targetName(target) : t`Microsoft Graph, ${targetName(target)}`;

function droppedHeaders({ request }: Outcome): string {
  const names = [...new Set(request.droppedHeaders)];
  return names.length === 0 ? '' : t`Not sent from the file: ${names.join(', ')}.`;
}

const notRun = ({ request }: Outcome): string => notRunMessage(request.notRun ?? []);

function bodyView(body: string, { outline, pages }: ReadExchange): BodyView {
  const first = (pages.formatted ?? pages.received).page(0) ?? { text: '', left: 0 };
  return { length: body.length, size: sizeText(Buffer.byteLength(body)), isJson: outline !== undefined, first };
}

function actionsOf(
  { key, error, linkLabel, body }: Omit<ResponseView, 'actions'>,
  { outcome: { request }, exchange: { source }, explanation, match, hasPrevious }: ReadExchange,
): ResponseAction[] {
  const hasBody = body !== undefined && body.length > 0;
  const offersAgain = explanation.actions.some(({ kind }) => kind === 'send-again');
  const followsUp = key !== '' && match !== undefined && match.resource !== 'managedDevice';
  const followUps = (['GET', 'PATCH', 'DELETE'] as const).filter((method) => followsUp && method !== request.method);
  const actions: readonly (ResponseAction | false)[] = [
    // What the explanation already offers isn't offered twice.
    !offersAgain && 'resend',
    'copyAs',
    source !== undefined && 'source',
    ...followUps,
    ...(hasBody ? (['copyBody', 'openBody', 'saveBody'] as const) : []),
    hasBody && request.body !== undefined && 'compareRequest',
    hasBody && hasPrevious && 'comparePrevious',
    error.length > 0 && 'copySupport',
    linkLabel !== '' && 'openLink',
  ];
  return actions.filter((action) => action !== false);
}
