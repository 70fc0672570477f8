import { STATUS_CODES } from 'node:http';
import type { Field } from '../../panel/protocol/protocol.ts';
import { isUncertain } from '../../send/certainty.ts';
import { isSuccess } from '../../send/batch/batch-results.ts';
import type { Outcome } from '../../send/outcome.ts';
import { readGraphResponse, type GraphResponse } from './graph-response.ts';
import { uncertaintyNote } from './uncertainty.ts';
import { explainResponse } from './explain-response.ts';
import { explainBatch } from './explain-batch.ts';
import { explainCancelled, explainFailed, explainNoToken, explainRefused } from './explain-no-response.ts';
import type { Explanation, Words } from './words.ts';

/**
 * Says how a send ended, what that means and what to do. Where a write may have succeeded,
 * that comes before everything else.
 */
export function explain(outcome: Outcome): Explanation {
  const said = outcome.kind === 'response' ? ofResponse(readGraphResponse(outcome)) : ofNoResponse(outcome);
  const uncertain = isUncertain(outcome) ? withUncertainty(said, outcome) : said;
  if (outcome.target.kind === 'cloud') return uncertain;
  // The sandbox asks nobody to sign in.
  return {
    ...uncertain,
    actions: uncertain.actions.filter(({ kind }) => kind === 'find-out' || kind === 'send-again'),
  };
}

/** Characters of what a service adds to its status, which has to fit a line. Those that are registered have up to 31. */
const longestReason = 80;

const shortened = (text: string): string =>
  text.length > longestReason ? `${text.slice(0, longestReason).replace(/[\ud800-\udbff]$/, '')}…` : text;

function ofResponse(graphResponse: GraphResponse): Explanation {
  const { outcome, response } = graphResponse;
  const { status, statusText } = response;
  const words = explainResponse(graphResponse);
  const isGood = isSuccess(outcome.request, response) && !graphResponse.isOdd;
  const batch = explainBatch(outcome);
  const headline = `${status} ${statusText === '' ? (STATUS_CODES[status] ?? '') : shortened(statusText)}`.trim();
  return {
    ...words,
    tone: isGood ? 'success' : 'failure',
    headline: batch ? `${headline}: ${batch.count}` : headline,
    fields: isGood ? [] : graphResponse.fields,
  };
}

function ofNoResponse(outcome: Exclude<Outcome, { readonly kind: 'response' }>): Explanation {
  const sent = outcome.clientRequestId;
  const fields = [
    ...(outcome.kind === 'sign-in-failed' ? outcome.failure.details : []),
    ...(sent === undefined ? [] : [{ name: 'client-request-id', value: sent }, dateOf(outcome)]),
  ];
  return { ...noResponseWords(outcome), fields };
}

const dateOf = ({ startedAt }: Outcome): Field => ({ name: 'sent', value: new Date(startedAt).toISOString() });

function noResponseWords(
  outcome: Exclude<Outcome, { readonly kind: 'response' }>,
): Words & Pick<Explanation, 'tone' | 'headline'> {
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

function withUncertainty(said: Explanation, outcome: Outcome): Explanation {
  const { headline, explanation, nextStep, actions } = uncertaintyNote(outcome);
  return {
    ...said,
    tone: 'uncertain',
    headline: headline === '' ? said.headline : `${said.headline}: ${headline}`,
    explanation: `${explanation} ${said.explanation}`.trim(),
    nextSteps: [nextStep, ...said.nextSteps],
    actions: [...actions, ...said.actions],
  };
}
