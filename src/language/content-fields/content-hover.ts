import { t } from '@vscode/l10n';
import { sizeText } from '../../panel/protocol/size-text.ts';
import { codeLines, paragraphs, plain, sourceLinks } from '../hover/markdown.ts';
import { contentNotes } from './content-notes.ts';
import { decodeContent, type Encoding } from './decode-content.ts';
import { plainScript } from './plain-script.ts';
import { scriptLanguage } from './script-language.ts';

/** The maximum number of lines of a script in a hover; the command Open Decoded Script shows all of it. */
const mostLines = 15;

/**
 * What a value of Edm.Binary contains: the first lines of a script, or the number of bytes if they aren’t text.
 *
 * @param written the content of the JSON string
 * @param type the type that has the property, without namespace
 * @returns undefined if it is empty, or isn't base64
 */
export function contentHover(written: string, type: string): string | undefined {
  const content = decodeContent(written);
  if (content.kind === 'not-base64' || content.bytes === 0 || plainScript(written)) return undefined;
  const notes = contentNotes(content, type).map(({ text, sources }) => `${plain(text)} ${sourceLinks(sources)}`);
  if (content.kind === 'not-text')
    return paragraphs(t`Base64 of ${sizeText(content.bytes)}, which isn’t text.`, ...notes);
  const { text, encoding, bytes } = content;
  const { first, more } = firstLines(text);
  return paragraphs(
    t`Base64 of ${sizeText(bytes)}, ${plain(inWords(encoding))}:`,
    codeLines(scriptLanguage(text, type), first),
    more ? t`The first ${first.length} lines. Open Decoded Script shows all of it.` : undefined,
    ...notes,
  );
}

function inWords(encoding: Encoding): string {
  switch (encoding) {
    case 'utf-8':
      return 'UTF-8';
    case 'utf-8-bom':
      return t('UTF-8 with BOM');
    case 'utf-16':
      return 'UTF-16';
    default:
      return encoding satisfies never;
  }
}

/** The first lines of a text, without reading all of it. */
function firstLines(text: string): { readonly first: readonly string[]; readonly more: boolean } {
  const first: string[] = [];
  const line = /([^\r\n]*)(\r\n|\r|\n|$)/y;
  let end = 0;
  while (first.length < mostLines && end < text.length) {
    line.lastIndex = end;
    const [whole = '', own = ''] = line.exec(text) ?? [];
    first.push(own);
    end += whole.length;
  }
  return { first, more: end < text.length };
}
