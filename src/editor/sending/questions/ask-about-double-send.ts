import { t } from '@vscode/l10n';
import { isBatchUrl } from '../../../catalog/url/graph-url.ts';
import type { PreparedRequest } from '../../../send/prepared-request.ts';
import { targetName } from '../../../send/target.ts';
import { nextLabel } from '../../../response/explain/words.ts';
import { askInDialog } from '../../messages/messages.ts';
import type { DoubleSendQuestions, LastSent } from './double-send.ts';

const again = (): string => t('Send Again');
const dontAsk = (): string => t('Send and Don’t Ask Again');

/** The guard's questions, as dialogs. Closing one is harmless. */
export const doubleSendQuestions: DoubleSendQuestions = {
  whileUnderWay: (same, of) =>
    confirm(
      of === 1
        ? t('This request is being sent right now.')
        : t`${same} of these ${of} requests are being sent right now.`,
      t('Sending it twice makes its changes twice.'),
    ),
  afterCreated: async (last) => {
    const choice = await askInDialog(
      'warning',
      t('This request already succeeded.'),
      t`Sending it again creates a second entity.\n\n${lastSent(last)}`,
      again(),
      dontAsk(),
    );
    if (choice === undefined) return 'leave';
    return choice === dontAsk() ? 'always' : 'send';
  },
  afterUncertain: async (request, last, finding) => {
    const findOut = finding && { kind: 'find-out' as const, request: finding };
    const check = findOut && nextLabel(findOut);
    const choice = await askInDialog(
      'warning',
      t('This request may already have succeeded.'),
      t`Its response is unknown, or another window is still waiting for it. ${ifSentAgain(request)} Check first.\n\n${lastSent(last)}`,
      // Enter chooses the first button.
      ...(check === undefined ? [] : [check]),
      again(),
    );
    if (choice === again()) return { kind: 'send' };
    return choice !== undefined && choice === check && findOut ? findOut : { kind: 'leave' };
  },
  aboutSeveral: async ({ uncertain, created, of }) => {
    const before = uncertain + created;
    const leave = before === 1 ? t('Leave It Out') : t('Leave Them Out');
    const all = of === 1 ? again() : t('Send All');
    const choice = await askInDialog(
      'warning',
      [...createdOf(created, of), ...uncertainOf(uncertain, of)].join(' '),
      [
        ...(created === 0 ? [] : [t('Sending again what succeeded creates further entities.')]),
        ...(uncertain === 0 ? [] : [uncertain === 1 ? aboutOneUncertain() : aboutSomeUncertain()]),
      ].join(' '),
      // If nothing would be left to send, this would be the same as closing the question.
      ...(before === of && uncertain === 0 ? [] : [leave]),
      all,
      ...(uncertain === 0 ? [dontAsk()] : []),
    );
    if (choice === leave) return 'leave-out';
    if (choice === dontAsk()) return 'always';
    return choice === all ? 'send' : 'stop';
  },
  withoutMemory: async (error) => {
    const send = t('Send Anyway');
    const choice = await askInDialog(
      'warning',
      t('This window can’t record sent requests on disk.'),
      t`${String(error instanceof Error ? error.message : error)}\n\nOther windows won’t know about this request. If this window closes before the response arrives, nothing warns you before you send it again. You’re asked once per window.`,
      send,
    );
    return choice === send;
  },
};

function createdOf(created: number, of: number): string[] {
  if (created === 0) return [];
  if (of === 1) return [t('This request already succeeded.')];
  if (created === of) return [t`These ${of} requests already succeeded.`];
  return [
    created === 1
      ? t`1 of these ${of} requests already succeeded.`
      : t`${created} of these ${of} requests already succeeded.`,
  ];
}

function uncertainOf(uncertain: number, of: number): string[] {
  if (uncertain === 0) return [];
  return [
    of === 1
      ? t('This request may already have succeeded.')
      : t`${uncertain} of these ${of} requests may already have succeeded.`,
  ];
}

const aboutOneUncertain = (): string =>
  t('Its response is unknown, or another window is still waiting for it. Sending it again may make its change twice.');

const aboutSomeUncertain = (): string =>
  t(
    'Their responses are unknown, or another window is still waiting for them. Sending them again may make their changes twice.',
  );

function ifSentAgain({ method, url }: PreparedRequest): string {
  if (isBatchUrl(url)) return t('Sending it again may apply its changes twice.');
  return method === 'POST'
    ? t('Sending it again may create a second entity.')
    : t('Sending it again may undo changes that others have made since.');
}

const lastSent = ({ target, at }: LastSent): string =>
  at === undefined
    ? t`Last sent to ${targetName(target)}.`
    : t`Last sent to ${targetName(target)}: ${new Date(at).toLocaleString()}.`;

async function confirm(message: string, detail: string): Promise<boolean> {
  return (await askInDialog('warning', message, detail, again())) === again();
}
