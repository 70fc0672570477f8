import { t } from '@vscode/l10n';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { type ProblemCode, problemCodes, type Severity } from '../../language/problems/problem.ts';
import { redacted, redactedPath, rewritten, type Redacted } from '../../secrets/redacted.ts';
import type { Range, ReportedProblem, Reporter, Summary } from './file-report.ts';
import { piecesOf } from '../pieces.ts';
import { printed, printedJson, printedLines } from '../printed.ts';

/**
 * For code scanning: SARIF 2.1.0 (OASIS, errata 01), with a result on each line. Whatever concerns all files comes after the results, so
 * that those don't have to be kept.
 *
 * @param folder the absolute folder that reported paths are relative to
 */
export function sarifReporter(version: string, folder: string): Reporter {
  const rules = new Rules();
  let isFirst = true;
  return {
    begin: () => {
      const sourceFolder = { [sourceRoot]: { uri: redactedPath(`${fileUri(folder).replace(/\/$/, '')}/`) } } as const;
      return printed`{"$schema":"${schema}","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","originalUriBaseIds":${printedJson(sourceFolder)},"results":[\n`;
    },
    *file({ path: file, problems }) {
      const artifactLocation = artifact(file, folder);
      for (const piece of piecesOf(problems))
        yield printedLines(
          piece.map((problem) => {
            const json = printedJson(result(problem, rules.indexOf(problem), artifactLocation));
            const separator = isFirst ? '' : ',';
            isFirst = false;
            return printed`${separator}${json}`;
          }),
        );
    },
    end: (summary) => {
      const driver = {
        name: 'Graph Run States',
        semanticVersion: redacted(version),
        rules: rules.descriptors(),
      } as const;
      return printed`],"invocations":${printedJson([invocation(summary, folder)])},"tool":${printedJson({ driver })}}]}\n`;
    },
  };
}

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const sourceRoot = '%SRCROOT%';

const levels = { error: 'error', warning: 'warning', information: 'note' } as const satisfies Record<Severity, string>;

/** The rules for which problems were found, in the order of their first problem. */
class Rules {
  readonly #pages = new Map<ProblemCode, { readonly index: number; readonly urls: Set<Redacted> }>();

  /** The index of a problem's rule. */
  indexOf({ code, documentation }: ReportedProblem): number {
    let rule = this.#pages.get(code);
    if (rule === undefined) this.#pages.set(code, (rule = { index: this.#pages.size, urls: new Set() }));
    rule.urls.add(documentation);
    return rule.index;
  }

  /** The sources of a rule may depend on the entity type, so `help` lists all pages of the problems found. */
  descriptors() {
    return [...this.#pages].map(([id, { urls }]) => ({
      id,
      shortDescription: message(redacted(sentence(problemCodes[id].meaning()))),
      defaultConfiguration: { level: levels[problemCodes[id].whereNothingIsSent ?? problemCodes[id].severity] },
      helpUri: [...urls].sort()[0],
      help: message(redacted(t`Sources: ${[...urls].sort().join(' ')}`)),
    }));
  }
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const result = (
  { code, severity, message: text, range }: ReportedProblem,
  ruleIndex: number,
  artifactLocation: ArtifactLocation,
) => ({
  ruleId: code,
  ruleIndex,
  level: levels[severity],
  message: message(text),
  locations: [{ physicalLocation: { artifactLocation, region: region(range) } }],
});

function invocation({ failures, exitCode }: Summary, folder: string) {
  return {
    executionSuccessful: exitCode !== 2,
    exitCode,
    toolExecutionNotifications: failures.map(({ path: file, message: text }) => ({
      level: 'error' as const,
      message: message(text),
      locations: [{ physicalLocation: { artifactLocation: artifact(file, folder) } }],
    })),
  };
}

/** Braces are placeholders for arguments, so literal ones are doubled (SARIF 2.1.0, 3.11.5). */
const message = (text: Redacted) => ({ text: rewritten(text, (plain) => plain.replace(/[{}]/g, '$&$&')) });

/** Counts from 1; the end is the column after the last character, as in a `Range`. */
const region = ({ start, end }: Range) => ({
  startLine: start.line + 1,
  startColumn: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});

interface ArtifactLocation {
  readonly uri: Redacted;
  readonly uriBaseId?: typeof sourceRoot;
}

/** The address of a file: relative to the folder if the file is in it, otherwise absolute. */
const artifact = (file: string, folder: string): ArtifactLocation =>
  path.isAbsolute(file) || /^\.\.(\/|$)/.test(file)
    ? { uri: redactedPath(fileUri(path.resolve(folder, file))) }
    : { uri: redactedPath(file.split('/').map(encodeSegment).join('/')), uriBaseId: sourceRoot };

// Lone surrogates, which Windows file names can contain, can't be encoded.
const encodeSegment = (segment: string): string => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'));

/** Node doesn't encode a few characters that a URI may not contain (RFC 3986, 3.3). */
const fileUri = (absolute: string): string =>
  pathToFileURL(absolute).href.replace(/[[\]^|]/g, (character) => encodeURIComponent(character));
