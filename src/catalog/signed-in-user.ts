import type { SourceRef } from './sources/index.ts';

/** What `GET /me` responds with, unless `$select` asks for something else. */
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
