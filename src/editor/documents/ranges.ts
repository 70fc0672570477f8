import * as vscode from 'vscode';
import { lastAtOrBefore, positionAt } from '../../http/lines.ts';
import type { HttpFile, Span } from '../../http/model.ts';

/** A span of a block as a range of the document. Doesn't read the document, so it costs the same in every file. */
export function rangeIn(file: HttpFile, blockIndex: number, span: Span): vscode.Range {
  const lineStarts = file.blocks[blockIndex]?.lineStarts ?? [0];
  const firstLine = file.lines[blockIndex] ?? 0;
  const position = (offset: number): vscode.Position => {
    const { line, character } = positionAt(lineStarts, offset);
    return new vscode.Position(firstLine + line, character);
  };
  return new vscode.Range(position(span.start), position(span.end));
}

/** Index of the block that holds a line. */
export const blockOfLine = (file: HttpFile, line: number): number => lastAtOrBefore(file.lines, line);
