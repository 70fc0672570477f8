import { t } from '@vscode/l10n';
import type { StructuredType } from '../../../catalog/model.ts';
import type { Span } from '../../../http/model.ts';
import { inThisOrder, type Completion } from '../model.ts';
import { entitySnippet } from '../../contributions/snippets.ts';

/** What a body can begin with: the whole entity, or braces to fill property by property. */
export const completeEmptyBody = (span: Span, entityType: StructuredType): Completion[] =>
  inThisOrder([
    {
      label: entityType.name,
      kind: 'snippet',
      detail: t('all properties'),
      documentation: jsonBlock(entitySnippet(entityType)),
      edit: { ...span, text: entitySnippet(entityType).join('\n') },
      isSnippet: true,
      filterText: `{ ${entityType.name}`,
    },
    {
      label: '{ }',
      kind: 'snippet',
      detail: t('property by property'),
      edit: { ...span, text: '{\n  $0\n}' },
      isSnippet: true,
      retrigger: true,
    },
  ]);

/**
 * Every property at once, for an object that has none yet.
 *
 * @param isOneLine whether both braces are on the line of the cursor
 */
export function allProperties(span: Span, entityType: StructuredType, isOneLine: boolean): Completion {
  const lines = entitySnippet(entityType).slice(1, -1);
  const members = lines.map((line) => line.slice(2));
  return {
    label: entityType.name,
    kind: 'snippet',
    detail: t('all properties'),
    documentation: jsonBlock(lines),
    edit: { ...span, text: isOneLine ? `\n${lines.join('\n')}\n` : members.join('\n') },
    isSnippet: true,
    filterText: `"${entityType.name}"`,
  };
}

/** Snippet lines in readable form: with the first choice, or the content of a tab stop. */
function jsonBlock(lines: readonly string[]): string {
  const text = lines
    .map((line) =>
      line.replace(/\$\{\d+\|([^,|}]*)(?:[,|][^}]*)?\}/g, '$1').replace(/\$\{\d+:\$\{CURRENT_YEAR.*\}\}/g, '<now>'),
    )
    .map((line) => line.replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/\$\d+/g, ''));
  return `\`\`\`json\n${text.join('\n')}\n\`\`\``;
}
