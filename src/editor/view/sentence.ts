/** What a screen reader says about an item: its parts, without the empty ones. */
export const sentence = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');
