/** What the page keeps while VS Code has it put away: how the reader had it, never what it showed. */
export interface PageState {
  /** The send whose response was shown; 0 before the first. */
  readonly id: number;
  /** In CSS pixels. */
  readonly scrollY: number;
  readonly headersOpen: boolean;
  /** Whether a JSON body is shown as it came rather than laid out. */
  readonly asReceived: boolean;
}

export const initialState: PageState = { id: 0, scrollY: 0, headersOpen: false, asReceived: false };

/** Takes what VS Code kept; a state that another version of the page has written counts for what fits. */
export function pageStateFrom(kept: unknown): PageState {
  if (typeof kept !== 'object' || kept === null) return initialState;
  const { id, scrollY, headersOpen, asReceived } = kept as Readonly<Record<string, unknown>>;
  return {
    id: typeof id === 'number' ? id : initialState.id,
    scrollY: typeof scrollY === 'number' ? scrollY : initialState.scrollY,
    headersOpen: typeof headersOpen === 'boolean' ? headersOpen : initialState.headersOpen,
    asReceived: typeof asReceived === 'boolean' ? asReceived : initialState.asReceived,
  };
}
