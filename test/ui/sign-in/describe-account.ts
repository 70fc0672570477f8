import assert from 'node:assert/strict';
import { clouds } from '../../../src/catalog/index.ts';
import { askedScopes, signsInAs } from '../../host/vscode/account.ts';
import { accounts, apps } from '../../loopback/openid-provider.ts';
import { writeExample } from '../vscode.ts';
import { Person, request, type SigningIn } from './person.ts';
import { tokenFor } from './token-for.ts';
import { setUserSettings } from './world.ts';

const { adele, ben } = accounts;

/** Signing in with VS Code's own account, with a registration from the settings. */
export function describeAccount({ world }: SigningIn): void {
  const person = new Person(world);
  /** How many entities were created before. */
  let earlier = 0;
  const hasCreated = (count: number) => person.hasCreated(earlier + count);

  before(async () => {
    const { editor, graph } = world();
    await person.command('Sign Out…');
    await editor.quickInput.choose('Everything');
    await person.seesTarget('Global service · not signed in');
    await setUserSettings(world(), {
      'graphRunStates.signIn.methods': ['vscode', 'browser'],
      'graphRunStates.signIn.global.clientId': apps.user,
      'graphRunStates.signIn.global.tenant': 'contoso.example',
    });
    await editor.closeEverything();
    await writeExample(editor, 'account.http', request);
    await editor.openFile('account.http');
    earlier = graph.global.creates.length;
  });

  it("sends nothing if the user doesn't allow it", async () => {
    await person.sends();
    await person.presses('Cancel', 'wants to sign in using Microsoft');
    await person.sees('Cancelled');
    await hasCreated(0);
  });

  it('uses the registration and the tenant of the user', async () => {
    const { account, provider } = world();
    await signsInAs(account, adele.name, await tokenFor(provider, adele));
    await person.sends();
    await person.presses('Allow', 'wants to sign in using Microsoft');
    await person.presses('Send', `Send this POST to Global service as ${adele.name}?`);
    await person.sees('201 Created');
    await person.seesTarget(`Global service · ${adele.name}`);
    assert.deepEqual(await askedScopes(account), [
      [
        `VSCODE_CLIENT_ID:${apps.user}`,
        'VSCODE_TENANT:contoso.example',
        `${clouds[0]?.graphRoot ?? ''}/DeviceManagementScripts.ReadWrite.All`,
      ].sort(),
    ]);
  });

  it("doesn't ask to sign in the second time", async () => {
    await person.sends();
    await hasCreated(2);
    assert.equal((await askedScopes(world().account)).length, 1);
  });

  it('forgets the account after signing out, although VS Code stays signed in', async () => {
    const { editor, account, provider } = world();
    await person.command('Sign Out…');
    await editor.quickInput.choose(adele.name);
    await editor.notification('VS Code itself stays signed in').waitFor();
    await person.seesTarget('Global service · not signed in');
    await signsInAs(account, ben.name, await tokenFor(provider, ben));
    await person.sends();
    await person.presses('Allow', 'wants to sign in using Microsoft');
    assert.match((await editor.quickInput.choices()).join('\n'), /adele@contoso\.example/);
    await editor.quickInput.choose('Sign in to another account');
    await person.presses('Send', `as ${ben.name}?`);
    await hasCreated(3);
  });
}
