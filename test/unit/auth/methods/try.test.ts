import assert from 'node:assert/strict';
import type { AfterFailure } from '../../../../src/auth/ports.ts';
import type { SignInMethod, SignInMethodId } from '../../../../src/auth/methods/sign-in-method.ts';
import type { Account, TokenResult } from '../../../../src/send/access-token.ts';
import { TestWindow } from '../signed-in-window.ts';

const clientId = '0d0d0d0d-0000-4000-8000-00000000000d';
const account: Account = { id: 'adele', name: 'adele@contoso.example', tenantId: 't', kind: 'user' };
const token: TokenResult = {
  kind: 'token',
  token: { value: 'the-token', cloud: 'global', account, permissions: undefined },
};
const failed = (message: string): TokenResult => ({ kind: 'failed', failure: { message, nextStep: '', details: [] } });
const cancelled: TokenResult = { kind: 'cancelled' };

/** What a sign-in method returns, call by call. `undefined` from a silent attempt: the user has to be asked. */
interface Script {
  readonly interactive?: readonly TokenResult[];
  readonly silent?: readonly (TokenResult | undefined)[];
}

/** A sign-in method that follows a script, and logs its calls. */
function scripted(id: SignInMethodId, { interactive = [], silent = [] }: Script, log: string[]): SignInMethod {
  const [asked, tried] = [[...interactive], [...silent]];
  return {
    id,
    accounts: () => Promise.resolve(silent.length > 0 ? [account] : []),
    silent: () => {
      log.push(`${id} silent`);
      return Promise.resolve(tried.shift());
    },
    interactive: (_, hint) => {
      log.push(hint ? `${id} for ${hint.id}` : id);
      return Promise.resolve(asked.shift() ?? failed(`${id} again`));
    },
    forget: () => Promise.resolve(),
  };
}

describe('trying sign-in methods in order', () => {
  const cases: readonly (readonly [
    title: string,
    methods: Readonly<Partial<Record<SignInMethodId, Script>>>,
    answers: readonly AfterFailure[],
    log: string,
    offered: string,
    result: TokenResult,
  ])[] = [
    ['the first works', { vscode: { interactive: [token] }, browser: {} }, [], 'vscode', '', token],
    [
      'the second works',
      { vscode: { interactive: [failed('no')] }, browser: { interactive: [token] } },
      ['next'],
      'vscode, browser',
      'vscode: no, then browser',
      token,
    ],
    [
      'the first works on the second attempt',
      { vscode: { interactive: [failed('no'), token] }, browser: {} },
      ['retry'],
      'vscode, vscode',
      'vscode: no, then browser',
      token,
    ],
    [
      'the user stops',
      { vscode: { interactive: [failed('no')] }, browser: {} },
      ['stop'],
      'vscode',
      'vscode: no, then browser',
      failed('no'),
    ],
    [
      'none works',
      { vscode: { interactive: [failed('no')] }, browser: { interactive: [failed('neither')] } },
      ['next', 'next'],
      'vscode, browser',
      'vscode: no, then browser; browser: neither, then nothing',
      failed('neither'),
    ],
    ['cancelling isn’t a failure', { vscode: { interactive: [cancelled] }, browser: {} }, [], 'vscode', '', cancelled],
    ['silent sign-in works', { vscode: { silent: [token] }, browser: {} }, [], 'vscode silent', '', token],
    ['the second has the account', { vscode: {}, browser: { silent: [token] } }, [], 'browser silent', '', token],
    [
      'the user has to be asked',
      { vscode: { silent: [undefined], interactive: [token] } },
      [],
      'vscode silent, vscode for adele',
      '',
      token,
    ],
    [
      'silent sign-in fails, and is tried again',
      { vscode: { silent: [failed('offline'), token] } },
      ['retry'],
      'vscode silent, vscode silent',
      'vscode: offline, then vscode',
      token,
    ],
    [
      'silent sign-in fails, and the user is asked',
      { vscode: { silent: [failed('offline')], interactive: [token] } },
      ['next'],
      'vscode silent, vscode for adele',
      'vscode: offline, then vscode',
      token,
    ],
    [
      'silent sign-in fails, and the user stops',
      { vscode: { silent: [failed('offline')] } },
      ['stop'],
      'vscode silent',
      'vscode: offline, then vscode',
      failed('offline'),
    ],
  ];

  for (const [title, scripts, answers, expectedLog, expectedOffers, result] of cases)
    it(title, async () => {
      const log: string[] = [];
      const order = Object.keys(scripts) as SignInMethodId[];
      const methods = order.map((id) => scripted(id, scripts[id] ?? {}, log));
      const window = windowWith(methods, order, answers);
      if (methods.length > 0 && Object.values(scripts).some(({ silent }) => silent))
        window.chosen.set('global', account);
      assert.deepEqual(await window.token(), result);
      assert.equal(log.join(', '), expectedLog);
      assert.equal(
        window.offers
          .map(({ failed: id, failure, next }) => `${id}: ${failure.message}, then ${next ?? 'nothing'}`)
          .join('; '),
        expectedOffers,
      );
    });

  it('says that no method is available', async () => {
    const result = await windowWith([], ['vscode'], []).token();
    assert.equal(result.kind, 'failed');
    assert.match(result.failure.message, /^None of the configured sign-in methods works here/);
  });

  it('signs in once per cloud for requests that are sent together', async () => {
    const log: string[] = [];
    const method = scripted('vscode', { interactive: [token, token] }, log);
    const window = windowWith([method], ['vscode'], []);
    await Promise.all([window.token('global'), window.token('global'), window.token('china')]);
    assert.deepEqual(log, ['vscode', 'vscode']);
  });

  it('says which cloud each failure is in, even with two sign-ins at once', async () => {
    const method = scripted('vscode', { interactive: [failed('one'), failed('other')] }, []);
    const window = windowWith([method], ['vscode'], []);
    await Promise.all([window.token('usGovL4'), window.token('usGovL5')]);
    assert.deepEqual(
      window.offers.map(({ cloud }) => cloud),
      ['usGovL4', 'usGovL5'],
    );
  });

  for (const [title, settings, message] of [
    ['no client id', { clientId: ' ' }, /^The settings contain no client id for Global service/],
    ['an invalid client id', { clientId: 'my-app' }, /isn’t a GUID/],
    ['a tenant that changes the path', { clientId, tenant: 'x/../../evil' }, /is neither a GUID nor a domain/],
    [
      'a scope of another cloud',
      { clientId, scopes: ['https://graph.microsoft.us/User.Read'] },
      /isn’t a scope of Microsoft Graph in Global/,
    ],
    [
      'a scope of another host',
      { clientId, scopes: ['https://graph.microsoft.com.evil.example/User.Read'] },
      /isn’t a scope of/,
    ],
    ['no scopes', { clientId, scopes: ['openid'] }, /The settings contain no scope/],
  ] as const)
    it(`tries none if the settings have ${title}, and says why`, async () => {
      const log: string[] = [];
      const window = windowWith([scripted('vscode', { interactive: [token] }, log)], ['vscode'], []);
      window.settings = { ...window.settings, ...settings };
      const result = await window.token();
      assert.equal(result.kind, 'failed');
      assert.match(result.failure.message, message);
      assert.ok(result.failure.nextStep);
      assert.deepEqual([log, window.offers], [[], []]);
    });
});

const windowWith = (
  methods: readonly SignInMethod[],
  order: readonly SignInMethodId[],
  answers: readonly AfterFailure[],
): TestWindow =>
  new TestWindow({
    settings: { clientId, methods: order },
    methods,
    answers,
    fetch: () => Promise.reject(new Error('No network here.')),
  });
