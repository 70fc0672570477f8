import { t } from '@vscode/l10n';
import { scriptSources } from './scripts.ts';
import { referencePage as page, type Source } from './source.ts';

export type { Source } from './source.ts';

/** Every source of the catalog, by the id that facts refer to. */
export const sources = {
  deviceStatePage: page(
    'Create deviceManagementScriptDeviceState',
    'intune-devices-devicemanagementscriptdevicestate-create',
  ),
  userStatePage: page(
    'Create deviceManagementScriptUserState',
    'intune-devices-devicemanagementscriptuserstate-create',
  ),
  healthStatePage: page(
    'Create deviceHealthScriptDeviceState',
    'intune-devices-devicehealthscriptdevicestate-create',
    '2024-08-01',
  ),
  complianceStatePage: page(
    'Create deviceComplianceScriptDeviceState',
    'intune-devices-devicecompliancescriptdevicestate-create',
    '2024-08-01',
  ),
  ...scriptSources,
  groupListPage: page('List groups', 'group-list'),
  userListPage: page('List users', 'user-list'),
  deviceListPage: page('List devices', 'device-list'),
  managedDeviceListPage: page('List managedDevices', 'intune-devices-manageddevice-list'),
  metadata: {
    title: 'Microsoft Graph beta metadata (CSDL)',
    label: () => t('metadata'),
    url: 'https://github.com/microsoftgraph/msgraph-metadata/blob/0564689b82afc308d5aa8be54edfb9e5f1e0539f/schemas/beta-Prod.csdl',
    date: '2026-08-03',
  },
  types: {
    title: '@microsoft/microsoft-graph-types-beta 0.44.0-preview',
    label: () => t('types'),
    url: 'https://www.npmjs.com/package/@microsoft/microsoft-graph-types-beta',
    date: '2025-09-30',
  },
  sdkModels: {
    title: '@microsoft/msgraph-beta-sdk 1.0.0-preview.81',
    label: () => t('SDK models'),
    url: 'https://www.npmjs.com/package/@microsoft/msgraph-beta-sdk',
    date: '2026-09-18',
  },
  sdkRequests: {
    title: 'Request builders of msgraph-beta-sdk-typescript',
    label: () => t('SDK requests'),
    url: 'https://github.com/microsoftgraph/msgraph-beta-sdk-typescript/tree/20c6dc4057744c8cee659815ca4f0161af4c4b8c/packages',
    date: '2026-08-20',
  },
  getUserPage: page('Get user', 'user-get'),
  permissionsReference: {
    title: 'Microsoft Graph permissions data (devx-content)',
    label: () => t('permissions data'),
    url: 'https://github.com/microsoftgraph/microsoft-graph-devx-content/blob/dev/permissions/new/permissions.json',
    date: '2026-08-07',
  },
  intuneWhatsNew: {
    title: 'What’s new in Microsoft Intune, week of July 28, 2025',
    label: () => 'What’s new in Intune',
    url: 'https://learn.microsoft.com/intune/intune-service/fundamentals/whats-new',
    date: '2025-07-28',
  },
  nationalClouds: { title: 'National cloud deployments', url: 'https://learn.microsoft.com/graph/deployments' },
  connectMgGraph: {
    title: 'Connect-MgGraph',
    url: 'https://learn.microsoft.com/powershell/module/microsoft.graph.authentication/connect-mggraph',
  },
  entraNationalClouds: {
    title: 'Microsoft Entra authentication and national clouds',
    label: () => 'Entra national clouds',
    url: 'https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud',
  },
  routeNotImplemented: {
    title: 'microsoft-graph-docs-contrib#9264',
    url: 'https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/9264',
    date: '2024-03-20',
  },
  readOnlyInCreate: {
    title: 'microsoft-graph-docs#7613',
    url: 'https://github.com/microsoftgraph/microsoft-graph-docs/issues/7613',
  },
  idGivesServerError: {
    title: 'microsoft-graph-docs#20700',
    url: 'https://github.com/microsoftgraph/microsoft-graph-docs/issues/20700',
    date: '2023-03-23',
  },
  invalidVersion: {
    title: 'msgraph-sample-blazor-clientside#94',
    url: 'https://github.com/microsoftgraph/msgraph-sample-blazor-clientside/issues/94',
    date: '2023-07-13',
  },
  unknownSegment: {
    title: 'microsoft-graph-docs#21262',
    url: 'https://github.com/microsoftgraph/microsoft-graph-docs/issues/21262',
    date: '2023-05-11',
  },
  scriptsInBetaOnly: {
    title: 'Intune-PowerShell-SDK#13',
    url: 'https://github.com/microsoft/Intune-PowerShell-SDK/issues/13',
    date: '2018-11-16',
  },
  jsonOnly: {
    title: 'msgraph-sample-pythondjangoapp#22',
    url: 'https://github.com/microsoftgraph/msgraph-sample-pythondjangoapp/issues/22',
    date: '2019-11-05',
  },
  emptyPayload: {
    title: 'microsoft-graph-docs#4769',
    url: 'https://github.com/microsoftgraph/microsoft-graph-docs/issues/4769',
    date: '2019-06-07',
  },
  batchItemWithoutContentType: {
    title: 'ms-365-mcp-server#677',
    url: 'https://github.com/Softeria/ms-365-mcp-server/issues/677',
    date: '2026-09-14',
  },
  throttlingLimits: {
    title: 'Microsoft Graph service-specific throttling limits: Intune devices',
    label: () => t('throttling limits'),
    url: 'https://learn.microsoft.com/graph/throttling-limits',
  },
  bestPractices: {
    title: 'Best practices for working with Microsoft Graph',
    label: () => t('best practices'),
    url: 'https://learn.microsoft.com/graph/best-practices-concept',
  },
  deviceManagementPage: page('deviceManagement resource type', 'resources/intune-devices-devicemanagement'),
  queryParameters: {
    title: 'Use query parameters to customize responses',
    label: () => t('query parameters'),
    url: 'https://learn.microsoft.com/graph/query-parameters',
  },
  jsonBatching: {
    title: 'Combine multiple HTTP requests using JSON batching',
    label: () => 'JSON batching',
    url: 'https://learn.microsoft.com/graph/json-batching',
    date: '2025-02-21',
  },
  requestSize: {
    title: 'Microsoft Q&A: Graph API request size limit',
    label: () => t('request size'),
    url: 'https://learn.microsoft.com/answers/questions/1824204/graph-api-user-sendmail-request-size-limit',
    date: '2024-07-30',
  },
  odataUrl: {
    title: 'OData URL Conventions 4.01',
    url: 'https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html',
  },
  odataJson: {
    title: 'OData JSON Format 4.01',
    url: 'https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html',
  },
} as const satisfies Record<string, Source>;

/**
 * The source of a fact: the id of a text that several facts come from, or, if only this one does, the text itself, such as the
 * `referencePage` of an entity type in its own file.
 */
export type SourceRef = keyof typeof sources | Source;

/** The text that a fact was read from. */
export const sourceOf = (ref: SourceRef): Source => (typeof ref === 'string' ? sources[ref] : ref);

/** How a source is identified where it's printed: by its id, or its address. */
export const sourceId = (ref: SourceRef): string => (typeof ref === 'string' ? ref : ref.url);
