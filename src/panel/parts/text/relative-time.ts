import { element } from '../element.ts';
import { relativeTime } from './times.ts';

const secondsBetweenUpdates = 30;

const shown = new Set<WeakRef<HTMLElement>>();
let timer: number | undefined;

/** `3 minutes ago`, kept up to date while it is on the page, without being announced. */
export function relativeTimeElement(milliseconds: number): HTMLElement {
  const made = element('span', { 'data-time': String(milliseconds) }, relativeTime(milliseconds, Date.now()));
  shown.add(new WeakRef(made));
  timer ??= window.setInterval(update, secondsBetweenUpdates * 1000);
  return made;
}

function update(): void {
  const now = Date.now();
  for (const reference of shown) {
    const made = reference.deref();
    if (made?.isConnected !== true) shown.delete(reference);
    else {
      const text = relativeTime(Number(made.dataset['time']), now);
      if (text !== made.textContent) made.textContent = text;
    }
  }
}
