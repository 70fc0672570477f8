import { givenName, type Exchange } from '../../send/exchange.ts';
import { readOutcome } from '../../response/read-outcome.ts';
import { withoutIcons } from '../messages/without-icons.ts';

/** An exchange in a list of what was sent. Nothing in it becomes one of VS Code's icons. */
export interface ExchangeText {
  /** Name of the icon that says how it ended. */
  readonly icon: string;
  /** `201 Created`. */
  readonly headline: string;
  /** The request's own name; empty if it has none. */
  readonly name: string;
  /** `POST /beta/deviceManagement/…`. */
  readonly request: string;
}

/** What a list of sent requests says about an exchange. */
export function exchangeText({ outcome, source }: Exchange): ExchangeText {
  const read = readOutcome(outcome);
  const { request } = outcome;
  return {
    icon: iconOf(read),
    headline: withoutIcons(read.explanation.headline),
    name: withoutIcons(givenName(source, request)),
    request: withoutIcons(`${request.method} ${request.shown.url.replace(/^https?:\/\/[^/]*/i, '')}`),
  };
}

function iconOf(read: ReturnType<typeof readOutcome>): string {
  if (read.certainty === 'unknown') return 'question';
  if (read.outcome.kind === 'cancelled') return 'circle-slash';
  return read.response !== undefined && read.isSuccess ? 'pass' : 'error';
}
