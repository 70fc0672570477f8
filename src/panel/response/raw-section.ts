import { t } from '@vscode/l10n';
import { element } from '../parts/element.ts';
import type { Host } from '../host.ts';
import type { BodyPart, ResponseView } from '../protocol/protocol.ts';
import { visibleText } from '../parts/text/visible-text.ts';
import { colouredCode } from './coloured-code.ts';
import { PagedText } from './paged-text.ts';

/** The maximum number of characters of the headers to show here; the tab of the headers has all of them. */
const longestHead = 20_000;

/** The response as received: status, headers, and the body, which is requested from the host when the tab is first shown. */
export class RawSection {
  readonly element: HTMLElement;
  readonly #view: ResponseView;
  readonly #text: PagedText;
  #isShown = false;

  constructor(id: string, view: ResponseView, host: Host) {
    this.#view = view;
    this.#text = new PagedText({
      id: 'raw',
      label: t('Raw response'),
      ask: (index) => {
        host.post({ type: 'bodyPart', id, layout: 'received', index });
      },
      draw: (visible, place) => {
        const added = colouredCode(visible, false);
        place.append(added);
        return added;
      },
    });
    this.element = element('div', {}, this.#text.element);
  }

  /** The tab is shown. */
  show(): void {
    if (this.#isShown) return;
    this.#isShown = true;
    const { statusLine, headers, body } = this.#view;
    const head = [statusLine, ...headers.map(({ name, value }) => `${name}: ${value}`)]
      .join('\n')
      .slice(0, longestHead);
    this.#text.pre.append(element('code', {}, visibleText(`${head}\n\n`)));
    if (body === undefined || body.length === 0) return;
    // A body that isn’t JSON came with the response.
    this.#text.begin(body.isJson ? undefined : body.first);
  }

  receive(index: number, part: BodyPart | undefined): void {
    if (this.#isShown) this.#text.receive(index, part);
  }
}
