import { t } from '@vscode/l10n';
import type { Cloud } from '../../../catalog/index.ts';
import type { Account } from '../../../send/access-token.ts';
import { isWrite, shownPath, type PreparedRequest } from '../../../send/prepared-request.ts';
import { userSetting } from '../../settings.ts';
import { askInDialog } from '../../messages/messages.ts';

/** How many requests the question lists; the others are only counted. */
const mostListed = 5;

/** Asks before the first write to a cloud with an account, once per window. */
export class WriteConfirmation {
  readonly #confirmed = new Set<string>();

  /**
   * Asks if there are writes to confirm. Requests that only read are harmless, and those to the sandbox never get here.
   *
   * @param requests the requests that are about to be sent together
   * @param asking called before the question is shown, if there is one
   * @returns whether to send
   */
  async confirm(
    cloud: Cloud,
    account: Account,
    requests: readonly PreparedRequest[],
    asking: () => void,
  ): Promise<boolean> {
    const writes = requests.filter(({ method }) => isWrite(method));
    const key = [cloud.id, account.tenantId, account.id].join(' ');
    if (writes.length === 0 || this.#confirmed.has(key) || !isWanted()) return true;
    const [first] = writes;
    const send = t('Send');
    asking();
    const choice = await askInDialog(
      'warning',
      first && writes.length === 1
        ? t`Send this ${first.method} to ${cloud.name} as ${account.name}?`
        : t`Send ${writes.length} writes to ${cloud.name} as ${account.name}?`,
      detailOf(account, writes),
      send,
    );
    if (choice === send) this.#confirmed.add(key);
    return choice === send;
  }
}

const isWanted = (): boolean => userSetting('send.confirmWrites') !== false;

function detailOf({ kind, name, tenantId }: Account, writes: readonly PreparedRequest[]): string {
  const routes = writes.slice(0, mostListed).map(({ method, shown }) => `${method} ${shownPath(shown)}`);
  const more = writes.length > mostListed ? [t`and ${writes.length - mostListed} more`] : [];
  return [
    [...routes, ...more].join('\n'),
    kind === 'app' ? t`Tenant: ${tenantId}\nApp: ${name}` : t`Tenant: ${tenantId}\nAccount: ${name}`,
    t(
      'This changes a real tenant. You’re asked once per account and window. To turn this off, use the setting graphRunStates.send.confirmWrites.',
    ),
  ].join('\n\n');
}
