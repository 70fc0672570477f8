import { t as translated } from '@vscode/l10n';
import type { WithoutSecrets } from '../secrets/redacted.ts';

/**
 * Text that may be written to a stream: it has no secrets, and, except for line feeds, nothing that a terminal or a build server
 * that reads the output would interpret as a command. Only the functions of this file make one; values from elsewhere stay on their line.
 */
export class Printed {
  readonly text: string;
  /** Makes the type nominal: no other object is of this type, whatever its members. */
  // oxlint-disable-next-line no-unused-private-class-members -- The compiler reads it.
  readonly #isPrinted = true;

  private constructor(text: string) {
    this.text = text;
  }

  /** The command's own words, with values from elsewhere between them, whose control characters are escaped. */
  static readonly words = <const Values extends readonly (Printed | string | number)[]>(
    words: TemplateStringsArray,
    ...values: Values & { readonly [At in keyof Values]: Printable<Values[At]> }
  ): Printed =>
    new Printed(
      withoutCommands(
        words.map((word, index) => word + (index < values.length ? shown(values[index] ?? '') : '')).join(''),
      ),
    );

  /** The same, translated. */
  static readonly text = <const Values extends readonly (Printed | string | number)[]>(
    words: TemplateStringsArray,
    ...values: Values & { readonly [At in keyof Values]: Printable<Values[At]> }
  ): Printed => new Printed(withoutCommands(translated(words, ...values.map((value) => shown(value)))));

  /** Lines, each with its line feed. */
  static readonly lines = (lines: readonly Printed[]): Printed =>
    new Printed(lines.map(({ text }) => `${text}\n`).join(''));

  /** Items with commas between them. */
  static readonly list = (items: readonly Printed[]): Printed => new Printed(items.map(({ text }) => text).join(','));

  /** A value as JSON on one line. Doesn't compile if any of its strings isn't redacted. */
  static readonly json = <const Value>(value: Value & WithoutSecrets<Value>): Printed =>
    new Printed(withoutCommands(visible(JSON.stringify(value))));

  static isPrinted(value: unknown): value is Printed {
    return typeof value === 'object' && value !== null && #isPrinted in value;
  }
}

/** The command's own words, with values between them: `printed`${path}: ${message}``. */
export const printed = Printed.words;

/** @see Printed.text */
export const printedText = Printed.text;

/** @see Printed.lines */
export const printedLines = Printed.lines;

/** @see Printed.list */
export const printedList = Printed.list;

/** @see Printed.json */
export const printedJson = Printed.json;

/** Literal types are the command's own words, too. */
type Printable<Value> = Value extends Printed ? Value : WithoutSecrets<Value>;

const shown = (value: Printed | string | number): string =>
  Printed.isPrinted(value) ? value.text : visible(String(value));

/**
 * Control characters, Unicode line breaks, characters that change the direction of text or are invisible, and lone surrogates. JSON
 * has them in strings only, where the escapes that replace them mean the same.
 */
const control =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]/gu;

const visible = (text: string): string =>
  text.replace(control, (character) =>
    Array.from({ length: character.length }, (_, at) => escapeOf(character, at)).join(''),
  );

/**
 * Lines that GitHub, Azure Pipelines and TeamCity interpret as commands: `::error::` at the start of one, `##[group]`, `##vso[…]` and
 * `##teamcity[…]` anywhere in it.
 */
const withoutCommands = (text: string): string =>
  text
    .replace(/(?<![^\n])([^\S\n]*)::/g, (_, blanks: string) => `${blanks}${escapeOf(':', 0)}:`)
    .replace(/##(?=\[|vso\[|teamcity\[)/gi, `${escapeOf('#', 0)}#`);

const escapeOf = (text: string, at: number): string => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`;
