import type { Cloud } from '../../../catalog/index.ts';
import { newerPermission } from '../../../catalog/permissions.ts';
import { adminConsent, redirectUris } from '../../../auth/failure/context.ts';
import { anyTenant } from './registration-values.ts';

/** What is known of a registration so far; empty: nothing. */
export interface Registration {
  readonly clientId: string;
  readonly tenant: string;
  /** Short names. */
  readonly scopes: readonly string[];
}

/** How to register an app for signing in to a cloud, as a Markdown page that stays open while one does it in the portal. */
export function registrationGuide(cloud: Cloud, { clientId, tenant, scopes }: Registration): string {
  const [browser, vscode] = redirectUris('vscode');
  const permissions = scopes.length > 0 ? scopes : [newerPermission.permission];
  return `# App registration for ${cloud.name}

Microsoft Entra issues tokens to apps, so sending needs an app that is registered in your tenant: one of your own, once for each
cloud. If you may not register apps, hand this page to somebody who may.

1. Open [${new URL(cloud.portal).host}](${cloud.portal}), then **Microsoft Entra ID**, **App registrations**, **New registration**. Any
   name will do; accounts in this organizational directory only. Leave the redirect URI empty.
2. **Authentication**, **Add a platform**, **Mobile and desktop applications**, and add as custom redirect URI:

   \`\`\`
   ${browser ?? ''}
   \`\`\`

   It is where the browser comes back to. To sign in with the Microsoft account of VS Code, add this one, too:

   \`\`\`
   ${vscode ?? ''}
   \`\`\`

3. On the same page, switch **Allow public client flows** on. Signing in with a device code needs it.
4. **API permissions**, **Add a permission**, **Microsoft Graph**, **Delegated permissions**: ${permissions.map((name) => `\`${name}\``).join(', ')}.
   An app that signs in as itself takes **Application permissions** of the same name, and a client secret or a certificate.
5. An administrator has to consent: **Grant admin consent** on that page, or ${consent(cloud, clientId, tenant)}
6. From **Overview**, copy the **Application (client) ID** and the **Directory (tenant) ID** into the questions at the top of this window.
`;
}

const consent = (cloud: Cloud, clientId: string, tenant: string): string =>
  clientId === ''
    ? 'a link that is shown here once the client id is known.'
    : `[this link](${adminConsent({ cloud, tenant: tenant || anyTenant, clientId, scopes: [], method: 'browser' }).url}), which can also be sent to one.`;
