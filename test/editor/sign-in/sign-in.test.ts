import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AppCredentials } from '../../../src/auth/app-credentials.ts';
import { type Cloud, clouds } from '../../../src/catalog/index.ts';
import { sendTimeout } from '../../../src/editor/sending/transport.ts';
import { userSettings } from '../../../src/editor/setting-names.ts';
import { folderSetting, userSetting } from '../../../src/editor/settings.ts';
import { accountProviderOf, methodsOfHost } from '../../../src/editor/sign-in/host-methods.ts';
import {
  chosenMethods,
  clientIdOf,
  registrationOf,
  scopesSetting,
  tenantOf,
} from '../../../src/editor/sign-in/settings.ts';
import { VSCodeMethod } from '../../../src/editor/sign-in/vscode-method.ts';
import { scopesOrChallenge } from '../../../src/editor/sign-in/vscode-session-request.ts';
import type { Account } from '../../../src/send/access-token.ts';
import { TestSecrets } from '../../unit/auth/test-secrets.ts';
import { eventually } from '../eventually.ts';
import { workspaceFolder } from '../workspace-files.ts';

const [global, l4, l5, china] = clouds as readonly [Cloud, Cloud, Cloud, Cloud];
const request = { cloud: global, clientId: 'app', tenant: 'contoso.com', scopes: ['scope'], claims: undefined };

/** Changes settings of the user, or of the workspace, while something runs. */
async function withSettings(
  settings: Readonly<Record<string, unknown>>,
  run: () => Promise<void> | void,
  target = vscode.ConfigurationTarget.Global,
): Promise<void> {
  const set = async (name: string, value: unknown): Promise<void> =>
    vscode.workspace.getConfiguration().update(name, value, target);
  for (const [name, value] of Object.entries(settings)) await set(name, value);
  try {
    await run();
  } finally {
    for (const name of Object.keys(settings)) await set(name, undefined);
  }
}

describe('VS Code’s account provider', () => {
  for (const [title, settings, expected] of [
    ['not configured', {}, []],
    ['US Government', { environment: 'USGovernment' }, [l4, l5]],
    ['China', { environment: 'ChinaCloud' }, [china]],
    [
      'a custom one',
      { environment: 'custom', customEnvironment: { activeDirectoryEndpointUrl: l4.authority } },
      [l4, l5],
    ],
    ['an invalid one', { environment: 'custom', customEnvironment: { activeDirectoryEndpointUrl: 'x' } }, []],
  ] as const)
    it(`for national clouds, ${title}: ${expected.map(({ id }) => id).join(' and ') || 'none'}`, async () => {
      const named: Readonly<Record<string, unknown>> = settings;
      const prefixed = Object.keys(named).map((name) => [`microsoft-sovereign-cloud.${name}`, named[name]] as const);
      await withSettings(Object.fromEntries(prefixed), () => {
        const served = clouds.filter((cloud) => accountProviderOf(cloud) === 'microsoft-sovereign-cloud');
        assert.deepEqual(served, expected);
        assert.equal(accountProviderOf(global), 'microsoft');
      });
    });

  it('isn’t used for national clouds if a folder sets which one', () =>
    withSettings({ 'microsoft-sovereign-cloud.environment': 'USGovernment' }, () =>
      withSettings(
        { 'microsoft-sovereign-cloud.environment': 'ChinaCloud' },
        () => {
          for (const cloud of [l4, l5, china]) assert.equal(accountProviderOf(cloud), undefined);
        },
        vscode.ConfigurationTarget.Workspace,
      ),
    ));

  it('is asked for a token for the user’s own app and tenant', () => {
    assert.deepEqual(scopesOrChallenge(request), ['VSCODE_CLIENT_ID:app', 'VSCODE_TENANT:contoso.com', 'scope']);
  });

  it('gets a claims challenge exactly as Graph wrote it', () => {
    const claims = '{"access_token":{"acrs":{"value":"ü"}}}';
    const { wwwAuthenticate, fallbackScopes } = scopesOrChallenge({ ...request, claims }) as unknown as Record<
      string,
      string
    >;
    const encoded = /^Bearer .*claims="([^"]+)"$/.exec(wwwAuthenticate ?? '')?.[1] ?? '';
    assert.equal(Buffer.from(encoded, 'base64').toString('utf8'), claims);
    assert.deepEqual(fallbackScopes, scopesOrChallenge(request));
  });

  it('says so if it isn’t available', async () => {
    const storage = new Map<string, unknown>();
    const method = new VSCodeMethod({
      providerOf: () => undefined,
      storage: {
        keys: () => [...storage.keys()],
        get: <T>(key: string, otherwise?: T) => (storage.get(key) ?? otherwise) as T,
        update: (key, value) => Promise.resolve(void storage.set(key, value)),
      },
    });
    const { signal } = new AbortController();
    const result = await method.interactive(request, undefined, signal);
    assert.match(result.kind === 'failed' ? result.failure.message : '', /no Microsoft account for Global service/);
    assert.deepEqual(await method.accounts(request), []);
    assert.equal(await method.silent(request, { id: 'a', name: 'a', tenantId: 't', kind: 'user' }, signal), undefined);
  });
});

describe('an account of VS Code’s account provider', () => {
  it('stays signed in to one cloud when signed out of another with the same provider', async () => {
    const storage = new Map<string, unknown>(
      [l4, l5].map(({ id }) => [`signIn.vscode.${id}`, [{ id: 'a', label: 'adele' }]]),
    );
    const method = new VSCodeMethod({
      providerOf: () => 'microsoft-sovereign-cloud',
      storage: {
        keys: () => [...storage.keys()],
        get: <T>(key: string, otherwise?: T) => (storage.get(key) ?? otherwise) as T,
        update: (key, value) => Promise.resolve(void storage.set(key, value)),
      },
    });
    await method.forget({ id: 'a', name: 'adele', tenantId: 't', kind: 'user' }, l4);
    assert.deepEqual([...storage.values()], [undefined, [{ id: 'a', label: 'adele' }]]);
    await method.forget();
    assert.deepEqual([...storage.values()], [undefined, undefined]);
  });
});

describe('the sign-in methods', () => {
  const methods = async (stored: boolean, account?: Account): Promise<readonly string[]> => {
    const credentials = new AppCredentials(new TestSecrets());
    if (stored) await credentials.store(registrationOf(global), { kind: 'secret', value: 'x' });
    return methodsOfHost(global, credentials, account);
  };

  it('are those that work on the host, if none are set', async () => {
    // In a browser, and not on one of the hosts that Microsoft's provider supports.
    if (vscode.env.uiKind === vscode.UIKind.Web) assert.deepEqual(await methods(false), ['deviceCode']);
    else assert.ok((await methods(false)).includes('browser'));
    assert.equal((await methods(true))[0], 'appOnly');
    // An app without a credential for the current settings gets a message, and doesn't turn into a user.
    assert.equal((await methods(false, { id: 'app', name: 'app', tenantId: 't', kind: 'app' }))[0], 'appOnly');
    assert.ok(!(await methods(false, { id: 'u', name: 'u', tenantId: 't', kind: 'user' })).includes('appOnly'));
  });

  it('are available even if the secret storage doesn’t work', async () => {
    const secrets = new TestSecrets();
    secrets.get = () => Promise.reject(new Error('no keyring'));
    assert.ok((await methodsOfHost(global, new AppCredentials(secrets), undefined)).includes('deviceCode'));
  });

  it('are those of the setting in its order, without unknown ones; an app with a credential comes last', () =>
    withSettings({ 'graphRunStates.signIn.methods': ['deviceCode', 'smoke', 'browser'] }, async () => {
      assert.deepEqual(await methods(false), ['deviceCode', 'browser']);
      assert.deepEqual(await methods(true), ['deviceCode', 'browser', 'appOnly']);
    }));
});

describe('settings of a folder', () => {
  const folder = workspaceFolder('.vscode');
  const values = (): unknown[] => [
    clouds.map((cloud) => [clientIdOf(cloud), tenantOf(cloud)]),
    chosenMethods(),
    scopesSetting(),
    userSetting('send.confirmWrites'),
    userSetting('history.enabled'),
    sendTimeout(),
  ];

  it('don’t affect sign-in, confirmations or what is kept', async () => {
    const before = values();
    const ofFolder = {
      ...Object.fromEntries(clouds.map(({ id }) => [`signIn.${id}.clientId`, 'attacker'])),
      ...Object.fromEntries(clouds.map(({ id }) => [`signIn.${id}.tenant`, 'attacker.example'])),
      'signIn.methods': ['deviceCode'],
      'signIn.scopes': ['Directory.ReadWrite.All'],
      'send.confirmWrites': false,
      'history.enabled': false,
      'send.timeout': 1,
    };
    const prefixed = Object.entries(ofFolder).map(([name, value]) => [`graphRunStates.${name}`, value] as const);
    // A setting that a folder may have shows when VS Code has read the file.
    const settings: unknown = Object.fromEntries([...prefixed, ['graphRunStates.response.column', 'active']]);
    await folder.write('settings.json', JSON.stringify(settings));
    await eventually(() => {
      assert.equal(folderSetting('response.column'), 'active');
    });
    assert.deepEqual(values(), before);
    assert.deepEqual(Object.keys(ofFolder).sort(), [...userSettings].sort(), 'every user setting is tried');
  });
});
