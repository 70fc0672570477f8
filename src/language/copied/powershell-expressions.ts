import { isODataName } from '../../catalog/requests/query-options.ts';
import { holeName } from './copied-request.ts';
import { NotClosed, PowerShellCursor, singleQuotes } from './powershell-cursor.ts';
import { jsonOf, longestValue, plainText, TextBuilder, textOf, type PowerShellValue } from './powershell-value.ts';

/** The maximum nesting of expressions. */
const deepest = 40;

/** Casts that don't change a value's JSON. */
const casts =
  /^(string|ordered|pscustomobject|psobject|hashtable|int|int32|int64|long|double|bool|array|object|securestring)(\[\])?$/i;

const doubleQuotes = '"\u201c\u201d\u201e';

/**
 * Reads literal expressions of PowerShell, and never runs anything: whatever is computed becomes a hole. It only moves forward, so it
 * takes time in proportion to the text.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
export class PowerShellExpressions extends PowerShellCursor {
  private depth = 0;
  /** The number of characters that values of variables may still add to texts. */
  private budget: number;

  constructor(
    text: string,
    at: number,
    limit: number,
    private readonly variables: ReadonlyMap<string, PowerShellValue>,
  ) {
    super(text, at, limit);
    this.budget = longestValue + (limit - at);
  }

  /** A whole expression: sums, lists, and what is piped to `ConvertTo-Json`. It ends at a line break, `;` or a closing bracket. */
  expression(isInBrackets: boolean): PowerShellValue {
    const start = this.at;
    let value = this.sum(isInBrackets);
    this.skipBlanks(isInBrackets);
    const items = [value];
    while (this.char() === ',') {
      this.at++;
      this.skipBlanks(true);
      items.push(this.sum(isInBrackets));
      this.skipBlanks(isInBrackets);
    }
    if (items.length > 1) value = { kind: 'list', items };
    while (this.char() === '|') {
      this.at++;
      this.skipBlanks(true);
      const isJson = this.take(/ConvertTo-Json\b(?:[ \t]+-(?:Depth[ \t]+\d+|Compress|EscapeHandling[ \t]+\w+))*/iy);
      const json = isJson === undefined ? undefined : jsonOf(value);
      value = json ? { kind: 'text', ...json, text: json.text } : this.computed(start, isInBrackets);
      this.skipBlanks(isInBrackets);
    }
    return /^[\n;)}\]]?$/.test(this.char()) ? value : this.computed(start, isInBrackets);
  }

  /** Values that are joined with `+`. */
  private sum(isInBrackets: boolean): PowerShellValue {
    const start = this.at;
    let value = this.value();
    this.skipBlanks(isInBrackets);
    while (this.char() === '+') {
      this.at++;
      this.skipBlanks(true);
      const [left, right] = [textOf(value), textOf(this.value())];
      if (!left || !right || left.text.length + right.text.length > longestValue || !this.spend(left.text.length))
        return this.computed(start, isInBrackets);
      value = { kind: 'text', text: left.text + right.text, holes: new Map([...left.holes, ...right.holes]) };
      this.skipBlanks(isInBrackets);
    }
    return /^[\n;)}\],|]?$/.test(this.char()) ? value : this.computed(start, isInBrackets);
  }

  /** A single value, which may also be an argument of a command. */
  value(): PowerShellValue {
    if (++this.depth > deepest) throw new NotClosed();
    const value = this.valueOfAnyDepth();
    this.depth--;
    return value;
  }

  private valueOfAnyDepth(): PowerShellValue {
    const start = this.at;
    const char = this.char();
    const next = this.text.charAt(this.at + 1);
    if (char === '@' && next !== '' && (doubleQuotes + singleQuotes).includes(next)) return this.hereString();
    if (char !== '' && doubleQuotes.includes(char)) return this.inDoubleQuotes();
    if (char !== '' && singleQuotes.includes(char)) return plainText(this.inSingleQuotes());
    if (this.startsWith('@{')) return this.table();
    if (this.startsWith('@(')) return this.list();
    if (char === '(') return this.inParentheses();
    if (char === '[') return this.afterCast();
    const number = this.take(/-?\d+(?:\.\d+)?(?![\w.])/y);
    if (number !== undefined) return { kind: 'literal', text: String(Number(number)) };
    const variable = this.take(/\$(?:\{[^}\n]{1,100}\}|[A-Za-z_?][\w:]*)/y);
    if (variable === undefined) return this.computed(start, false);
    const name = variable.replace(/[${}]/g, '').toLowerCase();
    if (/^[.[(]/.test(this.char())) return this.computed(start, false);
    if (/^(true|false|null)$/.test(name)) return { kind: 'literal', text: name };
    return this.variables.get(name) ?? { kind: 'computed', source: variable };
  }

  /** A value that can't be known: skips to its end. @param start where it begins */
  computed(start: number, isInBrackets: boolean): PowerShellValue {
    let depth = 0;
    while (this.at < this.limit) {
      const char = this.char();
      if (depth === 0 && (/[;)}\],]/.test(char) || (char === '\n' && !isInBrackets) || (char === '|' && !isInBrackets)))
        break;
      if (char === '\n' && depth === 0 && isInBrackets) break;
      if (char === '(' || char === '{' || char === '[') depth++;
      else if (char === ')' || char === '}' || char === ']') depth--;
      if (doubleQuotes.includes(char)) this.inDoubleQuotes();
      else if (singleQuotes.includes(char)) this.inSingleQuotes();
      else if (char === '#' && /\s/.test(this.text.charAt(this.at - 1))) this.at = this.endOfLine();
      else if (char === '`') this.at += 2;
      else this.at++;
    }
    return { kind: 'computed', source: this.text.slice(start, Math.min(this.at, this.limit)).trim() };
  }

  /** `@'` up to a line that begins with `'@`. */
  private hereString(): PowerShellValue {
    const quote = this.text.charAt(this.at + 1);
    const isExpanded = doubleQuotes.includes(quote);
    const from = this.text.indexOf('\n', this.at) + 1;
    const ends = isExpanded ? /\n[ \t]*["\u201c-\u201e]@/g : /\n[ \t]*['\u2018-\u201b]@/g;
    ends.lastIndex = Math.max(0, from - 1);
    const end = ends.exec(this.text);
    if (from === 0 || !end || end.index + end[0].length > this.limit) throw new NotClosed();
    this.at = end.index + end[0].length;
    const content = this.text.slice(from, Math.max(from, end.index));
    if (!isExpanded) return plainText(content);
    const inner = new PowerShellExpressions(content, 0, content.length, this.variables);
    inner.budget = this.budget;
    const value = inner.expanded('');
    this.budget = inner.budget;
    return value;
  }

  private inDoubleQuotes(): PowerShellValue {
    this.at++;
    return this.expanded(doubleQuotes);
  }

  /** A text with variables, up to a quote; to the end if no quote is given. */
  private expanded(quotes: string): PowerShellValue {
    const text = new TextBuilder();
    while (this.at < this.limit) {
      const char = this.char();
      if (quotes.includes(char)) {
        const next = this.text.charAt(this.at + 1);
        if (next === '' || !quotes.includes(next)) {
          this.at++;
          return { kind: 'text', text: text.text, holes: text.holes };
        }
        text.add(char);
        this.at += 2;
      } else if (char === '`') {
        this.at++;
        text.add(this.escape());
      } else if (!(char === '$' && this.expansion(text))) {
        text.add(char);
        this.at++;
      }
    }
    if (quotes !== '') throw new NotClosed();
    return { kind: 'text', text: text.text, holes: text.holes };
  }

  /** A variable or an expression in a text. @returns whether there is one */
  private expansion(into: TextBuilder): boolean {
    const start = this.at;
    const char = this.take(/\$\(\[char\](?:0x[\dA-Fa-f]{1,5}|\d{1,7})\)/iy);
    if (char !== undefined) {
      const code = Number(/\](\w+)/.exec(char)?.[1]);
      into.add(code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');
      return true;
    }
    if (this.startsWith('$(')) {
      this.at += 2;
      const { source } = this.computed(start, true) as { readonly source: string };
      if (this.char() === ')') this.at++;
      into.addHole(holeName(source.slice(2)), `${source})`);
      return true;
    }
    const variable = this.take(/\$(?:\{[^}\n]{1,100}\}|[A-Za-z_]\w*(?::[A-Za-z_]\w*)?)/y);
    if (variable === undefined) return false;
    const name = variable.replace(/[${}]/g, '').toLowerCase();
    const known = textOf(this.variables.get(name));
    if (known && this.spend(known.text.length) && into.length + known.text.length <= longestValue) into.addText(known);
    // In a URL in double quotes, `$select` is meant literally, though PowerShell reads a variable.
    else if (isODataName(`$${name}`) && /[?&/]/.test(this.text.charAt(start - 1))) into.add(variable);
    else into.addHole(holeName(variable), variable);
    return true;
  }

  /** `@{ name = value; … }` */
  private table(): PowerShellValue {
    const entries: [string, PowerShellValue][] = [];
    this.at += 2;
    for (;;) {
      this.skipBetween();
      if (this.char() === '}') break;
      if (this.char() === '') throw new NotClosed();
      const start = this.at;
      const bare = this.take(/[\w.@-]+(?=[ \t]*=)/y);
      const name = bare === undefined ? textOf(this.value())?.text : bare;
      this.skipBlanks(false);
      if (this.char() !== '=' || name === undefined) {
        if (this.at === start) this.at++;
        this.computed(start, true);
        if (this.char() === ')' || this.char() === ']' || this.char() === ',') this.at++;
        continue;
      }
      this.at++;
      this.skipBlanks(true);
      entries.push([name, this.expression(false)]);
      if (this.char() === ')' || this.char() === ']') this.at++;
    }
    this.at++;
    return { kind: 'table', entries };
  }

  /** `@( a, b )`, or with each item on a line of its own. */
  private list(): PowerShellValue {
    const items: PowerShellValue[] = [];
    this.at += 2;
    for (;;) {
      this.skipBetween();
      if (this.char() === ')') break;
      if (this.char() === '') throw new NotClosed();
      const item = this.expression(false);
      if (item.kind === 'list') for (const inner of item.items) items.push(inner);
      else items.push(item);
      if (this.char() === '}' || this.char() === ']') this.at++;
    }
    this.at++;
    return { kind: 'list', items };
  }

  private skipBetween(): void {
    this.skipBlanks(true);
    while (this.char() === ';' || this.char() === ',') {
      this.at++;
      this.skipBlanks(true);
    }
  }

  private inParentheses(): PowerShellValue {
    const start = this.at;
    this.at++;
    this.skipBlanks(true);
    const value = this.expression(true);
    this.skipBlanks(true);
    if (this.char() !== ')') {
      this.computed(start, true);
      if (this.char() !== ')') throw new NotClosed();
    }
    this.at++;
    // A property, or the result of a method.
    return /^[.[]/.test(this.char())
      ? this.computed(start, false)
      : value.kind === 'computed'
        ? { kind: 'computed', source: this.text.slice(start, this.at) }
        : value;
  }

  /** `[ordered]@{…}`, `[char]10`, and the bytes that a browser writes for a text. */
  private afterCast(): PowerShellValue {
    const start = this.at;
    const char = this.take(/\[char\](?:0x[\dA-Fa-f]{1,5}|\d{1,7})/iy);
    if (char !== undefined)
      return plainText(String.fromCodePoint(Math.min(0x10ffff, Number(char.slice('[char]'.length)))));
    if (this.take(/\[(?:System\.)?Text\.Encoding\]::UTF8\.GetBytes(?=\()/iy) !== undefined) return this.value();
    const type = this.take(/\[[\w.]{1,60}(?:\[\])?\](?!::)/y);
    if (type === undefined || !casts.test(type.slice(1, -1))) return this.computed(start, false);
    this.skipBlanks(false);
    return this.value();
  }

  private spend(characters: number): boolean {
    this.budget -= characters;
    return this.budget >= 0;
  }
}
