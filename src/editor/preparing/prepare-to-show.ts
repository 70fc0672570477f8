import { entityTypeOfPayloadFile } from '../../language/payload-file.ts';
import { requestAt } from '../../language/request-at.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import type { Target } from '../../send/target.ts';
import { askForSome } from './ask-for-placeholders.ts';
import { completed, gather } from './gather.ts';
import { askForPayload } from './payload-files-send.ts';
import { placeholderNames, titleOf, type Preparing } from './prepare.ts';
import type { Place } from './request-place.ts';
import { tellRefusal } from './tell-refusal.ts';
import { showInformation } from '../messages.ts';

/** A request as it would be sent. */
export interface RequestToShow {
  readonly request: PreparedRequest;
  /** Placeholders that the user has left without a value; they stand in the URL as they are. */
  readonly unanswered: readonly string[];
}

/**
 * Prepares the request at a place as for a send, but to look at it: problems do not matter, and neither do questions that the
 * user leaves.
 *
 * @returns undefined: there is nothing to show, and the user knows why
 */
export async function prepareToShow(
  { document, position }: Place,
  target: Target,
  { documents, environments, memory }: Preparing,
): Promise<RequestToShow | undefined> {
  const entityType = entityTypeOfPayloadFile(document.uri.path);
  if (entityType) {
    const request = await askForPayload(document.getText(), entityType, target, memory);
    return request && { request, unanswered: [] };
  }
  const file = documents.fileOf(document);
  const placed = requestAt(file, document.offsetAt(position));
  if (placed === undefined) {
    void showInformation('There is no request at the cursor. Put it on a request.');
    return undefined;
  }
  const [gathered] = await gather(document, file, [placed], environments);
  if (gathered === undefined) return undefined;
  const names = placeholderNames([gathered]);
  const values = await askForSome(titleOf([placed]), names, memory);
  const request = completed(gathered, values, target);
  if (!('reason' in request)) return { request, unanswered: names.filter((name) => !values.has(name)) };
  void tellRefusal('Cannot be sent.', request, document, environments);
  return undefined;
}
