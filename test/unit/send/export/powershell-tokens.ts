import assert from 'node:assert/strict';

/** The single quotes of PowerShell's tokenizer: the plain one and four typographic ones. */
const quotes = new Set(["'", '‘', '’', '‚', '‛']);

/**
 * Reads a literal as PowerShell's tokenizer does: up to a quote of any kind that isn't followed by another; of two in a row the
 * first is text.
 */
function readLiteral(source: string, at: number): { readonly value: string; readonly end: number } {
  assert.ok(quotes.has(source[at] ?? ''), `no literal at ${at} of ${source}`);
  let value = '';
  for (let index = at + 1; index < source.length; index++) {
    const char = source[index] ?? '';
    if (!quotes.has(char)) value += char;
    else if (quotes.has(source[index + 1] ?? '')) {
      value += char;
      index++;
    } else return { value, end: index + 1 };
  }
  return assert.fail(`the literal at ${at} has no end: ${source}`);
}

/** Reads a sum of literals and characters in parentheses, or one literal. */
export function readText(source: string, start: number): { readonly value: string; readonly end: number } {
  if (source[start] !== '(') return readLiteral(source, start);
  let { value, end } = readLiteral(source, start + 1);
  while (source.startsWith(' + ', end)) {
    const [char, code] = /^\[char\](\d+)/.exec(source.slice(end + 3)) ?? [];
    const next =
      char === undefined
        ? readLiteral(source, end + 3)
        : { value: String.fromCharCode(Number(code)), end: end + 3 + char.length };
    value += next.value;
    ({ end } = next);
  }
  assert.equal(source[end], ')');
  return { value, end: end + 1 };
}

/** The words of a script whose lines are joined with backticks. Literals have no quotes, and are marked with a leading `"`. */
export function tokens(script: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < script.length;) {
    const rest = script.slice(at);
    const skipped = /^(?:\s|`\n|#[^\n]*)+/.exec(rest)?.[0];
    if (skipped !== undefined) at += skipped.length;
    else if (rest.startsWith('(') || quotes.has(rest[0] ?? '')) {
      const { value, end } = readText(script, at);
      found.push(`"${value}`);
      at = end;
    } else {
      const word = /^(?:@\{|[};=]|[^\s'‘’‚‛;=}]+)/.exec(rest)?.[0] ?? assert.fail(rest);
      found.push(word);
      at += word.length;
    }
  }
  return found;
}
