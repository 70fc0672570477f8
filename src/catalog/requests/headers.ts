import { t } from '@vscode/l10n';
import type { SourceRef } from '../sources/index.ts';

/** A request header that has a meaning for Microsoft Graph, or that its reference pages print. */
export interface HeaderFact {
  readonly name: string;
  readonly description: () => string;
  readonly sources: readonly SourceRef[];
}

/** The media type of every body that Graph accepts and returns here. */
export const jsonMediaType = 'application/json';

/** The headers of a run state request. */
export const requestHeaders: readonly HeaderFact[] = [
  {
    name: 'Authorization',
    description: () => t('The access token, as Bearer {token}. Required by every reference page of these operations.'),
    sources: ['deviceStatePage', 'complianceStatePage'],
  },
  {
    name: 'Content-Type',
    description: () => t`The media type of the body: ${jsonMediaType} for a run state.`,
    sources: ['deviceStatePage', 'complianceStatePage'],
  },
  {
    name: 'Accept',
    description: () => t`The media type of the response: ${jsonMediaType}.`,
    sources: ['deviceStatePage', 'complianceStatePage'],
  },
  {
    name: 'Prefer',
    description: () =>
      t(
        'With include-unknown-enum-members, the response contains members that were added to an evolvable enum later, instead of unknownFutureValue.',
      ),
    sources: ['bestPractices'],
  },
  {
    name: 'client-request-id',
    description: () => t('Your own GUID for this request. The response repeats it; give it to support.'),
    sources: ['bestPractices'],
  },
  {
    name: 'Content-Length',
    description: () =>
      t('The number of bytes in the body. The examples on the reference pages show a wrong number: leave it out.'),
    sources: ['deviceStatePage', 'complianceStatePage'],
  },
];

/** What is known about a header. Names ignore case. */
export const requestHeaderNamed = (header: string): HeaderFact | undefined =>
  requestHeaders.find(({ name }) => name.toLowerCase() === header.toLowerCase());

/** Whether a Content-Type is JSON or based on it; parameters may follow. */
export const isJsonMediaType = (contentType: string): boolean =>
  /^\s*(?:application|text)\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType);
