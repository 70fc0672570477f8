import path from 'node:path';
import { bodyLimit } from '../catalog/requests/limits.ts';
import type { ReadFault } from '../files/read-result.ts';
import { readTextBelow } from '../files/read-text-below.ts';
import type { HttpFile } from '../http/model.ts';
import type { OuterVariables } from '../http/variables/outer-variables.ts';
import { hasReference } from '../http/variables/references.ts';
import { substitute, type Variables, variablesOf } from '../http/variables/variables.ts';
import { relativeBodyPath } from '../language/body-file/body-file.ts';
import {
  bodyFilesIn,
  BodyFileText,
  type InBodyFile,
  type NamedBodyFile,
  unreadableBodyFile,
} from '../language/body-file/check.ts';
import { FileChecker } from '../language/checks/file.ts';
import { isHidden } from '../language/variables/hidden-variables.ts';
import { redactedPath } from '../secrets/redacted.ts';
import { type FoundFile, withSlashes } from './find-files.ts';
import type { Redact } from './private-values.ts';
import type { FileReport, ReportedProblem } from './report/file-report.ts';
import { inOrder, rangeOf, reportedProblem } from './report/on-text.ts';

type BodyFileRead = { readonly body: BodyFileText } | { readonly fault: ReadFault };

/** Problems without duplicates: by code, place and message. */
type Reported = Map<string, ReportedProblem>;

/** Checks the files that requests send as their bodies. Requests may share one, whose problems are reported once. */
export class BodyFiles {
  readonly #folder: string;
  readonly #redact: Redact;
  /** By the reported path. */
  readonly #found = new Map<string, Reported>();

  /** @param folder the folder that reported paths are relative to, absolute */
  constructor(folder: string, redact: Redact) {
    this.#folder = folder;
    this.#redact = redact;
  }

  /** The paths of the body files that were checked so far. */
  get paths(): readonly string[] {
    return [...this.#found.keys()];
  }

  /**
   * Checks the body files of a request file, and keeps their problems.
   *
   * @param outer the variables from outside of the request file
   * @returns the problems of lines whose file can't be read
   */
  async checkNamedIn(found: FoundFile, file: HttpFile, outer: OuterVariables): Promise<ReportedProblem[]> {
    const shown = lazy(() => variablesOf(file, outer, undefined, isHidden));
    const all = lazy(() => variablesOf(file, outer));
    const checker = new FileChecker({ outer });
    const known = new Map<string, BodyFileRead>();
    const unreadable: ReportedProblem[] = [];
    for (const [index, block] of file.blocks.entries())
      for (const named of bodyFilesIn(block, shown)) {
        const written = substitute(named.path, all());
        // A variable without a value has its own problem.
        if (hasReference(written)) continue;
        const absolute = this.#absolute(found, written);
        const read = absolute === undefined ? outside : (known.get(absolute) ?? (await this.#read(found, absolute)));
        if (absolute === undefined || 'fault' in read) {
          const fault = unreadableBodyFile(named, 'fault' in read ? read.fault : 'outside');
          for (const problem of checker.enabledIn(file, index, [fault]))
            unreadable.push(
              reportedProblem(problem, rangeOf(problem, block.lineStarts, file.lines[index] ?? 0), this.#redact),
            );
          continue;
        }
        known.set(absolute, read);
        this.#check(absolute, read.body, named, shown(), (problems) => checker.enabledIn(file, index, problems));
      }
    return unreadable;
  }

  /** The report on a body file, or on a payload file together with its problems as a body. */
  reportOn(file: string, payload?: FileReport): FileReport {
    const found: Reported = new Map(this.#found.get(file));
    for (const problem of payload?.problems ?? []) found.set(keyOf(problem), problem);
    const report = payload ?? { path: redactedPath(file), kind: 'body', entityType: null, requests: [] };
    return { ...report, problems: inOrder([...found.values()]) };
  }

  #check(
    absolute: string,
    body: BodyFileText,
    { request, hasVariables }: NamedBodyFile,
    variables: Variables,
    enabled: (problems: readonly InBodyFile[]) => readonly InBodyFile[],
  ): void {
    const shown = this.#shownPath(absolute);
    const found: Reported = this.#found.get(shown) ?? new Map<string, ReportedProblem>();
    this.#found.set(shown, found);
    for (const problem of enabled(body.check(request, hasVariables, variables))) {
      const reported = reportedProblem(problem, rangeOf(problem.inFile, body.lineStarts, 0), this.#redact);
      found.set(keyOf(reported), reported);
    }
  }

  #shownPath(absolute: string): string {
    return withSlashes(path.relative(this.#folder, absolute));
  }

  #absolute({ path: file }: FoundFile, written: string): string | undefined {
    const relative = relativeBodyPath(written);
    return relative === undefined ? undefined : path.resolve(this.#folder, path.dirname(file), relative);
  }

  async #read({ root }: FoundFile, absolute: string): Promise<BodyFileRead> {
    const read = await readTextBelow(root, absolute, bodyLimit.bytes);
    return 'fault' in read ? read : { body: new BodyFileText(read.text) };
  }
}

const outside: BodyFileRead = { fault: 'outside' };

const keyOf = ({ code, message, range: { start, end } }: ReportedProblem): string =>
  JSON.stringify([code, start, end, message]);

function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
