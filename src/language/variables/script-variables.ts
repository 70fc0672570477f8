import { t } from '@vscode/l10n';
import { positionAt } from '../../http/lines.ts';
import type { HttpFile } from '../../http/model.ts';
import { scriptVariableOf, type ScriptVariable } from '../../http/variables/script-variables.ts';
import { cut } from '../text/wording.ts';

/** The facts for a message about a variable that only a script sets. */
export interface NotSet extends Pick<ScriptVariable, 'by' | 'path' | 'reference'> {
  /** The text between the braces. */
  readonly name: string;
  /** The line that sets it, from 1; undefined if the place is shown outside the message. */
  readonly line: number | undefined;
}

/** As `notSetIn`, without the line, which changes with the text above. */
export function placelessNotSetIn(file: HttpFile, name: string): NotSet | undefined {
  const found = scriptVariableOf(file, name);
  return found && { name, by: found.by, path: found.path, reference: found.reference, line: undefined };
}

/** The variable of a reference, if a script of the file sets it, with its line. */
export function notSetIn(file: HttpFile, name: string): NotSet | undefined {
  const found = scriptVariableOf(file, name);
  if (found === undefined) return undefined;
  const { index, span, by, path, reference } = found;
  const { line } = positionAt(file.blocks[index]?.lineStarts ?? [0], span.start);
  return { name, by, path, reference, line: (file.lines[index] ?? 0) + line + 1 };
}

/** Why the variable has no value here, and how to give it one: two plain sentences. */
export function notSetMessage({ name, line, by, path, reference }: NotSet): string {
  const variable = `{{${cut(name)}}}`;
  return `${whySentence(variable, line, by)} ${adviceFor(name, path, reference)}`;
}

function whySentence(variable: string, line: number | undefined, by: NotSet['by']): string {
  if (by === 'directive')
    return line === undefined
      ? t`${variable} is set by a comment that only other tools act on.`
      : t`${variable} is set by the comment on line ${line}, which only other tools act on.`;
  return line === undefined
    ? t`${variable} is set by a script, which this extension doesn’t run.`
    : t`${variable} is set by the script on line ${line}, which this extension doesn’t run.`;
}

function adviceFor(name: string, path: string | undefined, reference: string | undefined): string {
  // A name of httpYac, such as `$global.id`, can’t be defined.
  if (!/^[\w.-]+$/.test(name))
    return t('Define a variable in the request file, @name = <value>, and refer to it as {{name}}.');
  const definition = `@${cut(name)} = <value>`;
  if (reference !== undefined)
    return t`Use ${`{{${cut(reference)}}}`} instead, or define it in the request file: ${definition}.`;
  return path === undefined
    ? t`Define it in the request file: ${definition}.`
    : t`Define it in the request file: ${definition}. Or write # @name above the request that the script belongs to, and use ${`{{name.response.body.${cut(path)}}}`}.`;
}
