import { exportFormats, exportRequest, type ExportFormat } from '../../../src/send/export/export-request.ts';
import { withNothingHidden, type ShownRequest } from '../../../src/send/prepared-request.ts';
import { piecesOf } from './parts.ts';
import type { Exempt, Table } from './table.ts';

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

const ofExportRequest: Exempt = { exempt: 'exportRequest, which is measured, calls it with the same text' };

export const sendExport: Table = {
  'send/export/as-curl.ts': { asCurl: ofExportRequest },
  'send/export/as-httpie.ts': { asHttpie: ofExportRequest },
  'send/export/as-powershell.ts': { asPowerShell: ofExportRequest },
  'send/export/export-request.ts': {
    exportRequest: (text) => {
      const requests = shownWith(text);
      return () =>
        requests.flatMap((shown) =>
          (Object.keys(exportFormats) as ExportFormat[]).map((format) => exportRequest(format, 'POST', shown, root)),
        );
    },
  },
  'send/export/shell-quote.ts': { shellText: ofExportRequest, shellLines: ofExportRequest },
};
