/** What a screen reader says of an item: its parts, without those that are empty. */
export const sentence = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');
