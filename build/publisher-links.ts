/** What package.json says about where the extension comes from. */
export interface PublisherLinks {
  readonly homepage: string;
  readonly bugs: { readonly url: string };
  readonly qna: string;
  readonly badges: readonly { readonly url: string; readonly href: string; readonly description: string }[];
  /** Options of vsce: where the relative links and pictures of README.md lead. */
  readonly vsce: { readonly baseContentUrl: string; readonly baseImagesUrl: string };
}

/**
 * The links that derive from the address of the repository, so that a publisher fills it in in one place only.
 *
 * @param repository `repository.url` of package.json
 * @param license `license` of package.json
 */
export function publisherLinks(repository: string, license: string): PublisherLinks {
  const web = repository.replace(/^git\+/, '').replace(/\.git$/, '');
  return {
    homepage: `${web}#readme`,
    bugs: { url: `${web}/issues` },
    qna: `${web}/discussions`,
    badges: [
      {
        url: `https://img.shields.io/badge/license-${license}-blue`,
        href: `${web}/blob/HEAD/LICENSE`,
        description: `License: ${license}`,
      },
    ],
    vsce: { baseContentUrl: `${web}/blob/HEAD`, baseImagesUrl: `${web}/raw/HEAD` },
  };
}
