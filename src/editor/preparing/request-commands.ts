import * as vscode from 'vscode';
import type { ExportFormat } from '../../send/export/export-request.ts';
import type { Target } from '../../send/target.ts';
import type { SignedInAccounts } from '../sign-in/signed-in-accounts.ts';
import type { Preparing } from './prepare.ts';
import type { Preview } from './preview.ts';
import type { RequestToShow } from './prepare-to-show.ts';
import { placeOf } from './request-place.ts';
import type { TargetStatus } from '../send-target/target-status.ts';
import { registerCommands } from '../commands.ts';

/** The commands that preview a request, copy it for other tools, and pick its ids by name. What they need is loaded when they first run. */
export function registerRequestCommands(
  preparing: Preparing,
  target: TargetStatus,
  accounts: SignedInAccounts,
): vscode.Disposable {
  let preview: Preview | undefined;
  const prepare = async (args: readonly unknown[], current: Target): Promise<RequestToShow | undefined> => {
    const place = await placeOf(args, preparing.documents);
    const { prepareToShow } = await import('./prepare-to-show.ts');
    return place && prepareToShow(place, current, preparing);
  };
  const copy = async (args: readonly unknown[], format?: ExportFormat): Promise<void> => {
    const { askForFormat, copyAs } = await import('./copy-as.ts');
    const { current } = target;
    const chosen = format ?? (await askForFormat());
    const shown = chosen && (await prepare(args, current));
    if (shown) await copyAs(chosen, shown.request, current);
  };
  const commands = {
    previewRequest: async (...args: readonly unknown[]) => {
      const { current } = target;
      const shown = await prepare(args, current);
      if (shown === undefined) return;
      const module = await import('./preview.ts');
      preview ??= new module.Preview();
      await preview.show(shown, current, current.kind === 'cloud' ? accounts.get(current.cloud) : undefined);
    },
    pickByName: async (...args: readonly unknown[]) => {
      const place = await placeOf(args, preparing.documents);
      const { pickNameAt } = await import('../names/pick-name-command.ts');
      if (place) await pickNameAt(place, target.current, preparing);
    },
    copyRequestAs: (...args: readonly unknown[]) => copy(args),
    copyRequestAsCurl: (...args: readonly unknown[]) => copy(args, 'curl'),
    copyRequestAsPowerShell: (...args: readonly unknown[]) => copy(args, 'powershell'),
    copyRequestAsHttpie: (...args: readonly unknown[]) => copy(args, 'httpie'),
  };
  return vscode.Disposable.from(registerCommands(commands), { dispose: () => preview?.dispose() });
}
