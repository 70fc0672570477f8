import assert from 'node:assert/strict';
import type { Completion } from '../../../../src/language/completion/model.ts';
import { complete } from '../../../../src/language/completion/complete.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';

const root = 'https://graph.microsoft.com/beta';

/** The proposals at the `|`. */
async function completionsAt(marked: string, picksNames: boolean | 'absent' = true): Promise<Completion[]> {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  return complete({
    file: parseHttpFile(text),
    offset,
    cloud: undefined,
    now: new Date(0),
    trigger: undefined,
    ...(picksNames === 'absent' ? {} : { picksNames: () => picksNames }),
  });
}

/** The proposal to pick a name, or undefined without one. */
async function proposed(marked: string, picksNames: boolean | 'absent' = true) {
  const text = marked.replace('|', '');
  const by = (await completionsAt(marked, picksNames)).find(({ picksName }) => picksName === true);
  return by && { text: text.slice(by.edit.start, by.edit.end), inserted: by.edit.text, detail: by.detail };
}

describe('completion of an id', () => {
  for (const [marked, written] of [
    [`GET ${root}/deviceManagement/deviceShellScripts/|`, ''],
    [`GET ${root}/deviceManagement/deviceShellScripts/|/deviceRunStates`, ''],
    [`GET ${root}/deviceManagement/deviceShellScripts/{deviceShell|ScriptId}/deviceRunStates`, '{deviceShellScriptId}'],
    [`GET ${root}/deviceManagement/deviceShellScripts/Con|`, 'Con'],
    [`DELETE ${root}/deviceManagement/managedDevices/|`, ''],
    [`GET ${root}/groups/|`, ''],
    ['GET https://graph.microsoft.com/v1.0/groups/|', ''],
    ['GET /deviceManagement/deviceShellScripts/|', ''],
    [`@base = ${root}/deviceManagement\n\nGET {{base}}/deviceShellScripts/|`, ''],
  ] as const)
    it(`offers to pick it by name in ${marked}`, async () => {
      // It changes nothing: the typed text stays until a name is picked.
      const found = await proposed(marked);
      assert.deepEqual([found?.text, found?.inserted], [written, written]);
    });

  for (const marked of [
    `GET ${root}/deviceManagement/|`,
    `GET ${root}/deviceManagement/deviceShellScripts/1/deviceRunStates/|`,
    `GET ${root}/deviceManagement/deviceShellScripts?|`,
    `GET ${root}/deviceManagement/deviceShellScripts/?$filter=a/|`,
    `GET ${root}/deviceManagement/deviceShellScripts/{id}/userRunStates/|`,
    'GET https://example.com/deviceManagement/deviceShellScripts/|',
    'GET /deviceManagement/deviceShellScripts/|\nHost: example.com',
    `POST ${root}/groups/\n\n{|}`,
  ])
    it(`doesn’t offer that in ${JSON.stringify(marked)}`, async () => {
      assert.equal(await proposed(marked), undefined);
    });

  it('offers it as the second proposal, so that no key picks it by mistake', async () => {
    const all = await completionsAt(`GET ${root}/deviceManagement/deviceShellScripts/|`);
    const ordered = all.sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
    assert.equal(
      ordered.findIndex(({ picksName }) => picksName === true),
      1,
    );
  });

  it('doesn’t offer it where names can’t be picked', async () => {
    const marked = `GET ${root}/deviceManagement/deviceShellScripts/|`;
    assert.equal(await proposed(marked, false), undefined);
    assert.equal(await proposed(marked, 'absent'), undefined);
  });
});
