import { t } from '@vscode/l10n';

/** Where a fact was read: what a hover prints so that a reader can judge its age and go and look. */
export interface Source {
  readonly title: string;
  /** What it is called where there is no room for the title. */
  readonly label?: () => string;
  readonly url: string;
  /** ISO 8601 date of the text that was read; absent where the page carries none. */
  readonly date?: string;
}

/** A reference page of Microsoft Graph beta, by the end of its address; its title says of what kind it is. */
export const referencePage = (title: string, slug: string, date?: string): Source => ({
  title,
  label: () => labelOf(title),
  url: `https://learn.microsoft.com/graph/api/${slug}?view=graph-rest-beta`,
  ...(date === undefined ? {} : { date }),
});

/** In the order in which they are looked for. */
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
