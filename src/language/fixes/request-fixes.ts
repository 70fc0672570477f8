import { graphVersion } from '../../catalog/graph-url.ts';
import { linesTouching } from '../../http/lines.ts';
import type { Edit, Span } from '../../http/model.ts';
import { trimmedEnd } from '../../http/trimmed-end.ts';
import type { Fix } from '../problems/problem.ts';
import type { PortabilityConstruct, RequestProblemKind } from '../problems/request-problem.ts';
import { lineEndAt, lineStartAt, wholeLines, type SourceText } from '../text/source-text.ts';
import { cut } from '../text/wording.ts';

/** The fixes of a problem of the request. */
export function requestFixes(problem: Span & RequestProblemKind, source: SourceText): Fix[] {
  const { start, end } = problem;
  const { lineBreak } = source;
  const replace = (title: string, replacement: string, preferred = true): Fix => ({
    title,
    edits: [{ start, end, text: replacement }],
    preferred,
  });
  switch (problem.code) {
    case 'missing-blank-line': {
      const at = lineStartAt(source, start);
      return [{ title: 'Insert a blank line', edits: [insert(at, lineBreak)], preferred: true }];
    }
    case 'misplaced-header':
      return [misplacedHeaderFix(problem, source)];
    case 'content-length':
      return [{ title: 'Remove Content-Length', edits: [remove(wholeLines(source, problem))], preferred: true }];
    case 'missing-content-type': {
      const edits = [insertHeader(source, problem.to, 'Content-Type: application/json')];
      return [{ title: 'Insert Content-Type: application/json', edits, preferred: true }];
    }
    case 'token-in-file':
      return problem.place === 'authorization'
        ? [{ title: 'Remove the header with the token', edits: [remove(wholeLines(source, problem))], preferred: true }]
        : // What else is lost with it is not known.
          [replace('Remove the token', '', false)];
    case 'unknown-variable': {
      const { name, through, suggestion, define } = problem;
      const definition = `@${name} = ${define.value}${lineBreak}`;
      return [
        ...(suggestion === undefined ? [] : [replace(`Replace with {{${suggestion}}}`, `{{${suggestion}}}`)]),
        ...(through === undefined && name !== undefined && /^[\w.-]+$/.test(name)
          ? [{ title: `Define @${name} above the request`, edits: [insert(define.at, definition)], preferred: false }]
          : []),
      ];
    }
    case 'unknown-route': {
      const { fault } = problem;
      if (fault.kind === 'method') return fault.known.map((method) => replace(`Change to ${method}`, method, false));
      if (fault.kind === 'misspelling')
        return fault.exact ? [replace(`Replace with '${fault.meant}'`, fault.meant)] : [];
      return fault.suggestion === undefined ? [] : [replace(`Replace with '${fault.suggestion}'`, fault.suggestion)];
    }
    case 'malformed-url':
      return problem.corrected === undefined
        ? []
        : [replace(`Replace with ${cut(problem.corrected)}`, problem.corrected)];
    case 'wrong-version':
      if (!problem.exact) return [];
      return problem.version === undefined
        ? [{ title: `Insert /${graphVersion}`, edits: [insert(start, `/${graphVersion}`)], preferred: true }]
        : [replace(`Replace with '${graphVersion}'`, graphVersion)];
    case 'other-cloud': {
      // The target may be what is wrong.
      const { hostname } = new URL(problem.target.graphRoot);
      return problem.exact ? [replace(`Replace with '${hostname}'`, hostname, false)] : [];
    }
    case 'insecure-url':
      return problem.exact ? [replace('Replace with https', 'https')] : [];
    case 'example-response':
      return exampleResponseFixes(problem.response, source);
    case 'not-portable':
      return [portabilityFix(problem, problem.construct, source)];
    case 'invalid-directive': {
      const suggestion = problem.fault.kind === 'misplaced' ? undefined : problem.fault.suggestion;
      if (suggestion !== undefined) return [replace(`Replace with '${suggestion}'`, suggestion)];
      return problem.fault.kind === 'misplaced'
        ? [replace(`Replace with 'graph-disable-next-line'`, 'graph-disable-next-line', false)]
        : [];
    }
    case 'unresolved-placeholder':
      return problem.exact && problem.written !== problem.usual
        ? [replace(`Replace with ${problem.usual}`, problem.usual, false)]
        : [];
    // Nobody but the tool that knows it has the value.
    case 'foreign-variable':
      return [];
    default:
      return problem satisfies never;
  }
}

const insert = (at: number, text: string): Edit => ({ start: at, end: at, text });

const remove = ({ start, end }: Span): Edit => ({ start, end, text: '' });

function misplacedHeaderFix(
  { place, lines, remedy, name, start, end }: Span & RequestProblemKind & { readonly code: 'misplaced-header' },
  source: SourceText,
): Fix {
  if (remedy.kind === 'remove') {
    const title = place === 'in-body' ? `Remove '${name}'` : 'Remove the blank line';
    return { title, edits: [remove(lines)], preferred: remedy.certain };
  }
  const header = source.text.slice(start, lineEndAt(source, end)).trimEnd();
  const edits = [insertHeader(source, remedy.to, header), remove(lines)];
  return { title: `Move '${name}' to the headers`, edits, preferred: true };
}

/** A body that follows without a blank line, and begins with blanks, would continue the header: it gets its blank line. */
function insertHeader({ text, lineBreak }: SourceText, at: number, header: string): Edit {
  const indented = /(?:(?:\r\n|\n|\r)(?:#|\/\/)[^\r\n]*)*(?:\r\n|\n|\r)[ \t]+[^ \t\r\n]/y;
  indented.lastIndex = at;
  return insert(at, `${lineBreak}${header}${indented.test(text) ? lineBreak : ''}`);
}

function exampleResponseFixes(response: Span, source: SourceText): Fix[] {
  const edits = linesTouching(response, source)
    .filter((line) => line.text.trim() !== '')
    .map((line) => insert(Math.max(response.start, line.start), '# '));
  return [
    { title: 'Comment the response out', edits, preferred: true },
    { title: 'Remove the response', edits: [remove(wholeLines(source, response))], preferred: false },
  ];
}

function portabilityFix({ start, end }: Span, construct: PortabilityConstruct, source: SourceText): Fix {
  const { text, lineBreak } = source;
  const fix = (title: string, edits: readonly Edit[], preferred = true): Fix => ({ title, edits, preferred });
  switch (construct.kind) {
    case 'lower-case-method': {
      const method = construct.method.toUpperCase();
      return fix(`Replace with '${method}'`, [{ start, end, text: method }]);
    }
    case 'directive-without-space':
      return fix('Insert a space', [insert(text.indexOf('@', start), ' ')]);
    case 'no-separator':
      return fix('Insert ###', [insert(construct.at, `###${lineBreak}`)]);
    case 'indented-separator':
      return fix('Remove the indentation', [remove({ start: 0, end: text.indexOf('#') })]);
    case 'block-comment':
      return fix('Begin each line with #', [
        {
          ...construct.comment,
          text: lineComments(text.slice(construct.comment.start, construct.comment.end), lineBreak),
        },
      ]);
    case 'path-on-next-line':
      return fix('Join the lines', [
        insert(construct.at, construct.lines.map((line) => line.text).join('')),
        ...construct.lines.map((line) =>
          remove({ start: endOfLineBefore(source, line.start), end: lineEndAt(source, line.end) }),
        ),
      ]);
    case 'variable-in-body':
      return fix('Move it above the request', [
        insert(construct.at, `${text.slice(start, end).trim()}${lineBreak}`),
        remove(wholeLines(source, { start, end })),
      ]);
    case 'blank-lines-before-body':
      return fix(
        construct.lines.length > 1 ? 'Remove the blank lines' : 'Remove the blank line',
        construct.lines.map(remove),
      );
    case 'relative-url':
      return fix(`Insert ${construct.root}`, [insert(start, construct.root)], construct.certain);
    default:
      return construct satisfies never;
  }
}

/** The end of the line before, which has a line break between that and this line. */
function endOfLineBefore(source: SourceText, offset: number): number {
  const start = lineStartAt(source, offset);
  return start - (source.text.startsWith('\r\n', start - 2) ? 2 : 1);
}

/** A line without the first star-slash and the stars before it. */
function withoutEnd(line: string): string {
  const end = line.indexOf('*/');
  return end === -1 ? line : trimmedEnd(line.slice(0, end), '*') + line.slice(end + 2);
}

/** The lines of a comment between slash-star and star-slash, each with `#`, without those that hold only the signs. */
function lineComments(comment: string, lineBreak: string): string {
  const lines = comment.split(/\r\n|\n|\r/).map((line) =>
    withoutEnd(line.replace(/^\s*\/\*+/, ''))
      .trim()
      .replace(/^\*+(?=\s|$)\s*/, ''),
  );
  const isWritten = (line: string): boolean => line !== '';
  const first = Math.max(0, lines.findIndex(isWritten));
  // What was no directive in there must not become one.
  return lines
    .slice(first, Math.max(first, lines.findLastIndex(isWritten)) + 1)
    .map((line) => `#${/^(@|graph-)/.test(line) ? ' *' : ''}${line === '' ? '' : ` ${line}`}`)
    .join(lineBreak);
}
