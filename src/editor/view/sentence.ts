/** The text that a screen reader reads for an item: its parts, without the empty ones. */
export const sentence = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');
