import type { ResponseView } from './protocol.ts';

const svg = 'http://www.w3.org/2000/svg';

const strokes: Readonly<Record<ResponseView['tone'], string>> = {
  success: 'M5 8.2 7.2 10.4 11.2 5.8',
  failure: 'M5.6 5.6 10.4 10.4 M10.4 5.6 5.6 10.4',
  notice: 'M8 4.6V8.6 M8 11.1V11.2',
};

/** A check, a cross or an exclamation mark in a circle. Decoration: the headline says it in words. */
export function toneIcon(tone: ResponseView['tone']): SVGElement {
  const icon = document.createElementNS(svg, 'svg');
  for (const [name, value] of [
    ['viewBox', '0 0 16 16'],
    ['class', 'tone-icon'],
    ['aria-hidden', 'true'],
  ] as const) {
    icon.setAttribute(name, value);
  }
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', `M8 1.5A6.5 6.5 0 1 1 7.99 1.5Z ${strokes[tone]}`);
  icon.append(path);
  return icon;
}
