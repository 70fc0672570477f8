import type { SourceRef } from './sources/index.ts';

/** The properties that `GET /me` returns, unless `$select` asks for others. */
export const signedInUser: { readonly defaultProperties: readonly string[]; readonly sources: readonly SourceRef[] } = {
  defaultProperties: [
    'businessPhones',
    'displayName',
    'givenName',
    'id',
    'jobTitle',
    'mail',
    'mobilePhone',
    'officeLocation',
    'preferredLanguage',
    'surname',
    'userPrincipalName',
  ],
  sources: ['getUserPage'],
};
