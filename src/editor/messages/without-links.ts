/**
 * A text for a notification, a progress message or an input box, where VS Code makes links of `[words](address)`, which may run commands
 * (vs/base/common/linkedText.ts). Many of the texts contain names from files and services: a space between `]` and `(` keeps them text, and
 * leaves `value[0]` as it is.
 */
export const withoutLinks = (text: string): string => text.replaceAll('](', '] (');
