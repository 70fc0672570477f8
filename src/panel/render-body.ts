import { count, element } from './element.ts';
import { formatJson } from './json-format.ts';
import { escapeTokens, jsonTokens, tokenKinds } from './json-tokens.ts';
import { inSteps } from './show-more.ts';
import { pageAt } from './text-pages.ts';

/** The longest text that is laid out as JSON, before and after; in characters. It takes some 50 ms. */
const FORMAT_LIMIT = 2_000_000;
const SHOWN_AT_ONCE = 50_000;

export const COPY_BODY = 'Copy Body';

interface BodyOptions {
  readonly body: string;
  readonly omitted: number;
  readonly asReceived: boolean;
  readonly onAsReceived: (asReceived: boolean) => void;
  readonly onCopy: () => void;
}

export function renderBody({ body, omitted, asReceived, onAsReceived, onCopy }: BodyOptions): HTMLElement {
  const formatted = formatJson(body, FORMAT_LIMIT);
  const shown = element('div');
  const show = (raw: boolean): void => {
    shown.replaceChildren(...renderText(raw ? body : (formatted ?? body), formatted !== undefined));
  };

  const buttons = element('div', { class: 'buttons' });
  if (formatted !== undefined && formatted !== body) {
    let raw = asReceived;
    const toggle = element('button', { type: 'button', id: 'layout' });
    const label = (): void => {
      toggle.textContent = raw ? 'Show Formatted' : 'Show as Received';
    };
    toggle.addEventListener('click', () => {
      raw = !raw;
      label();
      show(raw);
      onAsReceived(raw);
    });
    label();
    buttons.append(toggle);
  }
  if (body !== '' || omitted > 0) {
    const copy = element('button', { type: 'button', id: 'copy-body' }, COPY_BODY);
    copy.addEventListener('click', onCopy);
    buttons.append(copy);
  }
  show(asReceived);

  return element(
    'section',
    { 'aria-labelledby': 'body-heading' },
    element(
      'div',
      { class: 'section-line' },
      element('h2', { id: 'body-heading' }, 'Body'),
      element('p', { class: 'muted' }, size(body, omitted)),
      buttons,
    ),
    shown,
    ...(omitted > 0
      ? [
          element(
            'p',
            { class: 'omitted', 'data-testid': 'omitted' },
            `The last ${count(omitted, 'character')} of the body are not shown here. ${COPY_BODY} takes all of it.`,
          ),
        ]
      : []),
  );
}

function size(body: string, omitted: number): string {
  if (body === '' && omitted === 0) return 'The body is empty.';
  return count(body.length + omitted, 'character');
}

function renderText(text: string, isJson: boolean): HTMLElement[] {
  clearColours();
  if (text === '') return [];
  const pre = element('pre', { 'data-testid': 'body' });
  const shown = element('div', {}, pre);
  inSteps(shown, {
    total: text.length,
    unit: 'character',
    add: (from) => {
      const { end, visible } = pageAt(text, from, SHOWN_AT_ONCE);
      const added = element('code', {}, visible);
      pre.append(added);
      if (added.firstChild instanceof Text) colour(added.firstChild, isJson);
      return { end, added };
    },
  });
  return [shown];
}

/** Colours by ranges of the text node: the body stays one text, however many tokens it has. */
function colour(node: Text, isJson: boolean): void {
  for (const { kind, start, end } of isJson ? jsonTokens(node.data) : escapeTokens(node.data)) {
    const highlight = CSS.highlights.get(kind) ?? new Highlight();
    highlight.add(new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }));
    CSS.highlights.set(kind, highlight);
  }
}

function clearColours(): void {
  for (const kind of tokenKinds) CSS.highlights.delete(kind);
}
