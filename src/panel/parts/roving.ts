/**
 * Makes the buttons of a table a single tab stop: the arrow keys move between its rows and within a row, Home and End to its first
 * and last row.
 */
export function roving(table: HTMLElement): void {
  const buttonsOf = (part: Element): HTMLElement[] =>
    [...part.querySelectorAll<HTMLElement>('button')].filter((button) => button.checkVisibility());

  const enter = (button: HTMLElement): void => {
    for (const other of table.querySelectorAll<HTMLElement>('button[tabindex="0"]')) other.tabIndex = -1;
    button.tabIndex = 0;
  };

  table.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target.matches('button')) enter(target);
  });
  table.addEventListener('keydown', (event) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !target.matches('button')) return;
    const next = neighbour(target, event.key);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });

  function neighbour(from: HTMLElement, key: string): HTMLElement | undefined {
    const row = from.closest('tr');
    const rows = [...table.querySelectorAll('tr')].map(buttonsOf).filter((buttons) => buttons.length > 0);
    const y = rows.findIndex((buttons) => buttons[0]?.closest('tr') === row);
    const x = rows[y]?.indexOf(from) ?? 0;
    switch (key) {
      case 'ArrowDown':
        return rows[y + 1]?.[x] ?? rows[y + 1]?.at(-1);
      case 'ArrowUp':
        return rows[y - 1]?.[x] ?? rows[y - 1]?.at(-1);
      case 'ArrowRight':
        return rows[y]?.[x + 1];
      case 'ArrowLeft':
        return rows[y]?.[x - 1];
      case 'Home':
        return rows[0]?.[0];
      case 'End':
        return rows.at(-1)?.[0];
      default:
        return undefined;
    }
  }

  // Tab moves to the first button; buttons that are added later become part of the same tab stop.
  const settle = (): void => {
    const buttons = [...table.querySelectorAll<HTMLElement>('button')];
    for (const button of buttons) if (!button.hasAttribute('tabindex')) button.tabIndex = -1;
    if (!buttons.some(({ tabIndex }) => tabIndex === 0) && buttons[0]) buttons[0].tabIndex = 0;
  };
  new MutationObserver(settle).observe(table, { childList: true, subtree: true });
  settle();
}
