import { t } from '@vscode/l10n';
import { directivesOf } from '../directives.ts';
import type { Block, HttpFile, HttpRequest } from '../model.ts';

/** A value that the user is asked for when a request is sent. */
export interface Prompt {
  /** What stands between the braces of a reference to it. */
  readonly name: string;
  /** What is asked, for people. */
  readonly label: string;
  /** Whether the tool that it is written for hides what is typed. */
  readonly isSecret: boolean;
  /** Whether it is asked for once only, as long as the window is open. */
  readonly isOnce: boolean;
  /** What stands in the box already; empty: nothing. */
  readonly initial: string;
  /** What can be chosen; undefined: anything. */
  readonly options: readonly string[] | undefined;
}

/** The prompts that are offered: what each asks, with what its author writes, and what is there in its place. */
export const promptExpressions: readonly {
  readonly word: string;
  /** What follows the word, a piece each that is replaced. */
  readonly pieces: readonly (readonly [before: string, example: string])[];
  readonly meaning: () => string;
}[] = [
  { word: '$prompt', pieces: [['', 'label']], meaning: () => t('asks for a value when you send') },
  { word: '$password', pieces: [['', 'label']], meaning: () => t('asks for a value, and hides it as you type') },
  {
    word: '$pick',
    pieces: [
      ['', 'label'],
      ['$value: ', 'first,second'],
    ],
    meaning: () => t('lets you choose one of several values when you send'),
  },
];

const expression = /^\$(prompt|input|password|pick)(-askonce)? (\S[^$]*)(?:\$value: ?(.*))?$/;

/** A prompt that is a reference itself, as httpYac has it: `$prompt label`, `$password label`, `$pick label $value: a,b`. */
export function promptIn(reference: string): Prompt | undefined {
  const [whole, word = '', once, label = '', value = ''] = expression.exec(reference) ?? [];
  if (whole === undefined || (word === 'pick' && value === '')) return undefined;
  const isList = word === 'pick';
  return {
    name: reference,
    label: label.trim(),
    isSecret: word === 'password',
    isOnce: once !== undefined,
    initial: isList ? '' : value,
    options: isList ? value.split(',').map((option) => option.trim()) : undefined,
  };
}

/** The first prompt of a name that a comment of a file declares; undefined: none. */
export function promptNamed({ blocks }: HttpFile, name: string): Prompt | undefined {
  for (const block of blocks) {
    // Most blocks have none, and this tells without reading them.
    if (!block.text.includes(name)) continue;
    for (const request of block.requests) {
      const prompt = promptsOf(block, request).get(name);
      if (prompt) return prompt;
    }
  }
  return undefined;
}

/**
 * The prompts that comments above a request declare, by their names: `# @prompt name label` of REST Client, and Kulala’s `# @secret`. They count
 * before all variables of the same name, for this request alone.
 */
export function promptsOf(block: Block, request: HttpRequest): ReadonlyMap<string, Prompt> {
  const prompts = new Map<string, Prompt>();
  for (const { name: word, value, start } of directivesOf(block, request)) {
    if (start > request.start || !/^(?:prompt|secret)$/.test(word.text)) continue;
    const [name = '', ...words] = value.text.split(/\s+/);
    if (name === '') continue;
    const label = words.length === 0 ? name : words.join(' ');
    prompts.set(name, {
      name,
      label,
      isSecret: word.text === 'secret',
      isOnce: false,
      initial: '',
      options: undefined,
    });
  }
  return prompts;
}
