import { parseHttpFile } from '../../http/file.ts';
import { lineStartsOf, positionAt } from '../../http/lines.ts';
import type { HttpFile, HttpRequest, Span } from '../../http/model.ts';
import { noOuterVariables, type OuterVariables } from '../../http/variables/outer-variables.ts';
import { type Variables, variablesOf } from '../../http/variables/variables.ts';
import { FileChecker } from '../../language/checks/file.ts';
import { graphRequestOf } from '../../language/request/graph-request.ts';
import { isHidden } from '../../language/variables/hidden-variables.ts';
import { checkPayloadFile } from '../../language/payload-file/schema-property.ts';
import { parseMarkdown } from '../../language/markdown/blocks.ts';
import {
  type Problem,
  problemDocumentation,
  problemMessage,
  severityWhereNothingIsSent,
} from '../../language/problems/problem.ts';
import { redacted, redactedPath } from '../../secrets/redacted.ts';
import { isSecretName } from '../../secrets/secret-names.ts';
import type { FileReport, Range, ReportedProblem, ReportedRequest } from './file-report.ts';
import type { FileKind } from '../find-files.ts';
import type { Redact } from '../private-values.ts';

/**
 * Checks a text by the rules of the editor. Accepts any text and never throws.
 *
 * @param outer the variables from outside of the file
 * @param redact removes text that must not be shown
 */
export function reportOnText(
  path: string,
  fileKind: FileKind,
  text: string,
  outer: OuterVariables = noOuterVariables,
  redact: Redact = redacted,
): FileReport {
  const file = redactedPath(path);
  switch (fileKind.kind) {
    case 'requests':
    case 'markdown': {
      const requests = reportOnRequests(requestsIn(fileKind, text), outer, redact);
      return { path: file, kind: 'requests', entityType: null, ...requests };
    }
    case 'payload': {
      const lineStarts = lineStartsOf(text);
      const problems = checkPayloadFile(text, fileKind.type).map((problem) =>
        reportedProblem(problem, rangeOf(problem, lineStarts, 0), redact),
      );
      return { path: file, kind: 'payload', entityType: redact(fileKind.type.name), requests: [], problems };
    }
    default:
      return fileKind satisfies never;
  }
}

/** The requests of a file, or those in the fences of a page. */
export const requestsIn = ({ kind }: FileKind, text: string): HttpFile =>
  kind === 'markdown' ? parseMarkdown(text) : parseHttpFile(text);

function reportOnRequests(
  file: HttpFile,
  outer: OuterVariables,
  redact: Redact,
): Pick<FileReport, 'requests' | 'problems'> {
  const variables = variablesOf(file, outer, undefined, isHidden);
  const rangeIn =
    (blockIndex: number) =>
    (span: Span): Range =>
      rangeOf(span, file.blocks[blockIndex]?.lineStarts ?? [0], file.lines[blockIndex] ?? 0);
  return {
    requests: file.blocks.flatMap((block, index) =>
      block.requests.map((request) => reportedRequest(request, variables, rangeIn(index), redact)),
    ),
    problems: inOrder(
      new FileChecker({ outer })
        .check(file)
        .flatMap(({ index, problems }) =>
          problems.map((problem) => reportedProblem(problem, rangeIn(index)(problem), redact)),
        ),
    ),
  };
}

/** A problem as it is reported. */
export const reportedProblem = (problem: Problem, range: Range, redact: Redact): ReportedProblem => ({
  code: problem.code,
  severity: severityWhereNothingIsSent(problem),
  message: redact(problemMessage(problem)),
  documentation: redacted(problemDocumentation(problem)),
  range,
});

/** Problems in the order of their file. */
export const inOrder = (problems: readonly ReportedProblem[]): ReportedProblem[] =>
  [...problems].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );

/** A span as lines and characters. */
export function rangeOf({ start, end }: Span, lineStarts: readonly number[], firstLine: number): Range {
  const place = (offset: number) => {
    const { line, character } = positionAt(lineStarts, offset);
    return { line: firstLine + line, character };
  };
  return { start: place(start), end: place(end) };
}

/** A request as it is reported to other tools. */
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
