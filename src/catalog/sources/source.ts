import { t } from '@vscode/l10n';

/** The source of a fact: a hover shows it so that the user can judge its age and check it. */
export interface Source {
  readonly title: string;
  /** A short title, used if there is no room for the full one. */
  readonly label?: () => string;
  readonly url: string;
  /** ISO 8601 date of the text that was read; absent if the page has none. */
  readonly date?: string;
}

/** A reference page of Microsoft Graph beta, by the end of its address; the title shows which kind of page it is. */
export const referencePage = (title: string, slug: string, date?: string): Source => ({
  title,
  label: () => labelOf(title),
  url: `https://learn.microsoft.com/graph/api/${slug}?view=graph-rest-beta`,
  ...(date === undefined ? {} : { date }),
});

/** In the order in which they are tried. */
const kindsOfPages: readonly (readonly [title: RegExp, label: () => string])[] = [
  [/^Create /, () => t('create page')],
  [/^Get /, () => t('get page')],
  [/^List /, () => t('list page')],
  [/^Update /, () => t('update page')],
  [/ action$/, () => t('action page')],
  [/ function$/, () => t('function page')],
];

const labelOf = (title: string): string =>
  kindsOfPages.find(([pattern]) => pattern.test(title))?.[1]() ?? t('resource page');
