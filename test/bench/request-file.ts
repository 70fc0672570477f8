const request = `### Create deviceManagementScriptDeviceState
POST https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/7bd39c86-9c86-7bd3-869c-d37b869cd37b/deviceRunStates
Content-Type: application/json

{
  "@odata.type": "#microsoft.graph.deviceManagementScriptDeviceState",
  "runState": "success",
  "resultMessage": "The script ran.",
  "lastStateUpdateDateTime": "2025-01-31T08:30:00Z",
  "errorCode": 0,
  "errorDescription": null
}

`;

/** A request file with this many requests; one in ten has a problem. */
export const requestFile = (requests: number): string =>
  Array.from({ length: requests }, (_, index) =>
    index % 10 === 0 ? request.replace('"success"', '"sucess"') : request,
  ).join('');

/** Where the user types: in the enum value of the request in the middle. */
export const typingOffset = (text: string): number =>
  text.indexOf('"runState": "', text.length / 2) + '"runState": "'.length;
