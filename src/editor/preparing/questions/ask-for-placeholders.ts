import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { segmentFaultMessage, urlSegment } from '../../../http/escape/url-segment.ts';
import type { NamedCollection } from '../../../catalog/named-collections.ts';
import type { IdToInsert, PickedId } from '../../../language/insert/id.ts';
import { collectionOfAll } from '../../../language/request/key-place.ts';
import { segmentsFor, type PlaceholderValues } from '../../../send/prepare/filled-request.ts';
import type { PlaceholderInUrl } from '../../../send/prepare/prepare-request.ts';
import type { Target } from '../../../send/target.ts';
import { inputBox, showFault } from '../../messages/messages.ts';
import type { NamePicker, NameQuestion } from '../../names/name-picker.ts';
import type { PlaceholderMemory } from './placeholder-memory.ts';
import { chooseText } from '../../messages/choose-text.ts';

/** Which placeholders are asked for, and for which request. */
export interface PlaceholderQuestions {
  /** Begins their titles: `POST deviceRunStates`. */
  readonly what: string;
  /** In the order of the URLs, with repetitions. */
  readonly placeholders: readonly PlaceholderInUrl[];
  /** The values of those that already have one. */
  readonly known?: PlaceholderValues;
  readonly target: Target;
  /** Whether an id that is picked by name can replace a placeholder in the file. */
  readonly canInsert: (name: string) => boolean;
}

/** What the questions need from the window. */
export interface AskingPorts {
  readonly memory: PlaceholderMemory;
  readonly names: Pick<NamePicker, 'offers' | 'pick'>;
}

/** The user's answers. */
export interface PlaceholderAnswers {
  /** Of all placeholders that have one, including those that are inserted into the file. */
  readonly values: PlaceholderValues;
  readonly inserts: readonly IdToInsert[];
}

/**
 * Asks for the values of placeholders, one after the other, with a Back button. The last value is already filled in, and earlier ones can
 * be chosen; ids of entities that have names can be picked by name.
 *
 * @returns undefined: the user dismissed a question
 */
export async function askForPlaceholders(
  questions: PlaceholderQuestions,
  ports: AskingPorts,
): Promise<PlaceholderAnswers | undefined> {
  const answers = await askForSome(questions, ports);
  const wanted = new Set(questions.placeholders.map(({ name }) => name));
  return [...wanted].every((name) => answers.values.has(name)) ? answers : undefined;
}

/** As `askForPlaceholders`, for callers that don't need every value: after a dismissed question, that placeholder and the rest have none. */
export async function askForSome(
  { what, placeholders, known = new Map(), target, canInsert }: PlaceholderQuestions,
  { memory, names: picking }: AskingPorts,
): Promise<PlaceholderAnswers> {
  const names = [...new Set(placeholders.map(({ name }) => name))].filter((name) => !known.has(name));
  const values = new Map<string, string>();
  const inserts = new Map<string, IdToInsert>();
  let step = 0;
  for (let name = names[step]; name !== undefined; name = names[step]) {
    const last = memory.lastValues(name).filter((value) => faultOf(value) === undefined);
    const value = values.get(name) ?? last[0] ?? '';
    const collection = collectionFor(name, placeholders, new Map([...known, ...values]));
    const offered = collection && picking.offers(collection, target) ? collection : undefined;
    const question: Question = { what, name, step, steps: names.length, last, value, collection: offered };
    const answer = await ask(question, target, picking, canInsert(name));
    if (answer?.kind === 'value') {
      values.set(name, answer.value);
      inserts.delete(name);
      if (answer.insert) inserts.set(name, answer.insert);
    }
    if (answer === undefined) {
      for (const left of names.slice(step)) [values, inserts].forEach((given) => given.delete(left));
      break;
    }
    step += answer.kind === 'back' ? -1 : 1;
  }
  if (values.size > 0) await memory.remember(values);
  return { values: new Map([...known, ...values]), inserts: [...inserts.values()] };
}

/** The collection of the entity that a placeholder identifies, if all its places in URLs agree. */
function collectionFor(
  name: string,
  placeholders: readonly PlaceholderInUrl[],
  values: PlaceholderValues,
): NamedCollection | undefined {
  const segments = segmentsFor(values);
  if ('fault' in segments) return undefined;
  const beginnings = placeholders.filter((placeholder) => placeholder.name === name).map(({ before }) => before);
  return collectionOfAll(beginnings, segments);
}

type Answer =
  | { readonly kind: 'value'; readonly value: string; readonly insert?: IdToInsert | undefined }
  | { readonly kind: 'back' };

interface Question {
  readonly what: string;
  readonly name: string;
  /** From 0. */
  readonly step: number;
  readonly steps: number;
  readonly last: readonly string[];
  readonly value: string;
  /** The collection to pick it from by name; undefined: it can’t be picked. */
  readonly collection: NamedCollection | undefined;
}

const lastValuesButton = (): vscode.QuickInputButton => ({
  iconPath: new vscode.ThemeIcon('history'),
  tooltip: t('Choose a recent value'),
});

const byNameButton = (): vscode.QuickInputButton => ({
  iconPath: new vscode.ThemeIcon('list-filter'),
  tooltip: t('Pick by Name…'),
});

/** Undefined: the user dismissed the question. */
async function ask(
  question: Question,
  target: Target,
  picking: Pick<NamePicker, 'pick'>,
  canInsert: boolean,
): Promise<Answer | undefined> {
  let { value: written } = question;
  for (;;) {
    const answer = await askInBox({ ...question, value: written });
    if (answer === undefined || answer.kind === 'value' || answer.kind === 'back') return answer;
    const { what, name, last, collection } = question;
    written = answer.written;
    const value: Answer | undefined =
      answer.kind === 'by-name'
        ? collection && (await askByName(what, name, { collection, target }, picking, canInsert))
        : valueOf(await chooseText(last, { title: t`${what}: recent values of ${`{${name}}`}` }));
    // Dismissing the list doesn't dismiss the question.
    if (value) return value;
  }
}

const valueOf = (value: string | undefined): Answer | undefined =>
  value === undefined ? undefined : { kind: 'value', value };

/** Undefined: the user dismissed a list. */
async function askByName(
  what: string,
  name: string,
  from: Omit<NameQuestion, 'title'>,
  picking: Pick<NamePicker, 'pick'>,
  canInsert: boolean,
): Promise<Answer | undefined> {
  const picked = await picking.pick({ title: t`${what}: ${`{${name}}`} by name`, ...from });
  if (picked === undefined) return undefined;
  const segment = urlSegment(picked.id);
  if (!canInsert || picked.name === '' || typeof segment !== 'string') return { kind: 'value', value: picked.id };
  const id: PickedId = { id: segment, name: picked.name, label: name };
  const { askHowToInsert } = await import('../../names/insert-picked-id.ts');
  const how = await askHowToInsert(id, t`${`{${name}}`} stays in the file. You’re asked for it again next time.`);
  if (how === undefined) return undefined;
  const insert = how === 'once' ? undefined : { placeholder: name, picked: id, as: how };
  return { kind: 'value', value: picked.id, insert };
}

/** Why a value is invalid; undefined: it is valid. */
function faultOf(value: string): string | undefined {
  const segment = urlSegment(value);
  return typeof segment === 'string' ? undefined : segmentFaultMessage(segment.fault);
}

/** `written`: the text in the box, which is restored if the user dismisses the list. */
type AnswerInBox = Answer | { readonly kind: 'last-values' | 'by-name'; readonly written: string };

const askInBox = ({ what, name, step, steps, last, value, collection }: Question): Promise<AnswerInBox | undefined> =>
  new Promise((resolve) => {
    const placeholder = `{${name}}`;
    const input = inputBox(
      collection === undefined
        ? t`Value of ${placeholder} in the URL`
        : t`Value of ${placeholder} in the URL. To pick the ${collection.typeName} by name, select the list button above.`,
    );
    input.title = t`${what}: path parameter`;
    input.placeholder = '00000000-0000-0000-0000-000000000000';
    input.ignoreFocusOut = true;
    input.value = value;
    const [lastValues, byName] = [lastValuesButton(), byNameButton()];
    if (steps > 1) [input.step, input.totalSteps] = [step + 1, steps];
    input.buttons = [
      ...(step > 0 ? [vscode.QuickInputButtons.Back] : []),
      ...(last.length > 1 ? [lastValues] : []),
      ...(collection ? [byName] : []),
    ];
    const done = (answer: AnswerInBox): void => {
      resolve(answer);
      input.hide();
    };
    const validate = (): boolean => {
      const fault = faultOf(input.value);
      showFault(input, fault);
      return fault === undefined;
    };
    input.onDidChangeValue(validate);
    input.onDidTriggerButton((button) => {
      const written = input.value;
      if (button === lastValues) done({ kind: 'last-values', written });
      else if (button === byName) done({ kind: 'by-name', written });
      else done({ kind: 'back' });
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
