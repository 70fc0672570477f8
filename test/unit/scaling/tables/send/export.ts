import { exportFormats, exportRequest, type ExportFormat } from '../../../../../src/send/export/export-request.ts';
import { withNothingHidden, type ShownRequest } from '../../../../../src/send/prepared-request.ts';
import { piecesOf } from '../parts.ts';
import { partOf, slow, type Table } from '../table.ts';

const collection = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';
const root = 'https://graph.microsoft.com';

/** Requests that hold the text in each of their parts. */
function shownWith(text: string): readonly ShownRequest[] {
  const request = { method: 'POST', url: collection, headers: [], body: undefined, droppedHeaders: [] };
  return [
    { ...request, url: `${collection}?$filter=${text}` },
    { ...request, headers: piecesOf(text).map((piece) => [piece, piece] as const) },
    { ...request, headers: [['Content-Type', 'application/json']] as const, body: text },
  ].map((each) => withNothingHidden(each).shown);
}

export const sendExport: Table = {
  'send/export/as-curl.ts': { asCurl: partOf('exportRequest') },
  'send/export/as-httpie.ts': { asHttpie: partOf('exportRequest') },
  'send/export/as-powershell.ts': { asPowerShell: partOf('exportRequest') },
  'send/export/export-request.ts': {
    exportRequest: slow((text) => {
      const requests = shownWith(text);
      return () =>
        requests.flatMap((shown) =>
          (Object.keys(exportFormats) as ExportFormat[]).map((format) => exportRequest(format, 'POST', shown, root)),
        );
    }),
  },
  'send/export/shell-quote.ts': { shellText: partOf('exportRequest'), shellLines: partOf('exportRequest') },
};
