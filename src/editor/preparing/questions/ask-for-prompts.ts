import { t } from '@vscode/l10n';
import type { Prompt } from '../../../http/variables/prompts.ts';
import { isSecretName } from '../../../secrets/secret-names.ts';
import { askForText } from '../../messages/messages.ts';
import { chooseText } from '../../messages/choose-text.ts';

/**
 * Asks for the values of prompts, one after the other, each once for all requests that are sent together. Answers are kept only in
 * `once`.
 *
 * @param what begins the titles of the questions: `POST`
 * @param once the answers to prompts that are asked once per window, by their names
 * @returns the values by name; undefined: the user dismissed a question
 */
export async function askForPrompts(
  what: string,
  prompts: readonly Prompt[],
  once: Map<string, string>,
): Promise<ReadonlyMap<string, string> | undefined> {
  const values = new Map<string, string>();
  for (const prompt of prompts) {
    if (values.has(prompt.name)) continue;
    const value = (prompt.isOnce ? once.get(prompt.name) : undefined) ?? (await ask(what, prompt));
    if (value === undefined) return undefined;
    values.set(prompt.name, value);
    if (prompt.isOnce) once.set(prompt.name, value);
  }
  return values;
}

async function ask(what: string, { name, label, isSecret, initial, options }: Prompt): Promise<string | undefined> {
  const title = t`${what}: ${label}`;
  if (options) return chooseText(options, { title, ignoreFocusOut: true });
  const isHidden = isSecret || isSecretName(name) || /^pass(?:wo?r?d)?$/i.test(name);
  return askForText({
    title,
    prompt: t`Value of ${`{{${name}}}`}. It isn’t kept in the history.`,
    value: initial,
    password: isHidden,
    ignoreFocusOut: true,
    validateInput: (value) => (/\{\{|\}\}/.test(value) ? t('A value can’t contain double braces.') : undefined),
  });
}
