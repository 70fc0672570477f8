import { t } from '@vscode/l10n';
import { iconButton } from './controls.ts';
import { element } from './element.ts';
import type { Host } from '../host.ts';

/** What concerns the panel rather than what it shows: at the end of its first line. */
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

/** Pinned, the panel keeps what it shows, and the next response opens another. */
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

/** Shows on the button whether the panel is pinned. Its name stays: for a screen reader, `aria-pressed` says the rest. */
export function showPinnedOn(pin: HTMLElement, pinned: boolean): void {
  pin.setAttribute('aria-pressed', String(pinned));
  pin.title = pinned
    ? t('Unpin: show the next response here')
    : t('Pin: keep this response; the next one opens another panel');
}
