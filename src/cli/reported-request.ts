import type { HttpRequest, Span } from '../http/model.ts';
import type { Variables } from '../http/variables.ts';
import { graphRequestOf } from '../language/graph-request.ts';
import type { Range, ReportedRequest } from './file-report.ts';

/** Headers that carry what lets somebody in. A value that is only a variable would be safe, but not all are. */
const secret = /^(authorization|proxy-authorization|cookie|set-cookie|.*(api[-_]?key|token|secret|password).*)$/i;

/** A request as it is told to other tools. */
export function reportedRequest(
  request: HttpRequest,
  variables: Variables,
  rangeOf: (span: Span) => Range,
): ReportedRequest {
  const { name, method, url, headers, body } = request;
  const match = graphRequestOf(request, variables)?.match;
  return {
    name: name?.text ?? null,
    method: method?.text.toUpperCase() ?? 'GET',
    url: url?.value ?? null,
    headers: headers.map((header) => ({
      name: header.name.text,
      value: secret.test(header.name.text) ? null : header.value.text,
    })),
    range: rangeOf(request),
    body: body === undefined ? null : { kind: body.kind, range: rangeOf(body) },
    entityType: match?.entityType.name ?? null,
    route: match?.route.path ?? null,
  };
}
