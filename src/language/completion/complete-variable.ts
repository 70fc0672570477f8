import { graphVersion } from '../../catalog/graph-url.ts';
import type { Cloud } from '../../catalog/index.ts';
import type { HttpFile, Text } from '../../http/model.ts';
import { referencesIn, type Variables } from '../../http/variables.ts';
import { inThisOrder, type Completion } from './complete-model.ts';
import { placeholder, plainText } from './complete-snippet-text.ts';
import type { Spot } from './complete-spot.ts';
import { variableHover } from '../hover/hover-variable.ts';

/** The file's variables, behind `{{`. */
export function completeReference(
  { start, end, closing }: Spot & { readonly kind: 'reference' },
  file: HttpFile,
  variables: Variables,
): Completion[] {
  return Array.from(variables, ([name, value]) => ({
    label: name,
    kind: 'variable',
    detail: value,
    documentation: variableHover(file, name, variables),
    edit: { start, end, text: name + closing },
    isSnippet: false,
  }));
}

/**
 * Definitions, behind `@` at the start of a line: those that the block asks for and nobody gives, then the origin of Graph.
 *
 * @param blockText the block with the requests that follow
 */
export function completeVariableDefinition(
  line: Text,
  at: number,
  blockText: string,
  variables: Variables,
  cloud: Cloud | undefined,
): Completion[] {
  const start = line.start + line.text.indexOf('@');
  // What stands behind the name already is the author's definition.
  if (at < start + 1 || /[\s=:]/.test(line.text.slice(start - line.start).trimEnd())) return [];
  const end = line.start + line.text.trimEnd().length;
  if (at > end) return [];
  const names = new Set(referencesIn(blockText).map(({ name }) => name));
  const missing = [...names].filter((name) => /^[\w.-]+$/.test(name) && !variables.has(name));
  const define = (name: string, value: string, detail: string): Completion => ({
    label: `@${name}`,
    kind: 'variable',
    detail,
    documentation: `\`@${name} = …\` defines a variable for the whole file. \`{{${name}}}\` stands for its value.`,
    edit: { start, end, text: `@${plainText(name)} = ${placeholder(1, value)}` },
    isSnippet: true,
  });
  const graph = `${cloud?.graphRoot ?? ''}/${graphVersion}`;
  return inThisOrder([
    ...missing.map((name) => define(name, 'value', 'used below, not defined yet')),
    ...(variables.has('graph') || names.has('graph') ? [] : [define('graph', graph, graph)]),
  ]);
}
