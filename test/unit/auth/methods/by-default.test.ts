import assert from 'node:assert/strict';
import type { CloudId } from '../../../../src/catalog/index.ts';
import { defaultMethods, type Host } from '../../../../src/auth/methods/by-default.ts';
import { cloudOf } from '../signed-in-window.ts';

const desktop: Omit<Host, 'cloud'> = {
  remoteName: undefined,
  uiKind: 'desktop',
  knownHost: true,
  sovereignProvider: false,
  hasAppCredential: false,
};

describe('sign-in methods by default', () => {
  for (const [title, host, cloud, methods] of [
    ['desktop', {}, 'global', 'vscode, browser, deviceCode'],
    ['desktop, another cloud', {}, 'usGovL4', 'browser, deviceCode'],
    [
      'desktop, another cloud with VS Code set up for it',
      { sovereignProvider: true },
      'china',
      'vscode, browser, deviceCode',
    ],
    ['a fork of VS Code on the desktop', { knownHost: false }, 'global', 'browser, deviceCode'],
    ['SSH, WSL or a container', { remoteName: 'ssh-remote' }, 'global', 'vscode, deviceCode'],
    ['SSH, another cloud', { remoteName: 'ssh-remote' }, 'usGovL5', 'deviceCode'],
    ['Codespaces in the browser', { remoteName: 'codespaces', uiKind: 'web' }, 'global', 'vscode, deviceCode'],
    ['code-server', { uiKind: 'web', knownHost: false }, 'global', 'deviceCode'],
    ['code-server, another cloud', { uiKind: 'web', knownHost: false }, 'china', 'deviceCode'],
    ['an app credential', { hasAppCredential: true }, 'global', 'appOnly, vscode, browser, deviceCode'],
    [
      'an app credential in code-server',
      { hasAppCredential: true, uiKind: 'web', knownHost: false },
      'global',
      'appOnly, deviceCode',
    ],
  ] as const satisfies readonly (readonly [string, Partial<Host>, CloudId, string])[])
    it(`${title}: ${methods}`, () => {
      assert.equal(defaultMethods({ ...desktop, ...host, cloud: cloudOf(cloud) }).join(', '), methods);
    });
});
