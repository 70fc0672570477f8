import * as vscode from 'vscode';
import { placeholderFault } from '../../send/prepare/placeholder-value.ts';
import type { PlaceholderValues } from '../../send/prepare/prepare-request.ts';

/**
 * Asks for the values of a URL's placeholders, one after the other.
 *
 * @returns undefined: the user left one of the questions
 */
export async function askForPlaceholders(
  method: string,
  names: readonly string[],
): Promise<PlaceholderValues | undefined> {
  const values = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    const value = await vscode.window.showInputBox({
      title: `${method}: path parameter ${index + 1} of ${names.length}`,
      prompt: `Value of {${name}} in the URL`,
      placeHolder: '00000000-0000-0000-0000-000000000000',
      ignoreFocusOut: true,
      validateInput: placeholderFault,
    });
    if (value === undefined) return undefined;
    values.set(name, value);
  }
  return values;
}
