import { t } from '@vscode/l10n';
import type { GraphResponse } from '../graph-response.ts';
import { requestThatFindsOut } from './find-out.ts';
import { isBatchUrl } from '../../catalog/url/graph-url.ts';
import { type Words } from './words.ts';

/** A 2xx response needs little explanation. */
export function explainSuccess({ response, outcome, batch, match }: GraphResponse): Words {
  const { request, target } = outcome;
  const { status, body } = response;
  const nothingMore: Words = { explanation: '', nextSteps: [], actions: [] };
  if (batch) return { ...nothingMore, explanation: batch.explanation };
  if (status === 202)
    return { ...nothingMore, explanation: t('The service accepted the request and may process it later.') };
  // A created entity has an id, which is only in the body.
  if (body === '' && response.cut === undefined && request.method === 'POST' && status !== 204) {
    const finding = requestThatFindsOut(request);
    return {
      explanation: isBatchUrl(request.url)
        ? t('It was applied, but the response has no body, so its id is unknown.')
        : t('It was created, but the response has no body, so its id is unknown.'),
      nextSteps: finding ? [t('To find it, list the collection with GET.')] : [],
      actions: finding ? [{ kind: 'find-out', request: finding }] : [],
    };
  }
  // A 201 of the sandbox is about the contract, not about the service: no public report shows Intune accepting these POSTs.
  if (target.kind === 'sandbox' && status === 201)
    return {
      ...nothingMore,
      explanation:
        match?.standing === 'compiled'
          ? structureOnly()
          : t(
              'The request matches the documented contract. The sandbox keeps this entity until you close or reload the window.',
            ),
    };
  return nothingMore;
}

/** A compiled fact isn't a reason to reject a request, so a 201 says less. */
const structureOnly = (): string =>
  t(
    'Structure only: the sandbox knows this type from Microsoft’s SDK, not checked by hand, and accepts any JSON object. It keeps this entity until you close or reload the window.',
  );
