import type { BrowserContext } from 'playwright-core';

/** Where in the browser something was seen. */
export type Place = 'shown' | 'message' | 'console' | 'clipboard' | 'request';

/** Something that was seen. */
export interface Seen {
  readonly place: Place;
  readonly text: string;
  /** The URL of the frame where it was, or of the request. */
  readonly url: string;
}

/** The part of a page's global object that is used here: tests are compiled for Node, where the DOM has no types. */
interface PageGlobal {
  seen(place: Place, texts: readonly string[], url: string): void;
  readonly location: { readonly href: string };
  addEventListener(type: string, listener: (event: { readonly data: unknown }) => void, capture: boolean): void;
  setTimeout(run: () => void, milliseconds: number): void;
  readonly document: unknown;
  readonly navigator: { readonly clipboard?: { writeText(text: string): Promise<void> } };
  readonly MutationObserver: new (callback: (records: readonly Mutation[]) => void) => {
    observe(target: unknown, options: object): void;
  };
}

interface Mutation {
  readonly target: PageNode;
  readonly addedNodes: Iterable<PageNode>;
  readonly attributeName: string | null;
}

interface PageNode {
  readonly textContent: string | null;
  readonly outerHTML?: string;
  getAttribute?(name: string): string | null;
}

/**
 * Records, from the first page on, whatever the browser shows in any frame, however briefly, every message that a frame gets,
 * what is copied to the clipboard, what is written to a console, and every request to any host.
 */
export async function observe(context: BrowserContext): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  const known = new Set<string>();
  await context.exposeFunction('seen', (place: Place, texts: readonly string[], url: string) => {
    for (const text of texts) {
      const key = `${place} ${url} ${text}`;
      if (!known.has(key)) seen.push({ place, text, url });
      known.add(key);
    }
  });
  // The compiler of the tests adds calls to this, which name functions.
  await context.addInitScript('globalThis.__name = (named) => named;');
  await context.addInitScript(inPage);
  context.on('console', (message) =>
    seen.push({ place: 'console', text: message.text(), url: message.page()?.url() ?? '' }),
  );
  context.on('request', (request) => {
    const headers = JSON.stringify(request.headers());
    seen.push({
      place: 'request',
      url: request.url(),
      text: `${request.url()}\n${headers}\n${request.postData() ?? ''}`,
    });
  });
  return seen;
}

/** Runs in every frame, before its own scripts. */
function inPage(): void {
  const world = globalThis as unknown as PageGlobal;
  let waiting: string[] = [];
  const show = (text: string | null | undefined): void => {
    if (text === null || text === undefined || text.trim() === '') return;
    if (waiting.length === 0)
      world.setTimeout(() => {
        world.seen('shown', waiting, world.location.href);
        waiting = [];
      }, 100);
    waiting.push(text);
  };
  new world.MutationObserver((records) => {
    for (const { target, addedNodes, attributeName } of records) {
      if (attributeName !== null) show(target.getAttribute?.(attributeName));
      else if (target.outerHTML === undefined) show(target.textContent);
      for (const node of addedNodes) show(node.outerHTML ?? node.textContent);
    }
  }).observe(world.document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['aria-label', 'title', 'value', 'placeholder', 'href'],
  });
  world.addEventListener(
    'message',
    ({ data }) => {
      try {
        world.seen('message', [JSON.stringify(data)], world.location.href);
      } catch {
        // What isn't data, such as a port, contains no text either.
      }
    },
    true,
  );
  const { clipboard } = world.navigator;
  if (clipboard === undefined) return;
  const write = clipboard.writeText.bind(clipboard);
  clipboard.writeText = (text) => {
    world.seen('clipboard', [text], world.location.href);
    return write(text);
  };
}
