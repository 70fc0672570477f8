/** Values of VS Code's snippet variables, for one moment. */
const variableValues: Readonly<Record<string, string>> = {
  CURRENT_YEAR: '2025',
  CURRENT_MONTH: '01',
  CURRENT_DATE: '31',
  CURRENT_HOUR: '08',
  CURRENT_MINUTE: '30',
  CURRENT_SECOND: '00',
  CURRENT_TIMEZONE_OFFSET: '+01:00',
};

/** Each is sticky: it matches where the last one ended, and nowhere else. */
const patterns = {
  tabStop: /\$(\d+)|\$\{(\d+)(\}|:|\|)/y,
  variable: /\$([A-Z_]+)|\$\{([A-Z_]+)\}/y,
  escaped: /\\([\\$}])/y,
  text: /[^\\$}]+|[\s\S]/y,
  endOfPlaceholder: /\}/y,
  member: /(?:\\[\\,|$}]|[^\\,|])*/y,
  comma: /,/y,
  endOfChoice: /\|\}/y,
};

/** Sets one choice of a snippet: the tab stop of the choice, and the index of the member to insert. */
export interface Choice {
  readonly tabStop: number;
  readonly member: number;
}

/** A snippet as VS Code would insert it. */
export interface Expansion {
  readonly text: string;
  readonly tabStops: readonly number[];
  /** How many members each choice has, by tab stop. */
  readonly choices: ReadonlyMap<number, number>;
}

/**
 * Expands a snippet: tab stops are left empty, placeholders get their default, and a choice gets its first member, or the one
 * that `choice` sets.
 *
 * Grammar: https://code.visualstudio.com/docs/editing/userdefinedsnippets, without transformations.
 */
export function expandSnippet(snippet: string, choice?: Choice): Expansion {
  const tabStops: number[] = [];
  const choices = new Map<number, number>();
  let at = 0;

  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(snippet);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const expect = (pattern: RegExp): void => {
    if (!take(pattern)) throw new SyntaxError(`${pattern.source} expected at ${at} of ${snippet}`);
  };
  const valueOf = (name: string): string => {
    const value = variableValues[name];
    if (value === undefined) throw new SyntaxError(`unknown variable ${name}`);
    return value;
  };

  function members(tabStop: number): string {
    const found: string[] = [];
    do found.push((take(patterns.member)?.[0] ?? '').replace(/\\(.)/g, '$1'));
    while (take(patterns.comma));
    expect(patterns.endOfChoice);
    choices.set(tabStop, found.length);
    return found[choice?.tabStop === tabStop ? choice.member : 0] ?? '';
  }

  function content(nested: boolean): string {
    let text = '';
    while (at < snippet.length && !(nested && snippet[at] === '}')) {
      const stop = take(patterns.tabStop);
      if (stop) {
        const tabStop = Number(stop[1] ?? stop[2]);
        tabStops.push(tabStop);
        if (stop[3] === '|') text += members(tabStop);
        else if (stop[3] === ':') {
          text += content(true);
          expect(patterns.endOfPlaceholder);
        }
        continue;
      }
      const variable = take(patterns.variable);
      if (variable) text += valueOf(variable[1] ?? variable[2] ?? '');
      else text += take(patterns.escaped)?.[1] ?? take(patterns.text)?.[0] ?? '';
    }
    return text;
  }

  return { text: content(false), tabStops, choices };
}

/** The default text of a snippet, and every text that setting one choice makes of it. */
export function expansionsOf(snippet: string): string[] {
  const { text, choices } = expandSnippet(snippet);
  const others = [...choices].flatMap(([tabStop, count]) =>
    Array.from({ length: count }, (_, member) => expandSnippet(snippet, { tabStop, member }).text),
  );
  return [...new Set([text, ...others])];
}
