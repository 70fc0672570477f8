import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { entityTypes } from '../../../../src/catalog/index.ts';
import { readArguments } from '../../../../src/cli/arguments.ts';
import { check } from '../../../../src/cli/check.ts';
import { describe } from '../../../../src/cli/describe.ts';
import { CommandLineEnvironment } from '../../../../src/cli/environment.ts';
import type { FileReport } from '../../../../src/cli/report/file-report.ts';
import { filesBelow, findFiles } from '../../../../src/cli/find-files.ts';
import { piecesOf } from '../../../../src/cli/pieces.ts';
import { Printed, printed, printedJson, printedLines, printedList, printedText } from '../../../../src/cli/printed.ts';
import { PrivateValues } from '../../../../src/cli/private-values.ts';
import { fileFault, readText } from '../../../../src/cli/read-text.ts';
import { jsonReporter } from '../../../../src/cli/report/as-json.ts';
import { sarifReporter } from '../../../../src/cli/report/as-sarif.ts';
import { textReporter } from '../../../../src/cli/report/as-text.ts';
import { BodyFiles } from '../../../../src/cli/body-files.ts';
import { reportedRequest, reportOnText } from '../../../../src/cli/report/on-text.ts';
import { run } from '../../../../src/cli/run.ts';
import { languagesOf, useTranslation } from '../../../../src/cli/translation.ts';
import { noOuterVariables } from '../../../../src/http/variables/outer-variables.ts';
import { redacted, redactedPath } from '../../../../src/secrets/redacted.ts';
import { fileOf, remembered, requestsOf, variablesOfText } from './parts.ts';
import { collection } from './send/parts.ts';
import { partOf, slow, slowInRequests, type Table } from './table.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'graph-run-states-scaling-'));
process.once('exit', () => {
  rmSync(folder, { recursive: true });
});

const written = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

const surroundings = { folder, colour: true, write: () => Promise.resolve(), complain: () => undefined };

const reportOf: (text: string) => FileReport = remembered((text) => reportOnText('a.http', { kind: 'requests' }, text));

const summary = (text: string) => ({
  files: 1,
  filesWithProblems: 1,
  problems: { error: 1, warning: 0, information: 0 },
  failures: text.split('\n').map((line) => ({ path: redactedPath(line), message: redacted(line) })),
  exitCode: 2 as const,
});

export const cli: Table = {
  'cli/arguments.ts': {
    // Node's own parser needs quadratic time for the number of arguments, which the system limits.
    readArguments: (text) => () => [['check', text], text.split('\n').slice(0, 1000)].map(readArguments),
  },
  'cli/body-files.ts': {
    BodyFiles: slow((text) => {
      const file = fileOf(`POST ${collection}\n\n< scaled.json\n###\nPOST ${collection}\n\n<@ scaled.json\n`);
      written('scaled.json', text);
      const found = { path: 'a.http', root: folder };
      return async () => {
        const bodyFiles = new BodyFiles(folder, redacted);
        await bodyFiles.checkNamedIn(found, file, noOuterVariables);
        return bodyFiles.paths.map((bodyFile) => bodyFiles.reportOn(bodyFile));
      };
    }),
  },
  'cli/check.ts': {
    check: slowInRequests((text) => {
      written('a.http', text);
      return () => check({ patterns: ['a.http'], format: 'sarif' }, '1.0.0', surroundings);
    }),
  },
  'cli/describe.ts': {
    describe: (text) => () =>
      Promise.all(
        [{ type: text }, { method: text, path: '/deviceManagement' }, { method: 'GET', path: text }].map((what) =>
          describe({ what, format: 'text' }, surroundings),
        ),
      ),
  },
  'cli/environment.ts': {
    CommandLineEnvironment: slowInRequests((text) => {
      written('.env', text);
      written('http-client.env.json', `{"dev": {${text}`);
      return () => new CommandLineEnvironment(folder, 'dev', new PrivateValues(), () => undefined).around('a.http');
    }),
  },
  'cli/find-files.ts': {
    findFiles: (text) => () => findFiles([`a${text.slice(0, 1000)}`, `a${text}.http`], folder),
    filesBelow: (text) => () => filesBelow(`${folder}/a${text}`, 2, () => undefined),
  },
  'cli/pieces.ts': {
    piecesOf: (text) => {
      const lines = text.split('\n');
      return () => piecesOf(lines);
    },
  },
  'cli/printed.ts': {
    Printed: (text) => () => Printed.words`${redacted('a')}: ${redacted(text)}`,
    printed: (text) => () => printed`${redacted('a')}: ${redacted(text)}`,
    printedText: (text) => () => printedText`${redacted('a')}: ${redacted(text)}`,
    printedJson: (text) => () => printedJson({ a: redacted(text) }),
    printedList: (text) => {
      const items = text.split('\n').map((line) => printed`${redacted(line)}`);
      return () => printedList(items);
    },
    printedLines: (text) => {
      const lines = text.split('\n').map((line) => printed`${redacted(line)}`);
      return () => printedLines(lines);
    },
  },
  'cli/private-values.ts': {
    PrivateValues: slowInRequests((text) => {
      const values = new Map(text.split('\n').map((line, index) => [`n${index}`, line]));
      const environmentFiles = [{ file: 'a', isPrivate: true, environments: new Map([['dev', values]]) }];
      const sources = { environmentFiles, dotenv: undefined, process: undefined, unread: [] };
      return () => {
        const known = new PrivateValues();
        known.add(sources);
        return known.redact(text);
      };
    }),
  },
  'cli/read-text.ts': {
    fileFault: (text) => () => [fileFault(text), fileFault(new Error(text))],
    readText: (text) => {
      const file = written('b.http', text);
      const invalid = path.join(folder, 'c.http');
      writeFileSync(invalid, Buffer.concat([Buffer.from(text), Buffer.from([0xff])]));
      return () => Promise.all([file, invalid, text].map((one) => readText(folder, one)));
    },
  },
  'cli/report/as-json.ts': {
    jsonReporter: slowInRequests((text) => {
      const report = reportOf(text);
      return () => {
        const reporter = jsonReporter(text);
        return [reporter.begin(), ...reporter.file(report), reporter.end(summary(text))];
      };
    }),
  },
  'cli/report/as-sarif.ts': {
    sarifReporter: slowInRequests((text) => {
      const report = reportOf(text);
      return () => {
        const reporter = sarifReporter(text, folder);
        return [reporter.begin(), ...reporter.file(report), reporter.end(summary(text))];
      };
    }),
  },
  'cli/report/as-text.ts': {
    textReporter: slowInRequests((text) => {
      const report = reportOf(text);
      return () => {
        const reporter = textReporter(true);
        const named = { ...report, path: redactedPath(text), problems: report.problems.slice(0, 3) };
        return [...reporter.file(report), ...reporter.file(named), reporter.end(summary(text))];
      };
    }),
  },
  'cli/report/on-text.ts': {
    reportOnText: slowInRequests((text) => () => [
      reportOnText(text, { kind: 'requests' }, text),
      ...entityTypes
        .slice(0, 1)
        .map((entityType) => reportOnText('a.json', { kind: 'payload', type: entityType }, text)),
    ]),
    requestsIn: partOf('reportOnText'),
    reportedProblem: partOf('reportOnText'),
    inOrder: partOf('reportOnText'),
    reportedRequest: slowInRequests((text) => {
      const [requests, variables] = [requestsOf(text), variablesOfText(text)];
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      return () => requests.map((request) => reportedRequest(request, variables, () => range, redacted));
    }),
  },
  'cli/run.ts': {
    run: slowInRequests((text) => {
      written('a.http', text);
      return () =>
        Promise.all([run(['check', 'a.http', '--format', 'json'], surroundings), run([`a${text}`], surroundings)]);
    }),
  },
  'cli/translation.ts': {
    languagesOf: (text) => () => languagesOf(text),
    useTranslation: (text) => () => {
      useTranslation(folder, text);
    },
  },
};
