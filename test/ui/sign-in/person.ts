import type { Page } from 'playwright-core';
import { until } from '../../host/until.ts';
import type { TestCertificate } from './certificate.ts';
import type { World } from './world.ts';

export const path = '/deviceManagement/deviceShellScripts/1/deviceRunStates';
export const request = `POST ${path}\nContent-Type: application/json\n\n{ "runState": "success" }\n`;

/** What the tests of each part use. */
export interface SigningIn {
  /** From the first hook on. */
  readonly world: () => World;
  /** Adds a secret that a test enters to the search; the provider has those that it issues. */
  readonly enters: (secret: string) => string;
  /** What the provider accepts from an app that has one. */
  readonly certificate: TestCertificate;
}

/** What a user who signs in does. */
export class Person {
  readonly #world: () => World;

  constructor(world: () => World) {
    this.#world = world;
  }

  /** Sends the request under the cursor. */
  async sends(): Promise<void> {
    await this.command('Send Request');
  }

  /**
   * Runs a command from the request. If a page has the focus (the guide or the response), VS Code returns the focus to it when
   * the command palette closes, sometimes only after the command has opened an input box, which this closes, too.
   */
  async command(title: string): Promise<void> {
    const { editor } = this.#world();
    await editor.press('Control+1');
    await editor.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    await editor.runCommand(`Graph Run States: ${title}`);
  }

  async answersRegistration(clientId: string, tenant: string): Promise<void> {
    const { editor } = this.#world();
    await editor.page.getByText('(1/2)').waitFor();
    await editor.quickInput.answer(clientId);
    await editor.page.getByText('(2/2)').waitFor();
    await editor.quickInput.answer(tenant);
  }

  /** Presses a button of a dialog. */
  async presses(button: string | RegExp, dialog: string | RegExp): Promise<void> {
    await this.#world().editor.dialog(dialog).getByRole('button', { name: button }).click();
  }

  /** Allows VS Code to open an address, which it asks about each time, and returns the page. */
  async opensBrowser(): Promise<Page> {
    const page = this.#world().context.waitForEvent('page');
    await this.presses('Open', 'open the external website');
    return page;
  }

  /** Signs in in the browser. @param choice an account, or `Decline`; none: the browser remembers the account */
  async signsIn(choice?: string): Promise<void> {
    const page = await this.opensBrowser();
    if (choice !== undefined) await page.getByRole('button', { name: choice }).click();
    await page.getByText('close this tab').waitFor();
    await page.close();
  }

  async sees(status: string): Promise<void> {
    await until(
      `the status ${status}`,
      () => this.#world().editor.webviewText('status'),
      (text) => text.includes(status),
    );
  }

  /** Waits until the Graph of the global service has created this many entities since the start, for any account. */
  async hasCreated(wanted: number): Promise<void> {
    await until(
      `${wanted} entities in the global service`,
      () => Promise.resolve(this.#world().graph.global.creates.length),
      (count) => count === wanted,
    );
  }

  /** Waits until the status bar shows where requests go, and as which account. */
  async seesTarget(text: string): Promise<void> {
    await this.#world().editor.statusBarItem(`Graph: ${text}`).waitFor();
  }
}
