import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { clean, error, information, runHere, temporaryFolder, warning, type Files } from '../command-line.ts';
import { validateSarif, type Log } from '../sarif-schema.ts';

describe('--format sarif', () => {
  const folder = temporaryFolder();

  /** The log of a run, which the schema accepts. */
  const sarif = async (
    name: string,
    files: Files,
    patterns: readonly string[] = ['.'],
  ): Promise<Log['runs'][number]> => {
    const { output, exitCode } = await runHere(folder(name), files, ['check', '--format', 'sarif', ...patterns]);
    const log: unknown = JSON.parse(output);
    assert.ok(validateSarif(log), JSON.stringify(validateSarif.errors));
    assert.equal(log.runs.length, 1);
    const [only] = log.runs;
    assert.ok(only);
    assert.equal(only.invocations[0]?.exitCode, exitCode);
    return only;
  };

  for (const [title, files, exitCode, levels] of [
    ['no problem', { 'a.http': clean }, 0, []],
    ['an information', { 'a.http': information }, 0, ['note']],
    ['a warning', { 'a.http': warning }, 1, ['warning']],
    ['problems of one rule in two files', { 'a.http': warning, 'b/b.http': warning }, 1, ['warning', 'warning']],
    ['an error and a warning', { 'a.http': `${warning}###\n${error}` }, 1, ['warning', 'error']],
    ['a file that can’t be read', { 'a.http': Uint8Array.of(0xff), 'b.http': warning }, 2, ['warning']],
  ] as const)
    it(`is valid with ${title}`, async () => {
      const { invocations, results, tool } = await sarif(title, files);
      assert.equal(invocations[0]?.exitCode, exitCode);
      assert.equal(invocations[0].executionSuccessful, exitCode !== 2);
      assert.deepEqual(
        results.map(({ level }) => level),
        levels,
      );
      for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId);
    });

  it('lists the rules of the problems found', async () => {
    const { tool } = await sarif('rules', { 'a.http': warning, 'b.http': warning, 'c.http': error });
    assert.deepEqual(
      tool.driver.rules.map(({ id, shortDescription }) => [id, shortDescription.text]),
      [
        ['read-only-property', 'The service sets this property.'],
        ['wrong-type', 'A value is not of its property’s type.'],
      ],
    );
    for (const { helpUri } of tool.driver.rules) assert.match(helpUri, /^https:/);
  });

  it('counts lines and columns from 1, in UTF-16 code units', async () => {
    const text = warning.replace('  "id"', '  "errorDescription": "😀", "id"').replaceAll('\n', '\r\n');
    const { columnKind, results } = await sarif('region', { 'a.http': `\ufeff${text}` });
    assert.equal(columnKind, 'utf16CodeUnits');
    assert.deepEqual(results[0]?.locations[0]?.physicalLocation.region, {
      startLine: 5,
      startColumn: 29,
      endLine: 5,
      endColumn: 33,
    });
  });

  for (const [name, uri] of [
    ['a.http', 'a.http'],
    ['one/two/a.http', 'one/two/a.http'],
    ['one two/ä#1%.http', 'one%20two/%C3%A4%231%25.http'],
    ['c:d?[e]{f}.http', 'c%3Ad%3F%5Be%5D%7Bf%7D.http'],
  ] as const)
    it(`addresses ${name} relative to the working folder`, async () => {
      const root = `addresses ${uri}`;
      const { originalUriBaseIds, results } = await sarif(root, { [name]: warning });
      assert.deepEqual(results[0]?.locations[0]?.physicalLocation.artifactLocation, { uri, uriBaseId: '%SRCROOT%' });
      assert.deepEqual(originalUriBaseIds, { '%SRCROOT%': { uri: `${pathToFileURL(folder(root)).href}/` } });
    });

  it('gives the absolute URI of a file outside of the working folder', async () => {
    const { results } = await sarif('outside', { '../other [1]/a.http': warning }, ['../other*/*.http']);
    assert.deepEqual(results[0]?.locations[0]?.physicalLocation.artifactLocation, {
      uri: `${pathToFileURL(folder('other')).href}%20%5B1%5D/a.http`,
    });
  });

  it('doubles braces in messages, where they mark arguments', async () => {
    const { results } = await sarif('braces', { 'a.http': warning.replace('"id"', '"{0}"') });
    assert.match(results[0]?.message.text ?? '', /^'\{\{0\}\}' is not a property/);
  });

  it('lists what couldn’t be read', async () => {
    const { invocations } = await sarif('failures', { 'one/a.http': Uint8Array.of(0xff) });
    assert.deepEqual(
      invocations[0]?.toolExecutionNotifications.map(
        ({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri,
      ),
      ['one/a.http'],
    );
  });

  it('is rejected by the schema if it isn’t valid', () => {
    assert.ok(!validateSarif({ version: '2.1.0', runs: [{ results: [] }] }));
    assert.ok(
      !validateSarif({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{ level: 'bad' }] }] }),
    );
  });
});
