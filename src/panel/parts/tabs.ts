import { element } from './element.ts';

export interface Tab {
  /** Identifies it in the state of the page. */
  readonly id: string;
  readonly label: string;
  readonly content: HTMLElement;
}

/**
 * Tabs by the WAI-ARIA pattern: the tab list is a single tab stop; the arrow keys, Home and End choose a tab.
 *
 * @param label the name of what the tabs show
 * @param chosen the id of the tab to begin with; the first tab if there is no such id
 * @param changed receives the id of the tab that the user has chosen
 */
export function tabs(label: string, all: readonly Tab[], chosen: string, changed: (id: string) => void): HTMLElement {
  const buttons = all.map(({ id, label: name }) =>
    element(
      'button',
      { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': `panel-${id}`, class: 'tab' },
      name,
    ),
  );
  const panels = all.map(({ id, content }) =>
    element(
      'div',
      { role: 'tabpanel', id: `panel-${id}`, 'aria-labelledby': `tab-${id}`, class: 'tab-panel' },
      content,
    ),
  );
  const choose = (index: number): void => {
    for (const [other, button] of buttons.entries()) {
      button.setAttribute('aria-selected', String(other === index));
      button.tabIndex = other === index ? 0 : -1;
    }
    for (const [other, panel] of panels.entries()) panel.hidden = other !== index;
  };
  for (const [index, button] of buttons.entries()) {
    const chooseByUser = (to: number): void => {
      const next = buttons[to];
      if (next === undefined) return;
      choose(to);
      next.focus();
      changed(all[to]?.id ?? '');
    };
    button.addEventListener('click', () => {
      chooseByUser(index);
    });
    button.addEventListener('keydown', (event) => {
      const to = neighbour(event.key, index, buttons.length);
      if (to === undefined) return;
      event.preventDefault();
      chooseByUser(to);
    });
  }
  choose(
    Math.max(
      0,
      all.findIndex(({ id }) => id === chosen),
    ),
  );
  return element(
    'section',
    { class: 'tabs', 'aria-label': label },
    element('div', { role: 'tablist', 'aria-label': label, class: 'tab-list' }, ...buttons),
    ...panels,
  );
}

function neighbour(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (index + 1) % count;
    case 'ArrowLeft':
      return (index + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
