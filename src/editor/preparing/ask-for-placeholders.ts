import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { segmentFaultMessage, urlSegment } from '../../http/escape/url-segment.ts';
import type { PlaceholderValues } from '../../send/prepare/filled-request.ts';
import { inputBox, tellFault } from '../messages.ts';
import type { PlaceholderMemory } from './placeholder-memory.ts';

/**
 * Asks for the values of a URL's placeholders, one after the other, with a way back. The value that one had last stands there
 * already, and the ones before can be chosen from.
 *
 * @param what the questions are about: `POST deviceRunStates`
 * @returns undefined: the user left one of the questions
 */
export async function askForPlaceholders(
  what: string,
  names: readonly string[],
  memory: PlaceholderMemory,
): Promise<PlaceholderValues | undefined> {
  const values = await askForSome(what, names, memory);
  return values.size === names.length ? values : undefined;
}

/** As `askForPlaceholders`, for what can do without: who leaves a question leaves that one and the rest without value. */
export async function askForSome(
  what: string,
  names: readonly string[],
  memory: PlaceholderMemory,
): Promise<PlaceholderValues> {
  const values = new Map<string, string>();
  let step = 0;
  for (let name = names[step]; name !== undefined; name = names[step]) {
    const last = memory.lastValues(name).filter((value) => faultOf(value) === undefined);
    const value = values.get(name) ?? last[0] ?? '';
    const answer = await ask({ what, name, step, steps: names.length, last, value });
    if (answer?.kind === 'value') values.set(name, answer.value);
    if (answer === undefined) {
      for (const left of names.slice(step)) values.delete(left);
      break;
    }
    step += answer.kind === 'back' ? -1 : 1;
  }
  if (values.size > 0) await memory.remember(values);
  return values;
}

type Answer = { readonly kind: 'value'; readonly value: string } | { readonly kind: 'back' };

interface Question {
  readonly what: string;
  readonly name: string;
  /** From 0. */
  readonly step: number;
  readonly steps: number;
  readonly last: readonly string[];
  readonly value: string;
}

const lastValuesButton = (): vscode.QuickInputButton => ({
  iconPath: new vscode.ThemeIcon('history'),
  tooltip: t('Choose a recent value'),
});

/** Undefined: the user left the question. */
async function ask(question: Question): Promise<Answer | undefined> {
  const answer = await askInBox(question);
  if (answer?.kind !== 'last-values') return answer;
  const { what, name, last } = question;
  const value = await vscode.window.showQuickPick(last, { title: t`${what}: recent values of ${`{${name}}`}` });
  // Who leaves the list has not left the question.
  return value === undefined ? ask(question) : { kind: 'value', value };
}

/** Why a value cannot be given; undefined: it can. */
function faultOf(value: string): string | undefined {
  const segment = urlSegment(value);
  return typeof segment === 'string' ? undefined : segmentFaultMessage(segment.fault);
}

type AnswerInBox = Answer | { readonly kind: 'last-values' };

const askInBox = ({ what, name, step, steps, last, value }: Question): Promise<AnswerInBox | undefined> =>
  new Promise((resolve) => {
    const input = inputBox(t`Value of ${`{${name}}`} in the URL`);
    input.title = t`${what}: path parameter`;
    input.placeholder = '00000000-0000-0000-0000-000000000000';
    input.ignoreFocusOut = true;
    input.value = value;
    const lastValues = lastValuesButton();
    if (steps > 1) [input.step, input.totalSteps] = [step + 1, steps];
    input.buttons = [...(step > 0 ? [vscode.QuickInputButtons.Back] : []), ...(last.length > 1 ? [lastValues] : [])];
    const done = (answer: AnswerInBox): void => {
      resolve(answer);
      input.hide();
    };
    const validate = (): boolean => {
      const fault = faultOf(input.value);
      tellFault(input, fault);
      return fault === undefined;
    };
    input.onDidChangeValue(validate);
    input.onDidTriggerButton((button) => {
      done({ kind: button === lastValues ? 'last-values' : 'back' });
    });
    input.onDidAccept(() => {
      if (validate()) done({ kind: 'value', value: input.value });
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
