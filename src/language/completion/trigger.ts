import type { CompletionContext } from './context.ts';

/** The characters that may open completions as they are typed; which of them do depends on the place. */
export const triggerCharacters: readonly string[] = Array.from('/?&=$,{:"@ ');

/**
 * Whether a character that was just typed should open completions. Many are typed for their own sake, and Enter would accept a
 * completion from an open list.
 *
 * @param before the block up to the cursor, the character included
 */
export function isWorthOpening(context: CompletionContext, trigger: string, before: string): boolean {
  switch (context.kind) {
    case 'reference':
      return trigger === '{';
    case 'directive':
      return '@ ,'.includes(trigger);
    case 'variable-definition':
      return trigger === '@';
    case 'method':
      return false;
    case 'url':
      return trigger === ' '
        ? context.before === '' || /\s(?:eq|ne|and|or|not)\s$/.test(before)
        : '/?&=$,{'.includes(trigger);
    case 'header':
      return context.inValue && /[:,][ \t]*$/.test(before) && ': ,'.includes(trigger);
    case 'body':
      return isWorthOpeningInJson(trigger, before);
    default:
      return context satisfies never;
  }
}

/** The same in JSON: for the quote that begins a string, and what is between a name and its value. */
export const isWorthOpeningInJson = (trigger: string, before: string): boolean =>
  trigger === '"' ? quotesOnLine(before) % 2 === 1 : ': '.includes(trigger) && /"\s*:\s*$/.test(before);

/** Quotes that begin or end a string, from the start of the line that a text ends on. */
export const quotesOnLine = (before: string): number =>
  before
    .slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1)
    .replace(/\\./g, '')
    .split('"').length - 1;
