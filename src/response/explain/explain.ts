import { STATUS_CODES } from 'node:http';
import type { Field } from '../../panel/protocol/protocol.ts';
import type { Outcome } from '../../send/outcome.ts';
import { type GraphResponse, isBeyondSandbox, type NoResponse } from '../graph-response.ts';
import { uncertaintyNote } from './uncertainty.ts';
import { explainResponse } from './response.ts';
import { explainCancelled, explainFailed, explainNoToken, explainRefused } from './no-response.ts';
import type { Explanation, NextAction, Words } from './words.ts';

/**
 * Says how a send ended, what that means and what to do. If a write may have succeeded, that
 * comes first.
 */
export function explain(read: GraphResponse | NoResponse): Explanation {
  const said = read.response === undefined ? ofNoResponse(read) : ofResponse(read);
  const uncertain = read.certainty === 'unknown' ? withUncertainty(said, read) : said;
  if (read.outcome.target.kind === 'cloud') return uncertain;
  // The sandbox has no sign-in.
  const isBeyond = read.response !== undefined && isBeyondSandbox(read);
  const appliesToSandbox = (kind: NextAction['kind']): boolean =>
    kind === 'find-out' || kind === 'send-again' || (kind === 'select-target' && isBeyond);
  return { ...uncertain, actions: uncertain.actions.filter(({ kind }) => appliesToSandbox(kind)) };
}

/** How many characters of a status text are shown: it has to fit on one line. Registered ones have up to 31. */
const longestStatusText = 80;

const shortened = (text: string): string =>
  text.length > longestStatusText ? `${text.slice(0, longestStatusText).replace(/[\ud800-\udbff]$/, '')}…` : text;

function ofResponse(graphResponse: GraphResponse): Explanation {
  const { response, batch } = graphResponse;
  const { status, statusText } = response;
  const words = explainResponse(graphResponse);
  const isGood = graphResponse.isSuccess && !graphResponse.isOdd;
  const headline = `${status} ${statusText === '' ? (STATUS_CODES[status] ?? '') : shortened(statusText)}`.trim();
  return {
    ...words,
    tone: isGood ? 'success' : 'failure',
    headline: batch ? `${headline}: ${batch.count}` : headline,
    fields: isGood ? [] : graphResponse.fields,
  };
}

function ofNoResponse({ outcome }: NoResponse): Explanation {
  const sent = outcome.clientRequestId;
  const fields = [
    ...(outcome.kind === 'sign-in-failed' ? outcome.failure.details : []),
    ...(sent === undefined ? [] : [{ name: 'client-request-id', value: sent }, dateOf(outcome)]),
  ];
  return { ...noResponseWords(outcome), fields };
}

const dateOf = ({ startedAt }: Outcome): Field => ({ name: 'sent', value: new Date(startedAt).toISOString() });

function noResponseWords(outcome: NoResponse['outcome']): Words & Pick<Explanation, 'tone' | 'headline'> {
  switch (outcome.kind) {
    case 'failed':
      return explainFailed(outcome);
    case 'cancelled':
      return explainCancelled(outcome);
    case 'sign-in-failed':
      return explainNoToken(outcome);
    case 'refused':
      return explainRefused(outcome);
    default:
      return outcome satisfies never;
  }
}

function withUncertainty(said: Explanation, read: GraphResponse | NoResponse): Explanation {
  const { headline, explanation, nextStep, actions } = uncertaintyNote(read);
  return {
    ...said,
    tone: 'uncertain',
    headline: headline === '' ? said.headline : `${said.headline}: ${headline}`,
    explanation: `${explanation} ${said.explanation}`.trim(),
    nextSteps: [nextStep, ...said.nextSteps],
    actions: [...actions, ...said.actions],
  };
}
