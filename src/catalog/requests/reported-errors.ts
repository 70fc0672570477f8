import { t } from '@vscode/l10n';
import type { SourceRef } from '../sources/index.ts';

/** Intune's error for a route that it doesn't have, although the reference pages document it. */
export const routeNotImplemented: {
  readonly code: string;
  /** The beginning of the message. */
  readonly message: string;
  /** A sentence: why the documentation has a route that the service doesn't have. */
  readonly explanation: () => string;
  /** A sentence: the requests for which public reports show it. */
  readonly reports: () => string;
  readonly sources: readonly SourceRef[];
} = {
  code: 'No method match route template',
  message: 'No OData route exists',
  explanation: () =>
    t(
      'Documented, but not implemented: the reference pages are generated from metadata, and the service says that it has no such route.',
    ),
  reports: () => t('Public reports show this response for GET and DELETE of one item.'),
  sources: ['routeNotImplemented'],
};

/** An error from public reports, in Graph's words. */
export interface ReportedError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly sources: readonly SourceRef[];
}

/** A URL without a version, or with one that Graph doesn't have. */
export const invalidVersion: ReportedError = {
  status: 400,
  code: 'BadRequest',
  message: 'Invalid version.',
  sources: ['invalidVersion'],
};

/** A path with a segment that the version doesn't have: v1.0 doesn't have the script collections. */
export const unknownSegment = (segment: string): ReportedError => ({
  status: 400,
  code: 'BadRequest',
  message: `Resource not found for the segment '${segment}'.`,
  sources: ['unknownSegment', 'scriptsInBetaOnly'],
});

/** A write whose Content-Type isn't JSON. */
export const jsonOnly: ReportedError = {
  status: 400,
  code: 'BadRequest',
  message: 'Entity only allows writes with a JSON Content-Type header.',
  sources: ['jsonOnly'],
};

/** A write without a body. */
export const emptyPayload: ReportedError = {
  status: 400,
  code: 'BadRequest',
  message: 'Empty Payload. JSON content expected.',
  sources: ['emptyPayload'],
};

/** A batch with a write that has no Content-Type of its own. */
export const batchItemWithoutContentType = (id: string): ReportedError => ({
  status: 400,
  code: 'BadRequest',
  message: `Write request with id '${id}' does not contain a Content-Type header.`,
  sources: ['batchItemWithoutContentType'],
});

/** The reported response to a POST whose body has an `id`, for the scripts that the run states belong to. */
export const idInCreate: { readonly status: number; readonly sources: readonly SourceRef[] } = {
  status: 500,
  sources: ['idGivesServerError'],
};

/** The licence that the reference pages require. */
export const licence: { readonly text: () => string; readonly sources: readonly SourceRef[] } = {
  text: () => t('The tenant needs an active Intune license.'),
  sources: ['deviceStatePage', 'complianceStatePage'],
};

/** The number of requests in `seconds` that Intune accepts before it responds with 429. Each item of a batch counts. */
export const throttling: {
  readonly seconds: number;
  readonly writes: { readonly ofApp: number; readonly ofTenant: number };
  readonly any: { readonly ofApp: number; readonly ofTenant: number };
  readonly sources: readonly SourceRef[];
} = {
  seconds: 20,
  writes: { ofApp: 200, ofTenant: 400 },
  any: { ofApp: 2000, ofTenant: 4000 },
  sources: ['throttlingLimits'],
};
