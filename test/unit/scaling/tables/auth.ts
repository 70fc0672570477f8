import { AuthError, ServerError } from '@azure/msal-node';
import { hasAccounts, mergeContents, readContent, withoutAccount } from '../../../../src/auth/cache/content.ts';
import { explainFailure } from '../../../../src/auth/failure/explain-failure.ts';
import { msalWords } from '../../../../src/auth/failure/msal-words.ts';
import { oauthWords } from '../../../../src/auth/failure/oauth-words.ts';
import { serverErrorIn } from '../../../../src/auth/failure/server-error.ts';
import { registrationName } from '../../../../src/auth/registration.ts';
import { fullScopes } from '../../../../src/auth/scopes.ts';
import { clouds } from '../../../../src/catalog/index.ts';
import { piecesOf } from './parts.ts';
import { ignoresLength, type Table } from './table.ts';

const [cloud] = clouds;
if (cloud === undefined) throw new Error('a catalog without a cloud');

const passesOn = ignoresLength(
  'it passes it on to msal, to the authority or to the secret storage, and what comes back from them',
);
const putsIn = ignoresLength('it puts it into a sentence');

const contextOf = (text: string) =>
  ({ cloud, clientId: text, tenant: text, scopes: piecesOf(text), method: 'browser' }) as const;

/** What an authority responds with, each part of it long. */
const errorOf = (text: string) => ({
  ...{ error: 'invalid_grant', trace_id: text, correlation_id: text, timestamp: text },
  error_description: `AADSTS50011: ${text} Trace ID: ${text} Timestamp: ${text}`,
});

/** One entry for each piece of the text. */
const cacheOf = (text: string, extra: string) => ({
  Account: Object.fromEntries(
    piecesOf(text).map((piece, index) => [`${piece}${index}`, { home_account_id: `${index}`, extra }]),
  ),
});

export const auth: Table = {
  'auth/app-credentials.ts': { AppCredentials: passesOn },
  'auth/cache/content.ts': {
    readContent: (text) => {
      const content = cacheOf(text, text);
      return () => readContent(content);
    },
    mergeContents: (text) => {
      const [base, mine, theirs] = [cacheOf(text, ''), cacheOf(text, 'a'), cacheOf(text, 'b')];
      return () => mergeContents(base, mine, theirs);
    },
    withoutAccount: (text) => {
      const content = cacheOf(text, '');
      return () => withoutAccount(content, '1');
    },
    hasAccounts: (text) => {
      const content = cacheOf(text, '');
      return () => hasAccounts(content);
    },
  },
  'auth/cache/plugin.ts': { CachePlugin: passesOn },
  'auth/cache/token-store.ts': { TokenStore: passesOn },
  'auth/methods/by-default.ts': { defaultMethods: passesOn },
  'auth/failure/aadsts.ts': { aadstsWords: putsIn },
  'auth/failure/context.ts': { permissionsOf: putsIn, adminConsent: putsIn },
  'auth/failure/explain-failure.ts': {
    explainFailure: (text) => {
      const context = contextOf(text);
      const errors = [new AuthError(text, text), new ServerError('invalid_grant', text), new Error(text)];
      return () => errors.map((error) => explainFailure(error, undefined, context));
    },
  },
  'auth/failure/msal-words.ts': {
    msalWords: (text) => () => [msalWords(text, contextOf('a')), msalWords('user_cancelled', contextOf(text))],
    unreachable: putsIn,
  },
  'auth/failure/oauth-words.ts': {
    oauthWords: (text) => () => [oauthWords(text, contextOf('a')), oauthWords('invalid_client', contextOf(text))],
  },
  'auth/failure/server-error.ts': {
    serverErrorIn: (text) => {
      const errors = [errorOf(text), { ...errorOf(''), error: text }, { error: 'a', error_description: text }];
      return () => errors.map((error) => serverErrorIn(error, [text.slice(0, 100)]));
    },
  },
  'auth/guarded-secrets.ts': { orNothing: passesOn, guardedSecrets: passesOn },
  'auth/index.ts': { createSignIn: passesOn },
  'auth/methods/app-only.ts': { AppOnlyMethod: passesOn },
  'auth/methods/browser.ts': { BrowserMethod: passesOn },
  'auth/methods/close-loopback.ts': { closeLoopback: passesOn },
  'auth/methods/device-code.ts': { DeviceCodeMethod: passesOn },
  'auth/methods/read-certificate.ts': { readCertificate: passesOn },
  'auth/methods/user.ts': { UserMethod: passesOn },
  'auth/network.ts': { AuthorityNetwork: passesOn },
  'auth/public-client.ts': {
    msalConfiguration: passesOn,
    userToken: passesOn,
    PublicClient: passesOn,
    accountOf: passesOn,
  },
  'auth/registration.ts': {
    registrationName: (text) => () => registrationName({ cloud, clientId: text, tenant: text }),
  },
  'auth/scopes.ts': {
    fullScopes: (text) => {
      const names = piecesOf(text);
      return () => [fullScopes(cloud, names), fullScopes(cloud, [text])];
    },
  },
  'auth/shared-secret.ts': { SharedSecret: passesOn },
  'auth/shared-sign-ins.ts': { SharedSignIns: passesOn },
  'auth/sign-in.ts': { SignInMethods: passesOn },
  'auth/token-request.ts': { tokenRequest: passesOn },
  'auth/methods/try.ts': { trySilently: passesOn, tryMethods: passesOn },
  'auth/abort.ts': { unlessAborted: passesOn },
};
