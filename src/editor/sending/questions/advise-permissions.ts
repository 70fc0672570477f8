import { t } from '@vscode/l10n';
import type { Cloud } from '../../../catalog/index.ts';
import type { AccessToken } from '../../../send/access-token.ts';
import type { PreparedRequest } from '../../../send/prepared-request.ts';
import { permissionAdvice, permissionAdviceMessage } from '../../../send/permission-advice.ts';
import { showWarning } from '../../messages/messages.ts';
import { runCommand } from '../../commands.ts';

/** Shows which permission a token lacks before Graph responds with 403: once per account and window, without blocking the send. */
export class PermissionAdvisor {
  readonly #advised = new Set<string>();

  advise(cloud: Cloud, { account, permissions }: AccessToken, requests: readonly PreparedRequest[]): void {
    const key = [cloud.id, account.tenantId, account.id].join(' ');
    if (this.#advised.has(key)) return;
    for (const request of requests) {
      const advice = permissionAdvice(request, permissions);
      if (advice === undefined) continue;
      this.#advised.add(key);
      void this.#show(permissionAdviceMessage(advice, account.name));
      return;
    }
  }

  async #show(message: string): Promise<void> {
    const setUp = t('Set Up App Registration…');
    const choice = await showWarning(message, setUp);
    if (choice === setUp) await runCommand('setUpAppRegistration');
  }
}
