import assert from 'node:assert/strict';
import { clouds, entityTypes, scriptEntityTypes, scriptOperations } from '../../../../src/catalog/index.ts';
import { matchRoute } from '../../../../src/catalog/routes.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { complete } from '../../../../src/language/completion/complete.ts';
import { cursorIn, now, proposalsAt, requestPrefixes } from './complete-at.ts';
import { itAccepts, itProposes } from './complete-table.ts';

const graph = 'https://graph.microsoft.com/beta';
const root = `${graph}/deviceManagement`;
const states = `${root}/deviceHealthScripts/1/deviceRunStates`;
const methods = ['POST', 'GET', 'PATCH', 'DELETE'];
/** Whole requests are offered below the methods if the line has nothing else yet. */
const methodsAndRequests = [...methods, ...requestPrefixes];

describe('completion of the method', () => {
  itProposes([
    ['|', methodsAndRequests],
    ['PO|', methodsAndRequests],
    ['\n\n|\n\n', methodsAndRequests],
    ['### title\n|', methodsAndRequests],
    ['### title\n# @name x\n|\n', methodsAndRequests],
    [`P| ${states}`, methods],
    [`G| ${states}/2`, ['GET', 'PATCH', 'DELETE', 'POST']],
    [`| ${states}/2/managedDevice`, ['GET', 'POST', 'PATCH', 'DELETE']],
    [`@a = 1\n@b = 2\n|`, methodsAndRequests],
  ]);
  itAccepts([
    ['|', 'POST', 'POST '],
    ['PO|', 'POST', 'POST '],
    ['P|ATCH', 'DELETE', 'DELETE '],
    [`P| ${states}`, 'POST', `POST ${states}`],
    [`PATCH| ${states}`, 'GET', `GET ${states}`],
    ['  ge|', 'GET', '  GET '],
    ['###\r\n|\r\n', 'POST', '###\r\nPOST \r\n'],
    ['### a\nGET /x\n\n###\n|', 'POST', '### a\nGET /x\n\n###\nPOST '],
  ]);
});

/** The type that an action is bound to. */
const ownerOf = (path: string, name: string): string =>
  matchRoute(path.slice(0, -name.length - 1), 'beta')?.entityType.name ?? '';

describe('completion of the host', () => {
  itAccepts([
    ['POST |', graph, `POST ${graph}/`],
    ['POST h|', graph, `POST ${graph}/`],
    ['POST https://|', graph, `POST ${graph}/`],
    ['POST https://graph.m|', 'https://graph.microsoft.us/beta', 'POST https://graph.microsoft.us/beta/'],
    ['GET https://gra|ph.x HTTP/1.1', graph, `GET ${graph}/ HTTP/1.1`],
    ['POST |', '/deviceManagement', 'POST /deviceManagement/'],
    [`POST |${states}`, 'https://graph.microsoft.us/beta', `POST ${states.replace('.com', '.us')}`],
    [
      `POST ht|tps://graph.microsoft.com/beta/me`,
      'https://dod-graph.microsoft.us/beta',
      'POST https://dod-graph.microsoft.us/beta/me',
    ],
    ['POST |/deviceManagement/x', graph, `POST ${root}/x`],
    ['@h = https://graph.microsoft.us/beta\nPOST |', '{{h}}', '@h = https://graph.microsoft.us/beta\nPOST {{h}}/'],
  ]);

  it('puts the host of the chosen target first', async () => {
    for (const cloud of clouds) {
      const found = await complete({ file: parseHttpFile('POST '), offset: 5, cloud, now, trigger: undefined });
      const hosts = found.filter(({ kind }) => kind === 'host').map(({ label }) => label);
      assert.equal(hosts[0], `${cloud.graphRoot}/beta`);
      assert.equal(hosts.length, clouds.length);
      const [route] = found.filter(({ kind }) => kind === 'route');
      assert.ok(route?.edit.text.startsWith(cloud.graphRoot));
    }
  });

  it('says what each whole URL creates', async () => {
    const routes = (await proposalsAt('POST |')).filter(({ kind }) => kind === 'route');
    assert.deepEqual(
      routes.map(({ detail }) => detail ?? '').sort(),
      [
        ...[...entityTypes, ...scriptEntityTypes].flatMap(({ name, routes }) =>
          routes.map(({ notImplemented }) =>
            notImplemented ? 'reported not implemented: use assign' : `creates ${name}`,
          ),
        ),
        ...scriptOperations
          .filter(({ kind }) => kind === 'action')
          .map(({ name, route }) => `action of ${ownerOf(route.path, name)}`),
      ].sort(),
    );
    assert.ok(routes.every(({ documentation }) => documentation?.includes('POST /deviceManagement/')));
  });
});

describe('completion of a route', () => {
  itAccepts([
    [
      'POST |',
      'deviceHealthScripts/…/deviceRunStates',
      `POST ${root}/deviceHealthScripts/{deviceHealthScriptId}/deviceRunStates`,
    ],
    [
      `POST ${graph}/|`,
      'deviceHealthScripts/…/deviceRunStates',
      `POST ${root}/deviceHealthScripts/{deviceHealthScriptId}/deviceRunStates`,
    ],
    [
      'POST https://graph.microsoft.com/|',
      'deviceHealthScripts/…/deviceRunStates',
      `POST ${root}/deviceHealthScripts/{deviceHealthScriptId}/deviceRunStates`,
    ],
    ['POST https://graph.microsoft.com/|', 'deviceManagement', `POST ${root}/`],
    [
      'POST /|',
      'deviceComplianceScripts/…/deviceRunStates',
      'POST /deviceManagement/deviceComplianceScripts/{deviceComplianceScriptId}/deviceRunStates',
    ],
    ['POST /beta/|', 'deviceManagement', 'POST /beta/deviceManagement/'],
    ['POST /dev|', 'deviceManagement', 'POST /deviceManagement/'],
    [`POST ${root}/deviceShell|`, 'deviceShellScripts/', `POST ${root}/deviceShellScripts/`],
    [`POST ${root}/device|Shell`, 'deviceHealthScripts/', `POST ${root}/deviceHealthScripts/`],
    [`POST ${root}/|/1/deviceRunStates`, 'deviceHealthScripts', `POST ${root}/deviceHealthScripts/1/deviceRunStates`],
    [
      `POST ${root}/device|ShellScripts/1/deviceRunStates`,
      'deviceHealthScripts',
      `POST ${root}/deviceHealthScripts/1/deviceRunStates`,
    ],
    [
      `POST ${root}/deviceShellScripts/|`,
      '{deviceShellScriptId}',
      `POST ${root}/deviceShellScripts/{deviceShellScriptId}/`,
    ],
    [
      `POST ${root}/deviceShellScripts/{|}`,
      '{deviceShellScriptId}',
      `POST ${root}/deviceShellScripts/{deviceShellScriptId}/`,
    ],
    [
      `POST ${root}/deviceShellScripts/|`,
      '{deviceShellScriptId}/userRunStates',
      `POST ${root}/deviceShellScripts/{deviceShellScriptId}/userRunStates`,
    ],
    [`POST ${root}/deviceShellScripts/1/|`, 'userRunStates', `POST ${root}/deviceShellScripts/1/userRunStates`],
    [
      `POST ${root}/deviceShellScripts/1/|`,
      'userRunStates/…/deviceRunStates',
      `POST ${root}/deviceShellScripts/1/userRunStates/{deviceManagementScriptUserStateId}/deviceRunStates`,
    ],
    [
      `POST ${root}/deviceShellScripts('1')/|`,
      'deviceRunStates',
      `POST ${root}/deviceShellScripts('1')/deviceRunStates`,
    ],
    [`POST ${root}/DEVICEshellscripts/1/|`, 'deviceRunStates', `POST ${root}/DEVICEshellscripts/1/deviceRunStates`],
    [`PATCH ${states}/|`, '{deviceHealthScriptDeviceStateId}', `PATCH ${states}/{deviceHealthScriptDeviceStateId}`],
    [
      `DELETE ${root}/deviceHealthScripts/1/|`,
      'deviceRunStates/…',
      `DELETE ${states}/{deviceHealthScriptDeviceStateId}`,
    ],
    [`GET ${states}/2/m|`, 'managedDevice', `GET ${states}/2/managedDevice`],
    [`${root}/deviceHealthScripts/1/|`, 'deviceRunStates', states],
    [
      `POST ${root}/deviceHealthScripts\n  /1\n  /|`,
      'deviceRunStates',
      `POST ${root}/deviceHealthScripts\n  /1\n  /deviceRunStates`,
    ],
    [
      `POST ${root}/deviceHealthScripts\r\n  /|\r\n\r\n{}`,
      '{deviceHealthScriptId}',
      `POST ${root}/deviceHealthScripts\r\n  /{deviceHealthScriptId}/\r\n\r\n{}`,
    ],
    [
      '@h = https://graph.microsoft.us/beta\nPOST {{h}}/deviceManagement/deviceHealthScripts/1/|',
      'deviceRunStates',
      '@h = https://graph.microsoft.us/beta\nPOST {{h}}/deviceManagement/deviceHealthScripts/1/deviceRunStates',
    ],
    [
      '@h = https://graph.microsoft.us\nPOST {{h}}|',
      'deviceManagement',
      '@h = https://graph.microsoft.us\nPOST {{h}}/beta/deviceManagement/',
    ],
    ['POST {{unknown}}/|', 'deviceManagement', 'POST {{unknown}}/deviceManagement/'],
    [
      '@id = 12\nPOST /deviceManagement/deviceHealthScripts/|',
      '{{id}}',
      '@id = 12\nPOST /deviceManagement/deviceHealthScripts/{{id}}',
    ],
    [
      '@id = 12\nPOST /deviceManagement/deviceHealthScripts/{{id}}/|',
      'deviceRunStates',
      '@id = 12\nPOST /deviceManagement/deviceHealthScripts/{{id}}/deviceRunStates',
    ],
    ['POST /x\n\n{}\nPOST /|', 'deviceManagement', 'POST /x\n\n{}\nPOST /deviceManagement/'],
  ]);
  itProposes([
    [
      `POST ${root}/deviceHealthScripts/1/|`,
      [...['deviceRunStates', 'assign', 'updateGlobalScript', 'getGlobalScriptHighestAvailableVersion'], 'assignments'],
    ],
    [
      `PATCH ${root}/deviceHealthScripts/1/|`,
      ['runSummary', 'deviceRunStates/…', 'assignments/…', 'deviceRunStates', 'assignments'],
    ],
    [
      `GET ${root}/deviceComplianceScripts/1/|`,
      [
        ...['deviceRunStates', 'runSummary', 'assignments', 'deviceRunStates/…', 'assignments/…'],
        ...['deviceRunStates/…/managedDevice', 'deviceRunStates/', 'assignments/'],
      ],
    ],
    [`PUT ${root}/|`, []],
    [`POST ${states}/|`, []],
    ['POST https://graph.microsoft.com/v1.0/|', []],
    ['POST https://example.com/|', []],
    ['POST https://example.com/beta/deviceManagement/|', []],
    ['POST /|\nHost: example.com', []],
    ['POST /api/|', []],
    [`POST ${states} HTTP/1|`, []],
  ]);

  it('selects the placeholder of a path parameter, whose value is asked for when you send', async () => {
    const [first] = await proposalsAt(`PATCH ${states}/|`);
    assert.equal(first?.edit.text, '${1:{deviceHealthScriptDeviceStateId\\}}');
    assert.equal(first.isSnippet, true);
  });

  it('inserts at the cursor, without touching the text above', async () => {
    const { text, offset } = cursorIn(`# a\n\nGET /x\n\n###\nPOST ${root}/|`);
    const file = parseHttpFile(text);
    const found = await complete({ file, offset, cloud: clouds[0], now, trigger: '/' });
    assert.ok(found.length > 10);
    assert.ok(found.every(({ edit }) => edit.start === offset && edit.end === offset));
  });
});

describe('completion of the query', () => {
  const all = ['$select', '$filter', '$top', '$count', '$expand'];
  itProposes([
    [`GET ${states}?|`, all],
    [`${states}?|`, all],
    [`GET ${states}/2?|`, ['$select', '$expand']],
    [`GET ${states}?$select=id&|`, ['$filter', '$top', '$count', '$expand']],
    [`GET ${states}?|&$top=3`, ['$select', '$filter', '$count', '$expand']],
    [`GET ${states}\n  ?$top=1\n  &|\n  &$count=true`, ['$select', '$filter', '$expand']],
    [`GET ${root}/deviceShellScripts/1/userRunStates?$expand=|`, ['deviceRunStates']],
    [`GET ${states}?$expand=|`, ['managedDevice']],
    [
      `GET ${root}/deviceShellScripts/1/userRunStates?$select=|`,
      ['id', 'successDeviceCount', 'errorDeviceCount', 'userPrincipalName'],
    ],
    [
      `GET ${root}/deviceShellScripts/1/userRunStates?$select=id,|,userPrincipalName`,
      ['successDeviceCount', 'errorDeviceCount'],
    ],
    [
      `GET ${states}?$filter=detectionState eq |`,
      ['unknown', 'success', 'fail', 'scriptError', 'pending', 'notApplicable'],
    ],
    [`GET ${states}?$top=|`, []],
    [`GET ${states}/2/managedDevice?|`, []],
    [`POST ${states}?|`, []],
    [`DELETE ${states}/2?|`, []],
    ['GET https://graph.microsoft.com/beta/me?|', []],
    ['GET https://example.com/?|', []],
  ]);
  itAccepts([
    [`GET ${states}?|`, '$select', `GET ${states}?$select=`],
    [`GET ${states}?$se|`, '$select', `GET ${states}?$select=`],
    [`GET ${states}?$se|l=id`, '$select', `GET ${states}?$select=id`],
    [`GET ${states}?|`, '$top', `GET ${states}?$top=20`],
    [`GET ${states}?$top=1&|`, '$count', `GET ${states}?$top=1&$count=true`],
    [`GET ${states}?$select=det|`, 'detectionState', `GET ${states}?$select=detectionState`],
    [`GET ${states}?$select=id,|`, 'detectionState', `GET ${states}?$select=id,detectionState`],
    [
      `GET ${states}\n  ?$select=id,de|t\n  &$top=1`,
      'detectionState',
      `GET ${states}\n  ?$select=id,detectionState\n  &$top=1`,
    ],
    [`GET ${states}?$filter=|`, 'detectionState', `GET ${states}?$filter=detectionState `],
    [`GET ${states}?$filter=detectionState eq 'su|'`, 'success', `GET ${states}?$filter=detectionState eq 'success'`],
    [`GET ${states}?$filter=id eq '1' and |`, 'detectionState', `GET ${states}?$filter=id eq '1' and detectionState `],
  ]);
});
