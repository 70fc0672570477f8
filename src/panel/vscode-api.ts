import type { PageState } from './page-state.ts';
import type { FromPanel } from './protocol/protocol.ts';

/** What VS Code provides to the page of a webview. */
export interface VsCodeApi {
  postMessage(message: FromPanel): void;
  /** The last argument of setState, also from before this page was reloaded; undefined if there was none. */
  getState(): unknown;
  setState(state: PageState): void;
}

declare global {
  /** May be called once per page. */
  function acquireVsCodeApi(): VsCodeApi;
}
