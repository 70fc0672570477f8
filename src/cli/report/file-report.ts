import type { ProblemCode, Severity } from '../../language/problems/problem.ts';
import type { Redacted } from '../../secrets/redacted.ts';
import type { Printed } from '../printed.ts';

/** 0: nothing that matters; 1: errors or warnings; 2: not everything could be checked. */
export type ExitCode = 0 | 1 | 2;

/** A place in a file; both count from 0, characters in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** From a place up to another, which is not part of it. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A problem as it is reported. */
export interface ReportedProblem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly message: Redacted;
  /** Address of what the rule rests on. */
  readonly documentation: Redacted;
  readonly range: Range;
}

/** A request as other tools may want to know it. */
export interface ReportedRequest {
  readonly name: Redacted | null;
  /** Upper case. */
  readonly method: Redacted;
  /** As written, but on one line, and without secrets; null while there is only a method. */
  readonly url: Redacted | null;
  /** Values as written; null where one is a secret, which has no business in a build log. */
  readonly headers: readonly { readonly name: Redacted; readonly value: Redacted | null }[];
  readonly range: Range;
  readonly body: { readonly kind: 'text' | 'file' | 'mixed'; readonly range: Range } | null;
  /** What the catalog knows the URL to address, without namespace; null for any other URL. */
  readonly entityType: Redacted | null;
  /** The path of the collection that the URL lies in, with names in place of keys. */
  readonly route: Redacted | null;
}

/** What a file holds, and its problems in the order of the text. */
export interface FileReport {
  /** Relative to the working folder, with slashes; absolute if there is no such path. */
  readonly path: Redacted;
  readonly kind: 'requests' | 'payload' | 'body';
  /** Of a payload, without namespace; null for a file of requests, which each have their own, and for a body file. */
  readonly entityType: Redacted | null;
  readonly requests: readonly ReportedRequest[];
  readonly problems: readonly ReportedProblem[];
}

/** Something that could not be checked. */
export interface Failure {
  /** As in a report. */
  readonly path: Redacted;
  /** What is wrong and what to do. */
  readonly message: Redacted;
}

/** All files together. */
export interface Summary {
  readonly files: number;
  readonly filesWithProblems: number;
  readonly problems: Readonly<Record<Severity, number>>;
  readonly failures: readonly Failure[];
  readonly exitCode: ExitCode;
}

/**
 * A format of the output: each function returns what comes next in it, so that files don't have to be kept. A file comes in pieces: its
 * problems together may be longer than any string.
 */
export interface Reporter {
  readonly begin: () => Printed;
  readonly file: (report: FileReport) => Iterable<Printed>;
  readonly end: (summary: Summary) => Printed;
}
