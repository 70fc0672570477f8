import * as vscode from 'vscode';
import { blockAt } from '../../../http/file.ts';
import { variablesOf } from '../../../http/variables/variables.ts';
import type { ContentField } from '../../../language/content-fields/content-field.ts';
import type { HttpDocuments } from '../../documents/documents.ts';
import { requestLanguages } from '../../documents/languages.ts';
import { payloadIn } from '../../documents/payload-documents.ts';
import { rangeIn } from '../../documents/ranges.ts';
import type { Environments } from '../../environments/environments.ts';
import type { Place } from '../../preparing/request-place.ts';

/** A property that holds a script, and its place in a document. */
export interface PlacedField {
  readonly field: ContentField;
  readonly document: vscode.TextDocument;
  /** Of its value. */
  readonly range: vscode.Range;
}

/** Finds the property that holds a script at a place. */
export type FindField = (place: Place) => Promise<PlacedField | undefined>;

export const findField =
  (documents: HttpDocuments, environments: Environments): FindField =>
  async ({ document, position }) => {
    const { contentInBlock, contentInPayload } = await import('../../../language/content-fields/content-in-file.ts');
    const offset = document.offsetAt(position);
    if (!requestLanguages.includes(document.languageId)) {
      const payload = payloadIn(document);
      const field = payload && contentInPayload(document.getText(), offset, payload.type);
      return (
        field && {
          ...{ field, document },
          range: new vscode.Range(document.positionAt(field.value.start), document.positionAt(field.value.end)),
        }
      );
    }
    const file = documents.fileOf(document);
    const index = blockAt(file, offset);
    const block = file.blocks[index];
    if (block === undefined) return undefined;
    const variables = variablesOf(file, environments.variablesOf(document));
    const field = contentInBlock(block, offset - (file.starts[index] ?? 0), variables);
    return field && { field, document, range: rangeIn(file, index, field.value) };
  };
