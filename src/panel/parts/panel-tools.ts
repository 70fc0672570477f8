import { t } from '@vscode/l10n';
import { iconButton } from './controls.ts';
import { element } from './element.ts';
import type { Host } from '../host.ts';

/** The buttons for the panel rather than for its content, at the end of its first line. */
export function panelTools(host: Host): HTMLElement {
  const askForHistory = (): void => {
    host.post({ type: 'history' });
  };
  return element(
    'div',
    { class: 'panel-tools', role: 'group', 'aria-label': t('Panel') },
    iconButton(t('History'), 'history', askForHistory, 'history'),
    pinButton(host),
  );
}

/** A pinned panel keeps its content, and the next response opens another panel. */
function pinButton({ state, post }: Host): HTMLElement {
  const made = iconButton(
    t('Pin'),
    'pin',
    () => {
      post({ type: 'pin', pinned: made.getAttribute('aria-pressed') !== 'true' });
    },
    'pin',
  );
  showPinnedOn(made, state.pinned);
  return made;
}

/** Shows on the button whether the panel is pinned. Its name stays the same, because `aria-pressed` says it to screen readers. */
export function showPinnedOn(pin: HTMLElement, pinned: boolean): void {
  pin.setAttribute('aria-pressed', String(pinned));
  pin.title = pinned
    ? t('Unpin: show the next response here')
    : t('Pin: keep this response; the next one opens another panel');
}
