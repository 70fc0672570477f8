import { withNothingHidden, type PreparedRequest } from '../../../../src/send/prepared-request.ts';

export const root = 'https://graph.microsoft.com/beta';
export const path = '/deviceManagement/deviceShellScripts/1/deviceRunStates';

/** A request as the editor prepares it: a POST if it has a body. */
export const requestTo = (body?: string, changes: Partial<PreparedRequest> = {}): PreparedRequest =>
  withNothingHidden({
    method: body === undefined ? 'GET' : 'POST',
    url: root + path,
    headers: [
      ...(body === undefined ? [] : [['Content-Type', 'application/json'] as const]),
      ['Accept', 'application/json'],
    ],
    body,
    droppedHeaders: [],
    ...changes,
  });

/** POSTs that differ by their number, from 0. */
export const creates = (count: number): PreparedRequest[] =>
  Array.from({ length: count }, (_, index) => requestTo(`{"errorCode":${index}}`));
