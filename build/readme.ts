// The table of problems in README.md, which derives from their rules.
import { problemCodes } from '../src/language/problems/problem.ts';

const begin = '<!-- problems: written by npm run build -->\n\n';
const end = '\n<!-- end of problems -->';

/**
 * The README with its table of problems as it follows from the source.
 *
 * @throws where the comments around the table are missing
 */
export function readmeWith(readme: string): string {
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`README.md has no table between ${begin.trim()} and ${end.trim()}`);
  return `${readme.slice(0, from)}${begin}${problemTable()}${readme.slice(to)}`;
}

const problemTable = (): string =>
  table([
    ['code', 'default severity', 'what it reports'],
    ...Object.entries(problemCodes).map(([code, { severity, reduced, meaning }]) => [
      `\`${code}\``,
      reduced === undefined ? severity : `${severity} or ${reduced.severity}`,
      meaning(),
    ]),
  ]);

/** A table as Prettier writes it: every column as wide as its widest cell. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    rows.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0),
  );
  const line = (cells: readonly string[], fill: string): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(' | ')} |\n`;
  const [head = [], ...body] = rows;
  return [
    line(head, ' '),
    line(
      head.map(() => ''),
      '-',
    ),
    ...body.map((row) => line(row, ' ')),
  ].join('');
}
