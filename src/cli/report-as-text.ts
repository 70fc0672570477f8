import type { Severity } from '../language/problems/problem.ts';
import type { Reporter, Summary } from './file-report.ts';

/**
 * For people and for editors that find `path:line:column` in an output. Lines and columns count from 1.
 *
 * @param colour with the escape sequences of terminals
 */
export function textReporter(colour: boolean): Reporter {
  const paint = (code: number, text: string): string => (colour ? `\u001b[${code}m${text}\u001b[39m` : text);
  return {
    begin: () => '',
    file: ({ path, problems }) => {
      const lines = problems.map(({ range: { start }, severity, code, message }) => {
        const place = `${visible(path)}:${start.line + 1}:${start.character + 1}`;
        return `${place} ${paint(colours[severity], severity)} ${paint(grey, code)} ${visible(message)}\n`;
      });
      return lines.length === 0 ? '' : `${lines.join('')}\n`;
    },
    end: ({ files, filesWithProblems, problems }) =>
      `${count(total(problems), 'problem')} in ${filesWithProblems} of ${count(files, 'file')}\n`,
  };
}

const grey = 90;
const colours: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 34 };

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

const total = ({ error, warning, information }: Summary['problems']): number => error + warning + information;

/**
 * Names in messages come from the file that is checked: one that moves the cursor, or that begins a line of its own, could
 * make a terminal or a build server read something that nobody wrote.
 */
const visible = (text: string): string =>
  text.replace(
    /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
