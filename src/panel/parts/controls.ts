// Controls that look like VS Code's own. Only those components of the library are bundled that are imported here.
import '@vscode-elements/elements/dist/vscode-badge/index.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import { element } from './element.ts';
import { icon, type IconName } from './icons.ts';
import { visibleText } from './text/visible-text.ts';

interface ButtonOptions {
  /** Keeps the focus when the page is drawn again. */
  readonly id?: string;
  readonly icon?: IconName;
  /** Stands out as the next thing to do. */
  readonly primary?: boolean;
}

/** A button with a label. */
export function button(label: string, onClick: () => void, options: ButtonOptions = {}): HTMLElement {
  const made = element('vscode-button', {
    // The component sets it itself, but too late for focus that is moved here immediately.
    tabindex: '0',
    ...(options.id === undefined ? {} : { id: options.id }),
    ...(options.primary === true ? {} : { secondary: '' }),
  });
  if (options.icon !== undefined) {
    const drawing = icon(options.icon);
    drawing.setAttribute('slot', 'content-before');
    made.append(drawing);
  }
  made.append(visibleText(label));
  made.addEventListener('click', onClick);
  made.addEventListener('keydown', (event) => {
    // The component clicks on Space; the page must not scroll as well.
    if (event.key === ' ') event.preventDefault();
  });
  return made;
}

/** Changes the label of a button. */
export const relabel = (made: HTMLElement, label: string): void => {
  made.lastChild?.replaceWith(visibleText(label));
};

/** A button that shows only an icon: `label` says what it does. `id` keeps the focus when the page is drawn again. */
export function iconButton(label: string, name: IconName, onClick: () => void, id?: string): HTMLButtonElement {
  const made = element(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label, ...(id !== undefined && { id }) },
    icon(name),
  );
  made.addEventListener('click', onClick);
  return made;
}

/** A link to a page of the reference, which the host opens: the page of the webview contains no addresses. */
export function link(label: Node | string, onClick: () => void): HTMLElement {
  const made = element('button', { type: 'button', class: 'link', role: 'link' }, label);
  made.addEventListener('click', onClick);
  return made;
}

export const badge = (text: string): HTMLElement => element('vscode-badge', {}, text);
