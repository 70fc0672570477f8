import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { clouds, entityTypes, sources } from '../../src/catalog/index.ts';
import { parseHttpFile } from '../../src/http/file.ts';
import { checkPayload } from '../../src/language/checks/body/body.ts';
import { fixesFor, problemCodes, problemMessage } from '../../src/language/problems/problem.ts';
import { applyEdits, outline, problemsIn as problemsFor } from './language/problems/problems-in.ts';

const testFolder = fileURLToPath(new URL('..', import.meta.url));
const filesIn = (folder: string, extension: string): { name: string; text: string }[] =>
  readdirSync(path.join(testFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => ({
      name: path.posix.join(folder, ...name.split(path.sep)),
      text: readFileSync(path.join(testFolder, folder, name), 'utf8'),
    }));

const examples = filesIn('examples', '.http');
const fixtures = filesIn('unit/fixtures', '.http');

/** The problems of a file; a line `# target <cloud>` in it chooses where its requests go. */
const problemsIn = (text: string) =>
  problemsFor(text, { cloud: clouds.find(({ id }) => id === /^# target (\w+)$/m.exec(text)?.[1]) });

/** The comments of a file that begin with a word. */
const linesIn = (text: string, word: 'want' | 'says'): string[] =>
  Array.from(text.matchAll(new RegExp(`^# ${word} (.*)$`, 'gm')), ([, rest = '']) => rest);

const wantsIn = (text: string): string[] => linesIn(text, 'want');

describe('problems in each request file match its “# want” lines', () => {
  for (const { name, text } of [...examples, ...fixtures]) {
    it(name, () => {
      assert.deepEqual(outline(problemsIn(text)), wantsIn(text));
    });
  }

  it('with CRLF and CR line endings, too', () => {
    for (const { name, text } of [...examples, ...fixtures])
      for (const lineEnd of ['\r\n', '\r'])
        assert.deepEqual(outline(problemsIn(text.replaceAll('\n', lineEnd))), wantsIn(text), name);
  });
});

describe('the examples', () => {
  it('come in pairs: as printed and corrected', () => {
    const named = (folder: string) =>
      examples.filter(({ name }) => name.startsWith(`examples/${folder}/`)).map(({ name }) => path.basename(name));
    assert.equal(named('as-printed').length, 5);
    assert.deepEqual(named('as-printed'), named('corrected'));
  });

  for (const { name, text } of examples) {
    it(`${name} contains one request with a body, and links its reference page`, () => {
      const requests = parseHttpFile(text).blocks.flatMap((block) => block.requests);
      assert.deepEqual(
        requests.map(({ method, body }) => [method?.text, body?.kind]),
        [['POST', 'text']],
      );
      const page = /^# (https:\S+)$/m.exec(text)?.[1];
      assert.ok(Object.values(sources).some(({ url }) => url === page));
    });
  }

  it('when corrected, have no placeholder or Content-Length, and a blank line before the body', () => {
    for (const { text } of examples.filter(({ name }) => name.includes('/corrected/')))
      for (const { url, headers, body } of parseHttpFile(text).blocks.flatMap((block) => block.requests)) {
        assert.doesNotMatch(url?.value ?? '{', /[{}]/);
        assert.deepEqual(
          headers.map((header) => header.name.text),
          ['Content-Type'],
        );
        assert.equal(body?.blankLineBefore, true);
      }
  });

  const payloads = filesIn('examples', '.json');
  for (const { name, text } of payloads) {
    it(`${name} is a valid payload of its type`, () => {
      const entityType = entityTypes.find((candidate) => name.endsWith(`.${candidate.name}.json`));
      assert.ok(entityType);
      assert.deepEqual(checkPayload(text, entityType), []);
    });
  }

  it('include payload files', () => {
    assert.notEqual(payloads.length, 0);
  });
});

describe('the fixtures', () => {
  for (const code of Object.keys(problemCodes)) {
    it(`cover ${code}, with all its messages`, () => {
      const { text } = fixtures.find(({ name }) => name === `unit/fixtures/${code}.http`) ?? { text: '' };
      const messages = problemsIn(text).flatMap(({ problem }) =>
        problem.code === code ? [problemMessage(problem)] : [],
      );
      assert.ok(messages.length > 0, 'no fixture has this problem');
      assert.deepEqual(linesIn(text, 'says'), [...new Set(messages)]);
    });
  }
});

describe('a fix removes its problem and adds no other', () => {
  for (const { name, text } of [...examples, ...fixtures]) {
    const before = problemsIn(text);
    before.forEach(({ problem, source, blockText, blockStart }, index) => {
      for (const fix of fixesFor(problem, blockText)) {
        it(`${name}: ${problem.code} ${source}: ${fix.title}`, () => {
          assert.notDeepEqual(fix.edits, []);
          const edits = fix.edits.map((edit) => ({
            ...edit,
            start: edit.start + blockStart,
            end: edit.end + blockStart,
          }));
          const after = outline(problemsIn(applyEdits(text, edits)));
          const others = outline(before.toSpliced(index, 1));
          // Problems inside a removed value disappear with it.
          assert.ok(after.length < before.length, after.join('\n'));
          assert.deepEqual(
            after.filter((line) => !others.includes(line)),
            [],
          );
        });
      }
    });
  }
});
