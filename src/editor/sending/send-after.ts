import type { TextDocument } from 'vscode';
import { namedRequests } from '../../http/messages/request-names.ts';
import type { Target } from '../../send/target.ts';
import { prepareAt, type Preparing, type ReadyRequest } from '../preparing/prepare.ts';
import type { Place } from '../preparing/request-place.ts';

/**
 * Sends the request at a place. If it needs the response to another request that has none, the user is asked whether to send that one first,
 * which may need others in turn.
 *
 * @param send sends a request that is ready
 * @param waiting names of the requests that wait for this one: none of them is sent first
 */
export async function sendAfterNeeded(
  { document, position }: Place,
  target: Target,
  preparing: Preparing,
  send: (ready: ReadyRequest) => Promise<void>,
  waiting: readonly string[] = [],
): Promise<void> {
  const ready = await prepareAt(document, position, target, preparing, {
    waiting,
    send: async (name, names) => {
      const place = placeOfNamed(document, name, preparing);
      if (place === undefined) return false;
      await sendAfterNeeded(place, target, preparing, send, names);
      const file = preparing.documents.fileOf(document);
      return preparing.named.of(document, file, target).get(name)?.response !== undefined;
    },
  });
  if (ready) await send(ready);
}

function placeOfNamed(document: TextDocument, name: string, { documents }: Preparing): Place | undefined {
  const file = documents.fileOf(document);
  const named = namedRequests(file).get(name);
  return named && { document, position: document.positionAt((file.starts[named.index] ?? 0) + named.request.start) };
}
