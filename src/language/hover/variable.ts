import { t } from '@vscode/l10n';
import { dynamicExpressions, isDynamic } from '../../http/variables/dynamic-values.ts';
import { positionAt } from '../../http/lines.ts';
import { noNamedExchanges, type NamedExchanges } from '../../http/messages/message-value.ts';
import type { HttpFile } from '../../http/model.ts';
import { noOuterVariables, type OuterVariables, type VariableOrigin } from '../../http/variables/outer-variables.ts';
import { processNameIn } from '../../http/variables/process-variables.ts';
import type { Variables } from '../../http/variables/variables.ts';
import { hiddenValue, isHidden } from '../variables/hidden-variables.ts';
import { messageHover } from '../messages.ts';
import { definitionOf } from '../navigation/variable-places.ts';
import { notSetIn, notSetMessage } from '../variables/script-variables.ts';
import { code, codeBlock, paragraphs, plain } from './markdown.ts';

/**
 * Describes a variable: its value, unless that is hidden, and its source.
 *
 * @param variables those whose values may be shown
 */
export function variableHover(
  file: HttpFile,
  name: string,
  variables: Variables,
  outer: OuterVariables = noOuterVariables,
  named: NamedExchanges = noNamedExchanges,
): string {
  return (
    fileVariableHover(file, name, variables) ??
    outerHover(name, variables, outer) ??
    messageHover(name, named) ??
    scriptHover(file, name) ??
    undefinedHover(name)
  );
}

function fileVariableHover(file: HttpFile, name: string, variables: Variables): string | undefined {
  const definition = definitionOf(file, name);
  if (definition === undefined) return undefined;
  const { block, variable } = definition;
  const line = (file.lines[definition.index] ?? 0) + positionAt(block.lineStarts, definition.span.start).line + 1;
  const value = variables.get(name) ?? variable.value.text;
  return paragraphs(
    codeBlock('http', `@${name} = ${variable.value.text}`),
    value === variable.value.text ? undefined : t`Value: ${code(value)}`,
    value === '' ? t`File variable without a value, line ${line}.` : t`File variable, line ${line}.`,
  );
}

function outerHover(name: string, variables: Variables, outer: OuterVariables): string | undefined {
  const variable = outer.byName.get(name);
  if (variable === undefined) {
    if (outer.lookedAt.process?.has(processNameIn(name) ?? '') === true) return processHover(name);
    if (!isDynamic(name)) return undefined;
    const [word = ''] = name.split(' ');
    const known = dynamicExpressions.find(({ text }) => name.startsWith(text) || text.split(' ')[0] === word);
    return t`${code(`{{${name}}}`)} is generated when you send: ${known?.meaning() ?? t('a new value')}. The same expression has the same value throughout a request.`;
  }
  const hidden = isHidden(variable);
  const shown = hidden ? hiddenValue : (variables.get(name) ?? variable.value);
  return paragraphs(
    codeBlock('http', `@${name} = ${shown}`),
    [
      originMessage(variable.origin),
      ...(hidden ? [t('The value isn’t shown, and isn’t kept in history or copies.')] : []),
    ].join(' '),
  );
}

const processHover = (name: string): string =>
  paragraphs(
    codeBlock('http', `@${name} = ${hiddenValue}`),
    [
      originMessage({ kind: 'process' }),
      t('This extension reads it when you send, after you have allowed that for this folder.'),
      t('The value isn’t shown, and isn’t kept in history or copies.'),
    ].join(' '),
  );

/** The source of a variable's value. */
function originMessage(origin: VariableOrigin): string {
  switch (origin.kind) {
    case 'environment':
    case 'private-environment':
      return t`From ${code(origin.file)}, environment ${code(origin.environment)}.`;
    case 'dotenv':
      return t`From ${code(origin.file)}.`;
    case 'process':
      return t('From the environment that VS Code was started in.');
    default:
      return origin satisfies never;
  }
}

function scriptHover(file: HttpFile, name: string): string | undefined {
  const notSet = notSetIn(file, name);
  return notSet && plain(notSetMessage(notSet));
}

const undefinedHover = (name: string): string =>
  name.startsWith('$') && !/^\$(?:dotenv|processEnv) /.test(name)
    ? t`${code(`{{${name}}}`)} is an expression of other tools. This extension doesn’t support it and won’t send the request.`
    : [
        t`${code(name)} has no value.`,
        ...(name.startsWith('$')
          ? []
          : [t`Define it with ${code(`@${/^[^\s=:{}]+$/.test(name) ? name : 'name'} = value`)}.`]),
      ].join(' ');
