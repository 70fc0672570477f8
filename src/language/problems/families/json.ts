import { t } from '@vscode/l10n';
import { jsonFaultWords, type JsonFault } from '../../../http/json-faults.ts';
import type { Span } from '../../../http/model.ts';
import { int32Of } from '../../../catalog/properties.ts';
import { lookalike } from '../../lookalikes.ts';
import { lineEndAt, lineStartAt, type SourceText } from '../../text/source-text.ts';
import { insert, remove, replace } from '../fix.ts';
import type { Family, Fix } from '../rule.ts';

/** A body that isn't JSON. */
export type JsonProblem = {
  readonly code: 'invalid-json';
  readonly fault: JsonFault;
  /** A character that the JSON reader rejects because it only looks like another one, or is invisible. */
  readonly character?: string;
  /** The JSON is a file, every line of which is sent. */
  readonly inOwnFile?: true;
};

export const jsonProblems: Family<JsonProblem> = {
  'invalid-json': {
    severity: 'error',
    meaning: () => t('the body is not JSON'),
    message: ({ fault, character, inOwnFile }) =>
      t`The body isn’t valid JSON: ${character === undefined ? wordsOf(fault, inOwnFile) : lookalikeWords(character)}`,
    page: () => 'https://www.rfc-editor.org/rfc/rfc8259',
    fixes: (problem, source) => {
      if (problem.character !== undefined) return lookalikeFixes(problem, source);
      const hexadecimal = hexadecimalFixes(problem, source);
      if (hexadecimal.length > 0) return hexadecimal;
      switch (problem.fault) {
        case 'trailing-comma':
          return [{ title: t('Remove the comma'), edits: [remove(problem)], preferred: true }];
        case 'comment':
          return problem.inOwnFile ? removeCommentFixes(problem, source) : commentFixes(problem, source);
        default:
          return [];
      }
    },
  },
};

/** The message for a fault. JSON in a request file differs from other JSON: it has other lines around it, and comment lines. */
function wordsOf(fault: JsonFault, inOwnFile: boolean | undefined): string {
  if (inOwnFile)
    return fault === 'comment' ? t('comments aren’t allowed in JSON. Remove the comment.') : jsonFaultWords(fault);
  switch (fault) {
    case 'end-expected':
      return t('unexpected text after the end of the JSON. Remove it, or start the next request with a ### line.');
    case 'comment':
      return t('comments aren’t allowed in JSON. Put the comment on its own line; such lines aren’t sent.');
    default:
      return jsonFaultWords(fault);
  }
}

/** Names the character: on the screen it looks right, or is invisible. */
function lookalikeWords(character: string): string {
  const { name, meant } = lookalike(character) ?? { name: '', meant: '' };
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (meant === '') return t`there is an invisible character (${code}, ${name}). Remove it.`;
  if (meant === ' ') return t`there is a space that JSON doesn’t allow (${code}, ${name}). Write an ordinary one.`;
  return t`${character} (${code}, ${name}) isn’t ${meant}. Write ${meant}.`;
}

/** Replaces all such characters on the line together, except those inside a string. */
function lookalikeFixes({ start, character }: JsonProblem & Span, source: SourceText): Fix[] {
  const line = source.text.slice(start, lineEndAt(source, start));
  const edits = Array.from(line.matchAll(/"(?:[^"\\]|\\.)*"|[^]/gu)).flatMap(({ 0: token, index }) => {
    const found = lookalike(token);
    return found ? [{ start: start + index, end: start + index + token.length, text: found.meant }] : [];
  });
  const { meant } = lookalike(character ?? '') ?? { meant: '' };
  const title = meant.trim() === '' ? t('Replace invisible characters and spaces') : t`Replace with ${meant}`;
  return [{ title, edits, preferred: true }];
}

/** Converts a hexadecimal number to an Edm.Int32: JSON has no hexadecimal numbers, and tables of Intune’s errors are full of them. */
function hexadecimalFixes({ start }: Span, source: SourceText): Fix[] {
  const before = source.text.charAt(start - 1) === '0' ? start - 1 : start;
  const [written] = /^0x[\da-f]{1,8}(?!\w)/i.exec(source.text.slice(before, before + 12)) ?? [];
  const value = written === undefined ? undefined : int32Of(written);
  if (written === undefined || value === undefined) return [];
  return [replace({ start: before, end: before + written.length }, t`Replace with ${value}`, String(value))];
}

/** In a file of its own, a comment would be sent like everything else. */
const removeCommentFixes = (comment: Span, { text }: SourceText): Fix[] =>
  /^(?:\/\/|\/\*[^]*\*\/$)/.test(text.slice(comment.start, comment.end))
    ? [{ title: t('Remove the comment'), edits: [remove(comment)], preferred: false }]
    : [];

/** Moves a comment next to JSON to a line of its own, which isn't sent. */
function commentFixes({ start, end }: Span, source: SourceText): Fix[] {
  const { text } = source;
  const comment = /^(?:\/\/|\/\*)([^\r\n]*?)(?:\*\/)?$/.exec(text.slice(start, end))?.[1];
  if (comment === undefined) return [];
  const at = lineStartAt(source, start);
  const before = text.slice(at, start);
  const indentation = /^[ \t]*/.exec(before)?.[0] ?? '';
  const line = `${indentation}// ${comment.trim()}${source.lineBreak}`;
  const edits = [insert(at, line), remove({ start: at + before.trimEnd().length, end })];
  return [{ title: t('Move the comment to its own line'), edits, preferred: true }];
}
