import { hasPayloadLinkResultItem } from '../complex-types/operation-results.ts';
import { configurationOnly } from '../entities/script-route.ts';
import type { BoundOperation } from '../model.ts';
import { stringCollection } from '../properties.ts';
import { assignActions } from './assign.ts';
import { action } from './bound-operation.ts';
import { healthScriptOperations } from './health-script-operations.ts';

const hasPayloadLinks = action({
  path: 'deviceManagementScripts/hasPayloadLinks',
  page: 'payloadLinksPage',
  parameters: [stringCollection('payloadIds', '', { nullable: true, sources: ['payloadLinksPage', 'metadata'] })],
  returns: { kind: 'collection', item: { kind: 'structured', structuredType: hasPayloadLinkResultItem } },
  permissions: configurationOnly,
  listedIn: ['payloadLinksPage'],
});

/**
 * Every action and function on the script collections. The examples on the reference pages wrap the content of a response in
 * `value`, which OData requires unless it is a single object.
 */
export const scriptOperations: readonly BoundOperation[] = [
  ...assignActions,
  ...healthScriptOperations,
  hasPayloadLinks,
];
