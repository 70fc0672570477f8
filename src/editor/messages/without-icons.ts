/**
 * A text for an item in a list, a tree or the status bar, where VS Code shows icons in place of `$(name)` (vs/base/common/iconLabels.ts).
 * What comes from a file or a service must stay text: a zero-width character between `$` and `(` ensures that, also where VS Code supports
 * no escape.
 */
export const withoutIcons = (text: string): string => text.replaceAll('$(', '$\u200b(');
