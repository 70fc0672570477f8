import { referencePage as page } from './source.ts';

/** The sources of the script collections, in addition to the shared ones; most pages are of 1 August 2024. */
export const scriptSources = {
  managementScriptPage: page('deviceManagementScript resource type', 'resources/intune-shared-devicemanagementscript'),
  managementScriptGetPage: page('Get deviceManagementScript', 'intune-shared-devicemanagementscript-get'),
  managementScriptCreatePage: page(
    'Create deviceManagementScript',
    'intune-shared-devicemanagementscript-create',
    '2024-08-01',
  ),
  managementScriptAssignPage: page('assign action', 'intune-shared-devicemanagementscript-assign'),
  payloadLinksPage: page('hasPayloadLinks action', 'intune-shared-devicemanagementscript-haspayloadlinks'),

  healthScriptPage: page(
    'deviceHealthScript resource type',
    'resources/intune-devices-devicehealthscript',
    '2024-08-01',
  ),
  healthScriptCreatePage: page('Create deviceHealthScript', 'intune-devices-devicehealthscript-create'),
  healthScriptAssignPage: page('assign action', 'intune-devices-devicehealthscript-assign'),
  enableGlobalScriptsPage: page('enableGlobalScripts action', 'intune-devices-devicehealthscript-enableglobalscripts'),
  updateGlobalScriptPage: page('updateGlobalScript action', 'intune-devices-devicehealthscript-updateglobalscript'),
  highestAvailableVersionPage: page(
    'getGlobalScriptHighestAvailableVersion action',
    'intune-devices-devicehealthscript-getglobalscripthighestavailableversion',
  ),
  globalScriptsAvailablePage: page(
    'areGlobalScriptsAvailable function',
    'intune-devices-devicehealthscript-areglobalscriptsavailable',
  ),
  remediationSummaryPage: page(
    'getRemediationSummary function',
    'intune-devices-devicehealthscript-getremediationsummary',
  ),
  remediationHistoryPage: page(
    'getRemediationHistory function',
    'intune-devices-devicehealthscript-getremediationhistory',
    '2024-08-01',
  ),

  complianceScriptPage: page(
    'deviceComplianceScript resource type',
    'resources/intune-devices-devicecompliancescript',
    '2024-08-01',
  ),
  complianceScriptCreatePage: page(
    'Create deviceComplianceScript',
    'intune-devices-devicecompliancescript-create',
    '2024-08-01',
  ),
  complianceScriptAssignPage: page('assign action', 'intune-devices-devicecompliancescript-assign', '2024-08-01'),

  shellScriptPage: page('deviceShellScript resource type', 'resources/intune-devices-deviceshellscript', '2024-08-01'),
  shellScriptCreatePage: page('Create deviceShellScript', 'intune-devices-deviceshellscript-create', '2024-08-01'),
  shellScriptAssignPage: page('assign action', 'intune-devices-deviceshellscript-assign'),

  attributeScriptPage: page(
    'deviceCustomAttributeShellScript resource type',
    'resources/intune-devices-devicecustomattributeshellscript',
    '2024-08-01',
  ),
  attributeScriptCreatePage: page(
    'Create deviceCustomAttributeShellScript',
    'intune-devices-devicecustomattributeshellscript-create',
    '2024-08-01',
  ),
  attributeScriptAssignPage: page('assign action', 'intune-devices-devicecustomattributeshellscript-assign'),

  scriptAssignmentPage: page(
    'deviceManagementScriptAssignment resource type',
    'resources/intune-devices-devicemanagementscriptassignment',
    '2024-08-01',
  ),
  scriptAssignmentCreatePage: page(
    'Create deviceManagementScriptAssignment',
    'intune-devices-devicemanagementscriptassignment-create',
  ),
  groupAssignmentPage: page(
    'deviceManagementScriptGroupAssignment resource type',
    'resources/intune-devices-devicemanagementscriptgroupassignment',
    '2024-08-01',
  ),
  groupAssignmentCreatePage: page(
    'Create deviceManagementScriptGroupAssignment',
    'intune-devices-devicemanagementscriptgroupassignment-create',
  ),
  healthAssignmentPage: page(
    'deviceHealthScriptAssignment resource type',
    'resources/intune-devices-devicehealthscriptassignment',
  ),
  healthAssignmentCreatePage: page(
    'Create deviceHealthScriptAssignment',
    'intune-devices-devicehealthscriptassignment-create',
  ),

  managementSummaryPage: page(
    'deviceManagementScriptRunSummary resource type',
    'resources/intune-devices-devicemanagementscriptrunsummary',
    '2024-08-01',
  ),
  managementSummaryUpdatePage: page(
    'Update deviceManagementScriptRunSummary',
    'intune-devices-devicemanagementscriptrunsummary-update',
  ),
  healthSummaryPage: page(
    'deviceHealthScriptRunSummary resource type',
    'resources/intune-devices-devicehealthscriptrunsummary',
    '2024-08-01',
  ),
  healthSummaryUpdatePage: page(
    'Update deviceHealthScriptRunSummary',
    'intune-devices-devicehealthscriptrunsummary-update',
  ),
  complianceSummaryPage: page(
    'deviceComplianceScriptRunSummary resource type',
    'resources/intune-devices-devicecompliancescriptrunsummary',
    '2024-08-01',
  ),
  complianceSummaryUpdatePage: page(
    'Update deviceComplianceScriptRunSummary',
    'intune-devices-devicecompliancescriptrunsummary-update',
  ),

  healthAssignmentsNotImplemented: {
    title: 'terraform-provider-microsoft365#504',
    url: 'https://github.com/deploymenttheory/terraform-provider-microsoft365/issues/504',
    date: '2025-06-06',
  },
  complianceAssignmentsNotImplemented: {
    title: 'microsoft-graph-docs#14506',
    url: 'https://github.com/microsoftgraph/microsoft-graph-docs/issues/14506',
    date: '2021-10-06',
  },
  platformScripts: {
    title: 'Use PowerShell scripts on Windows devices in Intune',
    label: () => 'PowerShell scripts',
    url: 'https://github.com/MicrosoftDocs/memdocs/blob/main/intune/device-management/tools/run-powershell-scripts-windows.md',
    date: '2025-10-02',
  },
  remediations: {
    title: 'Use Remediations to detect and fix support issues',
    label: () => 'Remediations',
    url: 'https://github.com/MicrosoftDocs/memdocs/blob/main/intune/device-management/tools/deploy-remediations.md',
    date: '2025-09-08',
  },
  scriptSizeTool: {
    title: 'IntuneScriptLab 0.26.0: Find-IslScriptSize',
    label: () => 'IntuneScriptLab',
    url: 'https://www.powershellgallery.com/packages/IntuneScriptLab/0.26.0/Content/Private%5CRules%5CFind-IslScriptSize.ps1',
  },
  scriptsExpanded: {
    title: 'CIPP-API: Invoke-ListIntuneScript',
    label: () => 'CIPP-API',
    url: 'https://github.com/KelvinTegelaar/CIPP-API/blob/3742706b7777ad57e5ffb909cad229cb8148d6d5/Modules/CIPPCore/Public/Entrypoints/HTTP%20Functions/Endpoint/MEM/Invoke-ListIntuneScript.ps1',
  },
  listWithoutContent: {
    title: 'IntuneBackupAndRestore#43',
    url: 'https://github.com/jseerden/IntuneBackupAndRestore/issues/43',
    date: '2021-10-06',
  },
} as const;
