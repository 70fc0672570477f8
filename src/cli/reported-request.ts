import type { HttpRequest, Span } from '../http/model.ts';
import type { Variables } from '../http/variables/variables.ts';
import { graphRequestOf } from '../language/graph-request.ts';
import { isSecretName } from '../secrets/secret-names.ts';
import type { Range, ReportedRequest } from './file-report.ts';
import type { Redact } from './private-values.ts';

/** A request as it is told to other tools. */
export function reportedRequest(
  request: HttpRequest,
  variables: Variables,
  rangeOf: (span: Span) => Range,
  redact: Redact,
): ReportedRequest {
  const { name, method, url, headers, body } = request;
  const match = graphRequestOf(request, variables)?.match;
  return {
    name: name ? redact(name.text) : null,
    method: redact(method?.text.toUpperCase() ?? 'GET'),
    url: url ? redact(url.value) : null,
    headers: headers.map((header) => ({
      name: redact(header.name.text),
      value: isSecretName(header.name.text) ? null : redact(header.value.text),
    })),
    range: rangeOf(request),
    body: body === undefined ? null : { kind: body.kind, range: rangeOf(body) },
    entityType: match ? redact(match.entityType.name) : null,
    route: match ? redact(match.route.path) : null,
  };
}
