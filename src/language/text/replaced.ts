import type { Edit } from '../../http/model.ts';

/** A text after edits, which are in order. */
export function replaced(text: string, edits: readonly Edit[]): string {
  let made = '';
  let at = 0;
  for (const edit of edits) {
    made += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return made + text.slice(at);
}
