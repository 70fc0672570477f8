// Shared by everything that reads the screen of VS Code.
import type { Locator, Page } from 'playwright-core';
import { until } from '../until.ts';

/** The part of an element that is read here: the tests are compiled for Node, where the DOM has no types. */
interface Labelled {
  readonly ariaLabel: string | null;
}

/** What a screen reader says for each element. */
export function labels(elements: Locator): Promise<readonly string[]> {
  return elements.evaluateAll((found: readonly Labelled[]) => found.map((element) => element.ariaLabel ?? ''));
}

/** Moves it to the empty middle of the status bar: where it was, it would open hovers. */
export async function moveMouseAway(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await page.mouse.move(width / 2, height - 5);
}

/** Waits until VS Code has restored its editors: before that, one of them may still take the focus from what a test has opened. */
export async function workbenchRestored(page: Page): Promise<void> {
  const mark = 'code/LifecyclePhase/Restored';
  await until(
    'the workbench',
    () => page.evaluate<number>(`performance.getEntriesByName('${mark}').length`),
    (marks) => marks > 0,
    60,
  );
}
