// All texts of this extension in notifications, dialogs, progress and input boxes go through here.
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { redacted } from '../../secrets/redacted.ts';
import { withoutLinks } from './without-links.ts';

/** The text of a notification, which stays on the screen, is read aloud and, if it is an error, logged: so secrets are removed, too. */
const noticeOf = (text: string): string => withoutLinks(redacted(text));

/** How many characters fit on a line of a notification. Without a button, VS Code shows only this line. */
const longestLine = 60;

type Present = (message: string, ...buttons: string[]) => Thenable<string | undefined>;

async function notify<T extends string>(
  present: Present,
  message: string,
  buttons: readonly T[],
): Promise<T | undefined> {
  const text = noticeOf(message);
  const shown = buttons.length === 0 && text.length > longestLine ? [t('OK')] : buttons;
  const choice = await present(text, ...shown);
  return buttons.find((button) => button === choice);
}

/** Shows a notification. @returns the button that was clicked; undefined: none was */
export const showInformation = <T extends string>(message: string, ...buttons: readonly T[]): Thenable<T | undefined> =>
  notify<T>((text, ...shown) => vscode.window.showInformationMessage(text, ...shown), message, buttons);

/** Shows a warning. @returns the button that was clicked; undefined: none was */
export const showWarning = <T extends string>(message: string, ...buttons: readonly T[]): Thenable<T | undefined> =>
  notify<T>((text, ...shown) => vscode.window.showWarningMessage(text, ...shown), message, buttons);

/** Shows an error. @returns the button that was clicked; undefined: none was */
export const showError = <T extends string>(message: string, ...buttons: readonly T[]): Thenable<T | undefined> =>
  notify<T>((text, ...shown) => vscode.window.showErrorMessage(text, ...shown), message, buttons);

/**
 * Asks in a dialog, where VS Code makes no links.
 *
 * @param severity the symbol that it shows
 * @returns the button that was clicked; undefined: it was cancelled
 */
export function askInDialog<T extends string | vscode.MessageItem>(
  severity: 'information' | 'warning' | 'error',
  message: string,
  detail: string,
  ...buttons: readonly T[]
): Thenable<T | undefined> {
  const options: vscode.MessageOptions = { modal: true, detail };
  // Buttons of either kind are returned as they are; VS Code's types keep the two apart.
  const items = buttons as readonly (T & vscode.MessageItem)[];
  switch (severity) {
    case 'information':
      return vscode.window.showInformationMessage(message, options, ...items);
    case 'warning':
      return vscode.window.showWarningMessage(message, options, ...items);
    case 'error':
      return vscode.window.showErrorMessage(message, options, ...items);
    default:
      return severity satisfies never;
  }
}

/** Shows progress while a task runs. */
export const showProgress: typeof vscode.window.withProgress = (options, task) =>
  vscode.window.withProgress(
    { ...options, ...(options.title !== undefined && { title: noticeOf(options.title) }) },
    (progress, token) =>
      task(
        {
          report: ({ message, ...value }) => {
            progress.report({ ...value, ...(message !== undefined && { message: noticeOf(message) }) });
          },
        },
        token,
      ),
  );

/** Creates an input box that asks for a text. @param prompt what it asks for */
export function inputBox(prompt: string): vscode.InputBox {
  const box = vscode.window.createInputBox();
  box.prompt = withoutLinks(prompt);
  return box;
}

/** Shows below an input box what is wrong with its text. @param fault undefined: nothing is wrong */
export function showFault(box: vscode.InputBox, fault: string | undefined): void {
  box.validationMessage = fault === undefined ? undefined : withoutLinks(fault);
}

/** Asks for a text. @returns undefined: the user cancelled */
export const askForText = ({
  prompt,
  validateInput,
  ...options
}: {
  readonly title: string;
  readonly prompt: string;
  readonly password: boolean;
  readonly value?: string;
  readonly ignoreFocusOut: boolean;
  readonly validateInput: (value: string) => string | undefined;
}): Thenable<string | undefined> =>
  vscode.window.showInputBox({
    ...options,
    prompt: withoutLinks(prompt),
    validateInput: (value) => {
      const fault = validateInput(value);
      return fault === undefined ? undefined : withoutLinks(fault);
    },
  });
