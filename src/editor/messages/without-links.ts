/**
 * A text that VS Code shows in a notification, a progress or a box, where it makes links of `[words](address)`, commands among the
 * addresses (vs/base/common/linkedText.ts). Names from files and services are in many of the texts: a blank between the two makes
 * them text, and leaves `value[0]` as it is.
 */
export const withoutLinks = (text: string): string => text.replaceAll('](', '] (');
