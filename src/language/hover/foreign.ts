import { t } from '@vscode/l10n';
import type { ForeignKind } from '../../http/model.ts';

/** Describes a part that only other tools act on, and says that this extension leaves it alone; undefined for plain text. */
export function foreignHover(kind: ForeignKind): string | undefined {
  switch (kind) {
    case 'script':
      return t('A script of another tool. This extension neither runs nor changes it.');
    case 'assertion':
      return t('An assertion of httpYac. This extension neither checks nor changes it.');
    case 'saved-response':
      return t('Where JetBrains, httpYac and Kulala save the response. This extension doesn’t.');
    case 'earlier-response':
      return t('A response that another tool has saved. This extension leaves it alone.');
    case 'import':
      return t('An import of another tool. This extension doesn’t read the other file.');
    case 'run':
      return t('A request that JetBrains and Kulala run first. This extension doesn’t.');
    case 'shared-headers':
      return t('Headers that a script of httpYac provides. This extension doesn’t send them.');
    case 'graphql':
      return t('GraphQL for requests of other tools. This extension leaves it alone.');
    case 'command':
      return t('A shell command. This extension doesn’t run it; paste it to make a request of it.');
    case 'text':
      return undefined;
    default:
      return kind satisfies never;
  }
}
