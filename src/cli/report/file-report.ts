import type { ProblemCode, Severity } from '../../language/problems/problem.ts';
import type { Redacted } from '../../secrets/redacted.ts';
import type { Printed } from '../printed.ts';

/** 0: no errors or warnings; 1: errors or warnings; 2: not everything could be checked. */
export type ExitCode = 0 | 1 | 2;

/** A place in a file; both count from 0, characters in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** From one place up to, but not including, another. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A problem as it is reported. */
export interface ReportedProblem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly message: Redacted;
  /** The address of the rule's source. */
  readonly documentation: Redacted;
  readonly range: Range;
}

/** A request as it is reported to other tools. */
export interface ReportedRequest {
  readonly name: Redacted | null;
  /** Upper case. */
  readonly method: Redacted;
  /** As written, but on one line, and without secrets; null while there is only a method. */
  readonly url: Redacted | null;
  /** Values as written; null for secrets, which don't belong in a build log. */
  readonly headers: readonly { readonly name: Redacted; readonly value: Redacted | null }[];
  readonly range: Range;
  readonly body: { readonly kind: 'text' | 'file' | 'mixed'; readonly range: Range } | null;
  /** The entity type that the URL addresses according to the catalog, without namespace; null for any other URL. */
  readonly entityType: Redacted | null;
  /** The path of the collection that the URL is in, with names in place of keys; null for any other URL. */
  readonly route: Redacted | null;
}

/** The content of a file, and its problems in the order of the text. */
export interface FileReport {
  /** Relative to the working folder, with slashes; absolute if there is no relative path. */
  readonly path: Redacted;
  readonly kind: 'requests' | 'payload' | 'body';
  /** That of a payload, without namespace; null for a file of requests, each of which has its own, and for a body file. */
  readonly entityType: Redacted | null;
  readonly requests: readonly ReportedRequest[];
  readonly problems: readonly ReportedProblem[];
}

/** Something that couldn't be checked. */
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
 * A format of the output: each function returns the next part, so that files don't have to be kept. A file comes in pieces: its problems
 * together may exceed the maximum length of a string.
 */
export interface Reporter {
  readonly begin: () => Printed;
  readonly file: (report: FileReport) => Iterable<Printed>;
  readonly end: (summary: Summary) => Printed;
}
