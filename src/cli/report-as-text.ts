import type { ProblemCode, Severity } from '../language/problems/problem.ts';
import type { Reporter, Summary } from './file-report.ts';
import { piecesOf } from './pieces.ts';
import { printed, printedLines, type Printed } from './printed.ts';

/**
 * For people and for editors that find `path:line:column` in an output. Lines and columns count from 1.
 *
 * @param colour with the escape sequences of terminals
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
    end: ({ files, filesWithProblems, problems }) =>
      printed`${count(total(problems), 'problem')} in ${filesWithProblems} of ${count(files, 'file')}\n`,
  };
}

const grey = 90;
const colours: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 34 };

const count = (number: number, noun: 'problem' | 'file'): Printed =>
  number === 1 ? printed`1 ${noun}` : printed`${number} ${noun}s`;

const total = ({ error, warning, information }: Summary['problems']): number => error + warning + information;
