// The response panel inside a real VS Code, with messages like those of the host, and what axe reports about it.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';
import type { Editor } from '../../host/screen/editor.ts';
import { until } from '../../host/until.ts';

/** One theme of each kind, with the name that webviews have for the kind. */
export const themes = [
  { name: 'Default Light Modern', kind: 'vscode-light' },
  { name: 'Default Dark Modern', kind: 'vscode-dark' },
  { name: 'Default High Contrast', kind: 'vscode-high-contrast' },
  { name: 'Default High Contrast Light', kind: 'vscode-high-contrast-light' },
] as const;

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Opens the panel, and waits until it has the focus. */
export async function focusPanel(editor: Editor): Promise<Frame> {
  await editor.runCommand('Graph Run States: Focus Response');
  const frame = await editor.webview('#root');
  await until(
    'the panel to have the focus',
    () => frame.evaluate<boolean>('document.hasFocus()'),
    (focused) => focused,
  );
  return frame;
}

/**
 * Clicks a button of the visible panel. If another panel replaces it meanwhile, its page is gone before the click, and the
 * button of the new panel is clicked.
 */
export async function clickInPanel(editor: Editor, name: string): Promise<void> {
  await until(`the button ${name}`, async () => {
    const button = (await editor.webview('#root')).getByRole('button', { name, exact: true });
    await button.click({ timeout: 3000 });
    return true;
  });
}

/** Changes the theme of the window, and waits until the page has it. */
export async function setTheme(editor: Editor, frame: Frame, { name, kind }: (typeof themes)[number]): Promise<void> {
  const folder = path.join(editor.folder, '.vscode');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'settings.json'), JSON.stringify({ 'workbench.colorTheme': name }));
  await until(
    `the theme ${name}`,
    () => frame.evaluate<string | undefined>('document.body.dataset.vscodeThemeKind'),
    (shown) => shown === kind,
  );
}

/** Restores the theme of the window. */
export const resetTheme = (editor: Editor): Promise<void> =>
  rm(path.join(editor.folder, '.vscode/settings.json'), { force: true });

/** Posts a message as the host does, and waits until it is handled and drawn. */
export async function post(frame: Frame, message: unknown): Promise<void> {
  await frame.evaluate(`new Promise((done) => {
    addEventListener('message', () => requestAnimationFrame(() => requestAnimationFrame(done)), { once: true });
    window.postMessage(${JSON.stringify(message)}, '*');
  })`);
}

/** The contrast between what a selector finds and the background of the page, by the formula of WCAG 2.2. */
export const contrastsOf = (frame: Frame, selector: string): Promise<number[]> =>
  frame.evaluate<number[]>(`(() => {
    const luminance = (colour) => {
      const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((value) => value / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const background = luminance(getComputedStyle(document.body).backgroundColor);
    return Array.from(document.querySelectorAll(${JSON.stringify(selector)}), (found) => {
      const own = luminance(getComputedStyle(found).color);
      return (Math.max(own, background) + 0.05) / (Math.min(own, background) + 0.05);
    });
  })()`);

/** What axe reports about the page, one line each. The policy of the page doesn't apply to what this runs. */
export async function violations(frame: Frame): Promise<string[]> {
  if (!(await frame.evaluate<boolean>(`'axe' in window`))) await frame.evaluate(await readFile(axe, 'utf8'));
  const { violations: found } = await frame.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })`,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
