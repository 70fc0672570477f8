import assert from 'node:assert/strict';
import { fixesFor } from '../../../../src/language/problems/problem.ts';
import { problemsIn } from '../problems/problems-in.ts';

const codes = [
  'unknown-query-option',
  'duplicate-query-option',
  'wrong-query-value',
  'unknown-query-property',
  'unknown-filter-value',
] as const;

const isOfQuery = (code: string): boolean => codes.some((one) => one === code);

/** `code text` of each problem of the query of a GET. */
const found = (text: string): string[] =>
  problemsIn(text).flatMap(({ source, problem }) => (isOfQuery(problem.code) ? [`${problem.code} ${source}`] : []));

const get = (url: string): string => `GET https://graph.microsoft.com/beta/${url}\n`;

const scripts = 'deviceManagement/deviceHealthScripts';
const states = `${scripts}/1/deviceRunStates`;
const apps = 'deviceAppManagement/mobileApps';

describe('the query of a URL', () => {
  // As public tools write queries.
  const right: readonly string[] = [
    `${scripts}?$select=id,displayName&$expand=assignments`,
    `${scripts}?$expand=assignments&$select=id,displayName,description,assignments`,
    `${scripts}?$select=id, displayName`,
    `${scripts}?$select=*`,
    `${scripts}?$filter=displayName eq 'a' or startswith(displayName,'a')`,
    `${scripts}?$filter=displayName%20eq%20%27a%20and%20b%27`,
    `${scripts}?$filter=displayName+eq+'a'`,
    `${scripts}?$filter=`,
    `${scripts}?$filter=displayName eq '{name}'`,
    `${scripts}?$filter=displayName eq {name}`,
    `${scripts}?$filter=assignments/any(a:a/id eq 'x') and not (isGlobalScript eq true)`,
    `${scripts}?$filter=assignments/any(a: a/id eq 'x')`,
    `${scripts}?$filter=lastModifiedDateTime gt 2025-01-31T08:30:00Z and version ne null`,
    `${scripts}?$filter=id in ('a','b')`,
    `${scripts}?$filter=runAsAccount eq microsoft.graph.runAsAccountType'system'`,
    `${scripts}?$top=10&$skip=20&$count=true&$orderby=displayName desc,version`,
    `${scripts}?$skiptoken=a%20b`,
    `${scripts}?api-version=1&$search="a"`,
    `${scripts}/$count?$filter=isGlobalScript eq true`,
    `${states}?$expand=managedDevice`,
    `deviceManagement/deviceManagementScripts/1/deviceRunStates?$select=resultMessage&$expand=managedDevice($select=deviceName,userPrincipalName)`,
    `${states}?$select={{names}}&$top={{count}}`,
    `${apps}?select=id,displayname`,
    `${apps}?$filter=isof('microsoft.graph.win32LobApp')&$top=999`,
    `${apps}?$filter=(microsoft.graph.managedApp/appAvailability eq null or isAssigned eq true)&$orderby=displayName&$select=id,microsoft.graph.win32LobApp/size`,
    `${apps}?$select=id,displayName,size,installCommandLine`,
    'deviceManagement/managedDevices?$filter=contains(deviceName,%27a%27)&$select=id,deviceName,azureADDeviceId,complianceState&$top=25',
    "deviceManagement/configurationSettings?$filter=categoryId eq 'a' and applicability/platform has 'windows10' and applicability/technologies has 'mdm'",
    "deviceManagement/roleAssignments('1')?$expand=microsoft.graph.deviceAndAppManagementRoleAssignment/roleScopeTags",
    'users?$selct=id',
  ];
  for (const url of right)
    it(`${url} has no problem`, () => {
      assert.deepEqual(found(get(url)), []);
    });

  const wrong: readonly (readonly [url: string, ...problems: string[]])[] = [
    [`${scripts}?$selct=id`, 'unknown-query-option $selct'],
    [`${scripts}?%24selct=id`, 'unknown-query-option %24selct'],
    [`${scripts}?$top=1&$TOP=2`, 'duplicate-query-option $TOP'],
    [`${scripts}?$top=-1&$skip=1.5`, 'wrong-query-value -1', 'wrong-query-value 1.5'],
    [`${scripts}?$count=yes`, 'wrong-query-value yes'],
    [`${scripts}?$orderby=displayName ascending`, 'wrong-query-value ascending'],
    [`${scripts}?$orderby=displayNme desc`, 'unknown-query-property displayNme'],
    [`${scripts}?$select=id, nam%65`, 'unknown-query-property nam%65'],
    [`${scripts}?$expand=displayName`, 'unknown-query-property displayName'],
    [`${scripts}?$expand=assignments,state`, 'unknown-query-property state'],
    [`${scripts}?$expand=assignments($select=id,group)`, 'unknown-query-property group'],
    [
      `${scripts}?$expand=deviceRunStates($filter=detectionState eq 'ok';$top=x)`,
      'unknown-filter-value ok',
      'wrong-query-value x',
    ],
    [`${scripts}?$filter=name eq 'a'`, 'unknown-query-property name'],
    [`${scripts}?$filter=startswith(name,'a')`, 'unknown-query-property name'],
    [`${scripts}?$filter=displayName eq "a'b" and id eq 'c'`, 'wrong-query-value "a\'b"'],
    [`${scripts}?$filter=displayName eq abc`, 'unknown-query-property abc'],
    [`${scripts}?$filter=not(nam eq 'a') and (id eq 'b')`, 'unknown-query-property nam'],
    [`${states}?$filter=detectionState in ('success','failed')`, 'unknown-filter-value failed'],
    [`${states}?$filter=detectionState%20eq%20%27failed%27`, 'unknown-filter-value failed'],
    [`${states}/2?$select=stat`, 'unknown-query-property stat'],
    [`${apps}?$filter=nam eq 'a'`, 'unknown-query-property nam'],
    [
      "deviceManagement/managedDevices?$filter=complianceState eq 'compliant' and ownr eq 1",
      'unknown-query-property ownr',
    ],
    ["deviceManagement/configurationPolicies?$filter=platforms has 'windows'", 'unknown-filter-value windows'],
  ];
  for (const [url, ...problems] of wrong)
    it(`${url} → ${problems.join(', ')}`, () => {
      assert.deepEqual(found(get(url)), problems);
    });

  it('is checked only in requests that read', () => {
    assert.deepEqual(found(`POST ${get(`${scripts}?$select=nam`).slice(4)}\n{}\n`), []);
  });

  it('is checked in a variable, without a fix there', () => {
    const [first] = problemsIn(`@query = $select=nam\n${get(`${scripts}?{{query}}`)}`).filter(({ problem }) =>
      isOfQuery(problem.code),
    );
    assert.ok(first);
    assert.equal(first.source, '{{query}}');
    assert.deepEqual(fixesFor(first.problem, first.blockText), []);
  });

  const fixed: readonly (readonly [query: string, afterwards: string])[] = [
    ['$selct=id', '$select=id'],
    ['$select=id,displayNam', '$select=id,displayName'],
    ['$select=id,displayNa%6d', '$select=id,displayName'],
    ['$filter=displayName eq "it\'s"', "$filter=displayName eq 'it''s'"],
    ['$expand=assignment', '$expand=assignments'],
    ['$filter=displayName eq abc', "$filter=displayName eq 'abc'"],
    ["$filter=runAsAccount eq 'sytem'", "$filter=runAsAccount eq 'system'"],
    ['$orderby=displayName descending', '$orderby=displayName desc'],
  ];
  for (const [query, afterwards] of fixed)
    it(`${query} is fixed to ${afterwards}`, () => {
      const [first] = problemsIn(get(`${scripts}?${query}`)).filter(({ problem }) => isOfQuery(problem.code));
      assert.ok(first);
      const { blockText: text } = first;
      const [edit, ...others] = fixesFor(first.problem, text)[0]?.edits ?? [];
      assert.ok(edit);
      assert.equal(others.length, 0);
      assert.equal(`${text.slice(0, edit.start)}${edit.text}${text.slice(edit.end)}`, get(`${scripts}?${afterwards}`));
    });

  it('is checked in a batch, at its place in the JSON', () => {
    const batch = (url: string): string =>
      `POST https://graph.microsoft.com/beta/$batch\nContent-Type: application/json\n\n{"requests": [{"id": "1", "method": "GET", "url": "${url}"}]}\n`;
    assert.deepEqual(found(batch(`${scripts}?$select=nam`)), ['unknown-query-property nam']);
    assert.deepEqual(found(batch(`/${scripts}?$filter=a eq 'b'`)), ['unknown-query-property a']);
    assert.deepEqual(found(batch(`\\u002f${scripts}?$select=nam`)), [
      `unknown-query-property "\\u002f${scripts}?$select=nam"`,
    ]);
  });
});
