import * as vscode from 'vscode';
import type { Block, Span } from '../../http/model.ts';
import type { Problem } from '../../language/problems/problem.ts';

/** How many requests are named beside a problem in a body file; only these can disable it. */
const mostNamed = 10;

/** A problem that is shown in a file, and one of the requests that have it. */
export interface OfRequest {
  readonly problem: Problem;
  readonly range: vscode.Range;
  /** Where the problem is in a body file; undefined at the line that names the file. */
  readonly inFile: Span | undefined;
  readonly index: number;
  readonly block: Block;
}

/** A diagnostic, and the requests that have it, as far as they are named beside it. */
interface Reported {
  readonly diagnostic: vscode.Diagnostic;
  /** Empty for a note. */
  readonly of: OfRequest[];
}

/** Several requests may send one file: each of its problems is reported once, by a key that equal problems share. */
type ReportedInFile = Map<string, Reported>;

/** What requests report about each file, by its URI. */
export type Found = Map<string, ReportedInFile>;

export const diagnosticsIn = (reported: ReportedInFile | undefined): vscode.Diagnostic[] =>
  Array.from(reported?.values() ?? [], ({ diagnostic }) => diagnostic);

/** Adds a diagnostic. If an equal one exists, adds the request to that instead. */
export function report(found: Found, uri: vscode.Uri, diagnostic: vscode.Diagnostic, of?: OfRequest): void {
  const inFile: ReportedInFile = found.get(uri.toString()) ?? new Map<string, Reported>();
  found.set(uri.toString(), inFile);
  const { code, range, message, severity, relatedInformation = [] } = diagnostic;
  const key = JSON.stringify([code, range, message]);
  const known = inFile.get(key);
  if (known === undefined) {
    const copy = Object.assign(new vscode.Diagnostic(range, message, severity), diagnostic);
    inFile.set(key, { diagnostic: copy, of: of ? [of] : [] });
    return;
  }
  const named = known.diagnostic.relatedInformation ?? [];
  if (named.length >= mostNamed) return;
  known.diagnostic.relatedInformation = [...named, ...relatedInformation].slice(0, mostNamed);
  if (of) known.of.push(of);
}
