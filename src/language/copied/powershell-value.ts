import type { TextWithHoles } from './copied-request.ts';

/** A value of PowerShell, as far as it is known without running anything. */
export type PowerShellValue =
  | ({ readonly kind: 'text' } & TextWithHoles)
  /** A number, `true`, `false` or `null`, as JSON. */
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'table'; readonly entries: readonly (readonly [name: string, value: PowerShellValue])[] }
  | { readonly kind: 'list'; readonly items: readonly PowerShellValue[] }
  /** The source text that it replaces. */
  | { readonly kind: 'computed'; readonly source: string };

/** The maximum length of JSON, and of a text with variables; anything longer counts as computed. */
export const longestValue = 200_000;

/** A text in which every part that isn't known is a hole. */
export class TextBuilder {
  readonly holes = new Map<string, string>();
  private readonly parts: string[] = [];
  length = 0;

  add(text: string): void {
    this.parts.push(text);
    this.length += text.length;
  }

  /** Adds a hole. @param name gets a number if another hole already has it */
  addHole(name: string, source: string): void {
    let own = name;
    for (let number = 2; this.holes.has(own) && this.holes.get(own) !== source && number < 100; number++)
      own = name + String(number);
    this.holes.set(own, source);
    this.add(`{{${own}}}`);
  }

  addText({ text, holes }: TextWithHoles): void {
    for (const [name, source] of holes) this.holes.set(name, source);
    this.add(text);
  }

  get text(): string {
    return this.parts.join('');
  }
}

/**
 * A value as `ConvertTo-Json` writes it.
 *
 * @returns undefined if it is too long
 */
export function jsonOf(value: PowerShellValue): TextWithHoles | undefined {
  const json = new TextBuilder();
  const write = (part: PowerShellValue, indent: string, name: string): boolean => {
    if (json.length > longestValue) return false;
    switch (part.kind) {
      case 'literal':
        json.add(part.text);
        return true;
      case 'text':
        json.addText({ text: JSON.stringify(part.text), holes: part.holes });
        return true;
      case 'computed':
        json.add('"');
        json.addHole(name, part.source);
        json.add('"');
        return true;
      case 'list':
        return inBrackets('[', ']', part.items, indent, (item, inner) => write(item, inner, name));
      case 'table':
        return inBrackets('{', '}', part.entries, indent, ([key, item], inner) => {
          json.add(`${JSON.stringify(key)}: `);
          return write(item, inner, /^[A-Za-z_]\w*$/.test(key) ? key : name);
        });
      default:
        return part satisfies never;
    }
  };
  function inBrackets<T>(
    open: string,
    close: string,
    items: readonly T[],
    indent: string,
    each: (item: T, indent: string) => boolean,
  ): boolean {
    if (items.length === 0) {
      json.add(open + close);
      return true;
    }
    const inner = `${indent}  `;
    json.add(open);
    for (const [index, item] of items.entries()) {
      json.add(`${index === 0 ? '' : ','}\n${inner}`);
      if (!each(item, inner)) return false;
    }
    json.add(`\n${indent}${close}`);
    return true;
  }
  return write(value, '', 'value') ? json : undefined;
}

/** A value as text, as it would be inside a string; undefined if it can't be. */
export function textOf(value: PowerShellValue | undefined): TextWithHoles | undefined {
  if (value?.kind === 'text') return value;
  return value?.kind === 'literal'
    ? { text: value.text === 'null' ? '' : value.text, holes: new Map<string, string>() }
    : undefined;
}

/** A text without holes. */
export const plainText = (text: string): PowerShellValue => ({ kind: 'text', text, holes: new Map() });

/** A computed value as a hole in a text. */
export function hole(value: PowerShellValue): TextWithHoles | undefined {
  if (value.kind !== 'computed') return undefined;
  const name = /^\$([A-Za-z_]\w*(?:\.\w+)*)$/.exec(value.source)?.[1] ?? 'value';
  return { text: `{{${name}}}`, holes: new Map([[name, value.source]]) };
}
