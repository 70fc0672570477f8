import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gluedTexts } from '../../build/glued-texts.mjs';
import { messagesToTranslate, parsed, sourceFiles, textsIn } from '../../build/messages.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const nameOf = (file: string): string => path.relative(path.join(root, 'src'), file).replaceAll('\\', '/');

/** Strings that aren’t texts, or stay English: by file or folder from `src/`, with the beginning of each. */
const untranslated: Readonly<Record<string, readonly string[] | string>> = {
  'auth/failure/server-error.ts': ['Trace ID', 'Correlation ID'],
  'auth/sign-in.ts': ['as anybody '],
  'catalog/complex-types/': 'descriptions in Microsoft’s words',
  'catalog/compiled/': 'facts in Microsoft’s words',
  'catalog/entities/': 'descriptions in Microsoft’s words, or in their place: they go into schemas as well',
  'catalog/enums.ts': 'descriptions in Microsoft’s words',
  'catalog/operations/': 'descriptions in Microsoft’s words',
  'catalog/requests/query-options.ts': 'descriptions in Microsoft’s words',
  'catalog/requests/reported-errors.ts': 'errors in Graph’s words',
  'catalog/script-collections.ts': 'descriptions in Microsoft’s words',
  'catalog/sources/': 'titles of pages and packages',
  'catalog/url/clouds.ts': 'names of clouds',
  'cli/check.ts': ['graph-run-states: '],
  'cli/describe.ts': ['graph-run-states: '],
  'cli/private-values.ts': ['$dotenv '],
  'editor/authoring/request-gutter.ts': ['<svg '],
  'editor/command-names.ts': 'VS Code reads the titles from package.json',
  'editor/commands.ts': ['No file registers '],
  'editor/log.ts': ['Graph Run States: '],
  'editor/response-panel/panel-page.ts': ['<!DOCTYPE', "default-src 'none'"],
  'editor/sign-in/vscode-session-request.ts': ['Bearer error'],
  'language/completion/body/schema.ts': ['default value'],
  'language/completion/directive.ts': ['@name '],
  'language/contributions/': 'VS Code reads schemas and snippets from files, which it doesn’t translate',
  'language/copied/': 'comments that become a part of the file, and names of options',
  'http/variables/date-format.ts': 'values of a request',
  'http/variables/dynamic-values.ts': ['$datetime ', '$localDatetime '],
  'http/variables/environment.ts': ['Security'],
  'http/variables/outer-variables.ts': ['$dotenv '],
  'json/scanner.ts': 'kinds of token',
  'language/lookalikes.ts': 'names of characters, which Unicode has in English',
  'language/import/': 'comments that become a part of the file',
  'language/paste/': 'comments that become a part of the file',
  'panel/response/body-section.ts': ['JSONPath: '],
  'panel/response/render-value.ts': ['null'],
  'sandbox/batch/batch.ts': ['Invalid batch payload ', 'Number of batch request '],
  'sandbox/graph-error.ts': ['The property ', 'Make sure ', 'A type named ', 'Cannot convert '],
  'sandbox/me.ts': ['Sandbox', 'User'],
  'sandbox/no-route.ts': 'errors in Intune’s words',
  'sandbox/query/': ['Could not find a property '],
  'sandbox/response.ts': ['Sandbox'],
  'sandbox/simulated-failure.ts': 'errors in the words of Graph and Intune',
  'send/export/': 'commands, and comments that become a part of them',
  'send/policy.ts': ['Bearer '],
  'send/prepare/follow-up.ts': 'comments that become a part of the file',
  'secrets/secret-names.ts': 'words of property names',
};

/** Pieces that may be put into a text although they aren’t sentences: by the file that makes them, and why translators can handle that. */
const putIn: Readonly<Record<string, string>> = {
  'cli/read-text.ts': 'a reason, after a colon',
  'editor/sign-in/settings.ts': 'names of sign-in methods',
  'http/variables/dynamic-values.ts': 'what is generated, after a colon',
  'http/json-faults.ts': 'a reason, after a colon',
  'language/body-json.ts': 'a type of JSON, after a “not” everywhere',
  'language/hover/variable.ts': 'what is generated, after a colon',
  'language/problems/families/json.ts': 'a reason, after a colon',
  'language/problems/families/value.ts': 'what a property takes, as its object everywhere',
  'language/values/primitive-types.ts': 'what a property takes, as its object everywhere',
  'panel/protocol/duration.ts': 'measures with their units',
  'panel/protocol/size-text.ts': 'measures with their units',
  'response/explain/response.ts': 'what stands for a Content-Type, in parentheses',
  'send/target.ts': 'names of targets',
};

const trees = new Map(sourceFiles(root).map((file) => [file, parsed(file)]));
/** Each file is parsed once, for all checks. */
const treeOf = (file: string): ReturnType<typeof parsed> => trees.get(file) ?? parsed(file);
const { messages, loose } = textsIn([...trees.keys()], treeOf);
const isUntranslated = ({ file, text }: { readonly file: string; readonly text: string }): boolean =>
  Object.entries(untranslated).some(
    ([name, texts]) =>
      nameOf(file).startsWith(name) && (typeof texts === 'string' || texts.some((one) => text.startsWith(one))),
  );

describe('texts that people read', () => {
  it('go through t() of @vscode/l10n, so that a file can translate them', () => {
    assert.deepEqual(
      loose.filter((one) => !isUntranslated(one)).map(({ file, line, text }) => `${nameOf(file)}:${line}: ${text}`),
      [],
    );
  });

  it('are literals, so that their translations can be looked up', () => {
    assert.deepEqual(
      messages.flatMap(({ file, line, fault }) => (fault === undefined ? [] : [`${nameOf(file)}:${line}: ${fault}`])),
      [],
    );
  });

  it('leave surrounding spaces and separators to the code', () => {
    assert.deepEqual(
      messages
        .filter(({ text }) => /^[ ,;:·]| $/u.test(text))
        .map(({ file, line, text }) => `${nameOf(file)}:${line}: '${text}'`),
      [],
    );
  });

  it('aren’t put together from pieces, which translators can’t inflect', () => {
    const glued = gluedTexts(root, treeOf).map(({ from, ...one }) => ({ ...one, from: nameOf(from) }));
    const isMeant = ({ from }: { readonly from: string }): boolean =>
      Object.keys(putIn).some((name) => from.startsWith(name));
    assert.deepEqual(
      glued
        .filter((one) => !isMeant(one))
        .map(({ file, line, piece, into }) => `${nameOf(file)}:${line}: '${piece}' in '${into}'`),
      [],
    );
    assert.deepEqual(
      Object.keys(putIn).filter((name) => !glued.some(({ from }) => from.startsWith(name))),
      [],
      'no longer put into a text',
    );
  });

  it('have no outdated exceptions from translation', () => {
    const stale = Object.entries(untranslated).flatMap(([name, texts]) =>
      (typeof texts === 'string' ? [''] : texts)
        .filter((text) => !loose.some((one) => nameOf(one.file).startsWith(name) && one.text.startsWith(text)))
        .map((text) => `${name}: ${text}`),
    );
    assert.deepEqual(stale, []);
  });

  it('format durations and sizes with duration.ts and size-text.ts, except limits that are whole numbers of a unit', () => {
    const limits = ['duration.ts', 'size-text.ts']
      .map((name) => `panel/protocol/${name}`)
      .concat([
        'auth/methods/browser.ts',
        'editor/history/within-time.ts',
        'files/read-result.ts',
        'language/content-fields/content-notes.ts',
        'send/prepare/refusal-message.ts',
      ]);
    assert.deepEqual(
      messages
        .filter(({ text }) => /\{\d\} ?(?:ms|s|min|minutes?|seconds?|h|hours?|bytes|[kKM]B)\b/.test(text))
        .filter(({ file }) => !limits.includes(nameOf(file)))
        .map(({ file, line, text }) => `${nameOf(file)}:${line}: ${text}`),
      [],
    );
  });

  it('are all in l10n/bundle.l10n.json, from which translations are made', () => {
    assert.equal(readFileSync(path.join(root, 'l10n/bundle.l10n.json'), 'utf8'), messagesToTranslate(root, messages));
  });
});
