/**
 * A text for an item of a list, of a tree or of the status bar, in which VS Code shows icons in place of `$(name)`
 * (vs/base/common/iconLabels.ts). What comes from a file or a service is text: a character of no width between the two keeps it so,
 * also where VS Code knows no escape.
 */
export const withoutIcons = (text: string): string => text.replaceAll('$(', '$\u200b(');
