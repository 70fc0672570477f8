import { t } from '@vscode/l10n';
import type { Timing } from '../../send/outcome.ts';
import { duration } from '../../panel/protocol/duration.ts';

/** In milliseconds: anything shorter isn't worth showing. */
const shortestShown = 100;

/** Where the time went; empty if all of it was spent waiting for the response. */
export function timingText({ signIn, waiting, headers, body }: Timing): string {
  const parts = [
    [signIn, (time: string) => t`${time} signing in`],
    [waiting, (time: string) => t`${time} waiting for Retry-After`],
    [headers, (time: string) => t`${time} waiting for the response`],
    [body, (time: string) => t`${time} receiving the body`],
  ] as const;
  const shown = parts.filter(([milliseconds]) => milliseconds >= shortestShown);
  return shown.length < 2 ? '' : shown.map(([milliseconds, words]) => words(duration(milliseconds))).join(', ');
}
