import type { PageState } from './page-state.ts';
import type { FromPanel } from './protocol/protocol.ts';

/** What the parts of the page need from the page. */
export interface Host {
  readonly state: PageState;
  readonly keep: (change: Partial<PageState>) => void;
  readonly post: (message: FromPanel) => void;
  /** Copies a text; the button that was clicked then says so. */
  readonly copy: (button: HTMLElement, what: string, message: FromPanel) => void;
}
