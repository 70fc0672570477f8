import * as vscode from 'vscode';
import type { Block, Span } from '../../http/model.ts';
import type { Problem } from '../../language/problems/problem.ts';

/** Requests that are named beside a problem in a body file, and that can turn it off. */
const mostNamed = 10;

/** A problem that is shown in a file, and a request that it is of. */
export interface OfRequest {
  readonly problem: Problem;
  readonly range: vscode.Range;
  /** Where the problem is in a body file; undefined at the line that names the file. */
  readonly inFile: Span | undefined;
  readonly index: number;
  readonly block: Block;
}

/** A diagnostic, and requests that it is one of: those that are named beside it. */
interface Reported {
  readonly diagnostic: vscode.Diagnostic;
  /** None: it is a note. */
  readonly of: OfRequest[];
}

/** Several requests may send one file: each of its problems is reported once, by a key that equal problems share. */
type ReportedInFile = Map<string, Reported>;

/** What requests report about each file, by its URI. */
export type Found = Map<string, ReportedInFile>;

export const diagnosticsIn = (reported: ReportedInFile | undefined): vscode.Diagnostic[] =>
  Array.from(reported?.values() ?? [], ({ diagnostic }) => diagnostic);

/** Adds a diagnostic, or to the one that says the same the requests that this one is of. */
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
