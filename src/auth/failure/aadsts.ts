import { defaultCloud } from '../../catalog/url/clouds.ts';
import { allOf } from '../../texts/list-text.ts';
import { t } from '@vscode/l10n';
import { adminConsent, permissionsOf, redirectUris, type FailureContext, type Words } from './context.ts';

type Explain = (context: FailureContext) => Words;

const addRedirectUris = ({ cloud, method }: FailureContext): string =>
  t`In ${cloud.portal}, open the app registration, then Authentication, and add ${allOf(redirectUris(method))} under “Mobile and desktop applications”.`;

const checkClientAndCloud = ({ cloud }: FailureContext): string =>
  t`Check client id and tenant in the settings, and whether the app is registered in ${cloud.name}: each cloud has its own registrations.`;

const secondFactor: Explain = () => ({
  message: t('The tenant requires multifactor authentication.'),
  nextStep: t('Sign in again and follow the steps on the sign-in page.'),
});

const deviceCodeBlocked: Explain = () => ({
  message: t('Your organization may not allow signing in with a device code.'),
  nextStep: t('Sign in with the browser instead. Your administrator can find the policy with the ids below.'),
});

const wrongUser = (message: string): Words => ({
  message,
  nextStep: t('Sign in with another account, or ask an administrator of the tenant.'),
});

/**
 * Words for the `AADSTS…` codes that signing in with this extension can produce. Microsoft says that codes and texts may change, so this
 * only adds words and decides nothing. What isn't verified is worded as a possibility.
 *
 * Sources: the Entra page "Microsoft Entra authentication and authorization error codes"; 530036: "Conditional Access:
 * Authentication flows".
 */
const words: Readonly<Record<number, Explain>> = {
  50011: (context) => ({
    message: t`App registration ${context.clientId} doesn’t have the redirect URI that this sign-in uses.`,
    nextStep: addRedirectUris(context),
  }),
  500113: (context) => ({
    message: t`App registration ${context.clientId} may not have a redirect URI.`,
    nextStep: addRedirectUris(context),
  }),
  65001: (context) => {
    const link = adminConsent(context);
    return {
      message: t`App ${context.clientId} has no consent for ${permissionsOf(context)} yet.`,
      nextStep: t`A tenant administrator can grant it: ${link.url}`,
      link,
    };
  },
  65002: ({ clientId }) => ({
    message: t`App ${clientId} belongs to Microsoft and can’t request this permission.`,
    nextStep: t('Register your own app and enter its client id in the settings.'),
  }),
  65004: () => ({
    message: t('The permissions that the app requests were declined.'),
    nextStep: t('Sign in again and accept them, or use another account.'),
  }),
  7000218: ({ clientId, cloud }) => ({
    message: t`App registration ${clientId} isn’t a public client, which is required to sign in as a user.`,
    nextStep: t`In ${cloud.portal}, open the app registration, then Authentication, and turn on “Allow public client flows”. Or sign in as the app, with a client secret or a certificate.`,
  }),
  7000215: () => ({
    message: t('The client secret is wrong.'),
    nextStep: t('Enter the secret’s value, not its id, and check in the portal that it hasn’t expired.'),
  }),
  7000222: ({ clientId, cloud }) => ({
    message: t`The client secret of app ${clientId} has expired.`,
    nextStep: t`Create a new one in ${cloud.portal}, under “Certificates & secrets” of the app registration, and enter its value.`,
  }),
  700027: ({ clientId, cloud }) => ({
    message: t`App registration ${clientId} may not have this certificate.`,
    nextStep: t`In ${cloud.portal}, upload the certificate under “Certificates & secrets” of the app registration.`,
  }),
  700016: (context) => ({
    // The name of the user's tenant isn't known here.
    message:
      context.tenant === 'organizations'
        ? t`App ${context.clientId} wasn’t found in the tenant of this account.`
        : t`App ${context.clientId} wasn’t found in tenant ${context.tenant}.`,
    nextStep: checkClientAndCloud(context),
  }),
  90002: (context) => ({
    message: t`Tenant ${context.tenant} wasn’t found.`,
    nextStep: t`Check the tenant in the settings, and that it belongs to ${context.cloud.name}.`,
  }),
  50076: secondFactor,
  50079: secondFactor,
  53003: ({ method }) => ({
    message: t('A Conditional Access policy of your organization blocks this sign-in.'),
    nextStep:
      method === 'deviceCode'
        ? t('Give the ids below to your administrator. The policy may block device codes only: try the browser.')
        : t('Give the ids below to your administrator.'),
  }),
  530033: deviceCodeBlocked,
  530036: deviceCodeBlocked,
  700082: () => ({ message: t('The sign-in has expired.'), nextStep: t('Sign in again.') }),
  70016: () => ({
    message: t('The code hasn’t been entered yet.'),
    nextStep: t('Sign in again and enter the code on the sign-in page.'),
  }),
  50020: () => wrongUser(t('This account may not be a user of the tenant.')),
  50034: () => wrongUser(t('This account may not exist in the tenant.')),
  50105: (context) => ({
    message: t`This account may not be assigned to app ${context.clientId}, which requires assignment.`,
    nextStep: t('Ask an administrator to assign it under “Enterprise applications”, or sign in with another account.'),
  }),
  900144: () => ({
    message: t('The sign-in request may be incomplete.'),
    nextStep: t('Check the settings under graphRunStates.signIn. If they are complete, please report this as a bug.'),
  }),
};

/** Words for a code; undefined for an unknown one. */
export const aadstsWords = (code: number, context: FailureContext): Words | undefined => words[code]?.(context);

/** Microsoft's page about one code. */
export const lookUpPage = (code: number): string => `${defaultCloud.authority}/error?code=${code}`;
