import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { screenshots } from '../folders.ts';
import { CLOSE_EDITORS, OPEN_FILE, SEND_REQUEST } from './keybindings.ts';
import { QuickInput } from './quick-input.ts';
import { labels, moveMouseAway, workbenchRestored } from './screen.ts';
import { until } from '../until.ts';

/** How long to wait for something to appear. Usually that takes a tenth of a second; a busy machine isn't a reason to fail. */
const SECONDS_TO_WAIT = 30;

/** The part of a line on the screen that is read here: the tests are compiled for Node, where the DOM has no types. */
interface ViewLine {
  readonly textContent: string;
  readonly style: { readonly top: string };
}

/** Opens a file by pressing a key. */
type OpenByKey = (file: string, press: () => Promise<void>) => Promise<void>;

/**
 * What a user does in a VS Code window and sees there. Every method waits for what it needs, and throws an error that says what
 * was missing if that doesn't appear in time; none of them sleeps for a fixed time.
 */
export class Editor {
  readonly page: Page;
  /** The folder that the window shows. */
  readonly folder: string;
  /** For quick picks and input boxes. */
  readonly quickInput: QuickInput;
  readonly #openByKey: OpenByKey | undefined;

  /** @param openByKey if the extension for that is installed; without it, files are opened with Quick Open */
  constructor(page: Page, folder: string, openByKey?: OpenByKey) {
    page.setDefaultTimeout(SECONDS_TO_WAIT * 1000);
    this.page = page;
    this.folder = folder;
    this.quickInput = new QuickInput(page);
    this.#openByKey = openByKey;
  }

  // ---- Files and commands

  /**
   * Opens a file of the folder, and puts the cursor in it. If the editor takes the cursor away meanwhile, as it does when it
   * restarts its extensions, the file is opened again.
   */
  async openFile(relativePath: string): Promise<void> {
    const name = path.basename(relativePath);
    let patience = 5000;
    const attempt = async () => {
      await this.#open(path.join(this.folder, relativePath));
      const timeout = patience;
      patience *= 2;
      await this.tab(name).and(this.page.locator('.active')).waitFor({ timeout });
      await this.#textEditor().and(this.page.locator('.focused')).waitFor({ timeout });
      return true;
    };
    await until(`${name} to be open`, attempt, undefined, 2 * SECONDS_TO_WAIT);
  }

  /**
   * Runs a command from the command palette.
   *
   * @param title in full, as the palette shows it: "Graph Run States: Send Request"
   */
  async runCommand(title: string): Promise<void> {
    await this.quickInput.open('F1', `>${title}`, title, [',']);
  }

  /** Sends the request at the cursor, with a key binding of the windows under test. */
  async sendRequest(): Promise<void> {
    await this.page.keyboard.press(SEND_REQUEST);
  }

  /** Resends a request that has succeeded, and confirms that. */
  async sendRequestAgain(): Promise<void> {
    await this.sendRequest();
    await this.dialog('This request already succeeded.').getByRole('button', { name: 'Send Again' }).click();
  }

  /** Reloads the window, and waits until it is back. */
  async reload(): Promise<void> {
    await Promise.all([this.page.waitForEvent('domcontentloaded'), this.runCommand('Developer: Reload Window')]);
    await workbenchRestored(this.page);
  }

  /** Saves the active file, and waits until it has no unsaved changes. */
  async save(): Promise<void> {
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor();
  }

  /** Closes every editor, without saving. */
  async closeEverything(): Promise<void> {
    await this.page.keyboard.press('Escape');
    const tabs = this.page.locator('.tab');
    const press = async () => {
      if ((await tabs.count()) > 0) await this.page.keyboard.press(CLOSE_EDITORS);
      await tabs.first().waitFor({ state: 'detached', timeout: 2000 });
      return true;
    };
    await until('every tab to close', press);
  }

  /** A tab of the editor group that has the cursor. */
  tab(name: string): Locator {
    return this.page.locator(`.editor-group-container.active .tab[data-resource-name="${name}"]`);
  }

  // ---- The text editor

  /** Places the cursor; both start at 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press('Control+G');
    const input = this.quickInput.input;
    await input.fill(`:${line}:${column}`);
    await input.press('Enter');
    await this.statusBarItem(`Ln ${line}, Col ${column}`).waitFor();
    await this.#textEditor().and(this.page.locator('.focused')).waitFor();
  }

  /** Moves the focus from anywhere to the first editor group, which shows a text. */
  async focusText(): Promise<void> {
    await this.page.keyboard.press('Control+1');
    await this.#textEditor().and(this.page.locator('.focused')).waitFor();
  }

  /** Types key by key, so brackets close and suggestions open as they do for a user. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Enters text at once from the clipboard, so no brackets close automatically and no suggestions open. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await this.page.keyboard.press('Control+V');
  }

  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  /** The lines that are scrolled into view in the active editor. */
  async visibleLines(): Promise<readonly string[]> {
    const lines = await this.#textEditor()
      .locator('.view-lines .view-line')
      .evaluateAll((elements: readonly ViewLine[]) =>
        elements.map((element) => ({ top: parseFloat(element.style.top), text: element.textContent })),
      );
    return lines.sort((a, b) => a.top - b.top).map((line) => line.text.replaceAll('\u00a0', ' '));
  }

  /**
   * Waits until a line is in view: VS Code draws what was typed or changed a moment later.
   *
   * @param index in view, from 0; undefined: any
   */
  async shows(line: string | RegExp, index?: number): Promise<void> {
    const matches = (shown = ''): boolean => (typeof line === 'string' ? shown === line : line.test(shown));
    await until(
      `the line ${String(line)}`,
      () => this.visibleLines(),
      (lines) => (index === undefined ? lines.some((shown) => matches(shown)) : matches(lines[index])),
    );
  }

  /** The squiggles in the active editor; more than one element may belong to one problem. */
  squiggles(severity: 'error' | 'warning' | 'info' | 'hint'): Locator {
    return this.#textEditor().locator(`.squiggly-${severity}`);
  }

  /** The text of the hover at the cursor, once it matches. */
  async hover(wanted = /\S/): Promise<string> {
    await this.press('Control+K');
    await this.press('Control+I');
    const contents = this.page.locator('.monaco-hover:not(.hidden) .monaco-hover-content');
    return await until(
      'a hover',
      async () => (await contents.allInnerTexts()).join('\n'),
      (text) => wanted.test(text),
    );
  }

  /**
   * Applies a quick fix at the cursor. Asked too early, VS Code says that there are none, or nothing; asked while it shows
   * them, it applies one automatically.
   */
  async quickFix(title: string): Promise<void> {
    const widget = this.page.locator('.action-widget');
    const fix = widget.getByText(title, { exact: true });
    const none = this.page.getByText('No code actions available');
    let patience = 5000;
    const attempt = async () => {
      await this.press('Escape');
      await widget.and(this.page.locator(':visible')).first().waitFor({ state: 'hidden' });
      await none.waitFor({ state: 'hidden' });
      await this.press('Control+.');
      const timeout = patience;
      patience *= 2;
      await fix.or(none).first().waitFor({ timeout });
      if (!(await fix.isVisible())) throw new Error('VS Code offers none yet');
      return true;
    };
    await until(`the fix "${title}"`, attempt, undefined, 2 * SECONDS_TO_WAIT);
    await fix.click();
  }

  /** Opens the suggestions at the cursor, or reads those that are open. */
  async suggestions(): Promise<readonly string[]> {
    const widget = this.page.locator('.suggest-widget.visible');
    if ((await widget.count()) === 0) await this.press('Control+Space');
    const names = widget.locator('.monaco-list-row .label-name');
    return await until(
      'suggestions',
      () => names.allInnerTexts(),
      (texts) => texts.length > 0,
    );
  }

  /** The code lenses above a line ("Send Request"). VS Code asks for them only while the text has the focus. */
  codeLens(title: string): Locator {
    return this.#textEditor().locator('.codelens-decoration a', { hasText: title });
  }

  // ---- Around the text

  /** The rows of the Problems panel without those of files, once there are as many as expected (or any). */
  async problems(count?: number): Promise<readonly string[]> {
    await this.runCommand('Problems: Focus on Problems View');
    const rows = this.page.locator('.markers-panel .monaco-list-row[aria-level="2"]');
    return await until(
      count === undefined ? 'problems' : `${count} problems`,
      () => labels(rows),
      (found) => (count === undefined ? found.length > 0 : found.length === count),
    );
  }

  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text });
  }

  /** The tooltip of an element, once it has this text. If it appears and disappears, the mouse is moved there again. */
  async tooltip(element: Locator, text: string): Promise<Locator> {
    const tooltip = this.page.locator('.monaco-hover:not(.hidden)').filter({ hasText: text });
    await until(`a tooltip with ${text}`, async () => {
      await moveMouseAway(this.page);
      await element.hover();
      await tooltip.waitFor({ timeout: 3000 });
      return true;
    });
    return tooltip;
  }

  /** A notification that is on the screen. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast').filter({ hasText: text });
  }

  /** A modal dialog; its buttons are `.getByRole('button', { name })`. */
  dialog(text: string | RegExp): Locator {
    return this.page.locator('.monaco-dialog-box').filter({ hasText: text });
  }

  // ---- Webviews and pictures

  /**
   * The frame of the visible webview that contains such an element. Webviews are frames in frames; hidden ones stay around.
   *
   * @param selector for example `[data-testid="status"]`
   */
  async webview(selector: string): Promise<Frame> {
    const found = await until(
      `a webview with ${selector}`,
      () => this.#frameWith(selector),
      (frame) => frame !== undefined,
    );
    if (found === undefined) throw new Error(`No webview has ${selector}`);
    return found;
  }

  /** The text of the element of a webview with this `data-testid`. */
  async webviewText(testId: string): Promise<string> {
    const selector = `[data-testid="${testId}"]`;
    return await (await this.webview(selector)).locator(selector).first().innerText();
  }

  /** Saves a screenshot. @returns its path */
  async screenshot(name: string): Promise<string> {
    await mkdir(screenshots, { recursive: true });
    const file = path.join(screenshots, `${name}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  // ---- What the methods above share

  /** For a full path, Quick Open offers nothing else; for any other text, it adds what it finds while a row is being clicked. */
  async #open(file: string): Promise<void> {
    if (this.#openByKey) await this.#openByKey(file, () => this.page.keyboard.press(OPEN_FILE));
    else await this.quickInput.open('Control+P', file, path.basename(file), [',', ' ']);
  }

  #textEditor(): Locator {
    return this.page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
  }

  async #frameWith(selector: string): Promise<Frame | undefined> {
    for (const frame of this.page.frames()) {
      if (frame === this.page.mainFrame() || (await frame.locator(selector).count()) === 0) continue;
      const element = await frame.frameElement();
      const isVisible = await element.isVisible();
      // A handle that isn't disposed stays in the memory of the window, with everything in the frame.
      await element.dispose();
      if (isVisible) return frame;
    }
    return undefined;
  }
}
