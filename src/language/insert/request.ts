import type { Cloud } from '../../catalog/index.ts';
import { asWritten, type RequestText } from '../../http/escape/request-text.ts';
import { blockAt } from '../../http/file.ts';
import type { Edit, HttpFile } from '../../http/model.ts';
import { type OfferedRequest, requestSnippet, requestTitle } from '../contributions/snippets.ts';

/**
 * The edit that adds a request below the block at a cursor, with a blank line on either side.
 *
 * @param offset of the cursor in the file
 * @param request begins with its separator and ends with a line break
 */
export function insertRequest(file: HttpFile, offset: number, request: RequestText): Edit {
  const index = blockAt(file, offset);
  const from = file.starts[index] ?? 0;
  const text = file.blocks[index]?.text ?? '';
  // A separator without anything below it was put there for the request to insert.
  const isBare = /^\s*#{3,}\s*$/.test(text);
  const start = isBare ? from : from + text.trimEnd().length;
  const isLast = index >= file.blocks.length - 1;
  return {
    start,
    end: from + text.length,
    text: `${isBare || start === 0 ? '' : '\n\n'}${request}${isLast ? '' : '\n'}`,
  };
}

/**
 * The last of the blocks directly below a given one whose requests are about the same resource: where the next such request belongs.
 *
 * @param index of the block that they are below; -1 for the whole file
 * @param addresses that their URLs begin with, as written
 * @returns its index; that of the block itself if there are none
 */
export function lastAbout({ blocks }: HttpFile, index: number, addresses: readonly string[]): number {
  let last = index;
  for (const block of blocks.slice(index + 1)) {
    const [request, ...others] = block.requests;
    const url = request?.url?.value ?? '';
    const isAbout = addresses.some(
      (address) => url.startsWith(address) && /^(?:$|[/?#(\s])/.test(url.slice(address.length)),
    );
    if (!isAbout || others.length > 0) break;
    last++;
  }
  return last;
}

/**
 * The edit that adds a request below the block at a cursor, with a blank line on either side.
 *
 * @param offset of the cursor in the file
 * @returns in offsets of the file; the text is a snippet whose lines end in a line feed
 */
export function newRequest(file: HttpFile, offset: number, offered: OfferedRequest, cloud: Cloud | undefined): Edit {
  return insertRequest(
    file,
    offset,
    asWritten(requestSnippet(offered.type, offered.route, cloud, requestTitle(offered)).join('\n')),
  );
}
