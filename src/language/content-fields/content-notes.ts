import { t } from '@vscode/l10n';
import { scriptContentFacts } from '../../catalog/script-content.ts';
import type { SourceRef } from '../../catalog/sources/index.ts';
import type { Content } from './decode-content.ts';

/** A caveat about some content, with its source. */
export interface ContentNote {
  readonly text: string;
  readonly sources: readonly SourceRef[];
}

/**
 * What the user should know about content before sending it: none of it is certain to be rejected.
 *
 * @param type the type that has the property, without namespace
 */
export function contentNotes(content: Content, type: string): readonly ContentNote[] {
  if (content.kind === 'not-base64') return [];
  const { limits, utf8 } = scriptContentFacts;
  const limit = limits[type];
  const asksForUtf8 = utf8.types.includes(type);
  const encoding = content.kind === 'text' ? content.encoding : undefined;
  return [
    ...(limit && content.bytes >= limit.bytes
      ? [
          {
            text: t`The documentation asks for less than ${limit.bytes / 1024} KB. The service was reported to accept more.`,
            sources: limit.sources,
          },
        ]
      : []),
    ...(asksForUtf8 && encoding === 'utf-16'
      ? [{ text: t('The documentation asks for UTF-8.'), sources: utf8.sources }]
      : []),
    ...(asksForUtf8 && encoding === 'utf-8-bom'
      ? [
          {
            text: t('If the signature is checked, the documentation asks for UTF-8 without a byte order mark (BOM).'),
            sources: utf8.sources,
          },
        ]
      : []),
  ];
}
