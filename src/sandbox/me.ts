import { t } from '@vscode/l10n';
import { signedInUser } from '../catalog/signed-in-user.ts';
import { notFound, ownRefusal } from './graph-error.ts';
import { readQuery, selected } from './query/query.ts';
import type { Entity, SandboxRequest, SandboxResponse } from './response.ts';
import type { Making } from './routed.ts';

/** Responds to a request for `/me`. */
export type RespondForMe = (request: SandboxRequest, query: string, version: string) => SandboxResponse;

/** Responds to the first request that many users send: who am I? The sandbox has one user, with no more than Graph returns by default. */
export function createMe({ newId }: Making): RespondForMe {
  let user: Entity | undefined;
  return (request, query, version) => {
    if (request.method !== 'GET') return { error: notFound(t("The sandbox only supports GET for '/me'.")) };
    const properties = signedInUser.defaultProperties.map((name) => ({ name }));
    const read = readQuery(query, { name: 'user', properties, navigationProperties: [], derivedTypes: [] });
    if ('fault' in read)
      return { error: ownRefusal(t`${read.fault} The user of the sandbox only has what GET /me returns by default.`) };
    user ??= { ...Object.fromEntries(properties.map(({ name }) => [name, null])), ...known, id: newId() };
    const context = `${new URL(request.url).origin}/${version}/$metadata#users/$entity`;
    return { status: 200, body: { '@odata.context': context, ...selected(user, read) } };
  };
}

/** `.example` is a reserved domain (RFC 2606). */
const known: Entity = {
  businessPhones: [],
  displayName: 'Sandbox User',
  givenName: 'Sandbox',
  surname: 'User',
  userPrincipalName: 'user@sandbox.example',
};
