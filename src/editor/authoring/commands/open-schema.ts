import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { contract } from '../../../catalog/contract.ts';
import type { StructuredType } from '../../../catalog/model.ts';
import { registerCommands } from '../../commands.ts';
import { payloadIn } from '../../documents/payload-documents.ts';
import { showError } from '../../messages/messages.ts';

/** What a schema describes, and what its file is named after. */
interface Named {
  readonly name: string;
  readonly type: StructuredType;
}

/** Opens the JSON schema of a type as a new file, which can be saved for other editors and tools. */
export const registerOpenSchemaCommand = (): vscode.Disposable =>
  registerCommands({
    // A keyboard shortcut may name the type.
    openSchema: async (name?: unknown) => {
      const chosen = typeof name === 'string' ? typeNamed(name) : await askForType();
      if (chosen) await openSchemaOf(chosen);
    },
  });

function typeNamed(name: string): Named | undefined {
  const type = contract.type(name);
  if (type === undefined) void showError(t`The type '${name}' is unknown.`);
  return type && { name: type.name, type };
}

/** Asks for a type of Intune, and lists that of the active payload file first. */
async function askForType(): Promise<Named | undefined> {
  const { wordsOf } = await import('../../../language/insert/offered-requests.ts');
  const document = vscode.window.activeTextEditor?.document;
  const activePayload = document && payloadIn(document);
  const types = contract.typeNames.flatMap((name) => contract.type(name) ?? []);
  const pick = ({ name, type }: Named): Named & vscode.QuickPickItem => ({
    ...{ name, type, label: name },
    ...{ description: wordsOf(name), detail: type.description },
  });
  return vscode.window.showQuickPick(
    [
      ...(activePayload ? [activePayload] : []),
      ...types.filter((type) => type !== activePayload?.type).map((type) => ({ name: type.name, type })),
    ].map(pick),
    {
      title: t('Open JSON Schema'),
      placeHolder: t('Choose a type, or type words such as “compliance policy”'),
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
}

async function openSchemaOf({ name, type }: Named): Promise<void> {
  const { schemaOf } = await import('../../../language/contributions/schema.ts');
  const document = await vscode.workspace.openTextDocument(
    vscode.Uri.from({ scheme: 'untitled', path: `${name}.schema.json` }),
  );
  const editor = await vscode.window.showTextDocument(document);
  // It’s still open from before, and may have been edited.
  if (document.getText() !== '') return;
  await editor.edit((edit) => {
    edit.insert(new vscode.Position(0, 0), `${JSON.stringify(schemaOf(type), undefined, 2)}\n`);
  });
}
