import type { TokenRequest } from './methods/sign-in-method.ts';

/** An app registration as it is used: in one cloud and one tenant. Every proof of identity there is bound to all three. */
export type Registration = Pick<TokenRequest, 'cloud' | 'clientId' | 'tenant'>;

/** The name of a registration, the same in whatever case ids and domains are written. */
export const registrationName = ({ cloud, clientId, tenant }: Registration): string =>
  `${cloud.id} ${`${clientId} ${tenant}`.toLowerCase()}`;
