import { t } from '@vscode/l10n';
import { graphVersion } from '../../catalog/url/graph-url.ts';
import type { Cloud } from '../../catalog/index.ts';
import { dynamicExpressions } from '../../http/variables/dynamic-values.ts';
import type { NamedExchanges } from '../../http/messages/message-value.ts';
import type { HttpFile, Text } from '../../http/model.ts';
import type { OuterVariables } from '../../http/variables/outer-variables.ts';
import { promptExpressions } from '../../http/variables/prompts.ts';
import { processReference } from '../../http/variables/process-variables.ts';
import { referencesIn } from '../../http/variables/references.ts';
import type { Variables } from '../../http/variables/variables.ts';
import { messageProposals } from './message.ts';
import { inThisOrder, type Completion } from './model.ts';
import { placeholder, plainText } from './text.ts';
import type { CompletionContext } from './context.ts';
import { hiddenValue, isHidden } from '../variables/hidden-variables.ts';
import { variableHover } from '../hover/variable.ts';
import { definitionOf } from '../navigation/variable-places.ts';

/**
 * The available variables, after `{{`: the file's own, those around it, and expressions that generate a value. The process
 * environment has hundreds, which are offered only after `$processEnv`.
 *
 * @param typed the text between the braces and the cursor
 */
export function completeReference(
  { start, end, closing }: CompletionContext & { readonly kind: 'reference' },
  typed: string,
  file: HttpFile,
  variables: Variables,
  outer: OuterVariables,
  named: NamedExchanges,
): Completion[] {
  const complete = (label: string, detail: string, documentation: string): Completion => ({
    label,
    kind: 'variable',
    detail,
    documentation,
    edit: { start, end, text: label + closing },
    isSnippet: false,
  });
  const ofFile = [...variables.keys()].filter((name) => !outer.byName.has(name) || definitionOf(file, name));
  const own = new Set(ofFile);
  const around = [...outer.byName].filter(([name, { origin }]) => !own.has(name) && origin.kind !== 'process');
  const ofProcess = typed.startsWith('$p') ? [...(outer.lookedAt.process ?? [])].map(processReference) : [];
  return inThisOrder([
    ...ofFile.map((name) => complete(name, variables.get(name) ?? '', variableHover(file, name, variables, outer))),
    ...around.map(([name, variable]) => {
      const shown = isHidden(variable) ? hiddenValue : (variables.get(name) ?? variable.value);
      return complete(name, shown, variableHover(file, name, variables, outer));
    }),
    ...messageProposals(typed, file, named).map(({ reference, value }) =>
      complete(reference, value, variableHover(file, reference, variables, outer, named)),
    ),
    ...ofProcess.map((name) => complete(name, hiddenValue, variableHover(file, name, variables, outer))),
    ...promptExpressions.map(({ word, pieces, meaning }): Completion => {
      const example = pieces.map(([before, text]) => `${before}${text}`).join(' ');
      const snippet = pieces.map(([before, text], index) => `${plainText(before)}${placeholder(index + 1, text)}`);
      return {
        ...{ label: `${word} ${example}`, kind: 'variable', detail: meaning() },
        documentation: t`${`\`{{${word} …}}\``}: ${meaning()}. The value isn’t kept in the history.`,
        edit: { start, end, text: `${plainText(word)} ${snippet.join(' ')}${closing}` },
        isSnippet: true,
      };
    }),
    ...dynamicExpressions
      .filter(({ isAlias }) => isAlias !== true)
      .map(({ text, meaning }) => complete(text, meaning(), variableHover(file, text, variables))),
  ]);
}

/**
 * Definitions, after `@` at the start of a line: those that the block needs and that have no value, then the origin of Graph.
 *
 * @param blockText the block with the requests that follow
 */
export function completeVariableDefinition(
  line: Text,
  at: number,
  blockText: string,
  defined: ReadonlySet<string>,
  cloud: Cloud | undefined,
): Completion[] {
  const start = line.start + line.text.indexOf('@');
  // Text after the name is already the user's definition.
  if (at < start + 1 || /[\s=:]/.test(line.text.slice(start - line.start).trimEnd())) return [];
  const end = line.start + line.text.trimEnd().length;
  if (at > end) return [];
  const names = new Set(referencesIn(blockText).map(({ name }) => name));
  const missing = [...names].filter((name) => /^[\w.-]+$/.test(name) && !defined.has(name));
  const define = (name: string, value: string, detail: string): Completion => ({
    label: `@${name}`,
    kind: 'variable',
    detail,
    documentation: t`${`\`@${name} = …\``} defines a variable for the whole file. ${`\`{{${name}}}\``} is its value.`,
    edit: { start, end, text: `@${plainText(name)} = ${placeholder(1, value)}` },
    isSnippet: true,
  });
  const graph = `${cloud?.graphRoot ?? ''}/${graphVersion}`;
  return inThisOrder([
    ...missing.map((name) => define(name, 'value', t('used below, not defined yet'))),
    ...(defined.has('graph') || names.has('graph') ? [] : [define('graph', graph, graph)]),
  ]);
}
