import { t } from '@vscode/l10n';
import { payloadFileOf } from '../../language/payload-file/payload-file.ts';
import { idPlaceOf } from '../../language/insert/id.ts';
import { processNameIn } from '../../http/variables/process-variables.ts';
import { referencesIn } from '../../http/variables/references.ts';
import { substitute, type Variables } from '../../http/variables/variables.ts';
import { withAnswers } from '../../send/prepare/values/request-variables.ts';
import type { ProcessNote } from '../../send/prepare/preview.ts';
import type { RequestPreview } from '../../send/prepared-request.ts';
import { graphRootOf, type Target } from '../../send/target.ts';
import { chooseRequest } from './questions/choose-request.ts';
import { askForSome } from './questions/ask-for-placeholders.ts';
import { completed, gather, usesOf, type Gathered } from './gather.ts';
import { askForPayload } from './payload-files-send.ts';
import { placeholdersIn, titleOf, type Preparing } from './prepare.ts';
import type { Place } from './request-place.ts';
import { showRefusal } from './show-refusal.ts';

/** A request as it would be sent. */
export interface RequestToShow {
  /** Only the parts that may be shown, so it can't be sent: the process environment isn't read for it. */
  readonly request: RequestPreview;
  /** Variables of the process environment that it uses when it is sent, and whether the user has already allowed them. */
  readonly process: readonly ProcessNote[];
  /** Placeholders that the user gave no value; they stay in the URL as they are. */
  readonly unanswered: readonly string[];
}

const isFileKnown = ({ fileBody }: Gathered): boolean => fileBody === undefined || 'text' in fileBody;

/**
 * Stand-ins for the values of the process environment, which a preview doesn't read: Graph's address for a variable at the beginning of
 * the URL, otherwise a text that is valid anywhere. With them, the rest of the request can be checked.
 */
function standIns(
  { placed, variables }: Gathered,
  process: readonly Pick<ProcessNote, 'name'>[],
  target: Target,
): Variables {
  const url = substitute(placed.request.url?.value ?? '', variables.all);
  const [first] = referencesIn(url, 1);
  const address = first?.start === 0 ? processNameIn(first.name) : undefined;
  return new Map(process.map(({ name }) => [name, name === address ? graphRootOf(target) : 'x']));
}

/**
 * Prepares the request at a place to show it, not to send it: problems don't matter, and neither do questions that the user dismisses.
 *
 * @returns undefined: there is nothing to show, and the user has seen why
 */
export async function prepareToShow(
  { document, position }: Place,
  target: Target,
  preparing: Preparing,
): Promise<RequestToShow | undefined> {
  const { documents, environments, named } = preparing;
  const payload = payloadFileOf(document.uri.path);
  if (payload) {
    const request = await askForPayload(document.getText(), payload, target, preparing);
    return request && { request, process: [], unanswered: [] };
  }
  const placed = await chooseRequest({ document, position }, documents);
  if (placed === undefined) return undefined;
  const file = documents.fileOf(document);
  const exchanges = named.of(document, file, target);
  const gathering = async (process?: Variables): Promise<Gathered | undefined> =>
    (await gather(document, file, [placed], await environments.readVariables(document, process), exchanges))[0];
  const gathered = await gathering();
  if (gathered === undefined) return undefined;
  const placeholders = placeholdersIn([gathered]);
  const { values, inserts } = await askForSome(
    {
      what: titleOf([placed]),
      placeholders,
      target,
      canInsert: (name) => idPlaceOf(placed, name) !== undefined,
    },
    preparing,
  );
  if (inserts.length > 0) {
    const { insertPickedIds } = await import('../names/insert-picked-id.ts');
    await insertPickedIds(document, preparing, [placed], inserts);
  }
  const names = [...new Set(placeholders.map(({ name }) => name))];
  const process = usesOf([gathered], target).map(({ name }) => ({
    name,
    isAllowed: environments.process.isAllowed(document, name),
  }));
  // A preview doesn't ask for the values of prompts: they aren't shown anyway.
  const withValues = (one: Gathered): Gathered => ({
    ...one,
    variables: withAnswers(one.variables, new Map(one.variables.prompts.map(({ name }) => [name, 'x']))),
  });
  let request = completed(withValues(gathered), values, target);
  if ('reason' in request && request.reason === 'unread-process-variables' && isFileKnown(gathered)) {
    const unknown = await gathering(standIns(gathered, process, target));
    const checked = unknown && completed(withValues(unknown), values, target);
    // A request that is refused with stand-ins may be valid with its real values: keep the first refusal.
    if (checked && !('reason' in checked)) request = checked;
  }
  if (!('reason' in request)) return { request, process, unanswered: names.filter((name) => !values.has(name)) };
  void showRefusal(t('Can’t be sent.'), request, document, environments);
  return undefined;
}
