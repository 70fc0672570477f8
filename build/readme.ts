// The tables of README.md that derive from the source: problems, commands and settings.
import { contributedCommands } from '../src/editor/command-names.ts';
import { problemCodes } from '../src/language/problems/problem.ts';
import { clouds } from '../src/catalog/index.ts';

/** What is read from package.json. */
interface Manifest {
  readonly contributes: {
    readonly keybindings: readonly { readonly command: string; readonly key: string; readonly mac: string }[];
    readonly configuration: readonly {
      readonly properties: Readonly<
        Record<
          string,
          { readonly default: unknown; readonly description?: string; readonly markdownDescription?: string }
        >
      >;
    }[];
  };
}

/**
 * The README with its tables that derive from the source.
 *
 * @param manifest with keys in place of its texts
 * @param texts by key
 * @throws if the comments around a table are missing
 */
export function readmeWith(
  readme: string,
  manifest: Readonly<Record<string, unknown>>,
  texts: Readonly<Record<string, string>>,
): string {
  const from = manifest as unknown as Manifest;
  return Object.entries({
    problems: problemTable(),
    commands: commandTable(from),
    settings: settingTable(from, texts),
  }).reduce(withTable, readme);
}

function withTable(readme: string, [name, text]: readonly [string, string]): string {
  const [begin, end] = [`<!-- ${name}: written by npm run build -->\n\n`, `\n<!-- end of ${name} -->`];
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`README.md has no table between ${begin.trim()} and ${end.trim()}`);
  return `${readme.slice(0, from)}${begin}${text}${readme.slice(to)}`;
}

const offered = {
  requests: 'in request files',
  'requests and payload files': 'in request and payload files',
} as const;

/** The commands that the Command Palette offers. */
const commandTable = ({ contributes: { keybindings } }: Manifest): string =>
  table([
    ['command', 'offered', 'key'],
    ...contributedCommands.flatMap(([name, { title, palette }]) => {
      if (palette === 'never') return [];
      const keys = keybindings.filter(({ command }) => command.endsWith(`.${name}`));
      return [
        [
          `_${title}_`,
          palette === undefined ? 'always' : offered[palette],
          keys.map(({ key, mac }) => `\`${asPrinted(key)}\`, on a Mac \`${asPrinted(mac)}\``).join(),
        ],
      ];
    }),
  ]);

/** `ctrl+alt+r` as menus show it. */
const asPrinted = (keys: string): string => keys.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

/** The settings, with one row for a setting that each cloud has. */
function settingTable({ contributes: { configuration } }: Manifest, texts: Readonly<Record<string, string>>): string {
  const settings = configuration.flatMap(({ properties }) => Object.entries(properties));
  return table([
    ['setting', 'default', 'what it does'],
    ...settings.flatMap(([name, { default: value, description, markdownDescription }]) => {
      const [, cloud] = /\.signIn\.(\w+)\.\w+$/.exec(name) ?? [];
      if (cloud !== undefined && cloud !== clouds[0]?.id) return [];
      const text = (texts[(markdownDescription ?? description ?? '').slice(1, -1)] ?? '')
        .replace(/\[([^[\]]+)\]\(command:[^)]*\)/g, '_$1_')
        .replace('the global service', `a cloud: ${clouds.map(({ id }) => `\`${id}\``).join(', ')}`);
      const shown = cloud === undefined ? name : name.replace(`.${cloud}.`, '.<cloud>.');
      return [[`\`${shown}\``, `\`${JSON.stringify(value)}\``, text.replaceAll('|', '\\|')]];
    }),
  ]);
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

/** A table as the formatter writes it: every column as wide as its widest cell. */
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
