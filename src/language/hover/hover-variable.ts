import { positionAt } from '../../http/lines.ts';
import type { HttpFile } from '../../http/model.ts';
import type { Variables } from '../../http/variables.ts';
import { code, codeBlock, paragraphs } from './hover-markdown.ts';
import { definitionOf } from '../variable-navigation.ts';

/** What a variable is: its value, and the line that gives it. */
export function variableHover(file: HttpFile, name: string, variables: Variables): string {
  const definition = definitionOf(file, name);
  const block = definition && file.blocks[definition.index];
  const variable = block?.variables.find(({ name: { start } }) => start === definition?.span.start);
  if (definition === undefined || block === undefined || variable === undefined) return undefinedHover(name);
  const line = (file.lines[definition.index] ?? 0) + positionAt(block.lineStarts, definition.span.start).line + 1;
  const value = variables.get(name) ?? variable.value.text;
  return paragraphs(
    codeBlock('http', `@${name} = ${variable.value.text}`),
    value === variable.value.text ? undefined : `Value: ${code(value)}`,
    value === '' ? `File variable without a value, line ${line}.` : `File variable, line ${line}.`,
  );
}

const undefinedHover = (name: string): string =>
  name.startsWith('$')
    ? `${code(`{{${name}}}`)} is an expression of other tools. Graph Run States does not evaluate it, and sends no request that has one.`
    : `${code(name)} has no value in this file. A line ${code(`@${/^[^\s=:{}]+$/.test(name) ? name : 'name'} = value`)} gives it one.`;
