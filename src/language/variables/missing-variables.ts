import { t } from '@vscode/l10n';
import { unreadMessage } from '../../http/variables/environment-files.ts';
import { processReference } from '../../http/variables/process-variables.ts';
import type { SearchedSources } from '../../http/variables/outer-variables.ts';
import { allOf, someOf } from '../../texts/list-text.ts';
import { cut } from '../text/wording.ts';

/** How other tools read a name that a file can't define. */
export type ForeignVariable = 'system' | 'encoded' | 'response' | 'expression';

/** Describes what a reference is. */
export const foreignMessages: Readonly<Record<ForeignVariable, (reference: string) => string>> = {
  system: (reference) => t`${reference} is a system variable that this extension doesn’t support.`,
  encoded: (reference) => t`${reference} is a URL-encoded variable of REST Client.`,
  response: (reference) => t`${reference} is a part of another request that only other tools can read.`,
  expression: (reference) => t`${reference} is an expression, which httpYac evaluates.`,
};

/** Undefined for a name that can have a value here. */
export function foreignKind(name: string): ForeignVariable | undefined {
  if (sourceNamed(name)) return undefined;
  if (name.startsWith('$')) return 'system';
  if (name.startsWith('%')) return 'encoded';
  if (/^[\w-]+\.(?:response|request)\./.test(name)) return 'response';
  // httpYac's objects for the last request and response.
  return /[^\w.-]|^(?:response|request)\./.test(name) ? 'expression' : undefined;
}

/** Whether a file can define a variable of this name. */
export const isDefinable = (name: string): boolean =>
  /^[\w.-]+$/.test(name) && foreignKind(name) === undefined && sourceNamed(name) === undefined;

/** The source that `$dotenv NAME` or `$processEnv NAME` names, and the variable in it. */
function sourceNamed(name: string): { readonly source: 'dotenv' | 'process'; readonly variable: string } | undefined {
  const [, word, variable] = /^\$(dotenv|processEnv) ([\w.-]+)$/.exec(name) ?? [];
  if (variable === undefined) return undefined;
  return { source: word === 'dotenv' ? 'dotenv' : 'process', variable };
}

/** Why variables have no value, and how to give them one, with what was searched: plain sentences. */
export function missingVariablesAdvice(names: readonly string[], lookedAt: SearchedSources): string {
  const named = names.map((name) => ({ name, of: sourceNamed(name), foreign: foreignKind(name) }));
  const definable = named.filter(({ of, foreign }) => !of && !foreign).map(({ name }) => name);
  const undefinedYet = definable.filter((name) => !lookedAt.elsewhere.has(name));
  const isAsked = definable.length > 0 || named.some(({ of }) => of?.source === 'dotenv');
  const sentences = [
    ...definable.flatMap((name) => {
      const environments = lookedAt.elsewhere.get(name);
      return environments ? [whatToSelect(environments, names.length === 1 ? undefined : `{{${cut(name)}}}`)] : [];
    }),
    ...(undefinedYet.length > 0 ? [howToDefine(undefinedYet, undefinedYet.length < names.length)] : []),
    ...definable.flatMap((name) =>
      lookedAt.process?.has(name) === true
        ? [t`The environment variable '${cut(name)}' is read by ${`{{${processReference(cut(name))}}}`} only.`]
        : [],
    ),
    ...named.flatMap(({ name, of, foreign }) => {
      if (of) return [of.source === 'dotenv' ? notInDotenv(of.variable, lookedAt) : notInProcess(of.variable)];
      if (foreign === 'response')
        return [
          t`No request in this file is called '${cut(name.split('.', 1)[0] ?? '')}'. Write # @name above the one that you mean.`,
        ];
      return foreign ? [foreignMessages[foreign](`{{${cut(name)}}}`)] : [];
    }),
    ...(isAsked ? lookedAt.unread.map(unreadMessage) : []),
  ];
  return [...new Set(sentences)].filter((sentence) => sentence !== '').join(' ');
}

/**
 * Says which environment to select for the missing variable: most often, none was ever selected.
 *
 * @param variable undefined if no other is missing
 */
function whatToSelect(environments: ReadonlySet<string>, variable: string | undefined): string {
  const names = Array.from(environments, (name) => `'${cut(name)}'`);
  const list = someOf(names, names.length === 2 ? 2 : 1);
  if (names.length === 1)
    return variable === undefined
      ? t`The environment ${list} defines it, but isn’t selected.`
      : t`The environment ${list} defines ${variable}, but isn’t selected.`;
  return variable === undefined
    ? t`The environments ${list} define it, but none of them is selected.`
    : t`The environments ${list} define ${variable}, but none of them is selected.`;
}

/** @param others whether more are missing than these */
function howToDefine(names: readonly string[], others: boolean): string {
  const [first = ''] = names;
  const name = names.length === 1 && /^[\w.-]+$/.test(first) ? cut(first) : 'name';
  if (others)
    return t`Define ${allOf(names.map((one) => `{{${cut(one)}}}`))} in the request file: @${name} = <value>, or in an environment file.`;
  return names.length === 1
    ? t`Define it in the request file: @${name} = <value>, or in an environment file.`
    : t`Define them in the request file: @${name} = <value>, or in an environment file.`;
}

/**
 * Why the value of a variable can't be used: it contains what looks like a reference and has no value. That reference isn't quoted,
 * because it's part of a value that isn't shown.
 */
export function referenceInValueMessage(variable: string, { verbatim }: SearchedSources): string {
  const reference = `{{${cut(variable)}}}`;
  if (!verbatim.has(variable))
    return t`The value of ${reference} refers to a variable that has no value. Correct it where ${reference} is defined, or define what it refers to.`;
  const file = verbatim.get(variable);
  return file === undefined
    ? t`The value of ${reference} contains double braces. It comes from the environment that VS Code was started in, where references aren’t resolved. Define ${reference} in the request file or in an environment file instead.`
    : t`The value of ${reference} contains double braces. It comes from '${file}', where references aren’t resolved. Define ${reference} in the request file or in an environment file instead.`;
}

function notInDotenv(variable: string, { dotenv, unread }: SearchedSources): string {
  const line = `${cut(variable)}=<value>`;
  if (dotenv === undefined)
    return t`There is no .env beside the request file or in a folder above it. Write one, with a line ${line}.`;
  // The message about that file already says why it can't be read.
  if (unread.some(({ file }) => file === dotenv)) return '';
  return t`'${dotenv}' has no ${cut(variable)}. Add a line ${line}.`;
}

const notInProcess = (variable: string): string =>
  t`The environment that VS Code was started in has no ${cut(variable)}. Set it there and restart VS Code.`;
