import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { copyAsShown } from '../../clipboard.ts';
import { redirectUris } from '../../../auth/failure/context.ts';
import type { Cloud } from '../../../catalog/index.ts';
import { inputBox, showFault } from '../../messages/messages.ts';
import { openInBrowser } from '../browser.ts';

/** A question that stays open while the user looks for the answer in the portal. */
export interface Question {
  readonly title: string;
  readonly step: number | undefined;
  readonly totalSteps: number | undefined;
  readonly prompt: string;
  readonly placeholder: string;
  readonly value: string;
  /** Why an answer is invalid; undefined if it is valid. */
  readonly validate: (text: string) => string | undefined;
}

/** @returns the trimmed answer; undefined: the user dismissed the question */
export function askForValue(question: Question, cloud: Cloud): Promise<string | undefined> {
  const box = inputBox(question.prompt);
  const portal = { iconPath: new vscode.ThemeIcon('link-external'), tooltip: t`Open ${new URL(cloud.portal).host}` };
  const [uri = ''] = redirectUris('browser');
  const copy = { iconPath: new vscode.ThemeIcon('copy'), tooltip: t`Copy the redirect URI ${uri}` };
  Object.assign(box, {
    title: question.title,
    step: question.step,
    totalSteps: question.totalSteps,
    placeholder: question.placeholder,
    value: question.value,
    ignoreFocusOut: true,
    buttons: [portal, copy],
  });
  return new Promise((resolve) => {
    box.onDidChangeValue(() => {
      showFault(box, undefined);
    });
    box.onDidTriggerButton((button) => {
      if (button === portal) void openInBrowser(cloud.portal);
      else void copyAsShown(uri);
    });
    box.onDidAccept(() => {
      const fault = question.validate(box.value);
      showFault(box, fault);
      if (fault !== undefined) return;
      resolve(box.value.trim());
      box.hide();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}
