import type { ProblemCode, Severity } from '../../language/problems/problem.ts';
import type { Reporter, Summary } from './file-report.ts';
import { piecesOf } from '../pieces.ts';
import { printed, printedText, printedLines, type Printed } from '../printed.ts';

/**
 * For people, and for editors that find `path:line:column` in the output. Lines and columns count from 1.
 *
 * @param colour whether to use the escape sequences of terminals
 */
export function textReporter(colour: boolean): Reporter {
  const paint = (code: number, text: Severity | ProblemCode): Printed =>
    colour ? printed`\u001b[${code}m${text}\u001b[39m` : printed`${text}`;
  return {
    begin: () => printed``,
    *file({ path, problems }) {
      for (const piece of piecesOf(problems))
        yield printedLines(
          piece.map(({ range: { start }, severity, code, message }) => {
            const place = printed`${path}:${start.line + 1}:${start.character + 1}`;
            return printed`${place} ${paint(colours[severity], severity)} ${paint(grey, code)} ${message}`;
          }),
        );
      if (problems.length > 0) yield printed`\n`;
    },
    end: summaryLine,
  };
}

const grey = 90;
const colours: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 34 };

function summaryLine({ files, filesWithProblems, problems }: Summary): Printed {
  const found = total(problems);
  if (found === 1)
    return files === 1
      ? printedText`1 problem in ${filesWithProblems} of 1 file\n`
      : printedText`1 problem in ${filesWithProblems} of ${files} files\n`;
  return files === 1
    ? printedText`${found} problems in ${filesWithProblems} of 1 file\n`
    : printedText`${found} problems in ${filesWithProblems} of ${files} files\n`;
}

const total = ({ error, warning, information }: Summary['problems']): number => error + warning + information;
