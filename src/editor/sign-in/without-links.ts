/** A text with names from outside for a notification, in which `[…](…)` would be a link. */
export const withoutLinks = (text: string): string => text.replaceAll('[', '(').replaceAll(']', ')');
