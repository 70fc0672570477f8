/**
 * Cuts a file before each line that begins with three or more `#`, spaces before them allowed. The pieces joined are the
 * text again; an empty text is one empty piece.
 */
export function splitBlocks(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (let hashes = text.indexOf('###'); hashes !== -1; hashes = text.indexOf('###', endOfHashes(text, hashes))) {
    const lineStart = startOfLine(text, hashes);
    if (lineStart === undefined || lineStart === start) continue;
    pieces.push(text.slice(start, lineStart));
    start = lineStart;
  }
  pieces.push(text.slice(start));
  return pieces;
}

/** Where the line begins, if nothing but blanks stands before the offset. */
function startOfLine(text: string, offset: number): number | undefined {
  let start = offset;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  const before = text[start - 1];
  return before === undefined || before === '\n' || before === '\r' ? start : undefined;
}

function endOfHashes(text: string, offset: number): number {
  let end = offset;
  while (text[end] === '#') end++;
  return end;
}
