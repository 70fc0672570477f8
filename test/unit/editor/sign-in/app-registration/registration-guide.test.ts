import assert from 'node:assert/strict';
import { clouds } from '../../../../../src/catalog/index.ts';
import { registrationGuide } from '../../../../../src/editor/sign-in/app-registration/registration-guide.ts';

const clientId = '0a0a0a0a-0000-4000-8000-00000000000a';

describe('the app registration guide', () => {
  for (const cloud of clouds)
    it(`covers the portal of ${cloud.name}`, () => {
      const guide = registrationGuide(cloud, { clientId, tenant: 'contoso.com', scopes: ['A.Read.All'] });
      for (const part of [
        `](${cloud.portal})`,
        'http://localhost',
        'https://vscode.dev/redirect',
        'Allow public client flows',
        '`A.Read.All`',
        `](${cloud.authority}/contoso.com/adminconsent?client_id=${clientId})`,
      ])
        assert.ok(guide.includes(part), part);
    });

  it('has no consent link before the app is known', () => {
    const [cloud] = clouds;
    assert.ok(cloud);
    assert.doesNotMatch(registrationGuide(cloud, { clientId: '', tenant: '', scopes: [] }), /adminconsent/);
  });
});
