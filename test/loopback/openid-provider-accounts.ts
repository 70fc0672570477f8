/** A user who can sign in. */
export interface TestAccount {
  /** User principal name. */
  readonly name: string;
  readonly objectId: string;
  readonly tenantId: string;
}

/** The tenant of Adele, and of the apps that sign in as themselves. */
export const contoso = '11111111-1111-4111-8111-111111111111';
const fabrikam = '22222222-2222-4222-8222-222222222222';

export const accounts = {
  adele: { name: 'adele@contoso.example', objectId: 'aaaaaaaa-0000-4000-8000-000000000001', tenantId: contoso },
  ben: { name: 'ben@fabrikam.example', objectId: 'bbbbbbbb-0000-4000-8000-000000000002', tenantId: fabrikam },
} as const satisfies Record<string, TestAccount>;

/** The app registrations: one for users, and two that sign in as themselves. */
export const apps = {
  user: '0a0a0a0a-0000-4000-8000-00000000000a',
  secret: '0b0b0b0b-0000-4000-8000-00000000000b',
  certificate: '0c0c0c0c-0000-4000-8000-00000000000c',
} as const;

/** The client secret of the app `secret`. */
export const clientSecret = 'known~secret~of~the~test~app~0123456789';

const allAccounts: readonly TestAccount[] = Object.values(accounts);

/** @param id object id or user principal name */
export const accountOf = (id: string | null | undefined): TestAccount | undefined =>
  allAccounts.find(({ objectId, name }) => id === objectId || id === name);
