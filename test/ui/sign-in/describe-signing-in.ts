import assert from 'node:assert/strict';
import { appendFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { until } from '../../host/until.ts';
import { leaks } from './leaks.ts';
import { observe, type Seen } from './observe.ts';
import { newWorld, type World, type WorldOptions } from './world.ts';

/** What the tests of a suite work with. */
export interface SigningIn {
  /** From the first hook on. */
  readonly world: () => World;
  /** Tells the search of a secret that a test enters; the provider knows those that it issues. */
  readonly enters: (secret: string) => string;
}

/**
 * A suite of tests that sign in, in a window of their own. After the last of them, everything that the window wrote, showed and
 * sent is searched for the secrets that were in play: a new test is covered by being in such a suite.
 */
export function describeSigningIn(
  title: string,
  options: Omit<WorldOptions, 'name' | 'prepare'>,
  tests: (signingIn: SigningIn) => void,
): void {
  describe(title, () => {
    let world: World | undefined;
    let seen: readonly Seen[] = [];
    const entered: string[] = [];
    const current = (): World => {
      assert.ok(world);
      return world;
    };

    before(async function () {
      this.timeout(120_000);
      world = await newWorld({
        ...options,
        name: title.replace(/\W+/g, '-'),
        prepare: async (context) => {
          seen = await observe(context);
        },
      });
    });

    after(() => world?.editor.page.close());

    tests({
      world: current,
      enters: (secret) => {
        entered.push(secret);
        return secret;
      },
    });

    describe('afterwards', () => {
      it('no token and no secret is anywhere else than where it belongs', async () => {
        assert.ok(current().provider.secrets.size > 0, 'secrets were in play');
        assert.deepEqual(await leaks(current(), seen, entered), []);
      });

      it('and one that was would have been found', async () => {
        const [secret = ''] = current().provider.secrets;
        const file = path.join(current().editor.folder, 'leak.txt');
        await appendFile(file, `Bearer ${secret}\n`);
        const places = ['shown', 'message', 'console', 'clipboard'] as const;
        await current().editor.page.evaluate(leakEverywhere(secret));
        await until(
          'every leak to be found',
          async () => {
            const found = (await leaks(current(), seen, entered)).map(({ where }) => where);
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
}

const leakEverywhere = (secret: string): string => `(() => {
  const secret = ${JSON.stringify(secret)};
  document.body.append(Object.assign(document.createElement('i'), { textContent: secret, hidden: true }));
  window.postMessage({ secret }, '*');
  console.log(secret);
  localStorage.setItem('leak', secret);
  return navigator.clipboard.writeText(secret);
})()`;
