import { t } from '@vscode/l10n';
import { parseArgs } from 'node:util';

/** How the problems are told. */
export type Format = (typeof formats)[number];

const formats = ['text', 'json', 'sarif'] as const;

/** What the arguments ask for; `usage` where they cannot be understood. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'check';
      readonly patterns: readonly string[];
      readonly format: Format;
      readonly env?: string | undefined;
    }
  | { readonly kind: 'usage'; readonly message: string };

/** Reads the arguments of the command line, without those that name the program. */
export function readArguments(args: readonly string[]): Command {
  const parsed = parse(args);
  if (parsed instanceof Error) return usage(parsed.message);
  const { values, positionals } = parsed;
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  const [command, ...patterns] = positionals;
  if (command === undefined) return usage(t('Name a command: check.'));
  if (command !== 'check') return usage(t`Unknown command '${command}'. The only command is check.`);
  const format = formats.find((name) => name === values.format);
  if (format === undefined) return usage(t`Unknown format '${values.format}'. --format accepts ${formats.join(', ')}.`);
  if (patterns.length === 0) return usage(t(`Name the files to check, for example: check '**/*.http'`));
  return { kind: 'check', patterns, format, env: values.env };
}

const usage = (message: string): Command => ({ kind: 'usage', message });

/** Node throws what it does not understand; here that is a value. */
function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        env: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
