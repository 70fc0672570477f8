import { t as translated } from '@vscode/l10n';
import type { WithoutSecrets } from '../secrets/redacted.ts';

/**
 * Text that may be written to a stream: no secret is in it, and no character but a line feed that a terminal, or a build server
 * that reads along, would obey. Only the functions of this file make one; what they are given from elsewhere stays on its line.
 */
export class Printed {
  readonly text: string;
  /** Nothing else is of this type, whatever it has. */
  // oxlint-disable-next-line no-unused-private-class-members -- The compiler reads it.
  readonly #isPrinted = true;

  private constructor(text: string) {
    this.text = text;
  }

  /** The command's own words, with values from elsewhere between them, whose control characters are written out. */
  static readonly words = <const Values extends readonly (Printed | string | number)[]>(
    words: TemplateStringsArray,
    ...values: Values & { readonly [At in keyof Values]: Printable<Values[At]> }
  ): Printed =>
    new Printed(
      withoutCommands(
        words.map((word, index) => word + (index < values.length ? shown(values[index] ?? '') : '')).join(''),
      ),
    );

  /** The same, looked up in the translation. */
  static readonly text = <const Values extends readonly (Printed | string | number)[]>(
    words: TemplateStringsArray,
    ...values: Values & { readonly [At in keyof Values]: Printable<Values[At]> }
  ): Printed => new Printed(withoutCommands(translated(words, ...values.map((value) => shown(value)))));

  /** Lines, each with its line feed. */
  static readonly lines = (lines: readonly Printed[]): Printed =>
    new Printed(lines.map(({ text }) => `${text}\n`).join(''));

  /** Items with commas between them. */
  static readonly list = (items: readonly Printed[]): Printed => new Printed(items.map(({ text }) => text).join(','));

  /** A value as JSON on one line. Strings of it that were not redacted do not compile. */
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

/** Words of a known set are the command's own, too. */
type Printable<Value> = Value extends Printed ? Value : WithoutSecrets<Value>;

const shown = (value: Printed | string | number): string =>
  Printed.isPrinted(value) ? value.text : visible(String(value));

/**
 * Control characters, line breaks of Unicode, what changes the direction of text or cannot be seen, and half a character. In JSON
 * they are in strings only, and what is written in their place means the same there.
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
