import type { Locator, Page } from 'playwright-core';
import { labels, moveMouseAway } from './screen.ts';
import { until } from '../until.ts';

/** How long to wait for a command or a file to be found, which takes longest right after the editor starts. */
const SECONDS_TO_FIND = 60;

const ROW = '.quick-input-widget:visible .monaco-list-row';

/** VS Code's quick input, at the top of its window: the command palette, quick picks and input boxes. */
export class QuickInput {
  readonly #page: Page;
  /** The text box. */
  readonly input: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.input = page.locator('.quick-input-widget:visible input:is([type="text"], [type="password"])');
  }

  /**
   * Opens it with keys, filters its rows and chooses one. The rows are fixed when it opens, and right after the start not all
   * commands and files are known: so it is opened again until the row is there.
   *
   * @param label the whole label of the row, or what comes before one of `mayFollow`
   */
  async open(keys: string, filter: string, label: string, mayFollow: readonly string[]): Promise<void> {
    const row = this.#row(`="${label}"`, ...mayFollow.map((next) => `^="${label}${next}"`));
    let patience = 1000;
    const attempt = async () => {
      await this.#page.keyboard.press(keys);
      try {
        await this.input.fill(filter, { timeout: patience });
        await row.waitFor({ timeout: patience });
        return true;
      } catch (error) {
        await this.#page.keyboard.press('Escape');
        patience *= 2;
        throw error;
      }
    };
    await until(`"${filter}" under ${keys}`, attempt, undefined, SECONDS_TO_FIND);
    // Click only once: a click that takes long still has its effect.
    await row.click();
    await moveMouseAway(this.#page);
    // Not the whole widget: a command may reopen it at once, to ask something.
    await row.waitFor({ state: 'hidden' });
  }

  /** The rows on the screen, which can be chosen. */
  async choices(): Promise<readonly string[]> {
    await this.#rows().first().waitFor();
    return await labels(this.#rows());
  }

  /** Chooses the first row whose label starts with this; long lists show it only if they are filtered. */
  async choose(label: string): Promise<void> {
    await this.input.fill(label);
    await this.#row(`^="${label}"`).click();
    await moveMouseAway(this.#page);
  }

  /** Fills in the open input box, and confirms it. */
  async answer(text: string): Promise<void> {
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  /**
   * Enters the file in VS Code's own file dialog, and confirms it. Until the dialog is ready, it replaces typed text by a
   * folder, so its text has to settle first. While it reads a folder, it ignores Enter, which is therefore pressed until the
   * dialog closes.
   */
  async answerFileDialog(file: string): Promise<void> {
    const input = this.#page.locator('.quick-input-widget:visible input[placeholder="Folder path"]');
    let last = '';
    let reads = 0;
    await until(
      'the file dialog to show its folder',
      () => input.inputValue(),
      (value) => {
        reads = value !== '' && value === last ? reads + 1 : 0;
        last = value;
        return reads === 4;
      },
    );
    await until('the file dialog to close', async () => {
      if (await input.isVisible()) {
        if ((await input.inputValue({ timeout: 1000 })) !== file) await input.fill(file);
        await input.press('Enter');
      }
      await input.waitFor({ state: 'hidden', timeout: 3000 });
      return true;
    });
  }

  #rows(): Locator {
    return this.#page.locator(ROW);
  }

  /** The first row whose label meets one of these conditions. By role, Playwright would look at every element of the window. */
  #row(...conditions: readonly string[]): Locator {
    return this.#page.locator(conditions.map((condition) => `${ROW}[aria-label${condition}]`).join(', ')).first();
  }
}
