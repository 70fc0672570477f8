import type { Locator, Page } from 'playwright-core';
import { labels, moveMouseAway } from './screen.ts';
import { until } from '../until.ts';

/** For a command or a file to be found, which right after the start of the editor takes longest. */
const SECONDS_TO_FIND = 60;

const ROW = '.quick-input-widget:visible .monaco-list-row';

/** Where VS Code asks, at the top of its window: the command palette, quick picks and input boxes. */
export class QuickInput {
  readonly #page: Page;
  /** Where a person types. */
  readonly input: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.input = page.locator('.quick-input-widget:visible input:is([type="text"], [type="password"])');
  }

  /**
   * Opens it with keys, filters what it offers and chooses a row. That is fixed when it opens, and right after the start
   * neither commands nor files are all known: so it is opened again until the row is there.
   *
   * @param label all that the row says, or what comes before one of `mayFollow`
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
    // Once only: a click that takes long has been carried out all the same.
    await row.click();
    await moveMouseAway(this.#page);
    // Not the whole widget: a command may open it again at once, for a question.
    await row.waitFor({ state: 'hidden' });
  }

  /** What can be chosen now: the rows on the screen. */
  async choices(): Promise<readonly string[]> {
    await this.#rows().first().waitFor();
    return await labels(this.#rows());
  }

  /** Chooses the first row whose label starts with this; long lists show it only when they are filtered. */
  async choose(label: string): Promise<void> {
    await this.input.fill(label);
    await this.#row(`^="${label}"`).click();
    await moveMouseAway(this.#page);
  }

  /** Fills in the input box that is open, and confirms it. */
  async answer(text: string): Promise<void> {
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  /**
   * Names the file in VS Code's own file dialog, and confirms it. The dialog puts a folder of its own in place of what is typed
   * before it listens, so what it shows has to settle first, and takes no Enter while it looks at a folder: so it is told until it goes.
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

  /** The first row whose label is as one of these says. By role, Playwright would look at every element of the window. */
  #row(...conditions: readonly string[]): Locator {
    return this.#page.locator(conditions.map((condition) => `${ROW}[aria-label${condition}]`).join(', ')).first();
  }
}
