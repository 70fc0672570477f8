import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { clouds, type Cloud } from '../../../catalog/index.ts';
import { clientIdOf, scopesSetting, tenantOf } from '../settings.ts';

const scheme = 'graph-run-states-guide';

const titleOf = (cloud: Cloud): string => t`App registration for ${cloud.name}`;

const uriOf = (cloud: Cloud): vscode.Uri => vscode.Uri.from({ scheme, path: `/${titleOf(cloud)}.md`, query: cloud.id });

/** Provides the pages of the guide. Their text is loaded when one is opened, and updated when settings change. */
export function registerRegistrationGuide(): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('graphRunStates.signIn')) for (const cloud of clouds) changed.fire(uriOf(cloud));
    }),
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: async ({ query }) => {
        const cloud = clouds.find(({ id }) => id === query);
        const { registrationGuide } = await import('./registration-guide.ts');
        return (
          cloud &&
          registrationGuide(cloud, { clientId: clientIdOf(cloud), tenant: tenantOf(cloud), scopes: scopesSetting() })
        );
      },
    }),
  );
}

/** Shows the guide for a cloud: where it is already open, otherwise beside the editor. */
export async function showRegistrationGuide(cloud: Cloud): Promise<void> {
  const [open] = guidesFor(cloud);
  await vscode.commands.executeCommand('vscode.openWith', uriOf(cloud), 'vscode.markdown.preview.editor', {
    viewColumn: open?.group.viewColumn ?? vscode.ViewColumn.Beside,
    // The focus stays in the question that the guide helps to answer: what is typed must not go into the guide.
    preserveFocus: true,
  } satisfies vscode.TextDocumentShowOptions);
}

/** Closes the guide, so that it isn't in the way of what it was opened for. */
export async function closeRegistrationGuide(cloud: Cloud): Promise<void> {
  await vscode.window.tabGroups.close(guidesFor(cloud), true);
}

function guidesFor(cloud: Cloud): readonly vscode.Tab[] {
  const guide = uriOf(cloud).toString();
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof vscode.TabInputCustom && input.uri.toString() === guide);
}
