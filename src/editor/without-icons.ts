/**
 * A text for an item of a list, in which VS Code shows icons in place of `$(name)` (vs/base/common/iconLabels.ts). Names from files
 * and services are text: a backslash keeps them so.
 */
export const withoutIcons = (text: string): string => text.replace(/\$\((?=[A-Za-z0-9-]+(?:~[A-Za-z]+)?\))/g, '\\$(');
