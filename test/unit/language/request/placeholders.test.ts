import assert from 'node:assert/strict';
import { urlSegment } from '../../../../src/http/escape/url-segment.ts';
import { fillPlaceholders, placeholdersIn } from '../../../../src/language/request/placeholders.ts';

const value = urlSegment('1');
assert.ok(typeof value === 'string');

describe('placeholders of a URL', () => {
  const rows: readonly (readonly [url: string, names: readonly string[], filled: string])[] = [
    ['/scripts/{scriptId}/deviceRunStates', ['scriptId'], '/scripts/1/deviceRunStates'],
    ['/scripts/{scriptId}/states/{stateId}', ['scriptId', 'stateId'], '/scripts/1/states/1'],
    ["/scripts('{id}')", ['id'], "/scripts('1')"],
    ['/scripts/<scriptId>/states', ['scriptId'], '/scripts/1/states'],
    ['/scripts/<script-id>', ['script-id'], '/scripts/1'],
    ['/scripts/%7BscriptId%7D/states', ['scriptId'], '/scripts/1/states'],
    ['/scripts/%7bscriptId%7d', ['scriptId'], '/scripts/1'],
    ['/scripts/:scriptId/states', ['scriptId'], '/scripts/1/states'],
    ['/scripts/:scriptId', ['scriptId'], '/scripts/1'],
    ['/scripts/:scriptId?$top=1', ['scriptId'], '/scripts/1?$top=1'],
    ['/scripts/$Script_ID/states', ['Script_ID'], '/scripts/1/states'],
    ['/scripts/${ScriptId}/states', ['ScriptId'], '/scripts/1/states'],
    ['/scripts/$($script.id)/states', ['script.id'], '/scripts/1/states'],
    ["/scripts('$id')/states", ['id'], "/scripts('1')/states"],
    ["/scripts('')/states", ['id'], "/scripts('1')/states"],
    // Not placeholders.
    ['/scripts/{{scriptId}}/states', [], ''],
    ['/scripts/1/deviceRunStates/$count', [], ''],
    ['/scripts/1/deviceRunStates/$ref?$select=id&$expand=managedDevice($select=id)', [], ''],
    ['/$batch', [], ''],
    ['/$metadata#Edm.String', [], ''],
    ['/scripts/1/microsoft.graph.assign()', [], ''],
    ['/drive/root:/folder/file.txt:/content', [], ''],
    ['https://graph.microsoft.com:443/beta', [], ''],
    ["?$filter=name eq ''", [], ''],
    ['?$filter=a lt 1 and b gt 2', [], ''],
  ];
  for (const [url, names, filled] of rows)
    it(`${url}: ${names.join(', ') || 'none'}`, () => {
      const found = placeholdersIn(url);
      assert.deepEqual(
        found.map(({ name }) => name),
        names,
      );
      assert.equal(fillPlaceholders(url, new Map(names.map((name) => [name, value]))), filled || url);
    });
});
