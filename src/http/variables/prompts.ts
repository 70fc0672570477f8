import { t } from '@vscode/l10n';
import { directivesOf } from '../directives.ts';
import type { Block, HttpFile, HttpRequest } from '../model.ts';

/** A value that the user is asked for when a request is sent. */
export interface Prompt {
  /** The text between the braces of a reference to it. */
  readonly name: string;
  /** The question, as shown to the user. */
  readonly label: string;
  /** Whether the tool that the prompt is written for hides the input. */
  readonly isSecret: boolean;
  /** Whether the user is asked only once for as long as the window is open. */
  readonly isOnce: boolean;
  /** The initial value of the input box; may be empty. */
  readonly initial: string;
  /** The choices; undefined if anything can be entered. */
  readonly options: readonly string[] | undefined;
}

/** The prompts that are offered: what each asks for, what the author writes for it, and sample text to replace. */
export const promptExpressions: readonly {
  readonly word: string;
  /** What follows the word: the pieces, each to be replaced. */
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

/** A prompt that is a reference itself, as in httpYac: `$prompt label`, `$password label`, `$pick label $value: a,b`. */
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

/** The first prompt with a name that a comment of a file declares; undefined if there is none. */
export function promptNamed({ blocks }: HttpFile, name: string): Prompt | undefined {
  for (const block of blocks) {
    // Most blocks have none, which this check finds without parsing them.
    if (!block.text.includes(name)) continue;
    for (const request of block.requests) {
      const prompt = promptsOf(block, request).get(name);
      if (prompt) return prompt;
    }
  }
  return undefined;
}

/**
 * The prompts that the comments above a request declare, by name: `# @prompt name label` of REST Client, and Kulala’s `# @secret`.
 * They take precedence over every variable of the same name, for this request only.
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
