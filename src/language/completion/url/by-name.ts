import { t } from '@vscode/l10n';
import type { Block } from '../../../http/model.ts';
import type { Variables } from '../../../http/variables/variables.ts';
import { plain } from '../../hover/markdown.ts';
import type { UrlContext } from '../context.ts';
import type { Completion, CompletionRequest } from '../model.ts';
import { keyIn } from './key.ts';

/** Where an id belongs, a way to pick it by name. Nothing changes until a name is picked. */
export function completeByName(
  context: UrlContext,
  block: Block,
  at: number,
  variables: Variables,
  picksNames: CompletionRequest['picksNames'],
): Completion[] {
  const key = picksNames && keyIn(context, at, variables);
  if (key === undefined || picksNames?.(key.collection) !== true) return [];
  const { span, collection } = key;
  const text = block.text.slice(span.start, span.end);
  const label = t('Pick by name…');
  return [
    {
      label,
      kind: 'parameter',
      detail: collection.typeName,
      documentation: plain(
        t`Lists the names of ${collection.path.slice(1)} and inserts the id of the one that you pick. Nothing is requested before you choose this.`,
      ),
      edit: { ...span, text },
      isSnippet: false,
      // Visible, but not what Enter accepts right away: that would ask the user something.
      sortText: '000~',
      filterText: `${block.text.slice(span.start, at)} ${label}`.trimStart(),
      picksName: true,
    },
  ];
}
