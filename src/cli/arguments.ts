import { t } from '@vscode/l10n';
import { parseArgs } from 'node:util';

/** How the problems are reported. */
export type Format = (typeof formats)[number];

const formats = ['text', 'json', 'sarif'] as const;

/** How a description is printed; `schema`: as a JSON schema of the body or the type. */
export type DescriptionFormat = (typeof descriptionFormats)[number];

const descriptionFormats = ['text', 'json', 'schema'] as const;

/** What the arguments ask for; `usage` if they can't be parsed. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'check';
      readonly patterns: readonly string[];
      readonly format: Format;
      readonly env?: string | undefined;
    }
  | {
      readonly kind: 'describe';
      readonly what: DescribedThing;
      readonly format: DescriptionFormat;
    }
  | { readonly kind: 'usage'; readonly message: string };

/** What to describe: a request, or a type by its name. */
export type DescribedThing = { readonly method: string; readonly path: string } | { readonly type: string };

/** Reads the arguments of the command line, without those that name the program. */
export function readArguments(args: readonly string[]): Command {
  const parsed = parse(args);
  if (parsed instanceof Error) return usage(parsed.message);
  const { values, positionals } = parsed;
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  const [command, ...rest] = positionals;
  if (command === undefined) return usage(t('Name a command: check or describe.'));
  switch (command) {
    case 'check': {
      const format = oneOf(formats, values.format);
      if (typeof format !== 'string') return format;
      if (rest.length === 0) return usage(t(`Name the files to check, for example: check '**/*.http'`));
      if (values.type !== undefined) return usage(t('--type is for describe.'));
      return { kind: 'check', patterns: rest, format, env: values.env };
    }
    case 'describe': {
      const format = oneOf(descriptionFormats, values.format);
      return typeof format === 'string' ? describe(rest, values.type, format) : format;
    }
    default:
      return usage(t`Unknown command '${command}'. The commands are check and describe.`);
  }
}

function oneOf<Name extends string>(names: readonly Name[], written: string): Name | Command {
  const format = names.find((name) => name === written);
  return format ?? usage(t`Unknown format '${written}'. --format accepts ${names.join(', ')}.`);
}

function describe(rest: readonly string[], type: string | undefined, format: DescriptionFormat): Command {
  if (type !== undefined)
    return rest.length === 0
      ? { kind: 'describe', what: { type }, format }
      : usage(t('Name a request or a --type, not both.'));
  const [method, path, more] = rest;
  if (method === undefined || path === undefined || more !== undefined)
    return usage(t('Name a method and a path, for example: describe POST /deviceManagement/deviceHealthScripts'));
  return { kind: 'describe', what: { method, path }, format };
}

const usage = (message: string): Command => ({ kind: 'usage', message });

/** Node throws if it can't parse the arguments; here that becomes a value. */
function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        env: { type: 'string' },
        type: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
