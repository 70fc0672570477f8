/** The pages of the test provider: plain forms, for a browser and for a client that reads them with `fetch`. */

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)?.toString() ?? ''};`);

const page = (title: string, body: string): string =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body><h1>${escaped(title)}</h1>${body}</body></html>`;

/** Lets the user choose an account, or decline. */
export const loginPage = (action: string, accounts: readonly string[]): string =>
  page(
    'Sign in',
    `<form method="post" action="${escaped(action)}">${accounts
      .map((name) => `<button name="account" value="${escaped(name)}">${escaped(name)}</button>`)
      .join(' ')} <button name="decline" value="yes">Decline</button></form>`,
  );

/** Asks for the user code of a device. */
export const deviceCodePage = (form: string): string =>
  page('Enter code', `${form}<button type="submit" form="op.deviceInputForm">Next</button>`);

/** Asks the user to confirm the device. */
export const deviceConfirmPage = (form: string): string =>
  page(
    'Is this your device?',
    `${form}<button type="submit" form="op.deviceConfirmForm">Continue</button> <button type="submit" form="op.deviceConfirmForm" name="abort" value="yes">Decline</button>`,
  );

export const donePage = (): string => page('You are signed in on your device', '');
