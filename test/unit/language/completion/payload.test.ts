import assert from 'node:assert/strict';
import { completePayload } from '../../../../src/language/completion/complete.ts';
import { payloadHover } from '../../../../src/language/hover/body.ts';
import { payloadFileOf } from '../../../../src/language/payload-file/payload-file.ts';

const now = new Date('2026-11-29T08:00:00Z');

const typeOf = (name: string) => {
  const payload = payloadFileOf(`a.${name}.json`);
  assert.ok(payload, name);
  return payload.type;
};

/** Labels at the `|`. */
const labels = async (name: string, text: string, trigger?: string): Promise<string[]> =>
  (await completePayload(text.replace('|', ''), text.indexOf('|'), typeOf(name), now, trigger)).map(
    ({ label }) => label,
  );

describe('completion in a payload file of a compiled type', () => {
  const offered: readonly (readonly [name: string, text: string, ...labels: string[]])[] = [
    ['win32LobApp', '|', 'win32LobApp', '{ }'],
    ['win32LobApp', '{ | }', 'win32LobApp', 'installCommandLine', 'displayName'],
    ['win32LobApp', '{ "displayName": "a", "|" }', 'installCommandLine'],
    ['win32LobApp', '{ "installExperience": { "|" } }', 'runAsAccount'],
    ['win32LobApp', '{ "installExperience": { "runAsAccount": "|" } }', 'system', 'user'],
    ['win32LobApp.assign', '{ "|" }', 'mobileAppAssignments'],
    ['mobileApp', '{ "@odata.type": "|" }', '#microsoft.graph.win32LobApp'],
    ['mobileApp', '{ "@odata.type": "#microsoft.graph.win32LobApp", "|" }', 'installCommandLine'],
  ];
  for (const [name, text, ...expected] of offered)
    it(`${name} ${text}: ${expected.join()}`, async () => {
      const found = await labels(name, text);
      for (const label of expected) assert.ok(found.includes(label), found.join());
    });

  it('leaves out read-only properties, and opens only where a value begins', async () => {
    assert.ok(!(await labels('win32LobApp', '{ "|" }')).includes('createdDateTime'));
    assert.deepEqual(await labels('win32LobApp', '{ "displayName": "a |" }', ' '), []);
    assert.notDeepEqual(await labels('win32LobApp', '{ "allowAvailableUninstall": | }', ' '), []);
  });

  it('proposes nothing in endless nesting', async () => {
    assert.deepEqual(await labels('win32LobApp', `${'['.repeat(200)}|`), []);
  });
});

describe('hover in a payload file of a compiled type', () => {
  const rows: readonly (readonly [name: string, text: string, shown: RegExp])[] = [
    ['win32LobApp', '{ "install|CommandLine": "a" }', /Edm\.String.*\d{4}-\d\d-\d\d, not checked by hand/s],
    ['win32LobApp', '{ "installExperience": { "runAsAccount": "sys|tem" } }', /system/],
    ['win32LobApp.assign', '{ "mobile|AppAssignments": [] }', /mobileAppAssignment/],
  ];
  for (const [name, text, shown] of rows)
    it(`${name} ${text}`, () => {
      const hover = payloadHover(text.replace('|', ''), typeOf(name), text.indexOf('|'));
      assert.match(hover?.markdown ?? '', shown);
    });

  it('shows nothing for an unknown property or an empty file', () => {
    assert.equal(payloadHover('{ "colour": 1 }', typeOf('win32LobApp'), 4), undefined);
    assert.equal(payloadHover('', typeOf('win32LobApp'), 0), undefined);
  });
});
