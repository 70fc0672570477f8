import assert from 'node:assert/strict';
import { proposalsAt } from './complete-at.ts';
import { itAccepts, itProposes } from './complete-table.ts';

const root = 'https://graph.microsoft.com/beta/deviceManagement';
const post = `POST ${root}/deviceHealthScripts/1/deviceRunStates`;
const get = `GET ${root}/deviceHealthScripts/1/deviceRunStates`;

describe('completion of headers', () => {
  itProposes([
    [`${post}\n|`, ['Content-Type', 'Accept', 'Prefer', 'client-request-id']],
    [`${post}\n|\n\n{}`, ['Content-Type', 'Accept', 'Prefer', 'client-request-id']],
    [`${post}\ncontent-TYPE: x\n|`, ['Accept', 'Prefer', 'client-request-id']],
    [`${post}\nCont|: x\nAccept: y`, ['Content-Type', 'Prefer', 'client-request-id']],
    [`${get}\n|`, ['Accept', 'Prefer', 'client-request-id']],
    [`DELETE ${root}/deviceHealthScripts/1/deviceRunStates/2\n|`, ['Accept', 'client-request-id']],
    [`POST ${root}/deviceShellScripts/1/userRunStates\n|`, ['Content-Type', 'Accept', 'client-request-id']],
    ['POST https://example.com/x\n|', []],
    ['POST\n|', ['Content-Type', 'Accept']],
    [
      `${post}\nAccept: |`,
      ['application/json', 'application/json;odata.metadata=none', 'application/json;odata.metadata=full'],
    ],
    [`${post}\nPrefer: |`, ['include-unknown-enum-members']],
    [`${post}\nclient-request-id: |`, ['a new GUID']],
    [`${post}\nX-Mine: |`, []],
    [`${post}\nAuthorization: |`, []],
    [`${post}\nAccept: a\n  |b`, []],
  ]);
  itAccepts([
    [`${post}\n|`, 'Content-Type', `${post}\nContent-Type: application/json`],
    [`${post}\ncont|`, 'Content-Type', `${post}\nContent-Type: application/json`],
    [`${post}\nco|nt: text/plain`, 'Content-Type', `${post}\nContent-Type: text/plain`],
    [`${post}\r\n|\r\n\r\n{}`, 'Accept', `${post}\r\nAccept: application/json\r\n\r\n{}`],
    [`${post}\n  ?x=1\n|`, 'Accept', `${post}\n  ?x=1\nAccept: application/json`],
    [`${post}\nAccept:|`, 'application/json', `${post}\nAccept: application/json`],
    [`${post}\nAccept: app|lication/xml`, 'application/json', `${post}\nAccept: application/json`],
    [`${post}\nPrefer: a, inc|`, 'include-unknown-enum-members', `${post}\nPrefer: a, include-unknown-enum-members`],
    [`${post}\n# why\n|`, 'Prefer', `${post}\n# why\nPrefer: include-unknown-enum-members`],
    [`${post}\n|`, 'client-request-id', `${post}\nclient-request-id: \${UUID}`],
  ]);

  it('explains each proposal', async () => {
    const found = await proposalsAt(`${post}\n|`);
    for (const { label, detail, documentation } of found) assert.ok(detail && documentation, label);
  });
});
