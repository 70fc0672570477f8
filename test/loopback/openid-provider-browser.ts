import { deviceLoginPage, loopbackAddress } from './openid-provider-addresses.ts';

/** What the user does on the sign-in page: choose an account by its name, or decline. */
export type Choice = { readonly account: string } | 'decline';

interface Page {
  readonly url: string;
  readonly html: string;
}

/** A browser with cookies and without scripts, for the pages of the loopback provider. Each has its own session. */
export class TestBrowser {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  /**
   * Opens the address that msal gives for signing in, and continues until the provider's response has been posted to the loopback
   * listener of msal.
   *
   * @returns the text of the last page
   */
  async signIn(url: string, choice: Choice): Promise<string> {
    const page = await this.#login(await this.#open(loopbackAddress(url, this.#origin)), choice);
    return (await this.#submit(page, {})).html;
  }

  /** Enters a device code on the page that Entra names for it. */
  async enterDeviceCode(userCode: string, choice: Choice): Promise<string> {
    const asking = await this.#open(loopbackAddress(deviceLoginPage, this.#origin));
    const confirming = await this.#submit(asking, { user_code: userCode });
    if (choice === 'decline') return (await this.#submit(confirming, { abort: 'yes' })).html;
    return (await this.#login(await this.#submit(confirming, {}), choice)).html;
  }

  /** Signs in, unless there is a session already. */
  async #login(page: Page, choice: Choice): Promise<Page> {
    if (!page.url.includes('/interaction/')) return page;
    return this.#submit(page, choice === 'decline' ? { decline: 'yes' } : { account: choice.account });
  }

  async #submit({ url, html }: Page, fields: Readonly<Record<string, string>>): Promise<Page> {
    const action = /<form[^>]* action="([^"]*)"/.exec(html)?.[1];
    if (action === undefined) throw new Error(`There is no form at ${url}: ${html}`);
    const body = new URLSearchParams();
    for (const [, name = '', value = ''] of html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g))
      body.set(name, decoded(value));
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return this.#open(new URL(decoded(action), url).href, body);
  }

  async #open(url: string, body?: URLSearchParams): Promise<Page> {
    const own = url.startsWith(`${this.#origin}/`);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: own ? { Cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {},
      ...(body && { method: 'POST', body }),
    });
    for (const cookie of own ? response.headers.getSetCookie() : []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const location = response.headers.get('Location');
    return location === null ? { url, html: await response.text() } : this.#open(new URL(location, url).href);
  }
}

const decoded = (text: string): string =>
  text
    .replace(/&#(x?)([0-9a-fA-F]+);/g, (_, hex: string, digits: string) =>
      String.fromCodePoint(Number.parseInt(digits, hex === '' ? 10 : 16)),
    )
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
