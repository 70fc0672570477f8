import { t } from '@vscode/l10n';
import { urlSegment } from '../../http/escape/url-segment.ts';
import { blockAt } from '../../http/file.ts';
import { variablesOf } from '../../http/variables/variables.ts';
import { keyAt, type KeySegment } from '../../language/completion/url/key.ts';
import { isHidden } from '../../language/variables/hidden-variables.ts';
import type { PickedId } from '../../language/insert/id.ts';
import { requestAt, type PlacedRequest } from '../../language/request/request-at.ts';
import { targetName, type Target } from '../../send/target.ts';
import { showError, showInformation } from '../messages/messages.ts';
import type { Preparing } from '../preparing/prepare.ts';
import type { Place } from '../preparing/request-place.ts';
import { whereTrusted } from '../workspace-trust.ts';
import { askHowToInsert, insertPickedId } from './insert-picked-id.ts';

type Ports = Pick<Preparing, 'documents' | 'environments' | 'names'>;

/** Lets the user pick an id by its name, and inserts it at the cursor’s place in a URL. */
export const pickNameAt = whereTrusted(async (place: Place, target: Target, ports: Ports): Promise<void> => {
  const before = keyIn(place, ports);
  if (before === undefined) {
    void showInformation(
      t('Put the cursor where the URL of a request has the id of a script, a device, a group or the like.'),
    );
    return;
  }
  const { collection } = before.key;
  if (!ports.names.offers(collection, target)) {
    void showInformation(
      t`${targetName(target)} doesn’t have ${collection.path.slice(1)}. Select a cloud as the target.`,
    );
    return;
  }
  const title = t`Pick a ${collection.typeName} by Name`;
  const entity = await ports.names.pick({ title, collection, target });
  const segment = entity && urlSegment(entity.id);
  if (entity === undefined || typeof segment !== 'string') return;
  const picked: PickedId = { id: segment, name: entity.name, label: `${collection.typeName}Id` };
  const how = entity.name === '' ? 'comment' : await askHowToInsert(picked, undefined);
  if (how === undefined || how === 'once') return;
  // The file may have been edited while the lists were open.
  const now = keyIn(place, ports);
  if (now?.key.collection.path !== collection.path) {
    void showError(t('The file has changed meanwhile, so the id wasn’t inserted.'));
    return;
  }
  const { document } = place;
  const variables = variablesOf(ports.documents.fileOf(document), ports.environments.variablesOf(document));
  await insertPickedId(document, [{ placed: now.placed, spans: [now.key.span] }], picked, how, variables);
});

function keyIn(
  { document, position }: Place,
  { documents, environments }: Ports,
): { readonly key: KeySegment; readonly placed: PlacedRequest } | undefined {
  const file = documents.fileOf(document);
  const offset = document.offsetAt(position);
  const index = blockAt(file, offset);
  const block = file.blocks[index];
  const placed = requestAt(file, offset);
  const variables = variablesOf(file, environments.variablesOf(document), undefined, isHidden);
  const key = block && keyAt(block, offset - (file.starts[index] ?? 0), variables);
  return key && placed && { key, placed };
}
