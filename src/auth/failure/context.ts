import { t } from '@vscode/l10n';
import type { SignInFailure } from '../../send/access-token.ts';
import type { TokenRequest, SignInMethodId } from '../methods/sign-in-method.ts';

/** What explaining a failure needs: whose registration, where, and how the sign-in was tried. */
export interface FailureContext extends Pick<TokenRequest, 'cloud' | 'clientId' | 'tenant' | 'scopes'> {
  readonly method: SignInMethodId;
}

/** A failure without the details that support asks for. */
export type Words = Omit<SignInFailure, 'details'>;

/** The requested permissions, by their short names. */
export const permissionsOf = ({ scopes }: FailureContext): string =>
  scopes.map((scope) => scope.slice(scope.lastIndexOf('/') + 1)).join(', ');

/** Where an administrator grants the permissions that the registration lists, for everybody in the tenant. */
export const adminConsent = ({
  cloud,
  tenant,
  clientId,
}: FailureContext): { readonly label: string; readonly url: string } => ({
  label: t('Admin consent'),
  url: `${cloud.authority}/${encodeURIComponent(tenant)}/adminconsent?client_id=${encodeURIComponent(clientId)}`,
});

/** The redirect URIs of a sign-in method; all are listed under "Mobile and desktop applications". */
export const redirectUris = (method: SignInMethodId): readonly string[] =>
  method === 'vscode' ? ['http://localhost', 'https://vscode.dev/redirect'] : ['http://localhost'];
