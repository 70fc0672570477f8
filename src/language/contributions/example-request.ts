import { t } from '@vscode/l10n';
import { clouds } from '../../catalog/index.ts';
import { graphVersion } from '../../catalog/url/graph-url.ts';
import { odataTypeOf } from '../../catalog/odata-type.ts';
import { jsonMediaType } from '../../catalog/requests/headers.ts';
import { deviceManagementScriptDeviceState } from '../../catalog/entities/run-states/device-management-script-device-state.ts';

// FileVault is a macOS feature, and the second route is for macOS scripts.
const [, route] = deviceManagementScriptDeviceState.routes;

/** The script of the example: an id that doesn't exist in any tenant. */
const scriptId = '11111111-2222-3333-4444-555555555555';

/**
 * A request to try everything with: one enum value is misspelled, so there is a problem to see and a quick fix to apply. Once it is
 * corrected, the sandbox creates the state.
 *
 * @param now the time that the state claims to be from
 */
export function exampleRequest(now: Date): string {
  const payload = {
    '@odata.type': odataTypeOf(deviceManagementScriptDeviceState),
    runState: 'sucess',
    resultMessage: 'FileVault is on',
    lastStateUpdateDateTime: now.toISOString().replace(/\.\d+/, ''),
    errorCode: 0,
    errorDescription: null,
  };
  return [
    `### ${t('My first run state')}`,
    `POST ${clouds[0]?.graphRoot ?? ''}/${graphVersion}${route.path.replace(/\{\w+\}/, scriptId)}`,
    `Content-Type: ${jsonMediaType}`,
    '',
    JSON.stringify(payload, undefined, 2),
    '',
  ].join('\n');
}
