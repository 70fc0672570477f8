import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type * as navigation from '../../../language/navigation/variable-navigation.ts';
import { definitionOf } from '../../../language/navigation/variable-places.ts';
import type { HttpFile } from '../../../http/model.ts';
import type { HttpDocuments } from '../../documents/documents.ts';
import { requestLanguages } from '../../documents/languages.ts';
import { listLimit } from '../../../language/limits.ts';
import { collectInSlices } from '../../in-slices.ts';
import { rangeIn } from '../../documents/ranges.ts';

type Navigation = typeof navigation;

/** It isn't needed until the cursor is first on a variable. */
const load = (): Promise<Navigation> => import('../../../language/navigation/variable-navigation.ts');

function* highlights(
  { occurrencesIn }: Navigation,
  file: HttpFile,
  name: string,
): Generator<vscode.DocumentHighlight, void> {
  for (const { index, span, kind } of occurrencesIn(file, name))
    yield new vscode.DocumentHighlight(
      rangeIn(file, index, span),
      kind === 'definition' ? vscode.DocumentHighlightKind.Write : vscode.DocumentHighlightKind.Read,
    );
}

/** Definition, references, highlights and renaming of the variables of a file. */
export function registerVariableNavigation(documents: HttpDocuments): vscode.Disposable {
  const at = async (document: vscode.TextDocument, position: vscode.Position) => {
    const loaded = await load();
    const file = documents.fileOf(document);
    const offset = document.offsetAt(position);
    return { ...loaded, file, offset, variable: loaded.variableAt(file, offset) };
  };
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(requestLanguages, {
      provideDefinition: async (document, position) => {
        const { file, offset, variable, referenceNamedAt } = await at(document, position);
        const { requestReferredTo } = await import('../../../language/messages.ts');
        const reference = referenceNamedAt(file, offset);
        const named = reference === undefined ? undefined : requestReferredTo(file, reference);
        if (named)
          return new vscode.Location(document.uri, rangeIn(file, named.index, named.request.name ?? named.request));
        const definition = variable && definitionOf(file, variable.name);
        return definition && new vscode.Location(document.uri, rangeIn(file, definition.index, definition.span));
      },
    }),
    vscode.languages.registerReferenceProvider(requestLanguages, {
      provideReferences: async (document, position, { includeDeclaration }) => {
        const { file, variable, occurrencesOf } = await at(document, position);
        const found = variable ? occurrencesOf(file, variable.name) : [];
        return found
          .filter(({ kind }) => includeDeclaration || kind === 'reference')
          .map(({ index, span }) => new vscode.Location(document.uri, rangeIn(file, index, span)));
      },
    }),
    vscode.languages.registerDocumentHighlightProvider(requestLanguages, {
      provideDocumentHighlights: async (document, position, token) => {
        const loaded = await load();
        const place = token.isCancellationRequested ? undefined : documents.placeWhileTyping(document, position);
        const variable = place && loaded.variableAt(place.file, place.offset);
        // Undefined leaves other words to the editor, which highlights equal ones.
        return variable && collectInSlices(highlights(loaded, place.file, variable.name), token, listLimit);
      },
    }),
    vscode.languages.registerRenameProvider(requestLanguages, {
      prepareRename: async (document, position) => {
        const { file, variable } = await at(document, position);
        if (variable === undefined)
          throw new Error(
            t('Only variables of this file can be renamed: @name = value, and {{name}} where it is used.'),
          );
        if (definitionOf(file, variable.name) === undefined)
          throw new Error(t`'${variable.name}' isn’t defined in this file, so it can’t be renamed here.`);
        return { range: rangeIn(file, variable.index, variable.span), placeholder: variable.name };
      },
      provideRenameEdits: async (document, position, newName) => {
        const { file, variable, newNameFault, occurrencesOf } = await at(document, position);
        if (variable === undefined) return undefined;
        const fault = newNameFault(file, variable.name, newName);
        if (fault !== undefined) throw new Error(fault);
        const edit = new vscode.WorkspaceEdit();
        for (const { index, span } of occurrencesOf(file, variable.name))
          edit.replace(document.uri, rangeIn(file, index, span), newName);
        return edit;
      },
    }),
  );
}
