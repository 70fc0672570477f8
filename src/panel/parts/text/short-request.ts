/** The end of a method and URL, which is where requests differ: `POST …/deviceShellScripts/1/deviceRunStates`. Other texts stay as they are. */
export const shortRequest = (request: string): string =>
  request.replace(/^([A-Z]+ )\S*?((?:\/[^/\s]+){3})$/, (whole: string, method: string, end: string) =>
    whole === method + end ? whole : `${method}…${end}`,
  );
