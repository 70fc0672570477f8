import { adminConsent, permissionsOf, redirectUris, type FailureContext, type Words } from './context.ts';

type Explain = (context: FailureContext) => Words;

const addRedirectUris = ({ cloud, method: method }: FailureContext): string =>
  `In ${cloud.portal}, open the app registration, then Authentication, and add ${redirectUris(method).join(' and ')} under “Mobile and desktop applications”.`;

const checkClientAndCloud = ({ cloud }: FailureContext): string =>
  `Check client id and tenant in the settings, and whether the app is registered in ${cloud.name}: each cloud has registrations of its own.`;

/** The one of whoever signs in has no name here. */
const tenantOf = ({ tenant }: FailureContext): string =>
  tenant === 'organizations' ? 'the tenant of this account' : `tenant ${tenant}`;

const secondFactor: Explain = () => ({
  message: 'The tenant wants a second proof of who you are.',
  nextStep: 'Sign in again, and complete what the sign-in page asks for.',
});

const deviceCodeBlocked: Explain = () => ({
  message: 'Your organization may not permit signing in with a device code.',
  nextStep: 'Sign in with the browser instead. An administrator finds the policy by the ids below.',
});

const wrongUser = (message: string): Explain => {
  return () => ({
    message,
    nextStep: 'Sign in with another account, or ask an administrator of the tenant.',
  });
};

/**
 * Words for the `AADSTS…` codes that signing in here meets. Microsoft says that codes and texts may change, so this only adds
 * words: nothing is decided by it. What is not verified is told as a possibility.
 *
 * Sources: the Entra page "Microsoft Entra authentication and authorization error codes"; 530036: "Conditional Access:
 * Authentication flows".
 */
const words: Readonly<Record<number, Explain>> = {
  50011: (context) => ({
    message: `App registration ${context.clientId} does not have the redirect URI that this sign-in comes back to.`,
    nextStep: addRedirectUris(context),
  }),
  500113: (context) => ({
    message: `App registration ${context.clientId} may have no redirect URI at all.`,
    nextStep: addRedirectUris(context),
  }),
  65001: (context) => {
    const link = adminConsent(context);
    return {
      message: `Nobody has granted ${permissionsOf(context)} to app ${context.clientId} yet.`,
      nextStep: `An administrator of the tenant can do it: ${link.url}`,
      link,
    };
  },
  65002: ({ clientId }) => ({
    message: `App ${clientId} belongs to Microsoft and must not ask for this permission.`,
    nextStep: 'Register an app of your own and enter its client id in the settings.',
  }),
  65004: () => ({
    message: 'The permissions that the app asks for were declined.',
    nextStep: 'Sign in again and accept them, or use another account.',
  }),
  7000218: ({ clientId, cloud }) => ({
    message: `App registration ${clientId} is not set up as a public client, which signing in as a user needs.`,
    nextStep: `In ${cloud.portal}, open the app registration, then Authentication, and switch on “Allow public client flows”. Or sign in as the app, with a client secret or a certificate.`,
  }),
  7000215: () => ({
    message: 'The client secret is wrong.',
    nextStep: 'Enter the secret’s value, not its id, and check in the portal that it has not expired.',
  }),
  7000222: ({ clientId, cloud }) => ({
    message: `The client secret of app ${clientId} has expired.`,
    nextStep: `Create a new one in ${cloud.portal}, under “Certificates & secrets” of the app registration, and enter its value.`,
  }),
  700027: ({ clientId, cloud }) => ({
    message: `App registration ${clientId} may not know this certificate.`,
    nextStep: `In ${cloud.portal}, upload the certificate under “Certificates & secrets” of the app registration.`,
  }),
  700016: (context) => ({
    message: `App ${context.clientId} is not known in ${tenantOf(context)}.`,
    nextStep: checkClientAndCloud(context),
  }),
  90002: (context) => ({
    message: `Tenant ${context.tenant} was not found.`,
    nextStep: `Check the tenant in the settings, and whether it is one of ${context.cloud.name}.`,
  }),
  50076: secondFactor,
  50079: secondFactor,
  53003: ({ method: method }) => ({
    message: 'A Conditional Access policy of your organization blocks this sign-in.',
    nextStep: `Give the ids below to an administrator.${method === 'deviceCode' ? ' It may be the device code that is blocked: try the browser.' : ''}`,
  }),
  530033: deviceCodeBlocked,
  530036: deviceCodeBlocked,
  700082: () => ({ message: 'The sign-in has expired.', nextStep: 'Sign in again.' }),
  70016: () => ({
    message: 'The code has not been entered yet.',
    nextStep: 'Sign in again, and enter the code on the page that is shown.',
  }),
  50020: wrongUser('This account may not be a user of the tenant.'),
  50034: wrongUser('This account may not exist in the tenant.'),
  50105: (context) => ({
    message: `This account may not be assigned to app ${context.clientId}, and the app only takes those who are.`,
    nextStep: 'Ask an administrator to assign it under “Enterprise applications”, or sign in with another account.',
  }),
  900144: () => ({
    message: 'The authority may miss a part of the request.',
    nextStep: 'Check the settings under graphRunStates.signIn. If they are complete, this is a bug: please report it.',
  }),
};

/** Words for a code; undefined for one that is not known here. */
export const aadstsWords = (code: number, context: FailureContext): Words | undefined => words[code]?.(context);

/** Microsoft's page about one code. */
export const lookUpPage = (code: number): string => `https://login.microsoftonline.com/error?code=${code}`;
