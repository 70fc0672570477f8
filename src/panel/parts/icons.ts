const svg = 'http://www.w3.org/2000/svg';

/** Paths in a view box of 16 by 16, drawn without fill. */
const strokes = {
  success: 'M8 1.5A6.5 6.5 0 1 1 7.99 1.5Z M5 8.2 7.2 10.4 11.2 5.8',
  failure: 'M8 1.5A6.5 6.5 0 1 1 7.99 1.5Z M5.6 5.6 10.4 10.4 M10.4 5.6 5.6 10.4',
  uncertain: 'M8 1.5A6.5 6.5 0 1 1 7.99 1.5Z M6 6.2A2 2 0 1 1 8.6 8.1Q8 8.4 8 9.3 M8 11.4V11.5',
  notice: 'M8 1.5A6.5 6.5 0 1 1 7.99 1.5Z M8 4.6V8.6 M8 11.1V11.2',
  waiting: 'M8 1.5A6.5 6.5 0 1 1 7.99 1.5Z M8 4.5V8.2L10.4 9.8',
  sending: 'M2 8H13 M9 4 13 8 9 12',
  copy: 'M5.5 5.5V2.5H13.5V10.5H10.5 M2.5 5.5H10.5V13.5H2.5Z',
  done: 'M3 8.5 6.5 12 13 4.5',
  again: 'M13 8A5 5 0 1 1 11.2 4.2 M11.5 1.5V4.5H8.5',
  history: 'M3 8A5.2 5.2 0 1 0 4.8 4.1 M4.5 1.5V4.5H7.5 M8 5.3V8.3L10 9.6',
  source: 'M5.5 4.5 2 8 5.5 11.5 M10.5 4.5 14 8 10.5 11.5',
  pin: 'M6 2.5H10L9.6 6.5 12 9H4L6.4 6.5Z M8 9V14',
  document: 'M3.5 1.5H9.5L12.5 4.5V14.5H3.5Z M9.5 1.5V4.5H12.5',
  compare: 'M2.5 3.5H7V12.5H2.5Z M9 3.5H13.5V12.5H9Z',
  save: 'M8 2V10 M4.8 7 8 10.2 11.2 7 M2.5 13.5H13.5',
  back: 'M13 8H3 M7 4 3 8 7 12',
  stop: 'M4 4H12V12H4Z',
  open: 'M6 4 10 8 6 12',
  ascending: 'M8 13V3 M4.5 6.5 8 3 11.5 6.5',
  descending: 'M8 3V13 M4.5 9.5 8 13 11.5 9.5',
} as const;

export type IconName = keyof typeof strokes;

/** An icon. It is decorative: the words beside it, or the label of its button, say what it means. */
export function icon(name: IconName, className = 'icon'): SVGElement {
  const made = document.createElementNS(svg, 'svg');
  made.setAttribute('viewBox', '0 0 16 16');
  made.setAttribute('class', className);
  made.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', strokes[name]);
  made.append(path);
  return made;
}
