import { dynamicExpressions, isDynamic } from '../../http/variables/dynamic-values.ts';
import { positionAt } from '../../http/lines.ts';
import type { HttpFile } from '../../http/model.ts';
import { noOuterVariables, type OuterVariables, type VariableOrigin } from '../../http/variables/outer-variables.ts';
import { processNameIn } from '../../http/variables/process-variables.ts';
import type { Variables } from '../../http/variables/variables.ts';
import { hiddenValue, isHidden } from '../hidden-variables.ts';
import { definitionOf } from '../variable-navigation.ts';
import { code, codeBlock, paragraphs } from './markdown.ts';

/**
 * What a variable is: its value, unless that is hidden, and what gives it.
 *
 * @param variables those whose values may be shown
 */
export function variableHover(
  file: HttpFile,
  name: string,
  variables: Variables,
  outer: OuterVariables = noOuterVariables,
): string {
  return fileVariableHover(file, name, variables) ?? outerHover(name, variables, outer) ?? undefinedHover(name);
}

function fileVariableHover(file: HttpFile, name: string, variables: Variables): string | undefined {
  const definition = definitionOf(file, name);
  if (definition === undefined) return undefined;
  const { block, variable } = definition;
  const line = (file.lines[definition.index] ?? 0) + positionAt(block.lineStarts, definition.span.start).line + 1;
  const value = variables.get(name) ?? variable.value.text;
  return paragraphs(
    codeBlock('http', `@${name} = ${variable.value.text}`),
    value === variable.value.text ? undefined : `Value: ${code(value)}`,
    value === '' ? `File variable without a value, line ${line}.` : `File variable, line ${line}.`,
  );
}

function outerHover(name: string, variables: Variables, outer: OuterVariables): string | undefined {
  const variable = outer.byName.get(name);
  if (variable === undefined) {
    if (outer.lookedAt.process?.has(processNameIn(name) ?? '') === true) return processHover(name);
    if (!isDynamic(name)) return undefined;
    const [word = ''] = name.split(' ');
    const known = dynamicExpressions.find(({ text }) => name.startsWith(text) || text.split(' ')[0] === word);
    return `${code(`{{${name}}}`)} is made when the request is sent: ${known?.meaning ?? 'a new value'}. The same expression is the same value in all of one request.`;
  }
  const hidden = isHidden(variable);
  const shown = hidden ? hiddenValue : (variables.get(name) ?? variable.value);
  return paragraphs(
    codeBlock('http', `@${name} = ${shown}`),
    `From ${originText(variable.origin)}.${hidden ? ' The value is not shown, and stays out of history and copies.' : ''}`,
  );
}

const processHover = (name: string): string =>
  paragraphs(
    codeBlock('http', `@${name} = ${hiddenValue}`),
    `From ${originText({ kind: 'process' })}. It is read when a request is sent, once you have allowed that for this folder. The value is not shown, and stays out of history and copies.`,
  );

/** Where a variable has its value from, to follow a "from". */
function originText(origin: VariableOrigin): string {
  switch (origin.kind) {
    case 'environment':
    case 'private-environment':
      return `${code(origin.file)}, environment ${code(origin.environment)}`;
    case 'dotenv':
      return code(origin.file);
    case 'process':
      return 'the environment that VS Code was started in';
    default:
      return origin satisfies never;
  }
}

const undefinedHover = (name: string): string =>
  name.startsWith('$') && !/^\$(?:dotenv|processEnv) /.test(name)
    ? `${code(`{{${name}}}`)} is an expression of other tools. Graph Run States does not evaluate it, and sends no request that has one.`
    : `${code(name)} has no value here. ${name.startsWith('$') ? '' : `A line ${code(`@${/^[^\s=:{}]+$/.test(name) ? name : 'name'} = value`)} gives it one.`}`.trim();
