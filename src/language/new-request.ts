import { asWritten } from '../http/escape/request-text.ts';
import type { Cloud, EntityType, Route } from '../catalog/index.ts';
import type { Edit, HttpFile } from '../http/model.ts';
import { insertRequest } from './insert-request.ts';
import { requestSnippet } from './snippets.ts';

/**
 * The edit that adds a request below the block of a cursor, with a blank line on either side.
 *
 * @param offset of the cursor in the file
 * @returns in offsets of the file; the text is a snippet whose lines end in a line feed
 */
export function newRequest(
  file: HttpFile,
  offset: number,
  entityType: EntityType,
  route: Route,
  cloud: Cloud | undefined,
): Edit {
  return insertRequest(file, offset, asWritten(requestSnippet(entityType, route, cloud).join('\n')));
}
