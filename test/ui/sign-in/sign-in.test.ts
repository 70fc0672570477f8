import assert from 'node:assert/strict';
import { appendFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { until } from '../../host/until.ts';
import { makeCertificate } from './certificate.ts';
import { describeAccount } from './describe-account.ts';
import { describeAppRegistration } from './describe-app-registration.ts';
import { describeNames } from './describe-names.ts';
import { describeRestrictedMode, fromWorkspace } from './describe-restricted-mode.ts';
import { leaks } from './leaks.ts';
import { observe, type Seen } from './observe.ts';
import { newWorld, type World } from './world.ts';

const certificate = await makeCertificate();

/**
 * Everything that signs in, in one window, because each costs ten seconds of a processor. After the last test, everything that
 * the window wrote, showed and sent is searched for the secrets that were used: a new test is covered if it is one of these.
 */
describe('signing in', () => {
  let world: World | undefined;
  let seen: readonly Seen[] = [];
  const entered: string[] = [];
  const signingIn = {
    world: (): World => {
      assert.ok(world);
      return world;
    },
    enters: (secret: string): string => {
      entered.push(secret);
      return secret;
    },
    certificate,
  };

  before(async function () {
    this.timeout(120_000);
    world = await newWorld({
      name: 'signing-in',
      trusted: false,
      settings: fromWorkspace,
      userSettings: { 'graphRunStates.signIn.methods': ['browser', 'deviceCode'] },
      provider: { certificate: certificate.certificate },
      prepare: async (context) => {
        seen = await observe(context);
      },
    });
  });

  after(() => world?.editor.page.close());

  describe('in Restricted Mode', () => {
    describeRestrictedMode(signingIn);
  });

  describe('with an app registration', () => {
    describeAppRegistration(signingIn);
  });

  describe('names of a tenant', () => {
    describeNames(signingIn);
  });

  describe('with the Microsoft account of VS Code', () => {
    describeAccount(signingIn);
  });

  describe('afterwards', () => {
    it('finds tokens and secrets only where they belong', async () => {
      assert.ok(signingIn.world().provider.secrets.size > 0, 'there are secrets to look for');
      assert.deepEqual(await leaks(signingIn.world(), seen, entered), []);
    });

    it('and finds a planted one', async () => {
      const [secret = ''] = signingIn.world().provider.secrets;
      const file = path.join(signingIn.world().editor.folder, 'leak.txt');
      await appendFile(file, `Bearer ${secret}\n`);
      const places = ['shown', 'message', 'console', 'clipboard'] as const;
      await signingIn.world().editor.page.evaluate(leakEverywhere(secret));
      await until(
        'every leak to be found',
        async () => {
          const found = (await leaks(signingIn.world(), seen, entered)).map(({ where }) => where);
          return [...places, 'storage of the browser', file].filter(
            (place) => !found.some((where) => where.startsWith(place)),
          );
        },
        (missed) => missed.length === 0,
      );
      await rm(file);
    });
  });
});

const leakEverywhere = (secret: string): string => `(() => {
  const secret = ${JSON.stringify(secret)};
  document.body.append(Object.assign(document.createElement('i'), { textContent: secret, hidden: true }));
  window.postMessage({ secret }, '*');
  console.log(secret);
  localStorage.setItem('leak', secret);
  return navigator.clipboard.writeText(secret);
})()`;
