import { t } from '@vscode/l10n';
import type { Cloud } from '../../../catalog/index.ts';
import { newerPermission } from '../../../catalog/permissions.ts';
import { adminConsent, redirectUris } from '../../../auth/failure/context.ts';
import { anyTenant } from './registration-values.ts';

/** What is known about a registration so far; unknown values are empty. */
export interface Registration {
  readonly clientId: string;
  readonly tenant: string;
  /** Short names of permissions. */
  readonly scopes: readonly string[];
}

/** How to register an app for signing in to a cloud, as a Markdown page that stays open while the user works in the portal. */
export function registrationGuide(cloud: Cloud, { clientId, tenant, scopes }: Registration): string {
  const [browser, vscode] = redirectUris('vscode');
  const permissions = scopes.length > 0 ? scopes : [newerPermission.permission];
  return t`# App registration for ${cloud.name}

Microsoft Entra issues tokens to apps, so you need an app that is registered in your tenant, one per
cloud. If you aren’t allowed to register apps, send this page to an administrator.

1. Open [${new URL(cloud.portal).host}](${cloud.portal}), then **Microsoft Entra ID**, **App registrations**, **New registration**. Any
   name will do; accounts in this organizational directory only. Leave the redirect URI empty.
2. **Authentication**, **Add a platform**, **Mobile and desktop applications**, and add as custom redirect URI:

   \`\`\`
   ${browser ?? ''}
   \`\`\`

   The browser returns to it. To sign in with VS Code’s Microsoft account, also add:

   \`\`\`
   ${vscode ?? ''}
   \`\`\`

3. On the same page, turn on **Allow public client flows**, which device codes require.
4. **API permissions**, **Add a permission**, **Microsoft Graph**, **Delegated permissions**: ${permissions.map((name) => `\`${name}\``).join(', ')}.
   An app that signs in as itself needs **Application permissions** with the same name, and a client secret or a certificate.
5. ${consent(cloud, clientId, tenant)}
6. From **Overview**, copy the **Application (client) ID** and the **Directory (tenant) ID** into the input boxes at the top of this window.
`;
}

const consent = (cloud: Cloud, clientId: string, tenant: string): string =>
  clientId === ''
    ? t(
        'An administrator must consent: **Grant admin consent** on that page, or a link that appears here once you have entered the client id.',
      )
    : t`An administrator must consent: **Grant admin consent** on that page, or [this link](${adminConsent({ cloud, tenant: tenant || anyTenant, clientId, scopes: [], method: 'browser' }).url}), which you can send to an administrator.`;
