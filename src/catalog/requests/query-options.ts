import { t } from '@vscode/l10n';
import { isRunState } from '../entity-type.ts';
import type { Destination } from '../routes.ts';
import type { SourceRef } from '../sources/index.ts';

/** A query option of Microsoft Graph. */
export interface QueryOption {
  /** With its `$`. */
  readonly name: string;
  /** Microsoft's wording. */
  readonly description: string;
}

/** The query options that Graph documents for reading; which of them are supported depends on the operation. */
export const queryOptions: readonly QueryOption[] = [
  { name: '$count', description: 'Retrieves the total count of matching resources.' },
  { name: '$expand', description: 'Retrieves related resources.' },
  { name: '$filter', description: 'Filters results (rows).' },
  { name: '$format', description: 'Returns the results in the specified media format.' },
  { name: '$orderby', description: 'Orders results.' },
  { name: '$search', description: 'Returns results based on search criteria.' },
  { name: '$select', description: 'Filters properties (columns).' },
  { name: '$skip', description: 'Indexes into a result set.' },
  { name: '$skipToken', description: 'Retrieves the next page of results from result sets that span multiple pages.' },
  { name: '$top', description: 'Sets the page size of results.' },
];

/** A note about all query options, with its sources. */
export interface QueryOptionsNote {
  readonly text: () => string;
  readonly sources: readonly SourceRef[];
}

/** Notes that apply everywhere. */
const anywhere: QueryOptionsNote = { text: () => t('Supported in GET operations only.'), sources: ['queryParameters'] };

/** Notes that apply to run states. */
const ofRunStates: QueryOptionsNote = {
  text: () => t('Supported in GET operations only. No source says which options the run state collections support.'),
  sources: ['queryParameters'],
};

/** Notes that apply to scripts. */
const ofScripts: QueryOptionsNote = {
  text: () =>
    t(
      'The reference page for getting one script says that it supports OData query parameters, but not which. The pages for listing scripts don’t mention any, although public tools use $expand=assignments, $select, $top and $count there.',
    ),
  sources: ['managementScriptGetPage', 'scriptsExpanded'],
};

/** Every note. */
export const queryOptionsNotes: readonly QueryOptionsNote[] = [anywhere, ofRunStates, ofScripts];

/** The note that applies to what a path addresses. */
export function queryOptionsNoteOf(destination: Destination | undefined): QueryOptionsNote {
  if (destination?.standing !== 'checked') return anywhere;
  return isRunState(destination.entityType) ? ofRunStates : ofScripts;
}

/** The option that a query names: in any case, and also without its `$`, which is optional in beta. */
export const queryOptionNamed = (written: string): QueryOption | undefined =>
  queryOptions.find(({ name }) => name.toLowerCase() === `$${written.replace(/^\$/, '').toLowerCase()}`);

/**
 * Other names that OData begins with a `$`, as a segment of a path or in its query: https://docs.oasis-open.org/odata/odata/v4.01/os/part2-url-conventions/odata-v4.01-os-part2-url-conventions.html
 */
const otherODataNames = [
  'all',
  'apply',
  'batch',
  'crossjoin',
  'deltatoken',
  'each',
  'entity',
  'it',
  'links',
  'metadata',
].concat(['query', 'ref', 'root', 'value']);

const odataNames: ReadonlySet<string> = new Set(
  [...queryOptions.map(({ name }) => name), ...otherODataNames.map((name) => `$${name}`)].map((name) =>
    name.toLowerCase(),
  ),
);

/** Whether a name is one that OData writes with a leading `$`. Ignores case. */
export const isODataName = (name: string): boolean => odataNames.has(name.toLowerCase());
