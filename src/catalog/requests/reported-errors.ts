import { t } from '@vscode/l10n';
import type { SourceRef } from '../sources/index.ts';

/** How Intune says that it has no such route, although the reference pages document it. */
export const routeNotImplemented: {
  readonly code: string;
  /** How the message begins. */
  readonly message: string;
  readonly sources: readonly SourceRef[];
} = {
  code: 'No method match route template',
  message: 'No OData route exists',
  sources: ['routeNotImplemented'],
};

/** An error that public reports show, as Graph words it. */
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

/** A path whose segment the version doesn't have: v1.0 has none of the script collections. */
export const unknownSegment = (segment: string): ReportedError => ({
  status: 400,
  code: 'BadRequest',
  message: `Resource not found for the segment '${segment}'.`,
  sources: ['unknownSegment', 'scriptsInBetaOnly'],
});

/** A write whose Content-Type is not JSON's. */
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

/** A POST whose body holds `id` was reported to get this response, for the scripts that the run states belong to. */
export const idInCreate: { readonly status: number; readonly sources: readonly SourceRef[] } = {
  status: 500,
  sources: ['idGivesServerError'],
};

/** Which licence the reference pages ask for. */
export const licence: { readonly text: () => string; readonly sources: readonly SourceRef[] } = {
  text: () => t('The tenant needs an active Intune license.'),
  sources: ['deviceStatePage', 'complianceStatePage'],
};

/** How much Intune takes before it responds with 429: requests in `seconds`. Each item of a batch counts. */
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
