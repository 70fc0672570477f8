import assert from 'node:assert/strict';
import { accounts, apps, clientSecret } from '../../loopback/openid-provider.ts';
import { writeExample } from '../vscode.ts';
import { path, Person, request, type SigningIn } from './person.ts';

const { adele, ben } = accounts;

/** Signing in with a registration of the user: in the browser, with a device code, and as an app. */
export function describeAppRegistration({ world, enters, certificate }: SigningIn): void {
  const person = new Person(world);

  before(async () => {
    const { editor } = world();
    await writeExample(editor, 'a.http', request);
    await editor.openFile('a.http');
  });

  it('guides the user from choosing a cloud to a created entity', async () => {
    const { editor, graph, provider } = world();
    await editor.statusBarItem('Graph: Sandbox').click();
    await editor.quickInput.choose('Global service');
    await person.seesTarget('Global service · not signed in');
    await person.sends();
    await person.presses('Set Up', 'you need your own app registration');
    await editor.webview('body.vscode-body');
    const hasFocus = await editor.page.evaluate<boolean>(
      "document.activeElement?.closest('.quick-input-widget') != null",
    );
    assert.ok(hasFocus, 'what is typed goes to the input box, not to the guide beside it');
    await person.answersRegistration(apps.user, 'contoso.example');
    await person.signsIn(adele.name);
    const question = editor.dialog(`Send this POST to Global service as ${adele.name}?`);
    await question.waitFor();
    assert.match(await question.innerText(), new RegExp(`POST /beta${path}[^]*Tenant: ${adele.tenantId}`));
    assert.match(await editor.webviewText('progress'), /waiting for your confirmation/);
    assert.equal(graph.global.requests.length, 0, 'nothing is sent before the answer');
    await question.getByRole('button', { name: 'Send' }).click();
    await person.sees('201 Created');
    await person.seesTarget(`Global service · ${adele.name}`);
    assert.equal(graph.global.creates.length, 1);
    assert.equal(provider.tokensIssued, 1);
  });

  it("doesn't ask to sign in the second time", async () => {
    const { provider } = world();
    await person.sends();
    await person.presses('Send and Don’t Ask Again', 'This request already succeeded');
    await person.hasCreated(2);
    assert.equal(provider.tokensIssued, 1);
  });

  it('shows how the account signed in, and offers actions for it', async () => {
    const { editor } = world();
    const tooltip = await editor.tooltip(editor.statusBarItem(adele.name), 'Requests go to');
    await tooltip.getByRole('link', { name: 'Switch Account' }).waitFor();
    const text = await tooltip.innerText();
    for (const part of [adele.tenantId, 'By: Browser', 'DeviceManagementScripts.ReadWrite.All', 'Sign Out'])
      assert.ok(text.includes(part), part);
    await editor.press('Escape');
  });

  it('signs in again if Graph asks for more, once, with the claims as Graph wrote them', async () => {
    const { graph, provider } = world();
    const claims = JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1+c2 & more%' } } });
    const challenge = `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`;
    graph.global.faults.set(graph.global.requests.length, {
      kind: 'response',
      status: 401,
      headers: { 'WWW-Authenticate': challenge },
    });
    await person.sends();
    await person.signsIn();
    await person.hasCreated(3);
    const asked = provider.seen.filter(({ endpoint }) => endpoint === 'authorize').at(-1)?.parameters ?? {};
    assert.match(asked['claims'] ?? '', /c1\+c2 & more%/);
    assert.equal(asked['login_hint'], adele.name);
  });

  it('signs in with another account, asks again before sending, and switches back to the first one', async () => {
    const { editor, graph, provider } = world();
    await person.command('Switch Account…');
    assert.match((await editor.quickInput.choices()).join('\n'), /adele@contoso\.example.*current/);
    await editor.quickInput.choose('Sign in with another account');
    await person.signsIn(ben.name);
    await person.seesTarget(`Global service · ${ben.name}`);
    await person.sends();
    await person.presses('Cancel', `as ${ben.name}?`);
    await person.sees('Cancelled');
    assert.equal(graph.global.creates.length, 3, 'nothing was sent');
    await person.command('Switch Account…');
    await editor.quickInput.choose(adele.name);
    await person.seesTarget(`Global service · ${adele.name}`);
    const issued = provider.tokensIssued;
    await person.sends();
    await person.hasCreated(4);
    assert.equal(provider.tokensIssued, issued);
  });

  it('keeps clouds apart: another one has no accounts, and needs its own registration', async () => {
    const { editor, graph } = world();
    await person.command('Select Target');
    await editor.quickInput.choose('US Government L5');
    await person.seesTarget('US Government L5 (DOD) · not signed in');
    await person.sends();
    await person.presses('Cancel', 'To send to US Government L5 (DOD), you need your own app registration');
    await person.command('Select Target');
    await editor.quickInput.choose('Global service');
    await person.seesTarget(`Global service · ${adele.name}`);
    assert.equal(graph.usGovL5.requests.length, 0);
  });

  it('signs out one account, and then removes everything', async () => {
    const { editor } = world();
    await person.command('Sign Out…');
    await editor.quickInput.choose(adele.name);
    await editor.notification(`Signed ${adele.name} out of Global service.`).waitFor();
    await person.seesTarget('Global service · not signed in');
    await person.command('Sign Out…');
    assert.match((await editor.quickInput.choices()).join('\n'), /ben@fabrikam\.example/);
    await editor.quickInput.choose('Everything');
    await editor.notification('All tokens and secrets were removed').waitFor();
    await person.command('Sign Out…');
    assert.doesNotMatch((await editor.quickInput.choices()).join('\n'), /@/);
    await editor.press('Escape');
  });

  it('stops waiting for the browser when the user cancels', async () => {
    const { editor, context, provider } = world();
    const before = provider.tokensIssued;
    await person.command('Sign In…');
    const page = await person.opensBrowser();
    const waiting = editor.notification('Signing in: continue in the browser.');
    await waiting.getByRole('button', { name: 'Cancel' }).click();
    await waiting.waitFor({ state: 'hidden' });
    await page.close();
    assert.equal(context.pages().length, 1);
    assert.equal(provider.tokensIssued, before);
    await person.seesTarget('Global service · not signed in');
  });

  it('says why signing in failed, and offers the next method: a device code', async () => {
    const { editor, context, provider } = world();
    await person.sends();
    await person.signsIn('Decline');
    const failure = editor.dialog('The permissions that the app requests were declined.');
    assert.match(await failure.innerText(), /Code: AADSTS65004\s+Trace ID: [\w-]{36}/);
    await failure.getByRole('button', { name: 'Copy Details' }).click();
    await failure.getByRole('button', { name: 'Try Device Code' }).click();
    assert.match(await editor.page.evaluate<string>('navigator.clipboard.readText()'), /AADSTS65004\nTrace ID: /);
    const dialog = editor.dialog('Your code is');
    const [, code = ''] = /Your code is ([A-Z-]+)/.exec(await dialog.innerText()) ?? [];
    const opening = context.waitForEvent('page');
    await dialog.getByRole('button', { name: 'Copy Code' }).click();
    await person.presses('Open', 'open the external website');
    assert.equal(await editor.page.evaluate<string>('navigator.clipboard.readText()'), code);
    await editor.notification(code).waitFor();
    const page = await opening;
    await page.getByRole('textbox').fill(code);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('signed in on your device').waitFor();
    await page.close();
    await person.presses('Send', `as ${ben.name}?`);
    await person.seesTarget(`Global service · ${ben.name}`);
    await person.hasCreated(5);
    await editor.notification(code).waitFor({ state: 'hidden' });
    assert.equal(provider.seen.at(-1)?.parameters['grant_type'], 'device_code');
  });

  it('signs in as an app with a client secret', async () => {
    const { editor, provider } = world();
    await person.command('Set Up App Registration…');
    await person.answersRegistration(apps.secret, adele.tenantId);
    await editor.notification('is in your settings').waitFor();
    await person.command('Set Client Secret or Certificate…');
    await editor.quickInput.choose('Client secret');
    await editor.page.getByText('Value of the client secret').waitFor();
    await editor.quickInput.answer(enters(clientSecret));
    await editor
      .notification('only used to sign in to Global service')
      .getByRole('button', { name: 'Sign In' })
      .click();
    await person.seesTarget(`Global service · app ${apps.secret.slice(0, 8)}…`);
    await person.sends();
    await person.presses('Send', `as ${apps.secret}?`);
    await person.hasCreated(6);
    assert.equal(provider.seen.at(-1)?.parameters['grant_type'], 'client_credentials');
  });

  it('says that no secret is stored for another tenant, sends none there, and asks for one', async () => {
    const { editor, provider, graph } = world();
    await editor.runCommand('Notifications: Clear All Notifications');
    await person.command('Set Up App Registration…');
    await person.answersRegistration(apps.secret, 'fabrikam.example');
    await editor.notification('is in your settings').waitFor();
    const asked = provider.seen.length;
    await person.sends();
    const missing = editor.dialog(
      `No client secret or certificate is stored for app ${apps.secret} in tenant fabrikam`,
    );
    assert.match(await missing.innerText(), /The one for tenant [\w-]+ is only used there\./);
    await missing.getByRole('button', { name: 'Set Client Secret or Certificate…' }).click();
    await editor.quickInput.choose('Client secret');
    await editor.page.getByText('Value of the client secret').waitFor();
    await editor.press('Escape');
    await missing.getByRole('button', { name: 'Cancel' }).click();
    assert.equal(provider.seen.length, asked);
    assert.equal(graph.global.creates.length, 6);
  });

  it('signs in as an app with a certificate and its password', async () => {
    const { editor, provider } = world();
    // Those about the secret have the same text.
    await editor.runCommand('Notifications: Clear All Notifications');
    await person.command('Set Up App Registration…');
    await person.answersRegistration(apps.certificate, adele.tenantId);
    await editor.notification('is in your settings').waitFor();
    assert.equal(await editor.page.locator('.tab', { hasText: 'App registration for' }).count(), 1, 'only one guide');
    await person.command('Set Client Secret or Certificate…');
    await editor.quickInput.choose('Certificate');
    await editor.quickInput.answerFileDialog(certificate.file);
    await editor.page.getByText('Password of the private key').waitFor();
    for (const line of certificate.keyLines) enters(line);
    await editor.quickInput.answer(enters(certificate.passphrase));
    await editor
      .notification('only used to sign in to Global service')
      .getByRole('button', { name: 'Sign In' })
      .click();
    await person.seesTarget(`Global service · app ${apps.certificate.slice(0, 8)}…`);
    await person.sends();
    await person.presses('Send', `as ${apps.certificate}?`);
    await person.hasCreated(7);
    assert.match(provider.seen.at(-1)?.parameters['client_assertion_type'] ?? '', /jwt-bearer$/);
  });
}
