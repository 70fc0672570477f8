import assert from 'node:assert/strict';
import { editHttpFile, parseHttpFile } from '../../../src/http/file.ts';
import { positionAt } from '../../../src/http/lines.ts';
import type { Edit } from '../../../src/http/model.ts';
import { snapshot } from './file-snapshot.ts';

const afterEdit = (text: string, edit: Edit): string => text.slice(0, edit.start) + edit.text + text.slice(edit.end);

describe('editHttpFile', () => {
  const text = '@a = b\n### 1\nGET /1\n### 2\nGET /2\n### 3\nGET /3\n';
  const file = parseHttpFile(text);
  /** Which blocks the edited file keeps from the file before: their numbers, or `new`. */
  const kept = (edit: Edit): string => {
    const after = editHttpFile(file, edit);
    assert.deepEqual(snapshot(after), snapshot(parseHttpFile(afterEdit(text, edit))));
    return after.blocks
      .map((block) => {
        const index = file.blocks.indexOf(block);
        return index === -1 ? 'new' : String(index);
      })
      .join(' ');
  };
  const cases: readonly (readonly [title: string, find: string, replace: string, expected: string])[] = [
    ['typing in a request', '/2', '/2x', '0 1 new 3'],
    ['typing in the first block', 'b', 'c', 'new 1 2 3'],
    ['typing at the end', '/3\n', '/3\n{}', '0 1 2 new'],
    ['a new separator', 'GET /2', 'GET /2\n###\n', '0 1 2 new 3'],
    ['removing a separator', '### 2\n', '', '0 new 3'],
    ['breaking a separator', '### 2', '#-# 2', '0 new 3'],
    ['removing a whole request', '### 2\nGET /2\n', '', '0 1 3'],
    ['removing the line break before a separator', '\n### 2', '### 2', '0 new 3'],
    ['removing everything', text, '', 'new'],
    ['replacing nothing', 'GET /2', 'GET /2', '0 1 2 3'],
  ];
  for (const [title, find, replace, expected] of cases)
    it(`${title} keeps the other blocks: ${expected}`, () => {
      const start = text.indexOf(find);
      assert.equal(kept({ start, end: start + find.length, text: replace }), expected);
    });
});

describe('positions', () => {
  for (const [text, offset, expected] of [
    ['a\nb', 0, '0:0'],
    ['a\nb', 1, '0:1'],
    ['a\nb', 2, '1:0'],
    ['a\r\nb', 2, '0:2'],
    ['a\r\nb', 3, '1:0'],
    ['a\rb', 2, '1:0'],
    ['a\n\nb', 2, '1:0'],
    ['', 0, '0:0'],
    ['a\n', 2, '1:0'],
  ] as const)
    it(`${JSON.stringify(text)} at ${offset} → ${expected}`, () => {
      const { line, character } = positionAt(parseHttpFile(text).blocks[0]?.lineStarts ?? [], offset);
      assert.equal(`${line}:${character}`, expected);
    });

  it('a file has the first line of each block', () => {
    assert.deepEqual([...parseHttpFile('a\r\n###\r\rb\n### c').lines], [0, 1, 4]);
  });
});
