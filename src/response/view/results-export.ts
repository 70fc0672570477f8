import type { ExportFormat, ResultRow, ResultsView } from '../../panel/protocol/protocol.ts';
import {
  joined,
  redacted,
  redactedJson,
  redactedText,
  redacting,
  rewritten,
  type Redacted,
} from '../../secrets/redacted.ts';
import type { Exchange } from '../../send/exchange.ts';
import { redactingOf } from '../../send/history/kept-response.ts';
import { targetName } from '../../send/target.ts';
import { endedText } from './results-view.ts';

/** One request of the results, as it is written to a file: nothing in it is secret. */
interface ExportedResult {
  readonly line: number;
  readonly name: Redacted;
  readonly request: Redacted;
  /** `success`, `failure`, `uncertain`, `notice`, or `pending`. */
  readonly state: Redacted;
  readonly status: Redacted;
  readonly id: Redacted;
  /** What the response says, or what went wrong. */
  readonly result: Redacted;
  /** How the response compares with what was sent. */
  readonly comparison: Redacted;
  readonly milliseconds: number | undefined;
  /** Where it was sent: the sandbox or a cloud; empty if it wasn't. */
  readonly target: Redacted;
  /** When it was sent, in UTC; empty if it wasn't. */
  readonly sentAt: Redacted;
  /** The id by which the service and its support know the request. */
  readonly clientRequestId: Redacted;
}

/** The names of a file's columns, in their order. */
const columns = [
  ...(['line', 'name', 'request', 'state', 'status', 'id', 'result', 'comparison'] as const),
  ...(['milliseconds', 'target', 'sentAt', 'clientRequestId'] as const),
] satisfies readonly (keyof ExportedResult)[];

/**
 * Results as the text of a file, without secrets and private values.
 *
 * @param get finds what was sent, by the id of its exchange; undefined: it is no longer known
 */
export function exportedResults(
  { rows }: Pick<ResultsView, 'rows'>,
  format: ExportFormat,
  get: (exchange: string) => Exchange | undefined,
): Redacted {
  const results = rows.map((row) => exported(row, get(row.exchange)));
  return format === 'csv' ? csv(results) : redactedJson<readonly ExportedResult[]>(results);
}

function exported(row: ResultRow, exchange: Exchange | undefined): ExportedResult {
  const redact = exchange ? redactingOf(exchange.outcome) : redacting({});
  const clean = (text: string): Redacted => redact(text).text;
  const { detail, note, status, key } = exchange ? endedText(exchange.outcome) : { ...row, detail: row.kept };
  return {
    line: row.line,
    name: clean(row.name),
    request: clean(row.request),
    state: clean(row.state === 'waiting' || row.state === 'sending' ? 'pending' : row.state),
    status: clean(status),
    id: clean(key),
    result: clean(detail),
    comparison: clean(note),
    milliseconds: row.milliseconds,
    target: clean(exchange ? targetName(exchange.outcome.target) : ''),
    sentAt: clean(exchange ? new Date(exchange.outcome.startedAt).toISOString() : ''),
    clientRequestId: clean(exchange?.outcome.clientRequestId ?? ''),
  };
}

/** By RFC 4180; the mark in front tells Excel that it is UTF-8. */
function csv(results: readonly ExportedResult[]): Redacted {
  const lines = results.map((result) =>
    joined(
      columns.map((column) => cell(result[column])),
      ',',
    ),
  );
  const text = joined([joined(columns.map(redacted), ','), ...lines, redacted('')], '\r\n');
  return redactedText`\ufeff${text}`;
}

/**
 * A cell of a CSV file. A text that a spreadsheet would compute, because it begins like a formula, gets an apostrophe in front:
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(value: Redacted | number | undefined): Redacted {
  if (typeof value !== 'string') return redactedText`${value ?? redacted('')}`;
  return rewritten(value, (written) => {
    const text = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(written) ? `'${written}` : written;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
}
