import { t } from '@vscode/l10n';
import path from 'node:path';
import type { Severity } from '../language/problems/problem.ts';
import { redacted, redactedPath } from '../secrets/redacted.ts';
import type { Command, Format } from './arguments.ts';
import { BodyFiles } from './body-files.ts';
import { CommandLineEnvironment } from './environment.ts';
import type { ExitCode, Failure, FileReport, Reporter } from './report/file-report.ts';
import { findFiles, type FoundFile, kindOfFile } from './find-files.ts';
import { printed } from './printed.ts';
import { PrivateValues, type Redact } from './private-values.ts';
import { readText } from './read-text.ts';
import { jsonReporter } from './report/as-json.ts';
import { sarifReporter } from './report/as-sarif.ts';
import { textReporter } from './report/as-text.ts';
import { inOrder, reportOnText, requestsIn } from './report/on-text.ts';
import type { Surroundings } from './surroundings.ts';

/** Checks files one at a time and reports their problems; nothing is checked if an argument matches no file. */
export async function check(
  { patterns, format, env }: Pick<Command & { readonly kind: 'check' }, 'patterns' | 'format' | 'env'>,
  version: string,
  { folder, colour, write, complain }: Surroundings,
): Promise<ExitCode> {
  const found = findFiles(patterns, folder);
  for (const sentence of found.unmatched) complain(printed`graph-run-states: ${sentence}`);
  if (found.unmatched.length > 0) return 2;

  const reporter = reporterFor(format, version, folder, colour);
  const failures: Failure[] = [];
  const fail = (failure: Failure): void => {
    failures.push(failure);
    complain(printed`${failure.path}: ${failure.message}`);
  };
  found.failures.forEach(fail);
  const problems: Record<Severity, number> = { error: 0, warning: 0, information: 0 };
  let filesWithProblems = 0;
  let pagesWithoutRequests = 0;
  const values = new PrivateValues();
  const environment = new CommandLineEnvironment(folder, env, values, complain);
  const bodyFiles = new BodyFiles(folder, values.redact);
  const isPayload = ({ path: file }: FoundFile): boolean => kindOfFile(file)?.kind === 'payload';
  const print = async (report: FileReport): Promise<void> => {
    for (const { severity } of report.problems) problems[severity]++;
    if (report.problems.length > 0) filesWithProblems++;
    for (const piece of reporter.file(report)) await write(piece);
  };
  await write(reporter.begin());
  // Payload files come after the requests that may send them, so that each of their problems is reported once.
  for (const file of [...found.files.filter((one) => !isPayload(one)), ...found.files.filter(isPayload)]) {
    const report = await reportOn(file, folder, environment, values.redact, bodyFiles);
    if (report === undefined) {
      pagesWithoutRequests++;
      continue;
    }
    if ('message' in report) {
      fail(report);
      continue;
    }
    await print(isPayload(file) ? bodyFiles.reportOn(file.path, report) : report);
  }
  const reported = new Set(found.files.map(({ path: file }) => file));
  const onlyBodies = bodyFiles.paths.filter((file) => !reported.has(file)).sort();
  for (const file of onlyBodies) await print(bodyFiles.reportOn(file));
  if (environment.missing !== undefined)
    fail({
      path: redacted('--env'),
      message: redacted(t`No environment file next to these files or above them defines '${environment.missing}'.`),
    });
  const files = found.files.length - pagesWithoutRequests + onlyBodies.length;
  // Otherwise a user who expected requests wouldn't notice that there are none.
  if (files === 0 && failures.length === 0)
    for (const pattern of patterns)
      fail({ path: redactedPath(pattern), message: redacted(t('There are no requests in these Markdown pages.')) });
  const exitCode = failures.length > 0 ? 2 : problems.error + problems.warning > 0 ? 1 : 0;
  await write(reporter.end({ files, filesWithProblems, problems, failures, exitCode }));
  return exitCode;
}

function reporterFor(format: Format, version: string, folder: string, colour: boolean): Reporter {
  switch (format) {
    case 'text':
      return textReporter(colour);
    case 'json':
      return jsonReporter(version);
    case 'sarif':
      return sarifReporter(version, folder);
    default:
      return format satisfies never;
  }
}

/** @returns undefined for a Markdown page without requests, which isn't checked */
async function reportOn(
  found: FoundFile,
  folder: string,
  environment: CommandLineEnvironment,
  redact: Redact,
  bodyFiles: BodyFiles,
): Promise<FileReport | Failure | undefined> {
  const { path: file, root } = found;
  const kind = kindOfFile(file);
  const { text, fault } = await readText(root, path.resolve(folder, file));
  if (kind === undefined || text === undefined)
    return { path: redactedPath(file), message: redact(fault ?? t('This isn’t a request file.')) };
  const outer = await environment.around(file);
  const report = reportOnText(file, kind, text, outer, redact);
  if (kind.kind !== 'payload' && text.includes('<')) {
    const unreadable = await bodyFiles.checkNamedIn(found, requestsIn(kind, text), outer);
    if (unreadable.length > 0) return { ...report, problems: inOrder([...report.problems, ...unreadable]) };
  }
  return kind.kind === 'markdown' && report.requests.length === 0 ? undefined : report;
}
