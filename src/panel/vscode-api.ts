import type { PageState } from './page-state.ts';
import type { FromPanel } from './protocol/protocol.ts';

/** What VS Code gives to the page of a webview. */
export interface VsCodeApi {
  postMessage(message: FromPanel): void;
  /** What setState was last given, also by an earlier life of this page; undefined before. */
  getState(): unknown;
  setState(state: PageState): void;
}

declare global {
  /** May be called once per page. */
  function acquireVsCodeApi(): VsCodeApi;
}
